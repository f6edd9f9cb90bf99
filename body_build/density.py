"""How fine the triangles are, place by place: fine on hands, face and painted back, coarse on thighs and shins."""

from typing import Final

import numpy as np

from body_build.rig import Rig
from body_build.sculpture import NOSE
from body_build.shapes import capsule, smooth_step
from unhunch.figure.rotations import Floats

BY_HEIGHT: Final = (
    # height (m), edge (m): sole, instep, ankle, shin, knee, thigh, seat, waist, chest, neck, face, crown
    (-0.82, -0.785, -0.74, -0.60, -0.33, -0.18, 0.00, 0.15, 0.50, 0.62, 0.70, 0.85),
    (0.0105, 0.0125, 0.0145, 0.0235, 0.0200, 0.0250, 0.0198, 0.0168, 0.0150, 0.0125, 0.0100, 0.0105),
)
ALONG_ARM: Final = (
    # metres from the shoulder along the arm, edge (m): shoulder, upper arm, elbow, forearm, wrist, palm, knuckles, tip
    (0.00, 0.12, 0.24, 0.34, 0.47, 0.53, 0.57, 0.63),
    (0.0146, 0.0170, 0.0155, 0.0175, 0.0120, 0.0100, 0.0068, 0.0055),
)
BACK, SPINE = 0.0128, 0.0095
"""Edges on the upper back and beside its spine, where most is painted."""
THUMB_LENGTH, THUMB_EDGE = 1.9, 0.0064
"""The thumb beyond its middle joint in lengths of the bone before it; how fine it is, in metres."""
NOSE_RADII, NOSE_EDGE = np.array([0.026, 0.034, 0.040]), 0.0070
"""How far round the nose, and how fine, in metres."""
ARM_FROM: Final = (0.19, 0.23)
"""Metres to the left between which the trunk's size passes into the arm's."""


def edge_length(points: Floats, rig: Rig) -> Floats:
    """Return the wanted edge of triangles at `points` (points, 3), in metres."""
    trunk = np.interp(points[:, 1], *BY_HEIGHT)
    shoulder, elbow, wrist = (rig.positions[f"{name}.left"] for name in ("upper_arm", "forearm", "hand"))
    to_elbow, to_wrist = np.linalg.norm(elbow - shoulder), np.linalg.norm(wrist - elbow)
    upper = np.clip((points - shoulder) @ (elbow - shoulder) / to_elbow, 0, to_elbow)
    lower = np.clip((points - elbow) @ (wrist - elbow) / to_wrist, 0, None)
    arm = np.minimum(np.interp(upper + lower, *ALONG_ARM), _beside_thumb(points, rig))
    share = smooth_step(points[:, 0], *ARM_FROM) * smooth_step(points[:, 1], 0.0, 0.05)
    behind = smooth_step(points[:, 1], 0.22, 0.30) * (1 - smooth_step(points[:, 2], -0.04, 0.0))
    trunk = trunk - (trunk - BACK) * behind - (BACK - SPINE) * behind * (1 - smooth_step(points[:, 0], 0.02, 0.04))
    nose = np.linalg.norm((points - NOSE[0]) / NOSE_RADII, axis=1)
    trunk = trunk - (trunk - NOSE_EDGE) * (1 - smooth_step(nose, 0.8, 1.3))
    return np.asarray(trunk * (1 - share) + arm * share)


def _beside_thumb(points: Floats, rig: Rig) -> Floats:
    """Return the edge on the thumb, and a large one elsewhere."""
    start, middle = (rig.positions[name] for name in ("thumb.left", "thumb_tip.left"))
    away = capsule(list(points.T), middle, middle + THUMB_LENGTH * (middle - start), 0.010, 0.010)
    return np.asarray(THUMB_EDGE + smooth_step(away, 0.006, 0.020))
