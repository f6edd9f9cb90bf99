"""The main track of a session, each cue with what the figure has to know of its neighbours. Pure.

>>> cue = Cue(track="main", kind="get-ready", start_ms=0, duration_ms=6000, movement="reach", item=0)
>>> reach = Cue(track="main", kind="out", start_ms=6000, duration_ms=2000, movement="reach", item=0, side="right")
>>> [step.side for step in steps(Timeline(total_ms=8000, chapters=(), cues=(cue, reach)))]
['right', 'right']
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby

from unhunch.model import Chapter, Cue, Timeline
from unhunch.model.timeline import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One cue of the main track, and what has to be known of its neighbours."""

    cue: Cue
    before: Cue | None = None
    """The cue before it in the same item."""
    after: Cue | None = None
    """The cue after it in the same item."""
    side: Side | None = None
    """The side shown: the cue's own, else the one that comes next, else the last one."""
    side_before: Side | None = None
    """The side shown in the step before; a change of sides begins with it."""
    way: int = 0
    """Which way round, 0-based."""
    parts: int = 1
    """Into how many ways each repetition is divided; 1 where the way changes between sets or not at all."""
    alternates: bool = False
    """One long `move` that runs through both sides by itself."""
    presses: bool = False
    """A release: it comes in, presses, and comes off."""


def steps(timeline: Timeline) -> tuple[Step, ...]:
    """Return the main track of a session with what has to be known round each of its cues."""
    main = [cue for cue in timeline.cues if cue.track == "main"]
    found: list[Step] = []
    for item, group in groupby(main, key=lambda cue: cue.item):
        known = item is not None and item < len(timeline.chapters)
        found += _steps_of_item(list(group), timeline.chapters[item] if known and item is not None else None)
    return tuple(found)


def step_at(laid: tuple[Step, ...], position_ms: int) -> Step | None:
    """Return the step at a position; None in an empty session."""
    index = bisect_right(laid, position_ms, key=lambda step: step.cue.start_ms) - 1
    return laid[index] if index >= 0 else None


def _steps_of_item(cues: list[Cue], chapter: Chapter | None) -> list[Step]:
    found: list[Step] = []
    side: Side | None = None
    presses = any(cue.kind == "press" for cue in cues)
    for index, cue in enumerate(cues):
        side_before = side
        side = cue.side or next((later.side for later in cues[index:] if later.side), None) or side
        found.append(
            Step(
                cue=cue,
                before=cues[index - 1] if index else None,
                after=cues[index + 1] if index + 1 < len(cues) else None,
                side=side,
                side_before=side_before,
                presses=presses,
                alternates=chapter is not None and chapter.sides == "alternate" and cue.kind == "move" and not cue.side,
            )
        )
    if chapter is None or not chapter.directions:
        return found
    if any(cue.kind == "switch" and cue.set is not None for cue in cues):
        return _ways_by_switch(found)
    return _ways_within_repetitions(found, len(chapter.directions))


def _ways_by_switch(found: list[Step]) -> list[Step]:
    """A `switch` that names a set changes the way; each set begins with the first."""
    way, number, laid = 0, None, []
    for step in found:
        way = 0 if step.cue.set != number else way
        number = step.cue.set
        way += step.cue.kind == "switch" and number is not None
        laid.append(replace(step, way=way))
    return laid


def _ways_within_repetitions(found: list[Step], parts: int) -> list[Step]:
    """Each `out` of one repetition goes another way."""
    laid = []
    for (*_, rep), group in groupby(found, key=lambda step: (step.cue.set, step.cue.side, step.cue.rep)):
        way = -1
        for step in group:
            way += step.cue.kind == "out"
            laid.append(step if rep is None else replace(step, way=max(way, 0), parts=parts))
    return laid
