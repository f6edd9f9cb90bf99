"""T-shirt, leggings and hair: cut from the skin along their hems, and lifted off it."""

from dataclasses import replace
from typing import Final

import numpy as np

from body_build.hair import hairline
from body_build.rig import Rig
from body_build.shapes import capsule, smooth_step
from body_build.skin import Skin, cut, hemmed
from unhunch.figure.rotations import Floats
from unhunch.figure.skeleton import NODES

THICKNESS: Final = {"top": 0.0035, "legs": 0.0020, "hair": 0.0}
LOOSE: Final = 0.0035
LOOSE_OVER: Final = 0.070
"""Metres that the T-shirt stands off further at its lower hem, and over what height."""
FOLD: Final = {"top": 0.0050, "legs": 0.0030}
"""Metres that a hem is turned in."""
UNDER: Final = 0.014
UNDER_OF: Final = {"hair": 0.0}
"""Metres of skin and waistband that go on under a hem; hair grows from the skin and ends where it begins."""
SLEEVE: Final = 0.118
WAIST: Final = 0.118
COLLAR: Final = ((0.0, 0.030, 0.030), (0.0, 0.200, 0.070))
COLLAR_RADII: Final = (0.086, 0.200)
"""The opening for the neck: a rounded cone from here to there beside the neck's lowest joint, and its radii; metres."""
ANKLE: Final = 0.065
ARM: Final = ("upper_arm", "forearm", "hand", "index", "middle", "ring", "little", "thumb")


def dressed(skin: Skin, rig: Rig) -> dict[str, Skin]:
    """Return the parts: "skin", "top", "legs" and "hair"."""
    hems = _hems(skin, rig)
    covered = np.maximum.reduce([hem + UNDER - UNDER_OF.get(name, UNDER) for name, hem in hems.items()])
    parts = {"skin": cut(skin, UNDER - covered)}
    for name, hem in hems.items():
        lift = np.full(len(hem), THICKNESS[name])
        if name == "top":
            lift += LOOSE * (1 - smooth_step(_above_waist(skin.half.points), 0.0, LOOSE_OVER))
        points = skin.half.points + skin.half.normals * lift[:, None]
        points[skin.half.seam, 0] = 0.0
        piece = cut(replace(skin, half=replace(skin.half, points=points)), hem)
        parts[name] = replace(piece, paint=piece.paint * 0) if name == "hair" else hemmed(piece, FOLD[name])
    return parts


def _hems(skin: Skin, rig: Rig) -> dict[str, Floats]:
    """Return for each garment how far each point lies within its hems, in metres."""
    points = skin.half.points
    x, y, z = points.T
    arm = skin.weights[:, [node for node, name in enumerate(NODES) if name.startswith(ARM)]].sum(axis=1)
    waist = _above_waist(points)
    along = (points - rig.positions["upper_arm.left"]) @ -rig.rotations["upper_arm.left"][:, 1]
    sleeve = np.where(arm > 0.02, SLEEVE - along, 0.2)
    top = np.minimum(np.minimum(waist, sleeve), _neckline(points, rig))
    ankle = y - rig.positions["foot.left"][1] - ANKLE
    legs = np.where(arm > 0.05, -0.1, np.minimum(UNDER - waist, ankle))
    return {"top": top, "legs": legs, "hair": np.where(y > 0.60, hairline(x, y, z), -0.1)}


def _above_waist(points: Floats) -> Floats:
    return np.asarray(points[:, 1] - WAIST - 0.012 * np.cos(np.clip(points[:, 0] / 0.17, 0, 1) * np.pi / 2))


def _neckline(points: Floats, rig: Rig) -> Floats:
    """Return how far points lie outside the opening for the neck."""
    base = rig.positions["neck_lower"]
    x, y, z = points.T
    start, end = (base + np.array(shift) for shift in COLLAR)
    return capsule((x, y, z), start, end, *COLLAR_RADII)
