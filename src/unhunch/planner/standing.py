"""A routine that was planned before, or by somebody else, meets the safety gate again.

The plan is not changed. What a condition hides, holds for too long, or asks to be done without overpressure is told by
its rule, and whoever plays the routine decides what to do.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from unhunch.model import Excluded
from unhunch.planner import safety
from unhunch.planner.entrant import Entrant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.model import ConditionReport, Item, Library, Request, Routine


def ruled_out(
    routine: "Routine", library: "Library", conditions: "tuple[ConditionReport, ...]"
) -> "tuple[Excluded, ...]":
    """Return what these conditions rule out of a routine, each with its rule.

    Parameters
    ----------
    routine
        Its movements are those of the library; one that the library does not know is passed over (the timeline tells).
    conditions
        Beside those the routine was planned for.
    """
    request = replace(routine.request, conditions=conditions)
    return tuple(found for item in routine.items for found in _ruled_out(item, request, library))


def _ruled_out(item: "Item", request: "Request", library: "Library") -> "Iterator[Excluded]":
    movement = library.movement_by_id.get(item.movement)
    if movement is None:
        return
    forms = {form.id: form for form in movement.variations}
    form = movement if item.variation is None else forms.get(item.variation)
    if form is None:
        return
    entrant = Entrant(movement=movement, variation=item.variation, form=form)
    hidden = safety.gate(entrant, request, library)
    if hidden is not None:
        yield hidden
        return
    longest = safety.limits(entrant, request, library).max_hold_seconds
    if longest is not None and item.hold_seconds > longest:
        because = f"holds stay at {longest} seconds or less, and it asks for {item.hold_seconds}"
        yield Excluded(movement=item.ref, rule="hold", because=because)
    allowed = safety.assist_steps(entrant, replace(request, assisted=True), library)
    overpressure = movement.assisted is not None and any(
        step.role == "overpressure" and step.text in item.assist and step.text not in allowed
        for step in movement.assisted.steps
    )
    if overpressure:
        yield Excluded(movement=item.ref, rule="overpressure", because="no overpressure is added")
