"""The score of a session: cues with exact start and length. What a cue can be is one table, `KINDS`.

Times are whole milliseconds from the start. The main track has no gaps and no overlaps; voice, caption, breath and
chime run beside it.
"""

from dataclasses import dataclass
from typing import Literal

from unhunch.model.movement import Sides, Technique

TIMELINE_SCHEMA_VERSION = 1

Track = Literal["main", "voice", "caption", "breath", "chime"]
TRACKS: tuple[Track, ...] = ("main", "voice", "caption", "breath", "chime")
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class CueKind:
    """One kind of cue."""

    name: str
    track: Track
    meaning: str


KINDS: tuple[CueKind, ...] = (
    CueKind("get-ready", "main", "take the position, fetch the prop; the text says how"),
    CueKind("move", "main", "keep moving for the whole length (warm-up, breathing)"),
    CueKind("out", "main", "one repetition on its way out"),
    CueKind("hold", "main", "stay at the far end"),
    CueKind("press", "main", "keep pressure on one spot"),
    CueKind("back", "main", "one repetition on its way back"),
    CueKind("pause", "main", "wait at the near end before the next repetition"),
    CueKind("rest", "main", "between two sets"),
    CueKind("switch", "main", "change to the other side, or to the other direction"),
    CueKind("finish", "main", "the end of the session; it takes no time"),
    CueKind("say", "voice", "a spoken line; its length is an estimate of the speech"),
    CueKind("caption", "caption", "the spoken words, to read"),
    CueKind("breathe-in", "breath", "an in-breath"),
    CueKind("breathe-out", "breath", "an out-breath"),
    CueKind("chime", "chime", "a short sound; the text says which: start, switch, end, last-seconds, finish"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue."""

    track: Track
    kind: str
    """A name of `KINDS`; a player passes over one that it does not know."""
    start_ms: int
    duration_ms: int
    movement: str | None
    """Movement id; None for the finish."""
    side: Side | None = None
    rep: int | None = None
    """1-based within the set (on that side, in that direction); None where nothing is counted."""
    text: str = ""
    item: int | None = None
    """0-based index of the chapter it belongs to."""
    set: int | None = None
    """1-based."""

    @property
    def end_ms(self) -> int:
        """When it is over."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What a player shows about one item of the routine."""

    movement: str
    variation: str | None
    name: str
    technique: Technique
    position: str
    props: tuple[str, ...]
    sides: Sides
    sets: int
    reps: int
    hold_seconds: int
    directions: tuple[str, ...] = ()
    """Ways round, each with the full repetitions; empty where there is one."""
    start_ms: int
    duration_ms: int
    steps: tuple[str, ...]
    feel: tuple[str, ...]
    notes: tuple[str, ...]
    reason: str
    assist: tuple[str, ...] = ()
    """The practitioner's steps; empty where nobody assists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole score."""

    schema_version: int = TIMELINE_SCHEMA_VERSION
    total_ms: int
    chapters: tuple[Chapter, ...]
    cues: tuple[Cue, ...]
    """Sorted by start, then by track in the order of `TRACKS`."""
