"""The skin of the left half: surface, what it hangs on, and what is painted on it; cutting it along a line."""

from dataclasses import dataclass
from typing import Final

import igl
import numpy as np

from body_build.source import Ints, Source
from body_build.surface import Half, compacted, neighbours
from unhunch.figure.angles import SIDES
from unhunch.figure.rotations import Floats
from unhunch.figure.skeleton import FINGERS, MIRROR_NODE, NODE

WEIGHT_ROUNDS: Final = 6
"""How often the weights are averaged with their neighbours, half and half, to hide the seams of the transfer."""

HEM_TURN: Final = 0.7
RIM_ROUNDS: Final = 6
"""How far a hem's upper edge still faces as the cloth does; how often its direction is evened out along it."""


@dataclass(frozen=True)
class Skin:
    """Half a surface with its weights and paint."""

    half: Half
    weights: Floats
    """(points, nodes), rows add up to 1."""
    paint: Floats
    """(points, regions), 0 to 1; empty until painted."""


def hung(half: Half, source: Source, weights: Floats) -> Skin:
    """Return the surface with the weights (vertices, nodes) of the source's skin beneath."""
    corners = np.ascontiguousarray(source.vertices)
    _, face, nearest = igl.point_mesh_squared_distance(np.ascontiguousarray(half.points), corners, source.faces)[:3]
    shares = _barycentric(nearest, corners[source.faces[face]])
    found = np.einsum("pc,pcn->pn", shares, weights[source.faces[face]])
    weights = _without_neighbours(smoothed(half, found, WEIGHT_ROUNDS))
    return Skin(half, weights, np.zeros((len(found), 0)))


def _without_neighbours(weights: Floats) -> Floats:
    """Return weights where no point hangs on two fingers: what the weaker ones had goes to the hand."""
    weights = weights.copy()
    for side in SIDES:
        fingers = [[NODE[f"{finger}.{side}"], NODE[f"{finger}_tip.{side}"]] for finger in (*FINGERS, "thumb")]
        shares = np.stack([weights[:, nodes].sum(axis=1) for nodes in fingers], axis=1)
        strongest = shares.argmax(axis=1)
        for finger, nodes in enumerate(fingers):
            weaker = strongest != finger
            weights[weaker, NODE[f"hand.{side}"]] += shares[weaker, finger]
            weights[np.ix_(weaker, nodes)] = 0
    return weights


def smoothed(half: Half, weights: Floats, rounds: int) -> Floats:
    """Return weights (points, nodes) averaged along the surface; the seam stays the mirror of itself."""
    mean, seam = neighbours(half.points, half.faces), half.seam
    for _ in range(rounds):
        weights = (weights + mean @ weights) / 2
        weights[seam] = (weights[seam] + weights[seam][:, MIRROR_NODE]) / 2
    return weights


def _barycentric(points: Floats, corners: Floats) -> Floats:
    """Return the shares (points, 3) of triangles' corners (points, 3, 3) in points on them."""
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    normal = np.cross(one, two)
    square = np.maximum((normal**2).sum(axis=1), 1e-20)
    to = points - corners[:, 0]
    second = (np.cross(to, two) * normal).sum(axis=1) / square
    third = (np.cross(one, to) * normal).sum(axis=1) / square
    shares = np.clip(np.stack([1 - second - third, second, third], axis=1), 0, 1)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def cut(skin: Skin, field: Floats) -> Skin:
    """Return the part of the skin where `field` (points,) is above 0; triangles are parted on the line itself."""
    field = np.where(np.abs(field) < 1e-6, 1e-6, field)
    faces = skin.half.faces
    above = (field > 0)[faces]
    count = above.sum(axis=1)
    one, two = faces[count == 1], faces[count == 2]
    # turn each parted triangle so that the corner that stands alone comes first
    one = np.take_along_axis(one, (above[count == 1].argmax(axis=1)[:, None] + np.arange(3)) % 3, axis=1)
    two = np.take_along_axis(two, ((~above[count == 2]).argmax(axis=1)[:, None] + np.arange(3)) % 3, axis=1)
    edges = np.concatenate([one[:, [0, 1]], one[:, [0, 2]], two[:, [0, 1]], two[:, [0, 2]]])
    edges, new = np.unique(np.sort(edges, axis=1), axis=0, return_inverse=True)
    new = new.reshape(-1) + len(field)
    first, second, third, fourth = np.split(new, np.cumsum([len(one), len(one), len(two)]))
    kept = np.concatenate(
        [
            faces[count == 3],
            np.stack([one[:, 0], first, second], axis=1),
            np.stack([third, two[:, 1], two[:, 2]], axis=1),
            np.stack([third, two[:, 2], fourth], axis=1),
        ]
    )
    share = (field[edges[:, 0]] / (field[edges[:, 0]] - field[edges[:, 1]]))[:, None]

    def extended(values: Floats) -> Floats:
        between = values[edges[:, 0]] * (1 - share) + values[edges[:, 1]] * share
        return np.concatenate([values, between])

    used = np.unique(kept)
    points, compact = compacted(extended(skin.half.points), kept)
    normals = extended(skin.half.normals)[used]
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return Skin(Half(points, normals, compact), extended(skin.weights)[used], extended(skin.paint)[used])


def hemmed(piece: Skin, depth: float) -> Skin:
    """Return a piece of cloth with its open edges turned in by `depth` metres, so that it looks thick."""
    half = piece.half
    ends = np.concatenate([half.faces[:, [0, 1]], half.faces[:, [1, 2]], half.faces[:, [2, 0]]])
    far = np.concatenate([half.faces[:, 2], half.faces[:, 0], half.faces[:, 1]])
    _, back, uses = np.unique(np.sort(ends, axis=1), axis=0, return_inverse=True, return_counts=True)
    open_ = (uses[back.reshape(-1)] == 1) & ~half.seam[ends].all(axis=1)
    ends, far = ends[open_], far[open_]
    edge = half.points[ends[:, 1]] - half.points[ends[:, 0]]
    away = half.points[ends[:, 0]] - half.points[far]
    away -= edge * ((away * edge).sum(axis=1) / np.maximum((edge**2).sum(axis=1), 1e-12))[:, None]
    rim = np.unique(ends)
    place = np.full(len(half.points), -1)
    place[rim] = len(half.points) + np.arange(len(rim))
    outwards = np.zeros_like(half.points)
    for corner in range(2):
        np.add.at(outwards, ends[:, corner], away)
    outwards = _along_rim(outwards, ends)
    outwards[half.seam, 0] = 0.0
    outwards /= np.maximum(np.linalg.norm(outwards, axis=1, keepdims=True), 1e-12)
    inner = half.points[rim] - half.normals[rim] * depth
    inner[half.seam[rim], 0] = 0.0
    turned = outwards[rim] + HEM_TURN * half.normals[rim]
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    (one, two), under = place[ends].T, len(rim)
    faces = np.concatenate(
        [
            half.faces,
            np.stack([two, one, one + under], axis=1),
            np.stack([two, one + under, two + under], axis=1),
        ]
    )
    return Skin(
        Half(
            np.concatenate([half.points, half.points[rim], inner]),
            np.concatenate([half.normals, turned, outwards[rim]]),
            faces,
        ),
        np.concatenate([piece.weights, piece.weights[rim], piece.weights[rim]]),
        np.concatenate([piece.paint, piece.paint[rim], piece.paint[rim]]),
    )


def _along_rim(values: Floats, ends: Ints) -> Floats:
    """Return unit directions (points, 3) averaged along an open edge, whose pieces are `ends` (pieces, 2)."""
    for _ in range(RIM_ROUNDS):
        values = values / np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-12)
        summed = 2 * values
        for one, other in (ends.T, ends[:, ::-1].T):
            np.add.at(summed, one, values[other])
        values = summed
    return values
