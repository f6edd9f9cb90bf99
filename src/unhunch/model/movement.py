"""A movement and its parts. A `Form` is one way of doing it: the movement itself, or one of its variations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Technique = Literal["warm-up", "release", "dynamic", "strengthening", "static", "breathing"]
TECHNIQUES: tuple[Technique, ...] = ("warm-up", "release", "dynamic", "strengthening", "static", "breathing")
"""In the order of a session."""

Sides = Literal["none", "switch", "alternate"]
SIDES: tuple[Sides, ...] = ("none", "switch", "alternate")
"""`switch`: one side, a cue, the other side; `alternate`: left, right, left, ... within one set."""

Place = Literal["desk", "room"]
PLACES: tuple[Place, ...] = ("desk", "room")

Level = Literal["beginner", "intermediate", "advanced"]
LEVELS: tuple[Level, ...] = ("beginner", "intermediate", "advanced")

Effect = Literal["EXCLUDE", "CLINICIAN", "MODIFY", "CAUTION"]
EFFECTS: tuple[Effect, ...] = ("EXCLUDE", "CLINICIAN", "MODIFY", "CAUTION")
"""From the strictest on: hide; hide until a clinician's OK; do it another way; show a note."""

SWITCH_SECONDS = 5
"""To change to the other side, where a movement says nothing else."""

DoseUnit = Literal["reps", "hold", "time"]
AssistRole = Literal["guide", "move", "fixed-point", "overpressure", "return"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source with the fact it supports; `id` names an entry of the library's sources."""

    id: str
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """One concrete dose, the same on both sides. All times in whole seconds.

    A set is `reps` repetitions (on each side, in each direction); a repetition is out, hold, back, pause.
    A static stretch is one long hold; a release one long press; warm-ups and breathing run for `work_seconds`.
    """

    sets: int = 1
    reps: int = 1
    """Per set, per side and per direction."""
    out_seconds: int = 0
    hold_seconds: int = 0
    """At the far end: the stretch, the squeeze, the pause of a dynamic movement, the press on one spot."""
    back_seconds: int = 0
    pause_seconds: int = 0
    """At the near end, before the next repetition."""
    work_seconds: int = 0
    """Continuous movement per set (warm-ups, breathing); then reps is 1 and the four times above are 0."""
    rest_seconds: int = 0
    """Between sets."""

    @property
    def rep_seconds(self) -> int:
        """Seconds of one repetition on one side."""
        return self.out_seconds + self.hold_seconds + self.back_seconds + self.pause_seconds + self.work_seconds

    @property
    def hold_seconds_per_side(self) -> int:
        """Seconds held on each side in all sets: what counts as static seconds of a stretch."""
        return self.sets * self.reps * self.hold_seconds

    @property
    def work_seconds_per_side(self) -> int:
        """Seconds of movement or hold on each side in all sets and one direction, without rests."""
        return self.sets * self.reps * self.rep_seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRange:
    """The doses a movement may have: a ladder from the gentlest to the fullest, and where it starts."""

    unit: DoseUnit
    default: Dose
    ladder: tuple[Dose, ...]
    """Every dose that may be given, gentlest first; the default is one of them."""
    source: str
    """Id of the source the numbers come from."""
    directions: tuple[str, ...] = ()
    """Ways of going round ("forward", "back"), each done with the full reps; empty where there is one way only."""
    directions_change: Literal["each-set", "each-rep"] = "each-set"
    switch_seconds: int = SWITCH_SECONDS
    """To change to the other side; more where one has to roll over or turn the chair."""
    trial: Dose | None = None
    """Strengthening: the two-minute trial dose, named because it is exempt from the 48 hours between sets."""
    disagreement: str = ""
    """What the sources say differently, and which was followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One numbered step of the instruction."""

    text: str
    required: bool = False
    """A step that a guide must not skip (standing on the closing side of the door)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Short spoken lines, each one breath long. An empty one is not spoken."""

    get_ready: str
    out: str
    hold: str = ""
    back: str = ""
    switch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What a condition does to a form. `rule` names it everywhere: in reasons, exclusions and tests."""

    rule: str
    condition: str
    effect: Effect
    note: str
    """Told to the person, in words that describe and never diagnose."""
    source: str
    instead: tuple[str, ...] = ()
    """MODIFY: forms ("seated-cat-cow", "cat-cow/one-arm") that take its place."""
    max_hold_seconds: int | None = None
    """MODIFY or CAUTION: no hold longer than this."""
    everywhere: bool = False
    """True where a region that the person names does not narrow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistStep:
    """One thing a practitioner does."""

    role: AssistRole
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistance:
    """The practitioner's own steps, where the movement can be assisted."""

    steps: tuple[AssistStep, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of doing a movement, complete in itself."""

    name: str
    technique: Technique
    position: str
    """How it starts, and ends."""
    hold_position: str
    """How it is held; the same as `position` for most."""
    props: tuple[str, ...]
    places: tuple[Place, ...]
    sides: Sides
    level: Level
    regions: tuple[str, ...]
    """Regions that it moves, stretches, loads or presses; empty for a general warm-up or breathing."""
    targets: Mapping[str, float]
    """Muscle id to weight, 0 to 1; from 0.5 on it counts towards the muscle's seconds."""
    dose: DoseRange
    steps: tuple[Step, ...]
    cues: Cues
    breath: str
    feel: tuple[str, ...]
    mistakes: tuple[str, ...]
    demands: tuple[str, ...]
    """What it asks of a body ("overhead", "neck-end-range"): safety rules refer to these."""
    cautions: tuple[Caution, ...]
    felt_side: Literal["same", "other"] = "same"
    """Whether the side that a repetition is named after is the side that feels it."""
    pattern: str = ""
    """Strengthening: the pattern that needs 48 hours between banded sets; empty where it is exempt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation(Form):
    """A variation: every field holds for the variation itself; `cautions` are those it has beyond the movement's."""

    id: str
    compared: Literal["easier", "same", "harder"]
    difference: str
    """In one sentence, what is other than in the movement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Form):
    """A movement of the library."""

    id: str
    other_names: tuple[str, ...]
    family: str
    """One plan holds at most one movement of a family; the movement's own id where it stands alone."""
    named_only: bool
    """An article only names it: steps and dose come from the project's reference, and its sources say so."""
    easier: str | None
    harder: str | None
    """Movement ids."""
    variations: tuple[Variation, ...]
    assisted: Assistance | None
    sources: tuple[Citation, ...]
    notes: str = ""
    """For the next author: what is easily misread, where sources disagree."""
