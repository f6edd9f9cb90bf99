"""Breath pacing: whole breaths through holds, presses and breathing; elsewhere the movement gives the breath."""

from typing import TYPE_CHECKING

from unhunch.model import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.timeline.draft import Draft, Part

IN_MS = 4_000
OUT_MS = 6_000
CYCLE_MS = IN_MS + OUT_MS


def add_breath(draft: "Draft") -> "Draft":
    """Add as many whole breaths as each hold, press or breathing movement has room for."""
    return draft.with_cues(cue for part in draft.parts for cue in _breaths(part))


def _breaths(part: "Part") -> "Iterator[Cue]":
    """Yield the breaths of one item."""
    for span in part.body:
        quiet = span.kind in {"hold", "press"} or (span.kind == "move" and part.form.technique == "breathing")
        if not quiet:
            continue
        for start in range(span.start_ms, span.end_ms - CYCLE_MS + 1, CYCLE_MS):
            for kind, at, length in (("breathe-in", start, IN_MS), ("breathe-out", start + IN_MS, OUT_MS)):
                yield Cue(
                    track="breath",
                    kind=kind,
                    start_ms=at,
                    duration_ms=length,
                    movement=part.item.movement,
                    side=span.side,
                    item=part.index,
                    set=span.set,
                )
