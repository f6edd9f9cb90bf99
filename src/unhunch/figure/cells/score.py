"""Which moment of a motion belongs to a moment of the session. Pure; the browser's stage does the same.

A way out or back is stretched to its cue, a hold stands still, and a movement that simply goes on keeps its own tempo.
Where the body waits, so does the figure: it goes home in at most `HOME_SECONDS` and, where the movement goes on in a
`loop`, comes to where the loop begins in the last of them.

What holds for ways round (`Chapter.directions`):

- Where they change between sets, the second way plays the round backwards: out along the way back, back along the way
  out.
- Where each repetition goes through all of them, the `loop` shows them one after the other in equal parts.

>>> spans = spans_by_name((Span("ready", 0, 0), Span("out", 0, 2), Span("hold", 2, 3), Span("back", 3, 5)))
>>> cue = Cue(track="main", kind="out", start_ms=10_000, duration_ms=4000, movement="reach", side="right")
>>> moment(Step(cue=cue, side="right"), 11_000, spans)
Moment(span='out', seconds=0.5, mirrored=True)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from unhunch.figure.cells.steps import Step
from unhunch.figure.motion import Span, SpanName
from unhunch.model import Cue

Spans: TypeAlias = Mapping[SpanName, Span]
"""The phases of a motion by name."""
Place: TypeAlias = tuple[SpanName, float]
"""A phase, and the seconds on the motion's clock."""

HOME_SECONDS: Final = 1.5
"""The figure goes to where it waits, and comes from there to its loop, in this time at most."""
REST_OF_ROUND: Final[tuple[SpanName, ...]] = ("hold", "back", "pause")
REPETITION: Final = frozenset({"out", "hold", "press", "back", "pause"})


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a motion is."""

    span: SpanName
    seconds: float
    """On the motion's clock."""
    mirrored: bool
    """The right side: the mirror image of what the motion says."""


def spans_by_name(spans: Iterable[Span]) -> Spans:
    """Return the phases of a motion by their names."""
    return {span.name: span for span in spans}


def moment(step: Step, position_ms: int, spans: Spans) -> Moment:
    """Return where the motion is at a position of the session.

    Parameters
    ----------
    step
        What is asked at that position.
    position_ms
        Milliseconds from the start of the session.
    spans
        The motion's phases; those it does not have are done without.
    """
    cue = step.cue
    into = min(max(position_ms - cue.start_ms, 0), cue.duration_ms) / 1000
    right = step.side == "right"
    if cue.kind == "switch" and into < cue.duration_ms / 2000:
        right = step.side_before == "right"
    if cue.kind == "move" and "loop" in spans:
        return Moment("loop", _going_on(step, into, spans["loop"]), right)
    if cue.kind == "move":
        span, seconds, turned = _over_and_over(step, into, spans)
        return Moment(span, seconds, right != turned)
    part = into * 1000 / cue.duration_ms if cue.duration_ms else 1.0
    if cue.kind in REPETITION and "loop" in spans and step.presses:
        return Moment(*_in_press(step, part, spans), right)
    if cue.kind in REPETITION and "loop" in spans:
        return Moment("loop", _in_loop(step, part, spans["loop"]), right)
    if cue.kind in REPETITION:
        return Moment(*_in_repetition(step, part, spans), right)
    return Moment(*_in_between(step, into, spans), right)


def still(shown: Moment, spans: Spans) -> Moment:
    """Return the still that stands for a moment where nothing is to move: the far end, or where the figure waits.

    A loop is shown where it is entered: pose files begin it with a telling keyframe.
    """
    if shown.span == "loop":
        return Moment("loop", spans["loop"].start, shown.mirrored)
    if shown.span in {"out", "again", "hold", "back"} and "loop" not in spans:
        return Moment(*_end_of("out", spans, shown_as="hold"), shown.mirrored)
    return Moment(*_waiting(spans), shown.mirrored)


def _in_repetition(step: Step, part: float, spans: Spans) -> Place:
    """A repetition of a movement that goes out and comes back; `part` of the cue is over."""
    backwards = step.way % 2 == 1
    follows = step.before is not None and step.before.kind in {"back", "pause"}
    match step.cue.kind:
        case "out" if backwards:
            return _along(("back",), 1 - part, spans)
        case "out":
            return _along(("again", "out") if follows else ("out",), part, spans)
        case "back" if backwards:
            return _along(("again", "out"), 1 - part, spans)
        case "back":
            return _along(("back",), part, spans)
        case "pause":
            return _end_of("pause" if "pause" in spans else "back", spans, shown_as="pause")
        case _:
            return _end_of("out", spans, shown_as="hold")


def _in_loop(step: Step, part: float, loop: Span) -> float:
    """A repetition is one round, or its part of one: out is the first half, a hold the middle, back the second half."""
    through = {"out": part / 2, "back": 0.5 + part / 2, "pause": 1.0}.get(step.cue.kind, 0.5)
    if step.parts > 1:
        through = (step.way % step.parts + through) / step.parts
    elif step.way % 2:
        through = 1 - through
    return loop.start + through * (loop.end - loop.start)


def _in_press(step: Step, part: float, spans: Spans) -> Place:
    """A release that rolls: come in, go round a whole number of times while one presses, come off."""
    loop = spans["loop"]
    match step.cue.kind:
        case "press" | "hold":
            length = loop.end - loop.start
            rounds = max(1, round(step.cue.duration_ms / 1000 / length)) if length > 0 else 1
            return "loop", loop.start + (part * rounds % 1) * length
        case "out":
            return _along(("out",), part, spans)
        case "back":
            return _along(("finish",), part, spans)
        case _:
            return _waiting(spans)


def _going_on(step: Step, into: float, loop: Span) -> float:
    """Round after round at the loop's own tempo; a second way round plays it backwards."""
    length = loop.end - loop.start
    past = into % length if length > 0 else 0.0
    return loop.end - past if step.way % 2 else loop.start + past


def _over_and_over(step: Step, into: float, spans: Spans) -> tuple[SpanName, float, bool]:
    """Play out, hold, back and pause at their own tempo, again and again; where both sides take turns, turn over."""
    rest = tuple(name for name in REST_OF_ROUND if name in spans)
    first, later = ("out", *rest), ("again" if "again" in spans else "out", *rest)
    once, again = _length(first, spans), _length(later, spans)
    if once <= 0 or again <= 0:
        return *_waiting(spans), False
    if into < once:
        return *_on_path(first, into, spans), False
    rounds = 1 + int((into - once) / again)
    return *_on_path(later, (into - once) % again, spans), step.alternates and rounds % 2 == 1


def _in_between(step: Step, into: float, spans: Spans) -> Place:
    """Go home from where the cue before left the figure; wait; come to the loop where it begins next."""
    seconds = step.cue.duration_ms / 1000
    path = _way_home(step.before, spans)
    if step.presses and "loop" in spans:
        return _waiting(spans)
    turns_round = step.cue.kind == "switch" and step.cue.set is not None
    if turns_round and "loop" in spans:
        return "loop", spans["loop"].start
    limit = min(HOME_SECONDS, seconds / 2)
    gone = _hurried(path, into, limit, spans)
    if gone is not None:
        return gone
    comes = step.after is not None and step.after.kind in {*REPETITION, "move"}
    if comes and "loop" in spans and "out" in spans:
        begun = into - seconds + min(limit, _length(("out",), spans))
        come = _hurried(("out",), begun, limit, spans) or ("loop", spans["loop"].start)
        return come if begun >= 0 else _waiting(spans)
    return _waiting(spans)


def _way_home(before: Cue | None, spans: Spans) -> tuple[SpanName, ...]:
    kind = before.kind if before is not None else ""
    names: tuple[SpanName, ...] = ()
    if kind in {"back", "pause", "move"} or (kind in REPETITION and "loop" in spans):
        names = ("finish",)
    elif kind in REPETITION:
        names = ("back", "finish")
    return tuple(name for name in names if name in spans)


def _hurried(path: tuple[SpanName, ...], into: float, limit: float, spans: Spans) -> Place | None:
    """Return the place `into` seconds along a path that takes `limit` seconds at most; None where it is over."""
    length = _length(path, spans)
    if length <= 0 or limit <= 0 or into >= min(length, limit):
        return None
    return _on_path(path, into * max(1.0, length / limit), spans)


def _along(names: tuple[SpanName, ...], part: float, spans: Spans) -> Place:
    """Return the place a part of the way along the first of the phases that there is."""
    for name in names:
        if name in spans:
            return name, spans[name].start + part * (spans[name].end - spans[name].start)
    return _waiting(spans)


def _end_of(name: SpanName, spans: Spans, *, shown_as: SpanName) -> Place:
    return (shown_as, spans[name].end) if name in spans else _waiting(spans)


def _waiting(spans: Spans) -> Place:
    ready = spans.get("ready")
    return "ready", ready.start if ready is not None else min((span.start for span in spans.values()), default=0.0)


def _on_path(names: tuple[SpanName, ...], into: float, spans: Spans) -> Place:
    """Return the place `into` seconds along phases that are played one after the other."""
    for name in names[:-1]:
        length = spans[name].end - spans[name].start
        if into < length:
            return name, spans[name].start + into
        into -= length
    last = spans[names[-1]]
    return names[-1], min(last.start + into, last.end)


def _length(names: tuple[SpanName, ...], spans: Spans) -> float:
    return sum(spans[name].end - spans[name].start for name in names if name in spans)
