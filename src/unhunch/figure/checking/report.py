"""What a solved motion is measured by: the values of `checks.measure`, and the limits they are held to.

Lengths are millimetres, angles degrees, times seconds on the motion's own clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from unhunch.figure.pose import Contact

SURFACE_MM: Final = 5.0
"""How far a place of the body may be from the floor, the seat, a wall, a door, a block or the backrest it touches."""
SOFT_MM: Final = 10.0
"""The same for a hand on the body, a roller, a pillow, a point in the air and whatever is held in between (a ball)."""
SLIP_MM: Final = 10.0
"""How far a place that is to stay may move along a surface."""
FASTEST: Final = 150.0
"""Degrees a second; a movement that is fast by nature says so (`PoseFile.fast`)."""
BEYOND: Final = 1.5
"""Degrees by which the solver may push an angle over its limit, which is a soft one."""
UNEVEN: Final = 0.5
"""Degrees by which left and right may differ in a pose that is its own mirror image."""
PERSON_TOUCHED: Final = "person"
"""What a practitioner's skin may lie in, beside things."""
SINKS_MM: Final[Mapping[str, float]] = {
    "floor": 25.0,
    "seat": 20.0,
    "roller": 25.0,
    "block": 25.0,
    "wall": 15.0,
    "door": 15.0,
    "backrest": 13.0,
    PERSON_TOUCHED: 25.0,
}
"""How deep the skin may lie in a thing. A body that lies or sits flattens, by 10 to 25 mm of soft tissue and mat, and
so do two that touch; the drawn skin does not. Thin things (seat 45 mm, backrest 30 mm) have a smaller limit: half of
them is the deepest."""


@dataclass(frozen=True, slots=True)
class Touch:
    """How well one contact holds over the whole motion."""

    contact: Contact
    """As the keyframe with the largest error has it."""
    off_mm: float
    """The largest error at a keyframe, or in between where both neighbours touch."""
    key: str
    """The keyframe it is at; in between, the one it leads to."""
    between: bool
    """True where the error is largest in between."""
    seconds: float
    slip_mm: float
    """How far the place moves along the surface, where it is to stay; else 0."""
    signed_mm: float
    """The error with its sign, for surfaces: plus away from it, minus in it; else 0."""
    at_limits: tuple[str, ...] = ()
    """Angles of the same limb that are at their limit there: why it does not reach."""

    @property
    def limit_mm(self) -> float:
        """How far off it may be."""
        if self.contact.near_mm is not None:
            return self.contact.near_mm
        hard = self.contact.to in {"floor", "seat", "wall", "door", "block", "backrest"}
        return SURFACE_MM if hard and not self.contact.gap else SOFT_MM


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep the skin comes to lie in one thing."""

    surface: str
    mm: float
    node: str
    """The segment whose skin it is."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast one joint turns at most."""

    joint: str
    degrees_per_second: float
    seconds: float
    """When."""
    key: str
    """The keyframe it leads to."""
    leg_seconds: float
    """How long the way there takes."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """An angle outside its limits."""

    angle: str
    degrees: float
    limit: float
    seconds: float
    key: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is measured of one motion."""

    name: str
    """The movement, or "movement/variation"."""
    keyframes: int
    seconds: float
    touches: tuple[Touch, ...]
    depths: tuple[Depth, ...]
    """One for each solid thing in the scene that the skin enters, the deepest first."""
    speeds: tuple[Speed, ...]
    """One for each joint, the fastest first."""
    beyond: tuple[Beyond, ...]
    uneven: float
    """Degrees by which left and right differ at most where the pose is its own mirror image."""
    sizes: Mapping[str, int]
    """Bytes of the files made from it, where they are known: "motion", "still"."""
    partner: "Report | None" = None
    """The same for the practitioner, where one helps."""

    @property
    def worst_touch(self) -> Touch | None:
        """The contact that is off most, of those that need not be `near`; None where nothing touches."""
        exact = [touch for touch in self.touches if touch.contact.near_mm is None]
        return max(exact, key=lambda touch: touch.off_mm, default=None)

    @property
    def deepest(self) -> Depth | None:
        """Where the skin is deepest; None where it enters nothing."""
        return self.depths[0] if self.depths else None

    @property
    def fastest(self) -> Speed:
        """The fastest joint."""
        return self.speeds[0]
