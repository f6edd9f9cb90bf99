"""The draft that the passes hand on: the routine laid on the clock, and the cues so far.

A routine may come from elsewhere: what it says must agree with the library and with the clock, or it is refused.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unhunch.base.errors import UnhunchError
from unhunch.base.problems import did_you_mean
from unhunch.timeline.spans import Span, lay_item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unhunch.model import Chapter, Cue, Form, Item, Library, Routine


class TimelineError(UnhunchError):
    """A routine cannot be laid on the clock: it does not agree with the library or with itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One item of the routine on the clock."""

    index: int
    """0-based place in the routine."""
    item: "Item"
    form: "Form"
    previous: "Item | None"
    """The item before it; None for the first."""
    last: bool
    """True for the last item of the session."""
    start_ms: int
    spans: tuple[Span, ...]

    @property
    def end_ms(self) -> int:
        """When the item is over."""
        return self.start_ms + self.item.seconds * 1000

    @property
    def get_ready(self) -> Span:
        """The get-ready; of no length where the item has none."""
        first = self.spans[0] if self.spans else None
        return first if first and first.kind == "get-ready" else Span("get-ready", self.start_ms, 0)

    @property
    def body(self) -> tuple[Span, ...]:
        """Everything after the get-ready."""
        return self.spans[1:] if self.get_ready.duration_ms else self.spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A timeline on its way through the passes."""

    library: "Library"
    parts: tuple[Part, ...]
    total_ms: int
    chapters: "tuple[Chapter, ...]" = ()
    cues: "tuple[Cue, ...]" = ()

    def with_cues(self, cues: "Iterable[Cue]") -> "Draft":
        """Return the draft with more cues."""
        return replace(self, cues=(*self.cues, *cues))


def lay_routine(routine: "Routine", library: "Library") -> Draft:
    """Lay every item of the routine on one clock.

    Raises
    ------
    TimelineError
        Where an item names what the library does not have, or its seconds are not what it lays; the message names it.
    """
    parts = []
    now = 0
    for index, item in enumerate(routine.items):
        place = f"item {index + 1} ({item.ref})"
        form = _find_form(item, library, place)
        _check_item(item, form, place)
        spans = lay_item(
            form, item.dose, first_side=item.first_side, get_ready_seconds=item.get_ready_seconds, start_ms=now
        )
        laid_ms = sum(span.duration_ms for span in spans)
        if laid_ms != item.seconds * 1000:
            raise TimelineError(
                f"{place}: says it takes {item.seconds} s, but its dose and get-ready take {laid_ms // 1000} s; "
                "plan the routine again"
            )
        previous = routine.items[index - 1] if index else None
        last = index + 1 == len(routine.items)
        parts.append(Part(index=index, item=item, form=form, previous=previous, last=last, start_ms=now, spans=spans))
        now += laid_ms
    if now != routine.total_seconds * 1000:
        raise TimelineError(
            f"the routine says it takes {routine.total_seconds} s, but its items take {now // 1000} s; plan it again"
        )
    return Draft(library=library, parts=tuple(parts), total_ms=now)


def _find_form(item: "Item", library: "Library", place: str) -> "Form":
    """Return the form an item names, or say which name is unknown."""
    movement = library.movement_by_id.get(item.movement)
    if movement is None:
        raise TimelineError(
            f"{place}: the library has no movement '{item.movement}' "
            f"({did_you_mean(item.movement, library.movement_by_id)})"
        )
    variations = {variation.id for variation in movement.variations}
    if item.variation is not None and item.variation not in variations:
        raise TimelineError(
            f"{place}: the movement '{item.movement}' has no variation '{item.variation}' "
            f"({did_you_mean(item.variation, variations)})"
        )
    if item.position not in library.position_by_id:
        raise TimelineError(
            f"{place}: the library has no position '{item.position}' "
            f"({did_you_mean(item.position, library.position_by_id)})"
        )
    return library.form(item.movement, item.variation)


def _check_item(item: "Item", form: "Form", place: str) -> None:
    """Refuse an item that contradicts its form, or whose dose is no dose."""
    for field, came, expected in (
        ("sides", item.sides, form.sides),
        ("directions", item.directions, form.dose.directions),
    ):
        if came != expected:
            raise TimelineError(
                f"{place}: {field} is {came!r}, but the library has {expected!r}; plan the routine again"
            )
    for field in ("sets", "reps"):
        if getattr(item, field) < 1:
            raise TimelineError(f"{place}: {field} must be at least 1, got {getattr(item, field)}")
    tempo = ("out_seconds", "hold_seconds", "back_seconds", "pause_seconds")
    for field in (*tempo, "work_seconds", "rest_seconds", "get_ready_seconds"):
        if getattr(item, field) < 0:
            raise TimelineError(f"{place}: {field} must not be negative, got {getattr(item, field)}")
    if item.work_seconds and (item.reps > 1 or any(getattr(item, field) for field in tempo)):
        raise TimelineError(
            f"{place}: work_seconds is one long movement; with it reps is 1 and {', '.join(tempo)} are 0"
        )
