"""What must hold between the parts of a pose file: phases in order, names that lead somewhere, props for surfaces."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from unhunch.base.problems import did_you_mean
from unhunch.figure.pose import PROP_KINDS, Prop
from unhunch.figure.reading.contacts import Touch
from unhunch.figure.reading.fields import WrittenKeyframe, WrittenKeyframes, WrittenPartner, chain_of
from unhunch.figure.surfaces import surfaces_of
from unhunch.wire.kinds import Page

PROP_OF: Final = {
    surface: kind for kind in PROP_KINDS for surface in surfaces_of((Prop(kind=kind),)) if surface != "floor"
}
"""Surface to the prop that brings it."""


def check_form(values: Mapping[str, Any], page: Page) -> None:
    """Note what does not hold in a movement's fields, or in a variation's laid over them.

    `values` are the fields that could be read; a check whose field is missing is left out.
    """
    steps: WrittenKeyframes | None = values.get("keyframes")
    if steps is not None:
        _check_names(steps.steps, page)
        if steps.whole:
            _check_phases(steps.steps, page)
    if "props" in values:
        every = [values.get("contacts", {}), *(step.contacts for step in (steps.steps if steps else ()))]
        for touches in every:
            _check_surfaces(touches, values["props"], page)


def check_lifts(values: Mapping[str, Any], page: Page) -> None:
    """Only what touches can be lifted off; for a movement in which all else is right."""
    common: Mapping[str, Touch] = values.get("contacts", {})
    steps: tuple[WrittenKeyframe, ...] = values["keyframes"].steps
    by_name = {step.name: step for step in steps}
    _lift({}, common, page)
    for step in steps:
        touching = dict(common)
        for link in chain_of(step, by_name)[:-1]:
            touching.update(link.contacts)
        _lift(touching, step.contacts, page)


def _lift(touching: Mapping[str, Touch], changes: Mapping[str, Touch], page: Page) -> None:
    for name, touch in changes.items():
        before = touching.get(name)
        if touch.contact is None and (before is None or before.contact is None):
            hint = did_you_mean(name, (site for site, held in touching.items() if held.contact is not None))
            page.wrong(touch.to_line, f"contacts: {name} touches nothing that it could be lifted off", hint)


def _check_names(steps: tuple[WrittenKeyframe, ...], page: Page) -> None:
    """Each keyframe has a name of its own, and `like` leads to another one, never in a circle."""
    by_name: dict[str, WrittenKeyframe] = {}
    for step in steps:
        if step.name in by_name:
            hint = f"the first is on line {by_name[step.name].line}; give this one another name, and like: {step.name}"
            page.wrong(step.line, f"keyframes: {step.name!r} is there twice", hint)
        by_name.setdefault(step.name, step)
    for step in steps:
        if step.like is not None and step.like not in by_name:
            hint = did_you_mean(step.like, by_name.keys() - {step.name})
            page.wrong(step.like_line, f"keyframes.{step.name}.like: there is no keyframe {step.like!r}", hint)
        elif _comes_back(step, by_name):
            page.wrong(step.like_line, f"keyframes.{step.name}.like: it leads back to itself", "write its pose out")


def _comes_back(step: WrittenKeyframe, by_name: Mapping[str, WrittenKeyframe]) -> bool:
    """Tell whether following `like` from a keyframe ends at it again."""
    seen: set[str] = set()
    like = step.like
    while like is not None and like in by_name and like not in seen:
        seen.add(like)
        like = by_name[like].like
    return step.name in seen


def _check_phases(steps: tuple[WrittenKeyframe, ...], page: Page) -> None:
    """A start first and once, then a way out (and back), or loops."""
    if steps[0].phase != "start":
        page.wrong(steps[0].line, f"keyframes.{steps[0].name}: the first phase must be start", "begin where one waits")
    gone_back = False
    loops = [step for step in steps if step.phase == "loop"]
    for before, step in pairwise(steps):
        if step.phase == "start":
            page.wrong(step.line, f"keyframes.{step.name}: only the first may be start", "use out, back or loop")
        if step.phase == "out" and before.phase == "loop":
            hint = f"the way in stands before the first loop (line {loops[0].line})"
            page.wrong(step.line, f"keyframes.{step.name}: out comes after loop", hint)
        if step.phase == "out" and gone_back:
            hint = f"move it before the first back (line {before.line}), or make it back"
            page.wrong(step.line, f"keyframes.{step.name}: out comes after back", hint)
        gone_back = gone_back or step.phase == "back"
    ways = [step for step in steps if step.phase in ("out", "back")]
    backs = [step for step in ways if step.phase == "back"]
    if loops and backs:
        hint = "keep one kind; from a loop the way in is gone back"
        page.wrong(loops[0].line, f"keyframes.{loops[0].name}: loop stands beside back", hint)
    elif len(loops) == 1:
        page.wrong(loops[0].line, "keyframes: a loop needs at least two keyframes", "add the other end of the way")
    elif not loops and not any(step.phase == "out" for step in ways):
        page.wrong(steps[-1].line, "keyframes: it leads nowhere", "add one with phase: out, or two with phase: loop")


def _check_surfaces(touches: Mapping[str, Touch], props: tuple[Prop, ...], page: Page) -> None:
    """What is touched must be there, and once."""
    for name, touch in touches.items():
        needed = PROP_OF.get(touch.contact.to) if touch.contact else None
        if touch.contact is None or needed is None:
            continue
        found = [prop for prop in props if prop.kind == needed]
        what = f"contacts: {name} touches the {touch.contact.to}"
        if not found:
            hint = f"add {needed} or {{kind: {needed}, at: [x, y, z]}} to props"
            page.wrong(touch.to_line, f"{what}, but there is no {needed}", hint)
        elif len(found) > 1:
            page.wrong(touch.to_line, f"{what}, but there are {len(found)}: which one is meant?", "keep one in props")


def check_partner(partner: WrittenPartner, values: Mapping[str, Any], page: Page) -> None:
    """Note what does not hold between a practitioner and the person: keyframe names, `like`, props for surfaces."""
    steps: WrittenKeyframes = values["keyframes"]
    known = {step.name for step in steps.steps}
    _check_names(partner.keyframes.steps, page)
    for step in partner.keyframes.steps:
        if step.name not in known and steps.whole:
            hint = did_you_mean(step.name, known)
            page.wrong(step.line, f"assisted.partner.keyframes: the person has no keyframe {step.name!r}", hint)
    if "props" in values:
        for touches in (partner.contacts, *(step.contacts for step in partner.keyframes.steps)):
            _check_surfaces(touches, values["props"], page)
