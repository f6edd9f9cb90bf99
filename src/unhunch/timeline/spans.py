"""One item on the clock: a form and a dose become the spans of the main track.

In comes one way of doing a movement and one dose; out go its spans, in order and without gaps. The planner asks for the
seconds alone, a few hundred times; they come from the same rules in closed form.

>>> DIRECTION_SECONDS
2
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.model import Dose, Form
    from unhunch.model.timeline import Side

DIRECTION_SECONDS = 2
"""To change to the next way round."""
OTHER_SIDE: "dict[Side, Side]" = {"left": "right", "right": "left"}


class Span(NamedTuple):
    """A piece of the main track (a tuple, because a session has thousands)."""

    kind: str
    """A main-track name of `KINDS`."""
    start_ms: int
    duration_ms: int
    side: "Side | None" = None
    """The side that is worked; None while changing sides, and where both or none is."""
    set: int | None = None
    """1-based; a rest carries the set before it."""
    rep: int | None = None
    """1-based within the set, on that side and in that direction; None where nothing is counted."""
    direction: str = ""
    """The way round; on a switch, the direction that comes, and empty where the side changes."""

    @property
    def end_ms(self) -> int:
        """When it is over."""
        return self.start_ms + self.duration_ms


def body_seconds(form: "Form", dose: "Dose") -> int:
    """Return the seconds of a form at a dose: everything but getting ready.

    The closed form of what `lay_item` lays; a property test holds the two together.

    Parameters
    ----------
    form
        Gives the sides and the directions; its own dose range is not looked at.
    dose
        Sets and repetitions of at least 1, times of at least 0 seconds.
    """
    directions = len(form.dose.directions) or 1
    in_each_rep = form.dose.directions_change == "each-rep"
    if dose.work_seconds:
        one = dose.work_seconds * (1 if in_each_rep else directions)
    else:
        sides = 2 if form.sides == "alternate" else 1
        one = dose.reps * dose.rep_seconds * directions * sides
    turns = 0 if in_each_rep else (directions - 1) * DIRECTION_SECONDS
    side = dose.sets * (one + turns) + (dose.sets - 1) * dose.rest_seconds
    return 2 * side + form.dose.switch_seconds if form.sides == "switch" else side


def lay_item(
    form: "Form",
    dose: "Dose",
    *,
    first_side: "Side | None" = None,
    get_ready_seconds: int = 0,
    start_ms: int = 0,
) -> tuple[Span, ...]:
    """Lay one item on the clock; spans without length are left out.

    Parameters
    ----------
    form
        Gives the technique (a release is pressed, not held), the sides and the directions.
    dose
        Sets and repetitions of at least 1, times of at least 0 seconds.
    first_side
        The side to begin with, where the form has sides; left unless given.
    get_ready_seconds
        Time before the first movement; none unless given.
    start_ms
        Where on the clock the item begins.
    """
    spans = []
    now = start_ms
    for span in _sequence(form, dose, first_side or "left", get_ready_seconds):
        if span.duration_ms:
            spans.append(span._replace(start_ms=now))
            now += span.duration_ms
    return tuple(spans)


def _sequence(form: "Form", dose: "Dose", first: "Side", get_ready_seconds: int) -> "Iterator[Span]":
    """Yield every span of the item in order; the starts are still to be filled in."""
    yield Span("get-ready", 0, get_ready_seconds * 1000)
    second = OTHER_SIDE[first]
    if form.sides == "switch":
        yield from _all_sets(form, dose, (first,))
        yield Span("switch", 0, form.dose.switch_seconds * 1000)
        yield from _all_sets(form, dose, (second,))
    elif form.sides == "alternate":
        yield from _all_sets(form, dose, (first, second))
    else:
        yield from _all_sets(form, dose, (None,))


def _all_sets(form: "Form", dose: "Dose", sides: "tuple[Side | None, ...]") -> "Iterator[Span]":
    """Yield all sets with the rests between them; two sides take turns within a set."""
    side = sides[0] if len(sides) == 1 else None
    for number in range(1, dose.sets + 1):
        if number > 1:
            yield Span("rest", 0, dose.rest_seconds * 1000, side, number - 1)
        if form.dose.directions_change == "each-rep":
            yield from _one_set(form, dose, sides, number, form.dose.directions or ("",))
            continue
        for index, direction in enumerate(form.dose.directions or ("",)):
            if index:
                yield Span("switch", 0, DIRECTION_SECONDS * 1000, side, number, None, direction)
            yield from _one_set(form, dose, sides, number, (direction,))


def _one_set(
    form: "Form", dose: "Dose", sides: "tuple[Side | None, ...]", number: int, directions: tuple[str, ...]
) -> "Iterator[Span]":
    """Yield one set: one long movement, or repetitions that each go through all of `directions`."""
    if dose.work_seconds:
        side = sides[0] if len(sides) == 1 else None
        direction = directions[0] if len(directions) == 1 else ""
        yield Span("move", 0, dose.work_seconds * 1000, side, number, None, direction)
        return
    phases = (
        ("out", dose.out_seconds * 1000),
        ("press" if form.technique == "release" else "hold", dose.hold_seconds * 1000),
        ("back", dose.back_seconds * 1000),
        ("pause", dose.pause_seconds * 1000),
    )
    for rep in range(1, dose.reps + 1):
        for side in sides:
            for direction in directions:
                for kind, milliseconds in phases:
                    yield Span(kind, 0, milliseconds, side, number, rep, direction)
