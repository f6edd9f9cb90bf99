"""The angles of the figure: one table with name, plus direction, limits and stiffness. Degrees from neutral.

Neutral: standing upright, arms hanging, thumbs forward, gaze level. A name is `region.angle` or `joint.side.angle`;
names in pose files may say `both` for the side. A pose is a vector of all angles in the order of `NAMES`.

Signs follow clinical words, and plus is to the LEFT where there is a side: `thorax.rotation: 30` turns the chest to the
left. Limits are those of a drawn body, near the AAOS maxima; they are no personal targets.

>>> ANGLES["neck.flexion"].most, mirror_name("hip.left.flexion")
(60, 'hip.right.flexion')
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from unhunch.figure.rotations import Floats

SIDES: Final = ("left", "right")


@dataclass(frozen=True, slots=True)
class Angle:
    """One angle. All numbers are degrees."""

    name: str
    plus: str
    """What a plus angle does, in words."""
    least: float
    most: float
    stiffness: float
    """How far it gives way, as one standard deviation, before a contact 4 mm off is preferred."""
    rest: float = 0.0
    """What it is where a pose says nothing: a body at ease, not a soldier."""
    turns_sign: bool = False
    """True where the mirror image has the opposite sign: what goes to one side."""


_SPINE: Final = (
    # region, flexion, lateral, rotation, stiffness
    ("lumbar", (-25, 50), 25, 10, 5.0),
    ("thorax", (-25, 45), 30, 45, 4.0),
    ("neck", (-60, 60), 45, 80, 6.0),
)
_PELVIS: Final = (
    ("tilt", "top of the pelvis forward", 120, False),
    ("list", "leans to the left", 120, True),
    ("turn", "turns to the left", 180, True),
)
_LIMBS: Final = (
    # joint, angle, plus, least, most, stiffness, rest
    ("scapula", "elevation", "shrugs", -10, 40, 5, 0),
    ("scapula", "protraction", "slides forward round the ribs", -20, 30, 5, 0),
    ("scapula", "upward_rotation", "socket turns up, beside what the raised arm brings", -5, 30, 5, 0),
    ("scapula", "posterior_tilt", "top goes back", -10, 30, 5, 0),
    ("shoulder", "elevation", "raises the arm, in the plane that `plane` names", -50, 180, 14, 9),
    ("shoulder", "plane", "0 out to the side, 90 to the front, 125 across, -90 to the back", -95, 150, 14, 15),
    ("shoulder", "external_rotation", "turns the upper arm outwards", -90, 100, 14, 0),
    ("elbow", "flexion", "bends", 0, 150, 16, 14),
    ("forearm", "pronation", "turns the palm down (from thumbs forward: back)", -80, 90, 18, 0),
    ("wrist", "flexion", "palm towards the forearm", -80, 80, 12, 0),
    ("wrist", "ulnar_deviation", "towards the little finger", -25, 35, 12, 0),
    ("fingers", "flexion", "curls the four fingers, each joint", -20, 100, 3, 16),
    ("fingers", "spread", "parts the fingers", -2, 20, 2, 1),
    ("thumb", "flexion", "bends towards the palm", -40, 60, 3, 8),
    ("thumb", "abduction", "away from the index finger, forward", -30, 50, 3, 5),
    ("hip", "flexion", "thigh forward", -20, 130, 14, 0),
    ("hip", "abduction", "thigh out to the side", -30, 45, 14, 3),
    ("hip", "external_rotation", "thigh turns out", -40, 45, 14, 4),
    ("knee", "flexion", "bends", 0, 155, 14, 0),
    ("ankle", "dorsiflexion", "toes towards the shin", -60, 25, 12, 0),
    ("ankle", "inversion", "sole turns inwards", -20, 30, 8, 0),
    ("toes", "flexion", "curls", -70, 30, 5, 0),
)


def _table() -> dict[str, Angle]:
    rows = [Angle(f"pelvis.{word}", plus, -most, most, 6.0, turns_sign=turns) for word, plus, most, turns in _PELVIS]
    for region, (least, most), lateral, rotation, stiffness in _SPINE:
        rows += [
            Angle(f"{region}.flexion", "bends forward", least, most, stiffness),
            Angle(f"{region}.lateral_flexion", "bends to the left", -lateral, lateral, stiffness, turns_sign=True),
            Angle(f"{region}.rotation", "turns to the left", -rotation, rotation, stiffness, turns_sign=True),
        ]
    rows.append(Angle("neck.chin_tuck", "draws the chin straight back", -20, 20, 6.0))
    for side in SIDES:
        rows += [Angle(f"{joint}.{side}.{word}", *rest) for joint, word, *rest in _LIMBS]  # type: ignore[arg-type]
    return {row.name: row for row in rows}


ANGLES: Final = _table()
NAMES: Final = tuple(ANGLES)
INDEX: Final = {name: index for index, name in enumerate(NAMES)}

LEAST: Final[Floats] = np.array([angle.least for angle in ANGLES.values()], dtype=float)
MOST: Final[Floats] = np.array([angle.most for angle in ANGLES.values()], dtype=float)
STIFFNESS: Final[Floats] = np.array([angle.stiffness for angle in ANGLES.values()], dtype=float)
REST: Final[Floats] = np.array([angle.rest for angle in ANGLES.values()], dtype=float)


def mirror_name(name: str) -> str:
    """Return the angle, site or node of the other side; the same name where there is no side."""
    swapped = {"left": "right", "right": "left"}
    return ".".join(swapped.get(part, part) for part in name.split("."))


_MIRROR_INDEX: Final = np.array([INDEX[mirror_name(name)] for name in NAMES])
_MIRROR_SIGN: Final[Floats] = np.array([-1.0 if angle.turns_sign else 1.0 for angle in ANGLES.values()])


def mirrored_angles(pose: Floats) -> Floats:
    """Return poses (..., angles) with left and right exchanged."""
    return np.asarray(pose[..., _MIRROR_INDEX] * _MIRROR_SIGN)


def both_sides(name: str) -> tuple[str, ...]:
    """Return what a name with `both` stands for.

    >>> both_sides("hip.both.flexion"), both_sides("neck.flexion")
    (('hip.left.flexion', 'hip.right.flexion'), ('neck.flexion',))
    """
    parts = name.split(".")
    if "both" not in parts:
        return (name,)
    return tuple(".".join(side if part == "both" else part for part in parts) for side in SIDES)
