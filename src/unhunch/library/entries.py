"""Files to entries: every row and movement with its values, lines and references, before anything is resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from unhunch.base.problems import Problem, did_you_mean
from unhunch.library.files import DataFile, decode
from unhunch.library.shapes import MOVEMENT, SINGULAR, TABLES
from unhunch.wire.kinds import BAD, Page, Reference, Shape, read_fields
from unhunch.wire.yaml_tree import Fields, Items, Node, Scalar, line_at, read_tree


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table or one movement file, as read."""

    table: str
    id: str
    file: str
    node: Fields
    values: Mapping[str, Any]
    complete: bool
    """Every required field could be read; an incomplete entry only lends its id."""

    def line(self, *path: str | int) -> int:
        """Return the line of the field or item at `path`, or of the nearest one above it."""
        return line_at(self.node, *path)

    def error(self, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return an error that stands at `path`."""
        return Problem(self.file, self.line(*path), "error", message, hint)

    def warning(self, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return a warning that stands at `path`."""
        return Problem(self.file, self.line(*path), "warning", message, hint)


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything read, by table and id."""

    by_table: Mapping[str, dict[str, Entry]]
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def of(self, table: str) -> list[Entry]:
        """Return the complete entries of a table, in the order of reading."""
        return [entry for entry in self.by_table[table].values() if entry.complete]


def read_entries(files: tuple[DataFile, ...]) -> Entries:
    """Return the entries of all files; what cannot be read is among the problems."""
    entries = Entries({table: {} for table in (*TABLES, "movements")})
    built_in: set[tuple[str, str]] = set()
    for file in files:
        page = Page(file.shown)
        text, fault = decode(file)
        if fault is not None:
            entries.problems.append(fault)
            continue
        tree, problems = read_tree(text, file.shown)
        entries.problems.extend(problems)
        if tree is not None:
            for entry in _entries_of(file, tree, page):
                _add(entry, file, entries, built_in)
        entries.problems.extend(page.problems)
        entries.references.extend(page.references)
    _check_references(entries)
    return entries


def _entries_of(file: DataFile, tree: Node, page: Page) -> list[Entry]:
    """Return the entries of one file."""
    if file.table == "movements":
        if not isinstance(tree, Fields):
            page.expected("the fields of one movement", tree, "the file", "see docs/movement-format.md")
            return []
        return _entry(file, tree, MOVEMENT, page)
    if not isinstance(tree, Items):
        page.expected(f"a list of {file.table}", tree, "the file", "begin each one with '- id: ...'")
        return []
    found: list[Entry] = []
    for row in tree.items:
        if isinstance(row, Fields):
            found += _entry(file, row, TABLES[file.table], page)
        else:
            page.expected("a mapping", row, f"a row of {file.table}")
    return found


def _entry(file: DataFile, node: Fields, shape: Shape, page: Page) -> list[Entry]:
    """Return the entry of a mapping, if it has an id at all."""
    values = read_fields(node, "", shape, page)
    complete = all(name in values for name, slot in shape.items() if slot.required)
    identity = values.get("id", BAD)
    if identity is BAD:
        return []
    if file.table == "movements" and identity != file.stem:
        message = f"id {identity!r} differs from the file's name {file.stem!r}"
        page.wrong(line_at(node, "id"), message, f"name the file {identity}.yaml")
    return [Entry(file.table, identity, file.shown, node, values, complete)]


def _add(entry: Entry, file: DataFile, entries: Entries, built_in: set[tuple[str, str]]) -> None:
    """Keep an entry, unless its id is taken."""
    rows = entries.by_table[entry.table]
    first = rows.get(entry.id)
    if first is None:
        rows[entry.id] = entry
        if not file.own:
            built_in.add((entry.table, entry.id))
        return
    kind = SINGULAR[entry.table]
    if file.own and (entry.table, entry.id) in built_in:
        message = f"{kind} {entry.id!r} is built in and cannot be redefined"
        entries.problems.append(entry.error(("id",), message, f"give yours an id of its own, such as 'my-{entry.id}'"))
    else:
        message = f"{kind} {entry.id!r} is defined twice"
        entries.problems.append(entry.error(("id",), message, f"the first is at {first.file}:{first.line('id')}"))


def _check_references(entries: Entries) -> None:
    """Note every id that is named somewhere and defined nowhere."""
    known: dict[str, set[str]] = {table: set(rows) for table, rows in entries.by_table.items()}
    known["forms"] = {form for entry in entries.by_table["movements"].values() for form in _forms_of(entry)}
    for reference in entries.references:
        # An empty table is a missing or unreadable file: that is one problem, told already, and not hundreds.
        if known[reference.table] and reference.id not in known[reference.table]:
            message = f"{reference.where}: unknown {SINGULAR[reference.table]} {reference.id!r}"
            hint = did_you_mean(reference.id, known[reference.table])
            entries.problems.append(Problem(reference.file, reference.line, "error", message, hint))


def _forms_of(entry: Entry) -> list[str]:
    """Return "movement" and "movement/variation" of an entry, of variations too that could not be read in full."""
    forms = [entry.id]
    variations = entry.node.entries.get("variations")
    for row in variations.items if isinstance(variations, Items) else ():
        identity = row.entries.get("id") if isinstance(row, Fields) else None
        if isinstance(identity, Scalar):
            forms.append(f"{entry.id}/{identity.text}")
    return forms
