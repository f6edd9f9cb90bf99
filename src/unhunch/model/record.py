"""What a person did and how it felt. Records are facts: they are added, corrected or deleted by the person only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

RECORD_SCHEMA_VERSION = 1

Skip = Literal["not-now", "already-done", "never"]
SKIPS: tuple[Skip, ...] = ("not-now", "already-done", "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comfort:
    """0 (none) to 10 (worst imaginable) where a number is given; None where it was not asked or not answered."""

    before: int | None = None
    worst: int | None = None
    """During the movement."""
    after: int | None = None
    next_morning: int | None = None
    effort: int | None = None
    sharp: bool = False
    spread: bool = False
    """Moved down an arm or outward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordItem:
    """One movement, on one side where it has sides."""

    movement: str
    variation: str | None = None
    side: Literal["left", "right"] | None = None
    planned: Mapping[str, int] = field(default_factory=dict)
    """What the routine asked for: sets, reps (in each of `directions` ways), hold_seconds, seconds."""
    done_seconds: int | None = None
    """Seconds moved, held or pressed on this side; for a static stretch, seconds held."""
    reps: int | None = None
    skip: Skip | None = None
    comfort: Comfort | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One session as it happened."""

    schema_version: int = RECORD_SCHEMA_VERSION
    id: str
    """UUIDv7, made on the device."""
    started_at: datetime
    """UTC."""
    utc_offset_minutes: int = 0
    """Of the person's clock at the start, so that "that evening" stays true."""
    device: str = ""
    routine: object = None
    """The routine that was played, in its JSON form."""
    items: tuple[RecordItem, ...] = ()
    comfort: Comfort | None = None
    """Of the whole session, where the person answered."""
    finished: bool = False
    """True where the session was played to its end."""
