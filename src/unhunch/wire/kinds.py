"""What a field may hold: small readers that turn a node into a value or note a Problem with its line.

A kind takes the node, the field's name as a person would say it, and the page the problems are noted on; it returns
the value, or `BAD` once the problem is noted. Kinds are put together: `many(refer("muscles"))` reads a list of ids.

>>> from unhunch.wire.yaml_tree import Scalar
>>> page = Page("cat-cow.yaml")
>>> choice("dynamic", "static")(Scalar("dinamic", 4, True), "technique", page) is BAD
True
>>> print(page.problems[0])
cat-cow.yaml:4: error: technique: unknown word 'dinamic' (did you mean 'dynamic'?)
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from unhunch.base.ids import is_kebab
from unhunch.base.problems import Problem, did_you_mean
from unhunch.wire.yaml_tree import Fields, Items, Node, Scalar

BAD: Final[Any] = object()
"""Stands for a value that could not be read; its Problem is on the page."""

# Control and direction characters could repaint a terminal; no text needs them.
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?")


class Reference(NamedTuple):
    """An id that must exist in `table` once everything is read."""

    table: str
    id: str
    file: str
    line: int
    where: str


@dataclass(slots=True)
class Page:
    """One file while it is read: the problems and the references found so far."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def wrong(self, line: int, message: str, hint: str = "") -> Any:
        """Note an error and return `BAD`."""
        self.problems.append(Problem(self.file, line, "error", message, hint))
        return BAD

    def expected(self, what: str, node: Node, where: str, hint: str = "") -> Any:
        """Note that something else was expected and return `BAD`."""
        return self.wrong(node.line, f"{where}: expected {what}, got {describe(node)}", hint)


Kind: TypeAlias = Callable[[Node, str, Page], Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a record."""

    kind: Kind
    required: bool = True
    nullable: bool = False
    """`null` means the same as leaving it out."""


Shape: TypeAlias = Mapping[str, Slot]


def describe(node: Node) -> str:
    """Return what a node is, in words.

    >>> describe(Scalar("12", 1, True)), describe(Scalar("", 1, True)), describe(Items([], 1))
    ("'12'", 'nothing', 'a list')
    """
    if isinstance(node, Scalar):
        return "nothing" if node.is_null else repr(node.text if len(node.text) <= 60 else node.text[:57] + "...")
    return "a list" if isinstance(node, Items) else "a mapping"


def text(node: Node, where: str, page: Page) -> Any:
    """Read a text, as it is written; numbers and `yes` are texts too."""
    if not isinstance(node, Scalar) or node.is_null or not node.text.strip():
        return page.expected("a text", node, where)
    if _HARMFUL.search(node.text):
        return page.wrong(node.line, f"{where}: a control character is in {describe(node)}", "remove it")
    return node.text.strip()


def kebab(node: Node, where: str, page: Page) -> Any:
    """Read an id."""
    if isinstance(node, Scalar) and is_kebab(node.text):
        return node.text
    return page.expected("an id", node, where, "small letters, digits and single hyphens: 'cat-cow'")


def flag(node: Node, where: str, page: Page) -> Any:
    """Read true or false."""
    if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
        return node.text == "true"
    return page.expected("true or false", node, where)


def whole(low: int, high: int) -> Kind:
    """Return the kind of whole numbers from `low` to `high`."""

    def read(node: Node, where: str, page: Page) -> Any:
        if isinstance(node, Scalar) and node.plain and _WHOLE.fullmatch(node.text) and low <= int(node.text) <= high:
            return int(node.text)
        return page.expected(f"a whole number from {low} to {high}", node, where)

    return read


def number(low: float, high: float) -> Kind:
    """Return the kind of numbers from `low` to `high`."""

    def read(node: Node, where: str, page: Page) -> Any:
        if isinstance(node, Scalar) and node.plain and _NUMBER.fullmatch(node.text) and low <= float(node.text) <= high:
            return float(node.text)
        return page.expected(f"a number from {low:g} to {high:g}", node, where)

    return read


def choice(*words: str) -> Kind:
    """Return the kind that is one of `words`."""

    def read(node: Node, where: str, page: Page) -> Any:
        if isinstance(node, Scalar):
            if node.text in words:
                return node.text
            if not node.is_null:
                return page.wrong(node.line, f"{where}: unknown word {describe(node)}", did_you_mean(node.text, words))
        return page.expected(f"one of {', '.join(words)}", node, where)

    return read


def refer(table: str, *, also: tuple[str, ...] = ()) -> Kind:
    """Return the kind that is an id of `table`, or one of the words `also`; looked up once everything is read."""

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Scalar) or node.is_null:
            return page.expected("an id", node, where)
        if node.text not in also:
            page.references.append(Reference(table, node.text, page.file, node.line, where))
        return node.text

    return read


def many(kind: Kind, *, at_least: int = 0) -> Kind:
    """Return the kind of lists of `kind`, read as a tuple; items that cannot be read are left out."""

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Items):
            hint = "write [ ] round it, or one '- ' line for each" if isinstance(node, Scalar) else ""
            return page.expected("a list", node, where, hint)
        if len(node.items) < at_least:
            return page.wrong(node.line, f"{where}: expected at least {at_least}, got {len(node.items)}")
        values = tuple(kind(item, f"{where}[{index}]", page) for index, item in enumerate(node.items, 1))
        return values if BAD not in values else tuple(value for value in values if value is not BAD)

    return read


def unlike(kind: Kind) -> Kind:
    """Return the kind of lists of `kind` in which nothing stands twice."""
    listed = many(kind)

    def read(node: Node, where: str, page: Page) -> Any:
        values = listed(node, where, page)
        if values is BAD:
            return BAD
        for index, value in enumerate(values):
            if value in values[:index]:
                page.wrong(node.line, f"{where}: {value!r} stands there twice", "keep one")
        return tuple(dict.fromkeys(values))

    return read


def mapped(key: Kind, value: Kind) -> Kind:
    """Return the kind of mappings from `key` to `value`; entries that cannot be read are left out."""

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Fields):
            return page.expected("a mapping", node, where)
        found = {}
        for name, child in node.entries.items():
            as_node = Scalar(name, node.key_lines[name], plain=True)
            shown = name if name.isprintable() else repr(name)
            if key(as_node, where, page) is not BAD and (held := value(child, f"{where}.{shown}", page)) is not BAD:
                found[name] = held
        return found

    return read


def sound(kind: Kind) -> Kind:
    """Return the kind that is all of `kind` or nothing: where a part is wrong, the rest would mislead the checks."""

    def read(node: Node, where: str, page: Page) -> Any:
        before = len(page.problems)
        value = kind(node, where, page)
        return value if len(page.problems) == before else BAD

    return read


def record(shape: Shape) -> Kind:
    """Return the kind of mappings with the fields of `shape`, read as a dict; `BAD` where a required one is missing."""

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Fields):
            return page.expected("a mapping", node, where)
        values = read_fields(node, where, shape, page)
        return values if all(name in values for name, slot in shape.items() if slot.required) else BAD

    return read


def read_fields(node: Fields, where: str, shape: Shape, page: Page) -> dict[str, Any]:
    """Return what can be read of a mapping; unknown, missing and wrong fields are noted on the page."""
    values: dict[str, Any] = {}
    prefix = f"{where}." if where else ""
    for name, child in node.entries.items():
        slot = shape.get(name)
        if slot is None:
            shown = name if name.isprintable() else repr(name)
            # A comma in an unquoted text within { } begins a new key; that is the likeliest reason for blanks in one.
            hint = "put a text that has a comma in it between quotes" if " " in name else did_you_mean(name, shape)
            page.wrong(node.key_lines[name], f"{prefix}{shown}: there is no such field", hint)
        elif not (slot.nullable and isinstance(child, Scalar) and child.is_null):
            value = slot.kind(child, f"{prefix}{name}", page)
            if value is not BAD:
                values[name] = value
    for name, slot in shape.items():
        if slot.required and name not in node.entries:
            page.wrong(node.line, f"{prefix}{name} is missing")
    return values
