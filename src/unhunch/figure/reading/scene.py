"""The scene of a pose file, as kinds (see `unhunch.wire.kinds`): props, own places and the camera.

>>> from unhunch.wire.yaml_tree import read_tree
>>> page = Page("wall-stretch.yaml")
>>> tree, _ = read_tree("{kind: wall, at: [0, 0, 0.3]}", "wall-stretch.yaml")
>>> prop(Names(None))(tree, "props", page).at
(0.0, 0.0, 0.3)
"""

from collections.abc import Mapping
from typing import Any, Final

from unhunch.figure.pose import PROP_KINDS, SURFACES, Landmark, Prop
from unhunch.figure.reading.names import Names, site
from unhunch.wire.kinds import BAD, Kind, Page, Shape, Slot, choice, describe, number, record
from unhunch.wire.yaml_tree import Fields, Items, Node, Scalar

NOTHING: Final = "nothing"
"""What a site touches that is lifted off."""
_REACH: Final = number(-4, 4)
"""Metres: nothing in a scene is farther away."""


def coordinates(*, free: bool = False) -> Kind:
    """Return the kind of three metres, x, y and z; `free` ones may be null."""
    what = "three numbers or nulls, [x, y, z]" if free else "three numbers, [x, y, z]"

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Items) or len(node.items) != 3:
            got = f"a list of {len(node.items)}" if isinstance(node, Items) else describe(node)
            return page.wrong(node.line, f"{where}: expected {what}, got {got}")
        values = [
            None if free and isinstance(item, Scalar) and item.is_null else _REACH(item, f"{where}.{axis}", page)
            for axis, item in zip("xyz", node.items, strict=True)
        ]
        return BAD if BAD in values else tuple(values)

    return read


def _sizes(node: Node, where: str, page: Page) -> Any:
    read = coordinates()(node, where, page)
    if read is not BAD and min(read) <= 0:
        return page.wrong(node.line, f"{where}: a size must be above 0", "width, height, depth in metres")
    return read


_ROUND: Final = ("foam-roller", "massage-ball", "massage-cane", "resistance-band")
_STRETCHED: Final = ("resistance-band", "towel", "massage-cane")


def prop(names: Names) -> Kind:
    """Return the kind of one prop: its kind alone, or a mapping."""
    shape: Shape = {
        "kind": Slot(choice(*PROP_KINDS)),
        "at": Slot(coordinates(), required=False),
        "turn": Slot(number(-360, 360), required=False),
        "radius": Slot(number(0.005, 0.5), required=False),
        "size": Slot(_sizes, required=False),
        "held": Slot(site(names), required=False),
        "from": Slot(site(names), required=False),
        "to": Slot(site(names), required=False),
    }
    whole = record(shape)

    def read(node: Node, where: str, page: Page) -> Any:
        if isinstance(node, Scalar):
            node = Fields({"kind": node}, {"kind": node.line}, node.line)
        before = len(page.problems)
        values = whole(node, where, page)
        if values is BAD or not isinstance(node, Fields):
            return BAD
        _check_prop(values, node, where, page)
        if len(page.problems) > before:
            return BAD
        values["from_"] = values.pop("from", None)
        return Prop(**values, line=node.line)

    return read


def _check_prop(values: Mapping[str, Any], node: Fields, where: str, page: Page) -> None:
    """Note what does not go together in a prop."""
    kind = values["kind"]
    lines = node.key_lines
    if "radius" in values and kind not in _ROUND:
        page.wrong(lines["radius"], f"{where}: a {kind} has no radius", "give its size: [width, height, depth]")
    if "held" in values and ("to" in values or "from" in values):
        page.wrong(lines["held"], f"{where}: it is held at one place, or stretched from one to another", "keep one")
    if kind not in _STRETCHED:
        for word in ("from", "to"):
            if word in values:
                page.wrong(lines[word], f"{where}: a {kind} is not stretched between places", "say where: at, or held")
    elif "from" in values and "to" not in values:
        page.wrong(lines["from"], f"{where}: it begins at a site and ends nowhere", "add to: palm.right")
    if kind == "resistance-band" and not {"to", "held", "from"} & set(node.entries):
        page.wrong(node.line, f"{where}: a resistance-band needs its two ends", "add from (or at) and to")


def props(names: Names) -> Kind:
    """Return the kind of the list of props; all of it or nothing, as contacts depend on it."""
    one = prop(names)

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Items):
            return page.expected("a list", node, where, "write [ ] round it")
        found = [one(item, f"{where}[{index}]", page) for index, item in enumerate(node.items, 1)]
        return BAD if BAD in found else tuple(found)

    return read


def landmarks(names: Names) -> Kind:
    """Return the kind of own places: name to the site they hang on and how far beside it."""
    whole = record({"on": Slot(site(Names(names.sites))), "at": Slot(coordinates())})

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Fields):
            return page.expected("a mapping", node, where, "such as {cane_tip: {on: palm.right, at: [0, 0.3, 0.1]}}")
        found: dict[str, Landmark] = {}
        for name, child in node.entries.items():
            line = node.key_lines[name]
            if not Names(None).knows(name):
                page.wrong(line, f"{where}: {name!r} is no name for a place", "small letters and _: 'cane_tip'")
            elif name in (*SURFACES, "point", NOTHING) or name in (names.sites or ()):
                page.wrong(line, f"{where}: {name} has a meaning already", "give it another name")
            elif (values := whole(child, f"{where}.{name}", page)) is not BAD:
                found[name] = Landmark(**values)
        return found

    return read


def camera(*, whole: bool) -> Kind:
    """Return the kind of the camera's place; `whole` ones must say the azimuth."""
    return record(
        {
            "azimuth": Slot(number(-360, 360), required=whole),
            "elevation": Slot(number(-89, 89), required=False),
            "zoom": Slot(number(0.2, 5), required=False),
        }
    )
