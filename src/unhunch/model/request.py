"""What a person asks for. Nothing in it is read from the world: `today`, `seed` and the history are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from unhunch.model.movement import Level, Place, Technique
from unhunch.model.record import Record

AgeBand = Literal["under-40", "40-64", "65-plus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionReport:
    """A condition the person reports, narrowed to a region and a side where they can say."""

    id: str
    region: str | None = None
    side: Literal["left", "right"] | None = None
    cleared_on: date | None = None
    """The day a clinician said that the movements hidden by CLINICIAN rules are fine; holds for 90 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request for one routine."""

    minutes: int
    """1 to 90."""
    place: Place = "room"
    positions: tuple[str, ...] = ()
    """Only these; empty for any."""
    props: tuple[str, ...] = ()
    """Kit at hand today; furniture is assumed."""
    without: tuple[str, ...] = ()
    """Furniture that is not there."""
    tight: Mapping[str, int] = field(default_factory=dict)
    """Region or muscle id, with `.left` or `.right` for one side: 0 to 10."""
    conditions: tuple[ConditionReport, ...] = ()
    level: Level = "beginner"
    warm: bool = False
    """The person is warm already."""
    assisted: bool = False
    """A practitioner helps."""
    age_band: AgeBand = "under-40"
    prefer: tuple[str, ...] = ()
    """Movement ids that the person likes."""
    avoid: tuple[str, ...] = ()
    """Movement ids that the person does not want; as binding as safety."""
    include: tuple[str, ...] = ()
    """Movement ids, or "movement/variation", that must be in."""
    techniques: tuple[Technique, ...] = ()
    """Only these; empty for any."""
    sessions_per_week: int = 5
    """How many sessions a week shares its target among; 1 to 14."""
    seed: int = 0
    """Another seed prefers other movements among equals."""
    today: date | None = None
    at: time | None = None
    """Local time of the session; noon where it is not said."""
    history: tuple[Record, ...] = ()
