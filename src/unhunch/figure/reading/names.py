"""The names in a pose file: angles with their short ways of writing, and sites with their sides.

A name may say `both` for the side, and angles may be written dotted or nested; `shoulder.left.flexion` is short for
raising the arm in one plane. What is written for one side goes before what is written for both.

>>> from unhunch.wire.yaml_tree import read_tree
>>> page = Page("cat-cow.yaml")
>>> tree, _ = read_tree("{elbow: {both.flexion: 20, left.flexion: 90}, neck.flexion: 61}", "cat-cow.yaml")
>>> angles(tree, "pose", page)
{'elbow.left.flexion': 90.0, 'elbow.right.flexion': 20.0}
>>> print(page.problems[0])
cat-cow.yaml:1: error: pose: neck.flexion: 61 degrees is beyond its limits, -60 to 60 (write at most 60)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from unhunch.base.problems import did_you_mean
from unhunch.figure.angles import ANGLES, SIDES, both_sides
from unhunch.figure.pose import PERSON
from unhunch.wire.kinds import BAD, Kind, Page, describe, number
from unhunch.wire.yaml_tree import Fields, Node, Scalar

SHORT: Final = {"flexion": (90.0, 180.0), "abduction": (0.0, 180.0), "extension": (-90.0, 60.0)}
"""Short words for raising an arm: the plane it is raised in, and the most it can be raised there, degrees."""

_SIDE_WORDS: Final = (*SIDES, "both")
_SHORT_NAMES: Final = {f"shoulder.{side}.{word}": word for side in _SIDE_WORDS for word in SHORT}
ANGLE_WORDS: Final = frozenset(
    {*ANGLES, *_SHORT_NAMES, *(".".join(("both" if part in SIDES else part) for part in n.split(".")) for n in ANGLES)}
)
"""Every name that may stand in a pose."""

_SITE_FORM: Final = re.compile(r"[a-z][a-z0-9_]*(\.(left|right))?")
_any_number = number(-999_999, 999_999)


class _Written(NamedTuple):
    """One angle as a line of the file gives it."""

    degrees: float
    by: str
    """The name that was written."""
    line: int


def angles(node: Node, where: str, page: Page) -> Any:
    """Read a pose: angle names, dotted or nested, to degrees; returns angle names with their side to degrees."""
    if not isinstance(node, Fields):
        return page.expected("a mapping of angles to degrees", node, where, "such as {thorax.flexion: 20}")
    found: dict[tuple[str, bool], _Written] = {}
    for name, line, value in _leaves(node, ()):
        for angle, degrees in _read_angle(name, line, value, where, page):
            _keep(found, angle, _Written(degrees, name, line), where, page)
    for_both = {name: written.degrees for (name, both), written in found.items() if both}
    for_one = {name: written.degrees for (name, both), written in found.items() if not both}
    return {name: (for_both | for_one)[name] for name in ANGLES if name in for_both or name in for_one}


def _keep(found: dict[tuple[str, bool], _Written], angle: str, written: _Written, where: str, page: Page) -> None:
    """Keep what is written, unless the same is said twice."""
    place = (angle, "both" in written.by.split("."))
    if place not in found:
        found[place] = written
        return
    first = found[place]
    page.wrong(
        written.line,
        f"{where}: {written.by} and {first.by} (line {first.line}) both set {angle}",
        "keep one" if written.by == first.by else "flexion, abduction and extension say elevation and plane; keep one",
    )


def _leaves(node: Fields, above: tuple[str, ...]) -> Iterator[tuple[str, int, Node]]:
    """Return the dotted names of a nested mapping with their lines and values."""
    for key, child in node.entries.items():
        path = (*above, key)
        if isinstance(child, Fields):
            yield from _leaves(child, path)
        else:
            yield ".".join(path), node.key_lines[key], child


def _read_angle(name: str, line: int, value: Node, where: str, page: Page) -> list[tuple[str, float]]:
    """Return the angles and degrees that one entry stands for; what is wrong is noted."""
    if name not in ANGLE_WORDS:
        shown = name if name.isprintable() else repr(name)
        page.wrong(line, f"{where}: there is no angle {shown!r}", _angle_meant(name))
        return []
    short = _SHORT_NAMES.get(name)
    plane, most = SHORT[short] if short else (0.0, 0.0)
    names = both_sides(name)
    limits = (0.0, most) if short else (ANGLES[names[0]].least, ANGLES[names[0]].most)
    degrees = _degrees(name, value, line, limits, where, page)
    if degrees is BAD:
        return []
    if not short:
        return [(one, degrees) for one in names]
    arms = both_sides(name.removesuffix(short))
    return [pair for arm in arms for pair in ((f"{arm}elevation", degrees), (f"{arm}plane", plane))]


def _degrees(name: str, value: Node, line: int, limits: tuple[float, float], where: str, page: Page) -> Any:
    """Read an angle that a body can take."""
    least, most = limits
    degrees = _any_number(value, "", Page(page.file))
    if degrees is BAD:
        return page.wrong(line, f"{where}: {name}: expected degrees from {least:g} to {most:g}, got {describe(value)}")
    if least <= degrees <= most:
        return degrees
    repair = f"write at most {most:g}" if degrees > most else f"write at least {least:g}"
    message = f"{where}: {name}: {degrees:g} degrees is beyond its limits, {least:g} to {most:g}"
    return page.wrong(line, message, repair)


def _angle_meant(name: str) -> str:
    """Return a hint for a name that is no angle: its side, its angles, or the nearest name."""
    parts = name.split(".")
    with_side = ".".join((parts[0], "both", *parts[1:]))
    if with_side in ANGLE_WORDS:
        return f"say the side: '{with_side}', or left or right in place of both"
    inside = sorted({word.rsplit(".", 1)[1] for word in ANGLE_WORDS if word.startswith(f"{name}.")})
    if inside:
        sided = any(word.startswith(f"{name}.both.") for word in ANGLE_WORDS)
        return f"say which of its angles, {'after left, right or both' if sided else 'one of'}: {', '.join(inside)}"
    return did_you_mean(name, ANGLE_WORDS)


@dataclass(frozen=True, slots=True)
class Names:
    """The places of a body that a file may name."""

    sites: frozenset[str] | None
    """Of the body; None where they are not known: then every name of the right form will do."""
    landmarks: frozenset[str] = frozenset()
    """Of the file."""
    person: bool = False
    """A practitioner's file: what touches may touch the person ("person.palm.left")."""

    def knows_touched(self, name: str) -> bool:
        """Tell whether there is such a place to touch: of this body, or of the person."""
        return self.knows(name.removeprefix(PERSON) if self.person else name)

    def knows(self, name: str) -> bool:
        """Tell whether there is such a place."""
        if name in self.landmarks:
            return True
        return _SITE_FORM.fullmatch(name) is not None if self.sites is None else name in self.sites

    def meant(self, wrong: str, *, both: bool, also: tuple[str, ...] = ()) -> str:
        """Return a hint for a name that is no place."""
        known = {*(self.sites or ()), *self.landmarks}
        if f"{wrong}.left" in known:
            return f"say the side: '{wrong}.left' or '{wrong}.right'" + (f", or '{wrong}.both'" if both else "")
        pairs = {f"{name.removesuffix('.left')}.both" for name in known if name.endswith(".left")} if both else set()
        if self.sites is None and not also:
            return "small letters and _, then .left or .right where there are two: 'palm.left'"
        return did_you_mean(wrong, {*known, *pairs, *also})


def site(names: Names) -> Kind:
    """Return the kind that is one place of the body, with its side."""

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Scalar) or node.is_null:
            return page.expected("a site of the body", node, where)
        if names.knows(node.text):
            return node.text
        return page.wrong(node.line, f"{where}: there is no site {node.text!r}", names.meant(node.text, both=False))

    return read
