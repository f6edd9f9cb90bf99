"""What is spoken during the movement: cues at first, then only the count; a hold from its start to its end."""

from typing import TYPE_CHECKING

from unhunch.timeline import words
from unhunch.timeline.breath import CYCLE_MS, IN_MS
from unhunch.timeline.main_track import second_side
from unhunch.timeline.speech import Line, Weight, speech_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.timeline.draft import Part
    from unhunch.timeline.spans import Span

COACHED_REPS = 2
"""Repetitions with their cues in the first set, on each side and in each direction; in later sets one."""
SLOW_REP_MS = 5_000
"""From here on every repetition is counted aloud, below it every third."""
LONG_REP_MS = 15_000
"""From here on every repetition has its cues: it is a stretch rather than a rhythm."""
OVERRUN_MS = 1_500
"""A cue that begins in time may end this much after its phase."""
LATE_OUT_MS = 10_000
"""In a long stretch the way out may still be told this long after it: there is time to follow."""
HALFWAY_FROM_MS = 40_000
FIVE_MORE_FROM_MS = 20_000
EXPLAIN_FROM_MS = 30_000
"""Holds this long leave room to say how to breathe and where to feel it."""


def body_lines(part: "Part") -> "Iterator[Line]":
    """Yield what one would like to say after the get-ready; some of it will give way."""
    rep_ms = part.item.dose.rep_seconds * 1000
    before: Span | None = None
    explained = False
    for span in part.body:
        if _begins_set(span, before):
            yield _set_line(span, before)
        match span.kind:
            case "switch":
                yield _switch_line(part, span)
            case "rest":
                yield Line(Weight.BREATH, span.start_ms, span.end_ms, (words.REST,), span)
            case "out":
                yield from _out_lines(part, span, rep_ms)
            case "hold" | "press":
                yield from _hold_lines(part, span, rep_ms, started=before is not None and before.kind == "out")
                yield from _time_left(span, HALFWAY_FROM_MS)
            case "back" if _is_coached(span, rep_ms):
                back = words.for_side(part.form.cues.back, span.side)
                yield _phase_line(Weight.BACK, part, span, (back,))
            case "move" if part.form.technique == "breathing":
                yield from _breathing_lines(part, span)
            case "move":
                yield from _move_lines(part, span)
                yield from _time_left(span, FIVE_MORE_FROM_MS)
            case _:
                pass
        if not explained and span.kind in {"hold", "press"} and span.duration_ms >= EXPLAIN_FROM_MS:
            explained = True
            yield from _explanation(part, span)
        before = span
    yield from _finish_line(part)


def _begins_set(span: "Span", before: "Span | None") -> bool:
    """Tell whether a later set begins with this span."""
    return (
        before is not None
        and span.kind not in {"rest", "switch"}
        and span.set is not None
        and span.set > 1
        and (before.kind == "rest" or (before.set is not None and before.set < span.set))
    )


def _set_line(span: "Span", before: "Span | None") -> Line:
    """Announce a set: at the end of the rest, or as it begins."""
    number = span.set or 1
    texts = (words.set_begins(number, span.direction), words.set_begins(number, ""))
    if before is not None and before.kind == "rest":
        at = max(before.start_ms, before.end_ms - max(speech_ms(text) for text in texts))
        return Line(Weight.SET, at, span.end_ms, texts, span)
    return Line(Weight.SET, span.start_ms, span.end_ms, texts, span)


def _switch_line(part: "Part", span: "Span") -> Line:
    """Announce the other side, or the next direction."""
    if span.direction:
        texts: tuple[str, ...] = (words.change_direction(span.direction), words.sentence(span.direction))
    else:
        side = second_side(part)
        texts = (words.switch_sides(part.form.cues.switch, side), words.side_only(side))
    return Line(Weight.SWITCH, span.start_ms, span.end_ms, texts, span)


def _out_lines(part: "Part", span: "Span", rep_ms: int) -> "Iterator[Line]":
    """Say the way out in the first repetitions, later only the count or the direction."""
    item = part.item
    takes_turns = item.sides == "alternate"
    name_side = words.with_side if takes_turns else words.for_side
    cue = name_side(part.form.cues.out, span.side)
    if part.form.dose.directions_change == "each-rep" and span.direction:
        way = words.sentence(span.direction)
        begins = span.direction == part.form.dose.directions[0]
        opening = cue if _is_coached(span, rep_ms) else words.LAST_ROUND if span.rep == item.reps else ""
        texts: tuple[str, ...] = (f"{opening} {way}".strip(), way) if begins else (way,)
        yield Line(Weight.OUT, span.start_ms, span.start_ms + rep_ms, texts, span, in_span=True)
    elif _is_coached(span, rep_ms):
        side = words.side_only(span.side) if span.side and takes_turns else ""
        if rep_ms >= LONG_REP_MS:
            yield Line(Weight.OUT, span.start_ms, min(span.end_ms + LATE_OUT_MS, part.end_ms), (cue, side), span)
        else:
            yield _phase_line(Weight.OUT if span.rep == 1 else Weight.OUT_AGAIN, part, span, (cue, side))
    elif not takes_turns or span.side == (item.first_side or "left"):
        yield from _count_line(part, span, rep_ms)


def _count_line(part: "Part", span: "Span", rep_ms: int) -> "Iterator[Line]":
    """Count a repetition aloud: each of the slow ones, every third of the quick ones, and the last."""
    rep = span.rep or 0
    if rep == part.item.reps:
        last = words.LAST_ONE_EACH_SIDE if part.item.sides == "alternate" else words.LAST_ONE
        texts: tuple[str, ...] = (last, words.count(rep))
    elif rep_ms >= SLOW_REP_MS or rep % 3 == 0:
        texts = (words.count(rep),)
    else:
        return
    yield Line(Weight.COUNT, span.start_ms, span.start_ms + rep_ms, texts, span, in_span=True)


def _hold_lines(part: "Part", span: "Span", rep_ms: int, *, started: bool) -> "Iterator[Line]":
    """Say how to hold; where nothing leads out to it, the way out too."""
    if not _is_coached(span, rep_ms):
        if not started:
            yield from _count_line(part, span, rep_ms)
        return
    if not started:
        yield _phase_line(Weight.OUT, part, span, (words.for_side(part.form.cues.out, span.side),))
    yield _phase_line(Weight.HOLD, part, span, (words.for_side(part.form.cues.hold, span.side),))


def _phase_line(weight: Weight, part: "Part", span: "Span", texts: tuple[str, ...]) -> Line:
    """Return a cue for a phase of a repetition; it begins in the phase and may run a little into the next."""
    return Line(weight, span.start_ms, min(span.end_ms + OVERRUN_MS, part.end_ms), texts, span, in_span=True)


def _time_left(span: "Span", halfway_from_ms: int) -> "Iterator[Line]":
    """Say how far a long hold or movement has come; some movements change at half time."""
    if span.duration_ms >= halfway_from_ms:
        middle = span.start_ms + span.duration_ms // 2
        yield Line(Weight.TIME_LEFT, middle, middle + 2_000, (words.HALFWAY,), span)
    if span.duration_ms >= FIVE_MORE_FROM_MS:
        yield Line(Weight.TIME_LEFT, span.end_ms - 5_000, span.end_ms - 3_000, (words.FIVE_MORE,), span)


def _explanation(part: "Part", span: "Span") -> "Iterator[Line]":
    """Say how to breathe and where to feel it, once, in the first long hold."""
    until = span.end_ms - 6_000
    breath = words.sentence(part.form.breath)
    yield Line(Weight.BREATH, span.start_ms + 5_000, until, (breath,), span)
    if part.form.feel:
        feel = words.may_feel(part.form.feel[0])
        yield Line(Weight.FEEL, span.start_ms + 12_000, until, (feel,), span)


def _move_lines(part: "Part", span: "Span") -> "Iterator[Line]":
    """Say how to move, once; the rest of the time belongs to the movement."""
    cues = part.form.cues
    for weight, cue in ((Weight.OUT, cues.out), (Weight.HOLD, cues.hold), (Weight.BACK, cues.back)):
        yield Line(weight, span.start_ms, span.end_ms, (words.for_side(cue, span.side),), span)


def _breathing_lines(part: "Part", span: "Span") -> "Iterator[Line]":
    """Lead two breaths, then say the movement's own cues on the breath they speak of; then be quiet."""
    for start in range(span.start_ms, min(span.start_ms + 2 * CYCLE_MS, span.end_ms), CYCLE_MS):
        turn, over = min(start + IN_MS, span.end_ms), min(start + CYCLE_MS, span.end_ms)
        yield Line(Weight.HOLD, start, turn, (words.BREATHE_IN,), span)
        yield Line(Weight.HOLD, turn, over, (words.BREATHE_OUT,), span)
    third = span.start_ms + 2 * CYCLE_MS
    for cue in (part.form.cues.out, part.form.cues.back):
        exhales = words.speaks_of_breathing_out(cue)
        at, until = (third + IN_MS, third + CYCLE_MS) if exhales else (third, third + IN_MS)
        yield Line(Weight.BREATH, at, min(until, span.end_ms), (words.for_side(cue, span.side),), span)


def _finish_line(part: "Part") -> "Iterator[Line]":
    """Say the kind words at the very end, where the session ends quietly; after the way back, where there is one."""
    long_hold = part.item.hold_seconds * 1000 >= FIVE_MORE_FROM_MS
    if not part.last or not part.body or not (part.form.technique == "breathing" or long_hold):
        return
    span = part.body[-1]
    back = words.for_side(part.form.cues.back, span.side) if span.kind == "back" else ""
    earliest = span.start_ms + (speech_ms(back) if back else 0)
    latest = span.end_ms - speech_ms(words.FINISH)
    yield Line(Weight.FINISH, max(earliest, latest), span.end_ms, (words.FINISH, words.FINISH_SHORT), span)


def _is_coached(span: "Span", rep_ms: int) -> bool:
    """Tell whether a repetition has its cues spoken."""
    coached = COACHED_REPS if span.set == 1 else 1
    return span.rep is not None and (span.rep <= coached or rep_ms >= LONG_REP_MS)
