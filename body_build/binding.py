"""How the source's skin hangs on our skeleton: a weight for each of its vertices and each of our nodes.

Arms, legs, hands and feet take the source's own weights. Along the spine they are made anew, each segment ruling its
stretch with soft ends, so that the back bends in a smooth curve. Around shoulder, elbow, hip and knee the blend goes
over a helper node that turns by half.
"""

from typing import Final

import numpy as np

from body_build.rig import Rig
from body_build.sculpture import BLADE
from body_build.shapes import chaikin, inside_by, smooth_step
from body_build.source import Source
from unhunch.figure.rotations import MIRROR, Floats
from unhunch.figure.skeleton import FINGERS, HALVES, NODE, NODES, PARENT

SPINE: Final = NODES[:9]
SPINE_BLEND: Final = 0.55
"""Which part of the segments beside a joint the blend takes."""
HEAD_BLEND: Final = (-0.045, 0.030)
"""From where to where, in metres beside its joint, the neck passes into the head."""
NECK_SLANT: Final = ((0.50, 0.60, 0.66, 0.74), (0.0, 0.25, 0.75, 0.35))
"""Heights (m), and how steeply the planes between segments slant down to the front: the jaw belongs to the head."""
BLADE_SHARE: Final = 0.65
BLADE_BLEND: Final = (-0.030, 0.025)
BLADE_DEPTH: Final = (-0.030, 0.020)
"""The most that skin follows the shoulder blade; from how far outside its outline; between which depths (m)."""
WAIST_HELD: Final = 0.85
WAIST_FROM: Final = (0.070, 0.125)
WAIST_BEHIND: Final = (0.010, 0.080)
"""How much of the waistband the pelvis holds; between which heights that begins, between which depths it ends (m)."""

FACE: Final = ("jaw", "eye", "levator", "oculi", "orbicularis", "oris", "risorius", "special", "temporalis", "tongue")
TRUNK: Final = ("root", "pelvis", "spine", "breast", "neck", "head", *FACE)
LIMBS: Final = {
    # beginnings of the source's bone names to our node
    "clavicle": "clavicle",
    "shoulder01": "clavicle",
    "upperarm01": "upper_arm",
    "upperarm02": "upper_arm_twist",
    "lowerarm01": "forearm",
    "lowerarm02": "forearm_twist",
    "wrist": "hand",
    "metacarpal": "hand",
    "upperleg01": "thigh",
    "upperleg02": "thigh_twist",
    "lowerleg": "shin",
    "foot": "foot",
    "toe": "toes",
} | {
    f"finger{number}-{bone}": finger if bone == 1 else f"{finger}_tip"
    for number, finger in enumerate(("thumb", *FINGERS), start=1)
    for bone in (1, 2, 3)
}


def bind(source: Source, rig: Rig) -> Floats:
    """Return the weights (vertices, nodes) of the source's skin; each row adds up to 1."""
    weights = np.zeros((len(source.vertices), len(NODES)))
    trunk = np.zeros(len(source.vertices))
    for bone, given in source.weights.items():
        name, _, letter = bone.partition(".")
        if name.startswith(TRUNK):
            trunk += given
            continue
        (node,) = (node for start, node in LIMBS.items() if name.startswith(start))
        weights[:, NODE[f"{node}.{'left' if letter == 'L' else 'right'}"]] += given
    weights[:, : len(SPINE)] += trunk[:, None] * _along_spine(source.vertices, rig)
    weights /= weights.sum(axis=1, keepdims=True)
    _give_blades(weights, source.vertices)
    _keep_waist(weights, source.vertices)
    for side in ("left", "right"):
        for half, joint in HALVES.items():
            _hand_over(weights, NODE[f"{half}.{side}"], NODE[f"{joint}.{side}"])
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _along_spine(points: Floats, rig: Rig) -> Floats:
    """Return how much each segment of the spine rules at `points`: (points, 9), rows add up to 1."""
    heights = np.array([rig.positions[name][1] for name in SPINE])
    height = _slanted_height(points, rig)
    below = np.ones((len(points), len(SPINE)))
    for i in range(1, len(SPINE)):
        gap = heights[i] - heights[i - 1]
        above = heights[i + 1] - heights[i] if i + 1 < len(SPINE) else gap
        start, end = -SPINE_BLEND * gap, SPINE_BLEND * above
        if SPINE[i] == "head":
            start, end = HEAD_BLEND
        if SPINE[i] == "lumbar_lower":
            start = -SPINE_BLEND * 2 * above
        below[:, i] = smooth_step(height, heights[i] + start, heights[i] + end)
    below = np.minimum.accumulate(below, axis=1)
    shares = below.copy()
    shares[:, :-1] -= below[:, 1:]
    return np.asarray(shares)


def _slanted_height(points: Floats, rig: Rig) -> Floats:
    ahead = points[:, 2] - np.interp(points[:, 1], rig.spine[:, 1], rig.spine[:, 2])
    slant = np.interp(points[:, 1], *NECK_SLANT)
    return np.asarray(points[:, 1] + np.where(ahead > 0, slant, 0.35 * slant) * np.clip(ahead, -0.10, 0.12))


def _give_blades(weights: Floats, points: Floats) -> None:
    """Give the shoulder blades the skin above them, softly."""
    for side, mirror in (("left", np.ones(3)), ("right", MIRROR)):
        at = points * mirror
        share = smooth_step(inside_by(at[:, :2], chaikin(BLADE)), *BLADE_BLEND)
        share *= BLADE_SHARE * (1 - smooth_step(at[:, 2], *BLADE_DEPTH))
        givers = [NODE[name] for name in (f"clavicle.{side}", "thorax_upper", "thorax_middle", "neck_lower")]
        given = share * weights[:, givers].sum(axis=1)
        weights[:, givers] *= 1 - share[:, None]
        weights[:, NODE[f"scapula.{side}"]] += given


def _keep_waist(weights: Floats, points: Floats) -> None:
    """Give the pelvis what a lifted thigh would pull down from the waistband behind and at the sides."""
    share = WAIST_HELD * smooth_step(points[:, 1], *WAIST_FROM) * (1 - smooth_step(points[:, 2], *WAIST_BEHIND))
    thighs = [NODE[f"{name}.{side}"] for name in ("thigh", "thigh_twist") for side in ("left", "right")]
    given = share * weights[:, thighs].sum(axis=1)
    weights[:, thighs] *= 1 - share[:, None]
    weights[:, NODE["pelvis"]] += given


def _hand_over(weights: Floats, half: int, joint: int) -> None:
    """Give the helper node what lies in the blend between a joint's two sides."""
    beyond = [node for node in range(len(NODES)) if _descends(node, joint)]
    before = [node for node in range(len(NODES)) if node not in beyond]
    share = weights[:, beyond].sum(axis=1)
    blend = 2 * np.minimum(share, 1 - share)
    weights[:, beyond] *= ((share - blend / 2) / np.maximum(share, 1e-9))[:, None]
    weights[:, before] *= ((1 - share - blend / 2) / np.maximum(1 - share, 1e-9))[:, None]
    weights[:, half] += blend


def _descends(node: int, ancestor: int) -> bool:
    while node >= 0:
        if node == ancestor:
            return True
        node = PARENT[node]
    return False
