"""docs/angles.md: every angle of the figure with a picture, made from the table that the program itself uses."""

import hashlib
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import numpy as np

from unhunch.figure.angles import ANGLES, INDEX, REST, SIDES, Angle, both_sides
from unhunch.figure.body import Body, load_body
from unhunch.figure.drawing.camera import Window, camera_axes, framed
from unhunch.figure.drawing.scene import Posed, posed, scene_of
from unhunch.figure.drawing.sketch import sketched
from unhunch.figure.drawing.svg import Still, arrow, written
from unhunch.figure.pose import Camera
from unhunch.figure.rotations import Floats
from unhunch.figure.skeleton import NODE
from unhunch.model import Library

SHAPE: Final = (140, 140)
"""Width and height of a picture, pixels."""
SHARE: Final = 0.6
"""How much of its most an angle is drawn at, where the table says nothing else."""
LEFT_OUT: Final = ("shadow", "legs.light", "hair.light")
"""Layers that a picture of this size does without."""
LEAST_WAY: Final = 32
"""Pixels of an arrow."""
STANDING: Final = (0.0, 0.885, 0.0)
TRUNK: Final = ("thigh.left", "thigh.right", "upper_arm.left", "upper_arm.right", "head")
ARM: Final = ("head", "upper_arm.left", "forearm.left", "hand.left", "pelvis")
HAND: Final = ("hand.left", "middle.left", "middle_tip.left", "thumb_tip.left", "index_tip.left", "little_tip.left")
LEG: Final = ("pelvis", "thigh.left", "shin.left", "foot.left", "toes.left", "foot.right")
FOOT: Final = ("shin.left", "foot.left", "toes.left")


@dataclass(frozen=True)
class Shown:
    """How one angle is shown: the figure at rest seen through, and before it the figure with the angle."""

    azimuth: float
    elevation: float
    nodes: tuple[str, ...]
    """What must be in the picture, in both poses."""
    room: float
    """Metres round those."""
    tip: tuple[str, tuple[float, float, float]]
    """What the arrow follows: a place in a node's frame."""
    degrees: float | None = None
    """At which the angle is drawn; None: at `SHARE` of its most."""
    both: dict[str, float] = field(default_factory=dict)
    """What else is set in both poses."""
    beside: dict[str, float] = field(default_factory=dict)
    """What else is set, for each degree of the angle, so that the legs stand still."""


_TOP: Final = ("head", (0.0, 0.17, 0.02))
_ABOVE: Final = ("head", (0.0, 0.24, 0.02))
_NOSE: Final = ("head", (0.0, 0.09, 0.17))
_BREAST: Final = ("thorax_upper", (0.0, 0.0, 0.30))
_SHOULDER: Final = ("upper_arm.left", (0.06, 0.05, 0.0))
_WRIST: Final = ("hand.left", (0.03, 0.0, 0.0))
_BENT: Final = {"elbow.left.flexion": 90.0}
_LEVEL: Final = {"shoulder.left.elevation": 70.0, "elbow.left.flexion": 8.0}
_ON_ONE_LEG: Final = {"hip.right.flexion": 80.0, "knee.right.flexion": 100.0}
_NECK: Final = ("head", "upper_arm.left", "upper_arm.right")
_BLADE: Final = ("neck_upper", "scapula.left", "upper_arm.left", "thorax_middle")

SHOWN: Final[dict[str, Shown]] = {
    "pelvis.tilt": Shown(78, 6, TRUNK, 0.24, _TOP, 25, beside={"hip.both.flexion": 1}),
    "pelvis.list": Shown(8, 6, TRUNK, 0.24, _TOP, 20, beside={"hip.left.abduction": 1, "hip.right.abduction": -1}),
    "pelvis.turn": Shown(
        14,
        48,
        TRUNK,
        0.20,
        ("pelvis", (0.0, 0.1, 0.34)),
        35,
        beside={"hip.left.external_rotation": -1, "hip.right.external_rotation": 1},
    ),
    "lumbar.flexion": Shown(80, 6, TRUNK, 0.22, _TOP),
    "lumbar.lateral_flexion": Shown(172, 6, TRUNK, 0.22, _TOP, 20),
    "lumbar.rotation": Shown(10, 44, TRUNK, 0.18, _BREAST, 10),
    "thorax.flexion": Shown(80, 6, TRUNK, 0.22, _TOP, 35),
    "thorax.lateral_flexion": Shown(172, 6, TRUNK, 0.22, _TOP, 24),
    "thorax.rotation": Shown(14, 48, TRUNK, 0.19, _BREAST, 36),
    "neck.flexion": Shown(75, 6, _NECK, 0.20, _TOP),
    "neck.lateral_flexion": Shown(4, 4, _NECK, 0.17, _ABOVE),
    "neck.rotation": Shown(6, 30, _NECK, 0.17, _NOSE),
    "neck.chin_tuck": Shown(88, 4, ("head", "neck_lower"), 0.13, ("head", (0.0, 0.02, 0.13)), 18),
    "scapula.elevation": Shown(172, 6, _NECK, 0.13, _SHOULDER, 28),
    "scapula.protraction": Shown(150, 40, _NECK, 0.13, _SHOULDER, 26),
    "scapula.upward_rotation": Shown(170, 6, _BLADE, 0.14, ("scapula.left", (0.13, 0.05, 0.0)), 28),
    "scapula.posterior_tilt": Shown(108, 8, _BLADE, 0.16, ("scapula.left", (0.02, 0.15, -0.05)), 28),
    "shoulder.elevation": Shown(16, 8, ARM, 0.16, _WRIST),
    "shoulder.plane": Shown(24, 40, ARM, 0.16, _WRIST, 80, both=_LEVEL),
    "shoulder.external_rotation": Shown(20, 24, ARM, 0.17, _WRIST, 55, both=_BENT),
    "elbow.flexion": Shown(72, 6, ARM, 0.16, _WRIST, 90),
    "forearm.pronation": Shown(20, 16, HAND, 0.11, ("thumb_tip.left", (0.0, 0.0, 0.0)), 70, both=_BENT),
    "wrist.flexion": Shown(-4, 6, ("forearm.left", *HAND), 0.09, ("middle_tip.left", (0.0, -0.03, 0.0))),
    "wrist.ulnar_deviation": Shown(96, 6, ("forearm.left", *HAND), 0.09, ("middle_tip.left", (0.0, -0.05, 0.0)), 28),
    "fingers.flexion": Shown(24, 4, HAND, 0.07, ("middle_tip.left", (0.0, -0.02, 0.0))),
    "fingers.spread": Shown(92, 4, HAND, 0.07, ("index_tip.left", (0.0, -0.05, 0.0)), 18),
    "thumb.flexion": Shown(24, 4, HAND, 0.07, ("thumb_tip.left", (-0.012, -0.03, 0.012))),
    "thumb.abduction": Shown(92, 4, HAND, 0.07, ("thumb_tip.left", (-0.012, -0.03, 0.012)), 40),
    "hip.flexion": Shown(75, 6, LEG, 0.16, ("shin.left", (0.04, 0.0, 0.06)), 70),
    "hip.abduction": Shown(8, 6, LEG, 0.16, ("foot.left", (0.0, 0.0, 0.0)), 30),
    "hip.external_rotation": Shown(6, 40, LEG, 0.14, ("toes.left", (0.0, 0.0, 0.12)), 40),
    "knee.flexion": Shown(80, 6, LEG, 0.16, ("foot.left", (0.0, 0.0, 0.0)), 80),
    "ankle.dorsiflexion": Shown(84, 4, FOOT[1:], 0.15, ("toes.left", (0.0, 0.02, 0.10)), 20, both=_ON_ONE_LEG),
    "ankle.inversion": Shown(4, 6, FOOT[1:], 0.13, ("toes.left", (0.0, -0.02, 0.06)), 25, both=_ON_ONE_LEG),
    "toes.flexion": Shown(84, 4, FOOT[1:], 0.11, ("toes.left", (0.0, 0.02, 0.08)), 25, both=_ON_ONE_LEG),
}
"""Angle without its side to how it is shown, on the left."""


def without_side(name: str) -> str:
    """Return an angle's name without its side.

    >>> without_side("shoulder.left.plane")
    'shoulder.plane'
    """
    return ".".join(part for part in name.split(".") if part not in SIDES)


BY_NAME: Final[dict[str, Angle]] = {without_side(name): angle for name, angle in reversed(ANGLES.items())}
"""Without a side; the left one where there are two."""


def picture_file(name: str) -> str:
    """Return where the picture of an angle lies."""
    return f"docs/angles/{name.replace('.', '-').replace('_', '-')}.svg"


def drawn_at(name: str) -> float:
    """Return at how many degrees an angle is drawn."""
    own = SHOWN[name].degrees
    return float(round(BY_NAME[name].most * SHARE)) if own is None else own


@cache
def key(name: str) -> str:
    """Return what tells whether a picture is of this body, this angle and this view."""
    parts = (load_body().fingerprint, repr(SHOWN[name]), repr(drawn_at(name)), repr(SHAPE), repr(BY_NAME[name]))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def picture(name: str) -> str:
    """Return the picture of an angle as SVG."""
    svg = written(still(name), prefix=f"angle-{name.replace('.', '-')}")
    return svg.replace("</svg>", f"<!-- {key(name)} --></svg>\n")


def still(name: str) -> Still:
    """Return the drawing of an angle: the figure before it, the figure with it, and its way."""
    shown, body = SHOWN[name], load_body()
    axes = camera_axes(Camera(azimuth=shown.azimuth, elevation=shown.elevation))
    before, after = _pose(body, name, 0.0), _pose(body, name, drawn_at(name))
    window = _window(shown, axes, before, after)
    layers = sketched(scene_of(after), axes=axes, window=window, ghost=scene_of(before))
    line = _way(name, body, axes, window)
    return Still(
        name=name.replace(".", "-"),
        shape=SHAPE,
        layers=(*(layer for layer in layers if layer.role not in LEFT_OUT), *arrow(line)),
        title=f"{name}, {drawn_at(name):g} degrees",
        description=f"Plus {BY_NAME[name].plus}. The pale figure is the one before.",
    )


def _pose(body: Body, name: str, degrees: float) -> Posed:
    shown, angles = SHOWN[name], REST.copy()
    angles[INDEX[BY_NAME[name].name]] = degrees
    for other, value in shown.both.items():
        angles[INDEX[other]] = value
    for other, share in shown.beside.items():
        for one in both_sides(other):
            angles[INDEX[one]] = REST[INDEX[one]] + share * degrees
    return posed(body, angles, STANDING, "standing")


def _way(name: str, body: Body, axes: Floats, window: Window) -> Floats:
    """Return the arrow's line in pixels (n, 2); a short way goes on beyond the angle until it can be seen."""
    degrees = drawn_at(name)
    for beyond in (1.0, 1.5, 2.0, 3.0, 4.0):
        tips = [_tip(SHOWN[name], _pose(body, name, degrees * beyond * part)) for part in np.linspace(0, 1, 13)]
        line = window.to_pixels(np.array(tips) @ axes.T)[:, :2]
        if np.linalg.norm(np.diff(line, axis=0), axis=1).sum() > LEAST_WAY:
            break
    return line


def _tip(shown: Shown, pose: Posed) -> Floats:
    node, place = NODE[shown.tip[0]], np.array(shown.tip[1])
    return np.asarray(pose.positions[0, node] + pose.rotations[0, node] @ place)


def _window(shown: Shown, axes: Floats, *poses: Posed) -> Window:
    nodes = [NODE[name] for name in shown.nodes]
    points = np.concatenate([pose.positions[0, nodes] for pose in poses]) @ axes.T
    if "head" in shown.nodes:
        crowns = np.array([_tip(Shown(0, 0, (), 0, _TOP), pose) for pose in poses]) @ axes.T
        points = np.concatenate([points, crowns - shown.room * axes[:, 1] * 0.5])
    low, high = points[:, :2].min(axis=0) - shown.room, points[:, :2].max(axis=0) + shown.room
    return framed(low, high, shape=SHAPE, margin=0.0)


def pictures() -> dict[str, str]:
    """Return file to SVG of all angles; about half a second for each."""
    return {picture_file(name): picture(name) for name in SHOWN}


HEAD = """# The angles of the figure

Made by `make docs` from `src/unhunch/figure/angles.py`; a test holds the two together. A pose file (see
[pose-format.md](pose-format.md)) names them so: `thorax.rotation`, or with a side `elbow.left.flexion`, `elbow.both.flexion`.

All are degrees from the neutral stance: standing upright, arms hanging, thumbs forward, gaze level. Plus goes to the left where
an angle goes to a side; of arms and legs left and right are mirror images. The pale figure in a picture is the one before,
and the other has the angle at the degrees below it. Limits are those of a drawn body, near the AAOS maxima, and no
personal targets; an angle beyond them is refused. *Gives way* is how many degrees the solver bends an angle rather than leave a
contact a few millimetres off; one that is written gives way less. *Rest* is what it is where a pose says nothing.

Turning the pelvis turns the whole body with it; in its pictures the legs stand still.
"""


def page(library: Library) -> str:
    """Return the page; the angles do not depend on the library."""
    del library
    lines = [HEAD]
    joint = ""
    for name in SHOWN:
        angle = BY_NAME[name]
        if name.split(".")[0] != joint:
            joint = name.split(".")[0]
            lines += ["", f"## {joint.capitalize()}", ""]
            lines += ["| picture | angle | plus | limits | gives way | rest |", "|---|---|---|---|---|---|"]
        file = picture_file(name).removeprefix("docs/")
        shown = f"![{name} at {drawn_at(name):g} degrees]({file})<br>{drawn_at(name):g}°"
        written_as = name if "." not in angle.name.removeprefix(f"{joint}.") else angle.name.replace(".left.", ".SIDE.")
        limits = f"{angle.least:g} to {angle.most:g}"
        lines.append(f"| {shown} | `{written_as}` | {angle.plus} | {limits} | {angle.stiffness:g} | {angle.rest:g} |")
    return "\n".join(lines) + "\n"
