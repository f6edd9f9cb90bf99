"""From a fine surface to one of few, even triangles: fine where the figure bends or is painted, coarse on shins.

The fine points are gathered into clusters of a wanted size (weighted k-means over place and direction); each cluster
becomes one point, placed where it fits the planes of its surface best, and clusters that meet in a fine triangle become
a triangle (after Valette and Chassery 2004, "Approximated centroidal Voronoi diagrams").
"""

from typing import Final

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree

from body_build.source import Ints
from body_build.surface import Half, compacted
from unhunch.figure.rotations import Floats

ROUNDS: Final = 30
SEED: Final = 7
TURN: Final = 0.6
"""How far apart two opposite directions count, in parts of the wanted edge: keeps a finger's front and back apart."""
FLATNESS: Final = 0.02
"""How strongly a point is held at the middle of its cluster, beside the planes of the surface."""


def remeshed(half: Half, size: Floats) -> Half:
    """Return the surface with triangles of about the wanted edge length, `size` (points,), in metres."""
    area = _areas(half)
    labels, count = _clusters(half, size, area)
    points = _placed(half, area, labels, count)
    return _dual(half, labels, points, _directions(half, area, labels, count))


def _areas(half: Half) -> Floats:
    corners = half.points[half.faces]
    across = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 6
    return np.asarray(np.bincount(half.faces.ravel(), np.repeat(across, 3), len(half.points)), dtype=float)


def _clusters(half: Half, size: Floats, area: Floats) -> tuple[Ints, int]:
    """Return the cluster of each point, and how many there are."""
    chance = area / size**2
    count = int(chance.sum() / 0.866)
    generator = np.random.default_rng(SEED)
    chosen = generator.choice(len(size), count, replace=False, p=chance / chance.sum())
    at = np.concatenate([half.points, half.normals * (TURN * size)[:, None]], axis=1)
    weight = area / size**4
    centres = at[chosen]
    labels = np.zeros(len(at), dtype=np.int64)
    for _ in range(ROUNDS):
        labels = cKDTree(centres).query(at)[1].astype(np.int64)
        total = np.bincount(labels, weight, len(centres))
        moved = np.stack([np.bincount(labels, weight * axis, len(centres)) for axis in at.T], axis=1)
        centres = np.where(total[:, None] > 0, moved / np.maximum(total, 1e-30)[:, None], centres)
    return _connected(half, labels, count), count


def _connected(half: Half, labels: Ints, count: int) -> Ints:
    """Return labels so that each cluster is one piece: smaller pieces go to the neighbour that meets them."""
    ends = np.concatenate([half.faces[:, [0, 1]], half.faces[:, [1, 2]], half.faces[:, [2, 0]]])
    for _ in range(10):
        same = ends[labels[ends[:, 0]] == labels[ends[:, 1]]]
        joined = sparse.coo_matrix((np.ones(len(same)), (same[:, 0], same[:, 1])), shape=(len(labels),) * 2)
        _, piece = csgraph.connected_components(joined.tocsr(), directed=False)
        sizes = np.bincount(piece)
        largest = np.zeros(count, dtype=np.int64)
        np.maximum.at(largest, labels, sizes[piece])
        stray = sizes[piece] < largest[labels]
        if not stray.any():
            break
        labels = labels.copy()
        for one, other in (ends.T, ends[:, ::-1].T):
            moves = stray[one] & ~stray[other]
            labels[one[moves]] = labels[other[moves]]
    return labels


def _placed(half: Half, area: Floats, labels: Ints, count: int) -> Floats:
    """Return a point (clusters, 3) for each cluster."""

    def summed(values: Floats) -> Floats:
        return np.asarray(np.bincount(labels, area * values, count), dtype=float)

    total = np.maximum(summed(np.ones(len(area))), 1e-30)
    middle = np.stack([summed(axis) for axis in half.points.T], axis=1) / total[:, None]
    relative = half.points - middle[labels]
    height = (half.normals * relative).sum(axis=1)
    left = np.empty((count, 3, 3))
    right = np.empty((count, 3))
    for i in range(3):
        right[:, i] = summed(half.normals[:, i] * height)
        for j in range(3):
            left[:, i, j] = summed(half.normals[:, i] * half.normals[:, j])
    left += (FLATNESS * total)[:, None, None] * np.eye(3)
    on_seam = np.bincount(labels, half.seam, count) > 0
    # between left and right: x is 0, so solve for y and z alone
    left[on_seam, 0, :] = left[on_seam, :, 0] = 0.0
    left[on_seam, 0, 0] = 1.0
    right[on_seam, 0] = 0.0
    points = middle + np.linalg.solve(left, right[..., None])[..., 0]
    points[on_seam, 0] = 0.0
    return points


def _directions(half: Half, area: Floats, labels: Ints, count: int) -> Floats:
    """Return the mean normal (clusters, 3) of each cluster."""
    return np.stack([np.bincount(labels, area * axis, count) for axis in half.normals.T], axis=1)


def _dual(half: Half, labels: Ints, points: Floats, normals: Floats) -> Half:
    """Return a triangle for each place where three clusters meet."""
    faces = labels[half.faces]
    apart = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
    faces = faces[apart]
    first = np.argmin(faces, axis=1)
    faces = np.unique(np.take_along_axis(faces, (first[:, None] + np.arange(3)) % 3, axis=1), axis=0)
    normals = normals[np.unique(faces)]
    points, faces = compacted(points, faces)
    normals[points[:, 0] == 0, 0] = 0.0
    return Half(points, normals / np.linalg.norm(normals, axis=1, keepdims=True), faces)
