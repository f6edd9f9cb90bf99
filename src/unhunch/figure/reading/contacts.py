"""Contacts of a pose file, as a kind (see `unhunch.wire.kinds`): what touches what, for one side or for both.

What is written for both sides is meant for the left; the right gets it as seen in the mirror.

>>> from unhunch.wire.yaml_tree import read_tree
>>> page = Page("cat-cow.yaml")
>>> tree, _ = read_tree("[{site: palm.both, to: floor, at: [0.19, null, null]}]", "cat-cow.yaml")
>>> [touch.contact.at for touch in contacts(Names(None))(tree, "contacts", page).values()]
[(0.19, None, None), (-0.19, None, None)]
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from unhunch.figure.angles import SIDES, both_sides, mirror_name
from unhunch.figure.pose import AHEAD, SURFACES, Contact
from unhunch.figure.reading.names import Names
from unhunch.figure.reading.scene import NOTHING, coordinates
from unhunch.wire.kinds import BAD, Kind, Page, Shape, Slot, flag, number, record, text
from unhunch.wire.yaml_tree import Fields, Items, Node, Scalar


class Touch(NamedTuple):
    """One site's contact as written."""

    contact: Contact | None
    """None where the site is lifted off."""
    to_line: int


def _direction(node: Node, where: str, page: Page) -> Any:
    read = coordinates()(node, where, page)
    if read == (0.0, 0.0, 0.0):
        return page.wrong(node.line, f"{where}: [0, 0, 0] points nowhere", "give one axis 1 or -1")
    return read


def contacts(names: Names) -> Kind:
    """Return the kind of the list of contacts: site (with its side) to `Touch`."""

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Items):
            return page.expected("a list", node, where, "begin each one with '- {site: ..., to: ...}'")
        found: dict[tuple[str, bool], tuple[Touch, int]] = {}
        for index, item in enumerate(node.items, 1):
            for place, touch in _contact(item, f"{where}[{index}]", names, page):
                if place in found:
                    hint = f"it is on line {found[place][1]} already; keep one"
                    page.wrong(item.line, f"{where}[{index}]: {place[0]} touches twice", hint)
                else:
                    found[place] = touch, item.line
        for_one = {name for name, both in found if not both}
        return {name: touch for (name, both), (touch, _) in found.items() if not both or name not in for_one}

    return read


def _contact_shape(names: Names) -> Shape:
    also = (*SURFACES, "point", NOTHING)

    def touching(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Scalar) or node.is_null:
            return page.expected("a site of the body", node, where)
        if all(names.knows(name) for name in both_sides(node.text)):
            return node.text
        return page.wrong(node.line, f"{where}: there is no site {node.text!r}", names.meant(node.text, both=True))

    def touched(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Scalar) or node.is_null:
            return page.expected("a surface, point, a site or nothing", node, where)
        word = node.text
        stem, _, side = word.rpartition(".")
        two_sided = names.knows_touched(f"{stem}.left")
        if word in also or (side in ("same", "opposite") and two_sided) or names.knows_touched(word):
            return word
        if side == "both" and two_sided:
            return page.wrong(
                node.line, f"{where}: a site touches one place", f"say '{stem}.same' or '{stem}.opposite'"
            )
        hint = names.meant(word, both=False, also=also)
        return page.wrong(node.line, f"{where}: there is no surface or site {word!r}", hint)

    return {
        "site": Slot(touching),
        "to": Slot(touched),
        "at": Slot(coordinates(free=True), required=False),
        "gap": Slot(number(-0.05, 0.5), required=False),
        "facing": Slot(_direction, required=False),
        "flat": Slot(flag, required=False),
        "slides": Slot(flag, required=False),
        "near": Slot(number(1, 100), required=False),
        "reason": Slot(text, required=False),
    }


def _contact(node: Node, where: str, names: Names, page: Page) -> Iterator[tuple[tuple[str, bool], Touch]]:
    """Return each site of one contact, whether it was written for both sides, and its touch."""
    before = len(page.problems)
    values = record(_contact_shape(names))(node, where, page)
    if values is BAD or not isinstance(node, Fields):
        return
    _check_contact(values, node, where, page)
    if len(page.problems) > before:
        return
    both = "both" in values["site"].split(".")
    to_line = node.key_lines["to"]
    for name in both_sides(values["site"]):
        to = _target(values["to"], name, to_line, where, page)
        if to == name:
            page.wrong(to_line, f"{where}: {name} would touch itself", "name another site, or '.opposite'")
        elif to == NOTHING:
            yield (name, both), Touch(None, to_line)
        elif to is not BAD:
            yield (name, both), Touch(_contact_of(values, name, to, node.line, mirror=both), to_line)


def _check_contact(values: Mapping[str, Any], node: Fields, where: str, page: Page) -> None:
    """Note what does not go together in a contact."""
    lines = node.key_lines
    if values["to"] == NOTHING and len(values) > 2:
        word = next(word for word in values if word not in ("site", "to"))
        page.wrong(lines[word], f"{where}: {word} has no meaning where a site is lifted off", "leave it out")
    if values["to"] == "point" and set(values.get("at", [None])) == {None}:
        page.wrong(lines.get("at", node.line), f"{where}: the point is nowhere", "say where: at: [x, y, z]")
    part = values["site"].partition(".")[0]
    if "facing" in values and part not in AHEAD:
        page.wrong(lines["facing"], f"{where}: facing says nothing for {part}", f"only for {', '.join(sorted(AHEAD))}")
    if "near" in values and "reason" not in values:
        page.wrong(lines["near"], f"{where}: near needs a reason", "add reason: why a body cannot reach it")
    if "reason" in values and "near" not in values:
        page.wrong(lines["reason"], f"{where}: a reason is given for nothing", "add near: and the millimetres")


def _target(to: str, name: str, line: int, where: str, page: Page) -> Any:
    """Return what is touched, with the side that `same` and `opposite` mean."""
    stem, _, side = to.rpartition(".")
    if side not in ("same", "opposite"):
        return to
    own = name.rpartition(".")[2]
    if own not in SIDES:
        return page.wrong(line, f"{where}: {name} has no side, so '{side}' says nothing", f"say '{stem}.left'")
    return f"{stem}.{own if side == 'same' else mirror_name(own)}"


def _contact_of(values: Mapping[str, Any], name: str, to: str, line: int, *, mirror: bool) -> Contact:
    """Return the contact of one site; what was written for both sides is meant for the left."""
    flip = mirror and name.endswith(".right")
    at, facing = values.get("at", (None, None, None)), values.get("facing")
    if flip:
        at = (at[0] if at[0] is None else 0.0 - at[0], *at[1:])
        facing = None if facing is None else (0.0 - facing[0], *facing[1:])
    return Contact(
        site=name,
        to=to,
        at=at,
        gap=values.get("gap", 0.0),
        facing=facing,
        flat=values.get("flat", True),
        slides=values.get("slides", False),
        near_mm=values.get("near"),
        near_reason=values.get("reason", ""),
        line=line,
    )
