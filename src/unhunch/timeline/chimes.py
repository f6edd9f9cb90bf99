"""Chimes: short sounds for closed eyes. A chime is a moment without length; how long it rings is the player's."""

from typing import TYPE_CHECKING

from unhunch.model import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.timeline.draft import Draft, Part

END_FROM_MS = 10_000
"""A hold this long ends with a chime; a shorter one belongs to a rhythm."""
LAST_SECONDS_FROM_MS = 15_000
"""A hold this long has a tick at each of its last three seconds."""
URGENCY = ("last-seconds", "end", "start", "switch", "finish")
"""Of two chimes in one moment the later of these rings."""


def add_chimes(draft: "Draft") -> "Draft":
    """Add the chimes, one at most in any moment."""
    chimes: dict[int, Cue] = {}
    for part in draft.parts:
        for at, text in _chimes(part):
            _keep(
                chimes,
                Cue(
                    track="chime",
                    kind="chime",
                    start_ms=at,
                    duration_ms=0,
                    movement=part.item.movement,
                    text=text,
                    item=part.index,
                ),
            )
    _keep(
        chimes, Cue(track="chime", kind="chime", start_ms=draft.total_ms, duration_ms=0, movement=None, text="finish")
    )
    return draft.with_cues(chimes.values())


def _chimes(part: "Part") -> "Iterator[tuple[int, str]]":
    """Yield moment and sound for one item: its start, each set after a rest, switches, the ends of long holds."""
    yield part.get_ready.end_ms, "start"
    for span in part.body:
        if span.kind == "rest":
            yield span.end_ms, "start"
        elif span.kind == "switch":
            yield span.start_ms, "switch"
        elif span.kind in {"hold", "press"}:
            if span.duration_ms >= LAST_SECONDS_FROM_MS:
                for left in (3_000, 2_000, 1_000):
                    yield span.end_ms - left, "last-seconds"
            if span.duration_ms >= END_FROM_MS:
                yield span.end_ms, "end"


def _keep(chimes: dict[int, Cue], cue: Cue) -> None:
    """Keep the more urgent of two chimes that would ring together."""
    there = chimes.get(cue.start_ms)
    if there is None or URGENCY.index(cue.text) > URGENCY.index(there.text):
        chimes[cue.start_ms] = cue
