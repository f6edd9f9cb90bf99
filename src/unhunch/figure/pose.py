"""What a pose file says, as frozen values: where a movement happens, what is touched, and its keyframes.

A pose file is authored for the LEFT side; the right side is its mirror image and is never authored. Angles are degrees
(`angles.ANGLES`), lengths metres, and the world has the figure's left at +X, up at +Y and its front at +Z.

A keyframe belongs to a phase. `start` is where the figure waits; the last `out` is where it holds; `back` leads to
where the next repetition begins (the way of `out` in reverse where there is none); movements that simply go on have
`loop`s, and a release that rolls has them while one presses; the way in leads through its `out`s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

Phase = Literal["start", "out", "back", "loop"]
ASSISTED: Final = "assisted"
"""The variation in which a practitioner helps; no movement has one of its own by that name."""
PERSON: Final = "person."
"""What a practitioner's contact begins with that touches the person: "person.thigh_front.left"."""
PHASES: Final[tuple[Phase, ...]] = ("start", "out", "back", "loop")
Breath = Literal["in", "out"]

SURFACES: Final = ("floor", "seat", "backrest", "wall", "door", "roller", "block", "pillow")
"""What can be touched beside the body itself; all but the floor need their prop."""

PROP_KINDS: Final = (
    *("chair", "desk", "wall", "door", "mat", "pillow", "foam-roller", "yoga-block", "massage-ball", "massage-cane"),
    *("resistance-band", "treatment-table", "towel"),
)
"""The library's props that the figure can show; stand-ins look like what they stand in for."""

INWARD: Final = {"palm": (-1.0, 0.0, 0.0), "back_of_hand": (1.0, 0.0, 0.0), "heel": (0.0, -1.0, 0.0)}
"""What lies flat, and the direction that then points into the surface, for the left side, in its segment's frame."""
AHEAD: Final = {"palm": (0.0, -1.0, 0.0), "back_of_hand": (0.0, -1.0, 0.0), "heel": (0.0, 0.0, 1.0)}
"""Where its fingers or toes then point."""

Place = tuple[float | None, float | None, float | None]
"""x, y, z in metres; None is free: it stays where the first keyframe that touches there finds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing in the scene, in the words of the library's props."""

    kind: str
    at: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Where it stands: the middle of its underside, x, y, z. Of a wall or door: the near side. Not for what is held."""
    turn: float = 0.0
    """Degrees about the vertical, plus to the left (a chair's front follows)."""
    radius: float | None = None
    size: tuple[float, float, float] | None = None
    """Width (x), height (y), depth (z) where it differs from the usual one."""
    held: str | None = None
    """A site it is fixed to (a ball under "scapula.left", a cane in "palm.right"), at `at` in the site's frame."""
    from_: str | None = None
    """A band: the site it begins at; None where it begins at `at` in the world (the door)."""
    to: str | None = None
    """A band: the site it ends at."""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One place of the body that touches something."""

    site: str
    to: str
    """One of `SURFACES`, "point", or a site of the body; for a practitioner also one of the person's (`PERSON`)."""
    at: Place = (None, None, None)
    """World metres for surfaces and "point"; for a site metres beside it, in the frame of its segment."""
    gap: float = 0.0
    """Metres kept between the two along the surface's normal (the ball between back and wall)."""
    facing: tuple[float, float, float] | None = None
    """Where the fingers (of a palm) or toes (of a sole) point, in the world."""
    flat: bool = True
    """A palm or sole lies on what it touches; False where only the place matters."""
    slides: bool = False
    """True where the place may move along the surface from keyframe to keyframe."""
    near_mm: float | None = None
    """A body cannot quite reach it: the distance that is allowed, in millimetres ..."""
    near_reason: str = ""
    """... and why."""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyframe:
    """One pose on the way."""

    name: str
    phase: Phase
    angles: Mapping[str, float]
    """Angle name (with side) to degrees; what is not named is at rest or as the common pose says."""
    contacts: tuple[Contact, ...]
    """All that touches here, the common contacts among them."""
    seconds: float | None = None
    """To come here from the keyframe before; None: its share of the phase's tempo."""
    breath: Breath | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """From where the movement is seen best. Degrees."""

    azimuth: float
    """0 from the front, 90 from the figure's left, 180 from behind, negative from its right."""
    elevation: float = 8.0
    """Above the horizon."""
    zoom: float = 1.0
    """Of the whole motion's box; above 1 is nearer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place of one's own, fixed to a site: the tip of a cane in the hand."""

    on: str
    at: tuple[float, float, float]
    """Metres from the site in the frame of its segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The practitioner: a second figure that moves with the person, keyframe by keyframe."""

    base: str
    """A name of `bases.BASES`."""
    at: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Where on the floor the base position begins, metres; contacts may take the figure elsewhere."""
    turn: float = 0.0
    """Degrees about the vertical, plus to the left."""
    keyframes: tuple[Keyframe, ...]
    """One for each of the person's, with the same name, phase and seconds."""

    @property
    def faces_along(self) -> bool:
        """Whether the figure stands in the plane that parts left from right, and looks along it."""
        return self.turn in {0.0, 180.0, -180.0} and not self.at[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseFile:
    """One movement, or one variation of it, ready to be solved."""

    movement: str
    variation: str | None
    base: str
    """A name of `bases.BASES`."""
    camera: Camera
    props: tuple[Prop, ...]
    landmarks: Mapping[str, Landmark]
    """Own places that contacts may name as sites."""
    keyframes: tuple[Keyframe, ...]
    lit_sides: Mapping[str, Literal["left", "right", "both"]]
    """Muscle id to the side that is lit, where it is not the usual one (both where there are no sides, else left)."""
    partner: Partner | None = None
    fast: str = ""
    """Why the movement may be faster than the limit (a jog); empty where it may not."""
    file: str = ""
    """Path as the person knows it."""
    line: int = 0

    @property
    def start(self) -> Keyframe:
        """Where the figure waits."""
        return self.keyframes[0]

    @property
    def practitioner(self) -> "PoseFile | None":
        """The practitioner's part in the same scene; None where nobody helps."""
        if self.partner is None:
            return None
        return replace(self, base=self.partner.base, keyframes=self.partner.keyframes, partner=None)
