"""A routine: which movements, in which order, at which dose, and why. Its items' seconds add up to the asked time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from unhunch.model.movement import Dose, Sides, Technique
from unhunch.model.request import Request

ROUTINE_SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One movement of a routine with its exact dose.

    `seconds` is everything: getting ready (changes of position and props included), all sets on all sides, rests.
    """

    movement: str
    variation: str | None
    name: str
    technique: Technique
    position: str
    props: tuple[str, ...]
    """What will really be used: a stand-in where it takes a prop's place."""
    sides: Sides
    first_side: Literal["left", "right"] | None
    sets: int
    reps: int
    out_seconds: int
    hold_seconds: int
    back_seconds: int
    pause_seconds: int
    work_seconds: int
    rest_seconds: int
    directions: tuple[str, ...]
    get_ready_seconds: int
    """5 to 20: to change position, fetch the prop, hear what comes."""
    seconds: int
    targets: Mapping[str, float]
    reason: str
    notes: tuple[str, ...] = ()
    """What to take care of, from the person's own conditions."""
    assist: tuple[str, ...] = ()
    """The practitioner's steps that hold for this person; empty where nobody assists."""

    @property
    def ref(self) -> str:
        """The form's name: "cat-cow" or "cat-cow/one-arm"."""
        return self.movement if self.variation is None else f"{self.movement}/{self.variation}"

    @property
    def dose(self) -> Dose:
        """The dose alone."""
        return Dose(
            sets=self.sets,
            reps=self.reps,
            out_seconds=self.out_seconds,
            hold_seconds=self.hold_seconds,
            back_seconds=self.back_seconds,
            pause_seconds=self.pause_seconds,
            work_seconds=self.work_seconds,
            rest_seconds=self.rest_seconds,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """A wish that could not be met in full, and why."""

    rule: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """A form that was not on offer: `movement` is "cat-cow" or "cat-cow/one-arm"; `rule` names what removed it."""

    movement: str
    rule: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """For `--explain`: what a pick won against, and by how much its worth is greater."""

    pick: str
    against: str
    worth_pick: int
    worth_against: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """The planner's answer."""

    schema_version: int = ROUTINE_SCHEMA_VERSION
    request: Request
    total_seconds: int
    optimality_gap: float
    """Proven: no routine is better than this one by more than this fraction."""
    items: tuple[Item, ...]
    relaxed: tuple[Relaxed, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    advice: tuple[str, ...] = ()
    """What the reported conditions ask the person to do."""
    trace: tuple[Contender, ...] = field(default=())
