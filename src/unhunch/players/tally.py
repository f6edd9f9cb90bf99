"""What was really done of each movement, side by side: the longest play of each cue, and the repetitions."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from unhunch.model import Cue, Timeline

COUNTED = frozenset({"move", "out", "hold", "press", "back"})
"""Kinds whose time is time done; of a static stretch, only the hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDone:
    """One side of a movement, or all of it where it has no sides."""

    side: Literal["left", "right"] | None
    ms: int
    """Moved, held or pressed."""
    reps: int | None
    """Whole repetitions in all sets and directions; None where the timeline counts none."""
    planned_ms: int
    planned_reps: int | None


@dataclass(frozen=True, slots=True)
class _Rep:
    chapter: int
    side: Literal["left", "right"] | None
    parts: tuple[int, ...]


class Tally:
    """Counts what was played; indices are those of `timeline.cues`."""

    def __init__(self, timeline: "Timeline") -> None:
        self._timeline = timeline
        self._played = [0] * len(timeline.cues)
        self._counted: dict[int, list[int]] = {index: [] for index in range(len(timeline.chapters))}
        for index, cue in enumerate(timeline.cues):
            if cue.item in self._counted and _counts(timeline, cue):
                self._counted[cue.item].append(index)
        self._reps = tuple(_repetitions(timeline.cues))

    def played(self, index: int, position_ms: int) -> None:
        """Note that a cue has been played up to a position; a shorter play after a longer one changes nothing."""
        cue = self._timeline.cues[index]
        self._played[index] = max(self._played[index], min(position_ms, cue.end_ms) - cue.start_ms)

    def of(self, chapter: int) -> tuple[SideDone, ...]:
        """Return what was done of a movement: an entry for each of its sides, in the order they are played."""
        cues = self._timeline.cues
        indices = self._counted[chapter]
        sides = tuple(dict.fromkeys(cues[index].side for index in indices)) or (None,)
        reps = [rep for rep in self._reps if rep.chapter == chapter]
        return tuple(
            SideDone(
                side=side,
                ms=sum(self._played[index] for index in indices if cues[index].side == side),
                reps=_count(reps, side, self._whole),
                planned_ms=sum(cues[index].duration_ms for index in indices if cues[index].side == side),
                planned_reps=_count(reps, side, lambda _: True),
            )
            for side in sides
        )

    def _whole(self, rep: _Rep) -> bool:
        return all(self._played[index] >= self._timeline.cues[index].duration_ms for index in rep.parts)


def _counts(timeline: "Timeline", cue: "Cue") -> bool:
    if cue.track != "main" or cue.item is None:
        return False
    static = timeline.chapters[cue.item].technique == "static"
    return cue.kind == "hold" if static else cue.kind in COUNTED


def _count(reps: "Sequence[_Rep]", side: str | None, done: "Callable[[_Rep], bool]") -> int | None:
    counted = [rep for rep in reps if rep.side == side]
    return sum(done(rep) for rep in counted) if counted else None


def _repetitions(cues: "Iterable[Cue]") -> "Iterator[_Rep]":
    """Yield each repetition as the run of main cues with one number; a switch or a rest ends a run."""
    key: object = None
    parts: list[int] = []
    last: Cue | None = None
    for index, cue in enumerate(cues):
        if cue.track != "main" or cue.kind == "pause":
            continue
        counted = cue.kind in COUNTED and cue.rep is not None and cue.item is not None
        this = (cue.item, cue.set, cue.side, cue.rep) if counted else None
        if this != key and last is not None and last.item is not None:
            yield _Rep(last.item, last.side, tuple(parts))
            parts, last = [], None
        key = this
        if counted:
            parts.append(index)
            last = cue
    if last is not None and last.item is not None:
        yield _Rep(last.item, last.side, tuple(parts))
