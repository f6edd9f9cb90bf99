"""The tables beside the movements, and the Library that holds all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from unhunch.model.movement import Caution, Effect, Form, Movement

LIBRARY_SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from."""

    id: str
    title: str
    kind: Literal["article", "study", "guideline", "reference", "project"]
    authors: str = ""
    year: int | None = None
    doi: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """A muscle or a part of one."""

    id: str
    name: str
    plain_name: str
    group: str
    """What it is taught with ("rhomboids"); its own id where it stands alone."""
    fma: int | None
    """Foundational Model of Anatomy id."""
    uberon: str | None
    """UBERON id, seven digits; None where only a whole muscle has one."""
    deep: bool
    """True where it does not lie at the surface."""
    action: str
    lengthened_by: str
    tightened_by: str = ""
    release: tuple[str, ...] = ()
    """Movement ids, best first."""
    stretch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place on the body that a person would name."""

    id: str
    name: str
    words: tuple[str, ...]
    """Other words a person may type."""
    muscles: Mapping[str, float]
    """Muscle id to how much tightness there speaks for it, 0 to 1; 1 are the region's main muscles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing a movement may need."""

    id: str
    name: str
    kind: Literal["furniture", "kit", "stand-in"]
    """Furniture is assumed to be there unless the person says otherwise."""
    stands_in_for: tuple[str, ...] = ()
    stays: bool = False
    """True for what is laid out once and lies there for the session (a mat, a bed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How a body is held up."""

    id: str
    name: str
    say: str
    """The spoken change into it ("Lie on your back")."""
    height: int
    """Order from standing (0) downwards: a session sweeps it, so that it goes down and up seldom."""
    floor: bool
    steps: Mapping[str, int]
    """Neighbouring position id to the seconds of the change; changes further apart are the shortest path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Something a form asks of a body; derived from the form where `positions`, `techniques` or `props` say so."""

    id: str
    name: str
    positions: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    stretching: tuple[str, ...] = ()
    """Muscles that no static form can clearly stretch without asking this: it must be written there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRule:
    """One named rule: a condition meets a demand. `demand` "any" means every form; "any-but-breathing" all others."""

    id: str
    demand: str
    effect: Effect
    note: str
    source: str
    instead: tuple[str, ...] = ()
    max_hold_seconds: int | None = None
    everywhere: bool = False
    """True for a rule of a localised condition that a region does not narrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something a person reports about themselves that changes what is offered. Never a diagnosis by the program."""

    id: str
    name: str
    question: str
    """As asked, in plain words."""
    localised: bool
    """True where a region (and side) narrows it; without one it then means the whole upper body."""
    rules: tuple[SafetyRule, ...]
    advice: str
    """What to do, told whenever the condition is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessQuestion:
    """One line of the readiness check. Its answer leads to an action, never to the name of a disease."""

    id: str
    group: str
    text: str
    action: Literal["E", "U", "S", "C"]
    """E stop and call for help now; U advice today; S advice before exercising; C go on with care."""
    conditions: tuple[str, ...] = ()
    """C: conditions that a yes reports."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """A short text that is no movement: how tightness comes about, how to dose, when to ask."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    muscles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Library:
    """Everything, checked. All tuples are sorted by id, except positions (by height) and readiness (as asked)."""

    schema_version: int
    movements: tuple[Movement, ...]
    muscles: tuple[Muscle, ...]
    regions: tuple[Region, ...]
    props: tuple[Prop, ...]
    positions: tuple[Position, ...]
    demands: tuple[Demand, ...]
    conditions: tuple[Condition, ...]
    sources: tuple[Source, ...]
    teachings: tuple[Teaching, ...]
    readiness: tuple[ReadinessQuestion, ...]

    @cached_property
    def movement_by_id(self) -> Mapping[str, Movement]:
        """Movements by id."""
        return {movement.id: movement for movement in self.movements}

    @cached_property
    def region_by_id(self) -> Mapping[str, Region]:
        """Regions by id."""
        return {region.id: region for region in self.regions}

    @cached_property
    def muscle_by_id(self) -> Mapping[str, Muscle]:
        """Muscles by id."""
        return {muscle.id: muscle for muscle in self.muscles}

    @cached_property
    def condition_by_id(self) -> Mapping[str, Condition]:
        """Conditions by id."""
        return {condition.id: condition for condition in self.conditions}

    @cached_property
    def position_by_id(self) -> Mapping[str, Position]:
        """Positions by id."""
        return {position.id: position for position in self.positions}

    @cached_property
    def prop_by_id(self) -> Mapping[str, Prop]:
        """Props by id."""
        return {prop.id: prop for prop in self.props}

    def form(self, movement: str, variation: str | None = None) -> Form:
        """Return the movement itself, or the named variation of it.

        Raises
        ------
        KeyError
            Where the library has no such movement or variation.
        """
        whole = self.movement_by_id[movement]
        if variation is None:
            return whole
        for candidate in whole.variations:
            if candidate.id == variation:
                return candidate
        raise KeyError(f"{movement}/{variation}")

    def cautions_of(self, movement: str, variation: str | None = None) -> tuple[Caution, ...]:
        """Return every caution that holds for a form: the movement's, and a variation's own beside them."""
        whole = self.movement_by_id[movement]
        own = () if variation is None else self.form(movement, variation).cautions
        return whole.cautions + own
