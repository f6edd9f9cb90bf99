"""The comfort gates: what the person does not want, what hurt, and what needs its rest. As binding as safety.

Thresholds are those of clinical.md B2 in their strict form for use alone: a worst discomfort over 5 of 10, anything
sharp, anything that spreads, removes the movement; it does not return by itself.
"""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from unhunch.model import Excluded
from unhunch.planner.week import day_of, form_of, local_start

if TYPE_CHECKING:
    from unhunch.model import Form, Library, RecordItem, Request
    from unhunch.planner.entrant import Entrant

AMBER_MAX = 5
"""Discomfort during a movement up to here may be; above it the movement stops."""
SPACING = timedelta(hours=48)
"""Between banded sets of one pattern (clinical.md A5)."""
NOON = time(12)


def gate_avoided(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """Remove what the person does not want, today or ever."""
    movement = entrant.movement.id
    if movement in request.avoid or entrant.ref in request.avoid:
        return Excluded(movement=entrant.ref, rule="comfort.avoid", because="you asked to leave it out")
    if any(item.skip == "never" for item in _told(entrant, request)):
        return Excluded(movement=entrant.ref, rule="comfort.never", because="you said: never again")
    return None


def gate_felt(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """Remove what was sharp, spread, or was worse than 5 of 10."""
    for item in _told(entrant, request):
        if item.comfort is None:
            continue
        if item.comfort.sharp or item.comfort.spread:
            because = "it felt sharp or spread; ask someone who knows your body before it comes back"
            return Excluded(movement=entrant.ref, rule="comfort.sharp", because=because)
        worst = item.comfort.worst
        if worst is not None and worst > AMBER_MAX:
            because = f"it felt {worst} of 10 at worst, more than {AMBER_MAX}"
            return Excluded(movement=entrant.ref, rule="comfort.worst", because=because)
    return None


def gate_spacing(entrant: "Entrant", request: "Request", library: "Library") -> Excluded | None:
    """Keep 48 hours between banded sets of one pattern; an unloaded squeeze has no pattern and is exempt."""
    pattern, today = entrant.form.pattern, day_of(request)
    if not pattern or today is None:
        return None
    begins = datetime.combine(today, request.at or NOON)
    for record in request.history:
        ago = begins - local_start(record)
        if request.at is None and local_start(record).date() == today:
            ago = max(ago, timedelta(0))  # some time today: before or after noon, it was too short ago
        if not timedelta(0) <= ago < SPACING:
            continue
        for item in record.items:
            form = form_of(item, library)
            if form is None or form.pattern != pattern or item.skip is not None or not _did(item):
                continue
            if not _was_trial(item, form):
                hours = int(ago.total_seconds() // 3600)
                because = f"the same work was done {hours} hours ago; it rests for 48"
                return Excluded(movement=entrant.ref, rule=f"spacing.{pattern}", because=because)
    return None


def _was_trial(item: "RecordItem", form: "Form") -> bool:
    """The two-minute trial dose is exempt by name (clinical.md A5: it was done five days a week)."""
    trial = form.dose.trial
    return trial is not None and item.planned.get("sets") == trial.sets and item.planned.get("reps") == trial.reps


def _did(item: "RecordItem") -> bool:
    return item.done_seconds != 0 or bool(item.reps)


def _told(entrant: "Entrant", request: "Request") -> "list[RecordItem]":
    """What records say about this form: about the movement itself, or about exactly this variation."""
    return [
        item
        for record in request.history
        for item in record.items
        if item.movement == entrant.movement.id and item.variation in {None, entrant.variation}
    ]
