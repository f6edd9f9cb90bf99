"""The fields of a pose file, as kinds (see `unhunch.wire.kinds`): keyframes, and the file around them.

What comes out is still as written: a keyframe holds only its own angles and contacts, and its phase may be missing
where a variation changes one of its movement's keyframes. `reading` lays the layers over each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from unhunch.figure.angles import SIDES
from unhunch.figure.bases import BASES
from unhunch.figure.pose import PHASES
from unhunch.figure.reading.contacts import Touch, contacts
from unhunch.figure.reading.names import Names, angles
from unhunch.figure.reading.scene import camera, coordinates, props
from unhunch.wire.kinds import BAD, Kind, Page, Shape, Slot, choice, kebab, mapped, number, read_fields, text
from unhunch.wire.yaml_tree import Fields, Items, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenKeyframe:
    """One keyframe as written: only what it says itself."""

    name: str
    line: int
    phase: Any = None
    like: str | None = None
    like_line: int = 0
    breath: Any = None
    seconds: float | None = None
    pose: Mapping[str, float] = field(default_factory=dict)
    contacts: Mapping[str, Touch] = field(default_factory=dict)


def chain_of(step: WrittenKeyframe, by_name: Mapping[str, WrittenKeyframe]) -> tuple[WrittenKeyframe, ...]:
    """Return the keyframes that `like` leads through, the farthest first, the keyframe itself last."""
    chain = [step]
    while (like := chain[-1].like) is not None:
        chain.append(by_name[like])
    return tuple(reversed(chain))


class WrittenKeyframes(NamedTuple):
    """The keyframes of a file or a variation."""

    steps: tuple[WrittenKeyframe, ...]
    changes: bool
    """They change the movement's keyframes of the same name; else they are all there are."""
    whole: bool
    """All of them could be read."""


def _step_shape(names: Names) -> Shape:
    return {
        "name": Slot(kebab),
        "phase": Slot(choice(*PHASES)),
        "like": Slot(kebab, required=False),
        "breath": Slot(choice("in", "out"), required=False),
        "seconds": Slot(number(0.1, 60), required=False),
        "pose": Slot(angles, required=False),
        "contacts": Slot(contacts(names), required=False),
    }


def keyframes(names: Names, *, changes: bool) -> Kind:
    """Return the kind of keyframes: a list, or, where `changes` is true, also a mapping of names to what is other."""
    shape = _step_shape(names)
    changed = {name: Slot(slot.kind, required=False) for name, slot in shape.items() if name != "name"}

    def read(node: Node, where: str, page: Page) -> Any:
        if isinstance(node, Fields) and changes:
            shown = (name if name.isprintable() else repr(name) for name in node.entries)
            found = [
                _step(child, name, f"{where}.{label}", changed, page, line=node.key_lines[name])
                for label, (name, child) in zip(shown, node.entries.items(), strict=True)
            ]
        elif not isinstance(node, Items):
            return page.expected("a list", node, where, "begin each one with '- name: ...'")
        elif not node.items:
            return page.wrong(node.line, f"{where}: there is none", "begin with '- {name: ready, phase: start}'")
        else:
            numbered = enumerate(node.items, 1)
            found = [_step(item, "", f"{where}[{at}]", shape, page, line=item.line) for at, item in numbered]
        steps = tuple(step for step in found if step is not None)
        whole = len(steps) == len(found) and (isinstance(node, Fields) or all(step.phase for step in steps))
        return WrittenKeyframes(steps, isinstance(node, Fields), whole)

    return read


def _step(node: Node, name: str, where: str, shape: Shape, page: Page, *, line: int) -> WrittenKeyframe | None:
    """Return one keyframe as far as it can be read; None where not even its name can."""
    if not isinstance(node, Fields):
        page.expected("a mapping", node, where)
        return None
    values = read_fields(node, where, shape, page)
    name = values.pop("name", name)
    if not name:
        return None
    return WrittenKeyframe(**values, name=name, line=line, like_line=node.key_lines.get("like", line))


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPartner:
    """The practitioner as written."""

    base: str
    keyframes: WrittenKeyframes
    at: tuple[float, float, float] = (0.0, 0.0, 0.0)
    turn: float = 0.0
    pose: Mapping[str, float] = field(default_factory=dict)
    contacts: Mapping[str, Touch] = field(default_factory=dict)


def partner(names: Names) -> Kind:
    """Return the kind of the practitioner beside the person; its keyframes are named as the person's."""
    own = replace(names, person=True)
    shape: Shape = {
        "base": Slot(choice(*BASES)),
        "at": Slot(coordinates(), required=False),
        "turn": Slot(number(-360, 360), required=False),
        "pose": Slot(angles, required=False),
        "contacts": Slot(contacts(own), required=False),
        "keyframes": Slot(_partner_steps(own)),
    }

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Fields):
            return page.expected("a mapping", node, where, "begin with base: and keyframes:")
        before = len(page.problems)
        values = read_fields(node, where, shape, page)
        return WrittenPartner(**values) if len(page.problems) == before else BAD

    return read


def _partner_steps(names: Names) -> Kind:
    """Return the kind of a practitioner's keyframes: a mapping of the person's keyframe names to pose and contacts."""
    shape: Shape = {
        "like": Slot(kebab, required=False),
        "pose": Slot(angles, required=False),
        "contacts": Slot(contacts(names), required=False),
    }

    def read(node: Node, where: str, page: Page) -> Any:
        if not isinstance(node, Fields):
            return page.expected("a mapping", node, where, "one entry for each of the person's keyframes")
        found = [
            _step(child, name, f"{where}.{name}", shape, page, line=node.key_lines[name])
            for name, child in node.entries.items()
        ]
        steps = tuple(step for step in found if step is not None)
        return WrittenKeyframes(steps, changes=True, whole=len(steps) == len(found))

    return read


def form_shape(names: Names, *, variation: bool, assisted: bool = False) -> Shape:
    """Return the fields of a pose file, or of a variation in it; landmarks are read before, as names depend on them.

    The form with a practitioner (`assisted`) is a variation without an id, with a partner.
    """
    shape: dict[str, Slot] = {
        **({"partner": Slot(partner(names))} if assisted else {"id": Slot(kebab)}),
        "base": Slot(choice(*BASES), required=not variation),
        "camera": Slot(camera(whole=not variation), required=not variation),
        "props": Slot(props(names), required=False),
        "landmarks": Slot(_read_before, required=False),
        "lit": Slot(mapped(kebab, choice(*SIDES, "both")), required=False),
        "fast": Slot(text, required=False),
        "pose": Slot(angles, required=False),
        "contacts": Slot(contacts(names), required=False),
        "keyframes": Slot(keyframes(names, changes=variation), required=not variation),
    }
    if not variation:
        shape["variations"] = Slot(_read_after, required=False)
        shape["assisted"] = Slot(_read_assisted, required=False)
    return shape


def _read_before(node: Node, where: str, page: Page) -> Any:
    return node


def _read_assisted(node: Node, where: str, page: Page) -> Any:
    if isinstance(node, Fields):
        return node
    return page.expected("a mapping", node, where, "write partner: and what is other than without one")


def _read_after(node: Node, where: str, page: Page) -> Any:
    if isinstance(node, Items):
        return node
    return page.expected("a list", node, where, "begin each one with '- id: ...'")
