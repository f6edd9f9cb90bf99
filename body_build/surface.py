"""Half a surface: triangles of the left side, open along the plane between left and right."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph
from skimage.measure import marching_cubes

from body_build.field import Grid
from body_build.source import Ints
from unhunch.figure.rotations import Floats

Bools = NDArray[np.bool_]

POLISH: Final = ((0.50, -0.53), 8)
"""Taubin's smoothing of the raw surface: the two steps, and how often."""


@dataclass(frozen=True)
class Half:
    """The left half of a surface; what lies on x = 0 it shares with its mirror image."""

    points: Floats
    """(points, 3), metres."""
    normals: Floats
    """(points, 3), unit, outwards."""
    faces: Ints
    """(faces, 3), counter-clockwise from outside."""

    @property
    def seam(self) -> Bools:
        """(points,): true where a point lies between left and right."""
        return np.asarray(self.points[:, 0] == 0)


def meshed(grid: Grid) -> Half:
    """Return the surface where the field is 0, finely, without loose pieces."""
    points, faces, _, _ = marching_cubes(grid.values, 0.0, spacing=(grid.spacing,) * 3)
    points, faces = points + grid.corner, faces.astype(np.int64)
    points[points[:, 0] < grid.spacing * 1e-3, 0] = 0.0
    joined = sparse.coo_matrix((np.ones(len(faces) * 2), (faces[:, [0, 1]].ravel(), faces[:, [1, 2]].ravel())))
    _, piece = csgraph.connected_components(joined.tocsr(), directed=False)
    kept = faces[piece[faces[:, 0]] == np.bincount(piece).argmax()]
    points, faces = compacted(points, kept)
    points = _polished(points, faces)
    return Half(points, vertex_normals(points, faces), faces)


def compacted(points: Floats, faces: Ints) -> tuple[Floats, Ints]:
    """Return points and faces without the points that no face uses."""
    used, faces = np.unique(faces, return_inverse=True)
    return points[used], faces.reshape(-1, 3)


def vertex_normals(points: Floats, faces: Ints) -> Floats:
    """Return unit normals of half a surface, as if its mirror image were there."""
    corners = points[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(points)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], across)
    normals[points[:, 0] == 0, 0] = 0.0
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12))


def neighbours(points: Floats, faces: Ints) -> sparse.csr_matrix:
    """Return the mean over neighbours as a matrix; on the seam the mirrored neighbours count too."""
    ends = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    ends = np.concatenate([ends, ends[:, ::-1]])
    joined = sparse.coo_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(points),) * 2).tocsr()
    joined.data[:] = 1.0
    seam = points[:, 0] == 0
    joined = joined + sparse.diags(seam.astype(float)) @ joined @ sparse.diags((~seam).astype(float))
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(np.asarray(joined.sum(axis=1)).ravel(), 1)) @ joined)


def _polished(points: Floats, faces: Ints) -> Floats:
    mean = neighbours(points, faces)
    seam = points[:, 0] == 0
    steps, rounds = POLISH
    for _ in range(rounds):
        for step in steps:
            points = points + step * (mean @ points - points)
            points[seam, 0] = 0.0
    return points
