"""The muscle regions painted on the skin: how much each one covers each point."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from body_build.outlines import REGIONS, Outline
from body_build.rig import Rig
from body_build.shapes import chaikin, inside_by, smooth_step
from body_build.skin import Skin
from unhunch.figure.angles import SIDES, mirror_name
from unhunch.figure.rotations import MIRROR, Floats
from unhunch.figure.skeleton import NODES

NAMES: Final = tuple(f"{region}.{side}" for region in REGIONS for side in SIDES)
MIRROR_REGION: Final = np.array([NAMES.index(mirror_name(name)) for name in NAMES])
ARM_RADIUS: Final = 0.045
LIMBS: Final = ("forearm", "hand", "index", "middle", "ring", "little", "thumb", "shin", "foot", "toes", "elbow_half")
ARM: Final = ("upper_arm", *LIMBS)
FACING: Final = {"back": (0.0, 0.0, -1.0), "front": (0.0, 0.0, 1.0), "side": (1.0, 0.0, 0.0), "arm": (0.0, 0.0, 0.0)}
OVER_MIDLINE: Final = (-0.013, -0.003)
"""Where a muscle that reaches the midline ends on the other side, metres: lit on both sides it shows no gap."""
JAW: Final = ((0.684, 0.042), (0.652, 0.146))
"""Height and depth, metres, of the angle of the jaw and of the chin in the pose that is painted."""
TURNS_OFF: Final = 0.30
"""Over which range of the cosine the paint fades where the surface turns away."""


@dataclass(frozen=True)
class _Samples:
    """Places on the skin where it is looked at: its points, the middles of its edges and of its triangles."""

    points: Floats
    normals: Floats
    limbs: Floats
    arms: Floats
    """(samples,): how much each hangs on limbs that may hide a region behind them, without and with the upper arm."""
    gathered: sparse.csr_matrix
    """(points, samples): the mean around each point."""


def painted(skin: Skin, rig: Rig) -> Floats:
    """Return how much each region of `NAMES` covers each point of the left half: (points, regions), 0 to 1.

    Each point takes the mean of what lies around it, so that outlines stay even on uneven triangles.
    """
    samples = _samples(skin)
    found = []
    for outlines in REGIONS.values():
        for mirror in (np.ones(3), MIRROR):
            cover = [_cover(outline, samples, rig, mirror) for outline in outlines]
            found.append(samples.gathered @ np.maximum.reduce(cover))
    paint, seam = np.stack(found, axis=1), skin.half.seam
    paint[seam] = (paint[seam] + paint[seam][:, MIRROR_REGION]) / 2
    return paint


def _samples(skin: Skin) -> _Samples:
    faces, count = skin.half.faces, len(skin.half.points)
    edges = np.unique(np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1), axis=0)
    corners = [np.arange(count)[:, None], edges, faces]
    starts = np.cumsum([0, count, len(edges)])
    rows = np.concatenate([group.ravel() for group in corners])
    columns = np.concatenate(
        [start + np.repeat(np.arange(len(group)), group.shape[1]) for start, group in zip(starts, corners, strict=True)]
    )
    worth = np.concatenate([np.full(group.size, share) for group, share in zip(corners, (2.0, 1.0, 1.0), strict=True)])
    gathered = sparse.csr_matrix((worth, (rows, columns)), shape=(count, starts[-1] + len(faces)))
    gathered = sparse.diags(1 / np.asarray(gathered.sum(axis=1)).ravel()) @ gathered

    def spread(values: Floats) -> Floats:
        return np.concatenate([values[group].mean(axis=1) for group in corners])

    def hanging(limbs: tuple[str, ...]) -> Floats:
        nodes = [node for node, name in enumerate(NODES) if name.startswith(limbs)]
        return spread(skin.weights[:, nodes].sum(axis=1))

    return _Samples(spread(skin.half.points), spread(skin.half.normals), hanging(LIMBS), hanging(ARM), gathered)


def _cover(outline: Outline, samples: _Samples, rig: Rig, mirror: Floats) -> Floats:
    points, normals = samples.points * mirror, samples.normals * mirror
    seen = _arm_view(points, rig) if outline.view == "arm" else points[:, [2, 1] if outline.view == "side" else [0, 1]]
    corners = np.array(outline.corners)
    if corners[0, 0] == 0 and outline.view in {"back", "front"}:
        corners = np.concatenate([corners, (corners * [-1, 1])[::-1]])
        own = smooth_step(points[:, 0], *OVER_MIDLINE)
    else:
        corners = chaikin(corners)
        own = smooth_step(points[:, 0], -0.001, 0.0) if outline.view in {"side", "arm"} else np.ones(len(points))
    inside = smooth_step(inside_by(seen, corners), -outline.soft, outline.soft)
    turned = normals @ np.array(FACING[outline.view])
    facing = smooth_step(turned, outline.wraps, outline.wraps + TURNS_OFF)
    hidden = smooth_step(samples.limbs if outline.view == "arm" else samples.arms, 0.3, 0.7)
    return inside * facing * own * (1 - hidden) * (1 - _on_the_face(points))


def _on_the_face(points: Floats) -> Floats:
    """Return how much each point lies above the jaw, from its angle to the chin: nothing is painted there."""
    behind, ahead = JAW
    line = np.interp(points[:, 2], [behind[1], ahead[1]], [behind[0], ahead[0]])
    above = smooth_step(points[:, 1] - line, -0.005, 0.005)
    return above * smooth_step(points[:, 2], behind[1] - 0.012, behind[1] + 0.004)


def _arm_view(points: Floats, rig: Rig) -> Floats:
    local = (points - rig.positions["upper_arm.left"]) @ rig.rotations["upper_arm.left"]
    return np.stack([np.arctan2(local[:, 2], local[:, 0]) * ARM_RADIUS, local[:, 1]], axis=1)
