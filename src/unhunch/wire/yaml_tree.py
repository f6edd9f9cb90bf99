r"""YAML text to a tree in which every value and key knows its line. Mistakes are Problems; no text makes it raise.

The tree is built from the parser's events rather than by composing: composing recurses in C, and a text of a
hundred thousand opening brackets ends the process. Scalars stay texts; what they mean is decided by the field.

>>> tree, problems = read_tree("id: cat-cow\nsides: none", "cat-cow.yaml")
>>> tree.entries["sides"].text, tree.entries["sides"].line, problems
('none', 2, ())
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import yaml

from unhunch.base.problems import Problem

MAX_DEPTH = 24
"""Deeper nesting than any data of ours; it bounds every later recursion."""

# The C parser is ten times faster; a PyYAML built without it still works.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A single value."""

    text: str
    line: int
    plain: bool
    """Written without quotes: only then can it be a number, true, false or nothing."""

    @property
    def is_null(self) -> bool:
        """Tell whether nothing is written, or `null`."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


class Items(NamedTuple):
    """A list."""

    items: "list[Node]"
    line: int


class Fields(NamedTuple):
    """A mapping, with the line of each key."""

    entries: "dict[str, Node]"
    key_lines: dict[str, int]
    line: int


Node: TypeAlias = Scalar | Items | Fields


def shown_path(path: Path) -> str:
    r"""Return a path as it can be printed anywhere: bytes that are no text and control characters are escaped.

    >>> shown_path(Path("caf\udce9/a\x1bb.yaml"))
    'caf\\udce9/a\\x1bb.yaml'
    """
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in str(path))


def decoded(content: bytes, file: str) -> tuple[str, Problem | None]:
    """Return the text of a file's bytes, or the Problem with the line where it stops being UTF-8."""
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", Problem(file, line, "error", "the text is not UTF-8", "save the file as UTF-8")


def line_at(node: Node, *path: str | int) -> int:
    r"""Return the line of the key or item at `path`, or of the nearest one above it that is written.

    >>> tree, _ = read_tree("dose:\n  ladder:\n  - {hold: 15}\n  - {hold: 20}", "x.yaml")
    >>> line_at(tree, "dose", "ladder", 1, "hold"), line_at(tree, "dose", "beyond"), line_at(tree, "steps")
    (4, 1, 1)
    """
    line = node.line
    for step in path:
        if isinstance(node, Fields) and isinstance(step, str) and step in node.entries:
            line, node = node.key_lines[step], node.entries[step]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            break
    return line


def read_tree(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of one YAML document and the problems of its form.

    Parameters
    ----------
    text
        The whole file.
    file
        Its name in the problems.
    """
    build = _Build(file)
    try:
        tree = build.document(yaml.parse(text, Loader=LOADER))
    except _TooDeepError as error:
        return None, (*build.problems, Problem(file, error.args[0], "error", f"nested deeper than {MAX_DEPTH} levels"))
    except (yaml.YAMLError, UnicodeError) as error:
        return None, (*build.problems, _of_yaml_error(error, text, file))
    return tree, tuple(build.problems)


class _TooDeepError(Exception):
    """Carries the line."""


class _Build:
    """Events to nodes; one recursive step for each level, bounded by `MAX_DEPTH`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, line: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, line, "error", message, hint))

    def document(self, events: Iterator[Any]) -> Node | None:
        tree: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                node = self.node(next(events), events, 0)
                if documents == 1:
                    tree = node
                elif documents == 2:
                    self.wrong(node.line, "a second document begins", "one file holds one document")
        if documents == 0:
            self.wrong(0, "the file is empty")
        return tree if documents == 1 else None

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        line = event.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise _TooDeepError(line)
        if isinstance(event, yaml.AliasEvent):
            self.wrong(line, f"an alias is used: *{event.anchor}", "write the value out")
            return Scalar("", line, plain=True)
        if event.tag is not None and event.tag != "!":
            self.wrong(line, f"a tag is used: {event.tag!r}", "leave it out")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, event.implicit[0])
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            return Items(items, line)
        return self.fields(line, events, depth)

    def fields(self, line: int, events: Iterator[Any], depth: int) -> Fields:
        entries: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.wrong(key.line, "a key must be a single word, got a list or mapping")
            elif key.text in entries:
                first = key_lines[key.text]
                self.wrong(key.line, f"{key.text!r} is written twice", f"it is on line {first} already; keep one")
            else:
                entries[key.text] = value
                key_lines[key.text] = key.line
        return Fields(entries, key_lines, line)


def _of_yaml_error(error: Exception, text: str, file: str) -> Problem:
    """Return the Problem for what the parser could not read."""
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if isinstance(error, yaml.MarkedYAMLError) and mark is not None:
        lines = text.splitlines()
        number = min(mark.line + 1, max(len(lines), 1))
        written = lines[number - 1] if lines else ""
        hint = ""
        if "\t" in written[: len(written) - len(written.lstrip()) + 1]:
            hint = "indent with spaces, not tabs"
        elif error.problem == "mapping values are not allowed in this context":
            hint = "put a text that has ': ' in it between quotes"
        return Problem(file, number, "error", f"this is not YAML: {error.problem}", hint)
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode(errors="replace")[: error.position]
        return Problem(
            file, before.count(b"\n") + 1, "error", f"this is not YAML: {error.reason}", "remove the character"
        )
    return Problem(file, 0, "error", f"this is not YAML: {error}")
