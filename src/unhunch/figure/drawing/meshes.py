"""Small solids as triangle meshes: rounded boxes, turned shapes, tubes. What the props are built from.

Faces are counter-clockwise from outside, normals are unit and point out; metres.

>>> ball = turned("rubber", [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0)], around=8)
>>> ball.vertices.shape[1], bool(ball.faces.max() < len(ball.vertices))
(3, True)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unhunch.figure.rotations import Floats, applied, between

TINY = 1e-9


@dataclass(frozen=True, eq=False)
class Mesh:
    """One piece of one material."""

    material: str
    """One of `palette.MATERIALS`."""
    vertices: Floats
    """(vertices, 3), metres."""
    normals: Floats
    """(vertices, 3), unit."""
    faces: NDArray[np.int64]
    """(faces, 3)."""

    def moved(self, matrix: Floats) -> "Mesh":
        """Return the mesh carried by an affine matrix (3, 4); normals stay unit, also where it stretches."""
        turned = np.linalg.inv(matrix[:, :3]).T
        normals = self.normals @ turned.T
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), TINY)
        return Mesh(self.material, self.vertices @ matrix[:, :3].T + matrix[:, 3], normals, self.faces)


def affine(rotation: Floats, position: ArrayLike) -> Floats:
    """Return the matrix (..., 3, 4) that turns by `rotation` (..., 3, 3) and then moves to `position` (..., 3)."""
    return np.concatenate([rotation, np.asarray(position, dtype=float)[..., None]], axis=-1)


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Return meshes of one material as one."""
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes[:-1])])
    return Mesh(
        meshes[0].material,
        np.concatenate([mesh.vertices for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts, strict=True)]),
    )


def rounded_box(
    material: str, size: ArrayLike, middle: ArrayLike, radius: float, *, steps: int = 1, bulge: float = 0.0
) -> Mesh:
    """Return a box with rounded edges.

    Parameters
    ----------
    material
        Its material.
    size, middle
        Width (x), height (y), depth (z), and where its middle lies; metres.
    radius
        Of the edges; at most half the smallest side.
    steps
        Facets of half an edge's quarter circle.
    bulge
        Metres by which the middles of the upper and lower sides swell: a cushion.
    """
    half = np.asarray(size, dtype=float) / 2
    radius = min(radius, float(half.min()))
    arc = radius * np.tan(np.linspace(0, np.pi / 4, steps + 1))
    vertices, faces = _box_grid([_samples(h - radius, arc, fine=bulge > 0) for h in half], half)
    core = np.clip(vertices, -(half - radius), half - radius)
    normals = vertices - core
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), TINY)
    rounded = core + radius * normals
    if bulge:
        falls = np.prod(1 - (rounded[:, [0, 2]] / half[[0, 2]]) ** 2, axis=1)
        rounded[:, 1] += bulge * falls * np.sign(rounded[:, 1]) * np.abs(rounded[:, 1]) / half[1]
        normals = vertex_normals(rounded, faces)
    return Mesh(material, rounded + np.asarray(middle, dtype=float), normals, faces)


def _samples(core: float, arc: Floats, *, fine: bool) -> Floats:
    """Where a side of the box is cut: along the flat part and round both edges."""
    flat = np.linspace(-core, core, 7 if fine else 2)[1:-1]
    return np.unique(np.round(np.concatenate([-core - arc, flat, core + arc]), 7))


def _box_grid(cuts: list[Floats], half: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """Return the six sides of a box as grids with shared corners."""
    vertices, faces, count = [], [], 0
    for axis, sign in ((a, s) for a in range(3) for s in (-1.0, 1.0)):
        first, second = ((1, 2), (2, 0), (0, 1))[axis]
        u, v = np.meshgrid(cuts[first], cuts[second], indexing="ij")
        side = np.empty((u.size, 3))
        side[:, axis], side[:, first], side[:, second] = sign * half[axis], u.ravel(), v.ravel()
        vertices.append(side)
        faces.append(_grid_faces(*u.shape, flipped=sign < 0) + count)
        count += u.size
    return _merged(np.concatenate(vertices), np.concatenate(faces))


def _grid_faces(rows: int, columns: int, *, flipped: bool) -> NDArray[np.int64]:
    """Return two triangles for each cell of a grid of vertices."""
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    quads = np.stack([a, b, c, a, c, d] if not flipped else [a, c, b, a, d, c], axis=-1)
    return np.asarray(quads.reshape(-1, 3), dtype=np.int64)


def _merged(vertices: Floats, faces: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int64]]:
    """Return the mesh with equal vertices made one, and faces without area left out."""
    unique, index = np.unique(np.round(vertices, 6), axis=0, return_inverse=True)
    merged = index.reshape(-1)[faces]
    whole = (merged != np.roll(merged, 1, axis=1)).all(axis=1)
    return unique, np.asarray(merged[whole], dtype=np.int64)


def vertex_normals(vertices: Floats, faces: NDArray[np.int64]) -> Floats:
    """Return unit normals (vertices, 3), each the mean of its faces' by their area."""
    corners = vertices[faces]
    of_faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], of_faces)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), TINY))


def turned(material: str, profile: Sequence[tuple[float, float]], *, around: int = 24) -> Mesh:
    """Return what a lathe makes: a profile of (radius, height) points, from below to above, turned about the Y axis.

    A sharp edge is written by naming its point twice; a radius of 0 closes the shape.
    """
    points = np.array(profile, dtype=float)
    angles = np.linspace(0, 2 * np.pi, around, endpoint=False)
    circle = np.stack([np.cos(angles), np.zeros(around), np.sin(angles)], axis=1)
    vertices = points[:, None, :1] * circle + points[:, None, 1:] * np.array([0.0, 1.0, 0.0])
    outward = _profile_normals(points)
    normals = outward[:, None, :1] * circle + outward[:, None, 1:] * np.array([0.0, 1.0, 0.0])
    index = np.arange(len(points) * around).reshape(len(points), around)
    low, high = index[:-1], index[1:]
    quads = np.stack([low, high, np.roll(high, -1, 1), low, np.roll(high, -1, 1), np.roll(low, -1, 1)], axis=-1)
    flat = vertices.reshape(-1, 3)
    faces = quads.reshape(-1, 3)
    corners = flat[faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    return Mesh(material, flat, normals.reshape(-1, 3), np.asarray(faces[area > TINY], dtype=np.int64))


def _profile_normals(points: Floats) -> Floats:
    """Return the outward normal at each point of a profile; a point named twice has one of each side's."""
    steps = np.diff(points, axis=0)
    length = np.linalg.norm(steps, axis=1, keepdims=True)
    sides = np.stack([steps[:, 1], -steps[:, 0]], axis=1) / np.maximum(length, TINY)
    real = length[:, 0] > TINY
    normals = np.zeros_like(points)
    normals[:-1][real] += sides[real]
    normals[1:][real] += sides[real]
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), TINY))


def tube(material: str, path: ArrayLike, radius: ArrayLike, *, around: int = 10) -> Mesh:
    """Return a tube along a path (points, 3), rounded at both ends; `radius` is one or one for each point."""
    points = np.asarray(path, dtype=float)
    radii = np.broadcast_to(np.asarray(radius, dtype=float), len(points))
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), TINY)
    frames = _carried_frames(along)
    angles = np.linspace(0, 2 * np.pi, around, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    rings, normals = [], []
    for reach, sine in ((-1.0, 0.0), (-0.7, 0.7)):
        rings.append(points[0] + radii[0] * (reach * along[0] + sine * circle @ frames[0]))
        normals.append(reach * along[0] + sine * circle @ frames[0])
    for point, frame, thick in zip(points, frames, radii, strict=True):
        rings.append(point + thick * circle @ frame)
        normals.append(circle @ frame)
    for reach, sine in ((0.7, 0.7), (1.0, 0.0)):
        rings.append(points[-1] + radii[-1] * (reach * along[-1] + sine * circle @ frames[-1]))
        normals.append(reach * along[-1] + sine * circle @ frames[-1])
    index = np.arange(len(rings) * around).reshape(len(rings), around)
    low, high = index[:-1], index[1:]
    right_low, right_high = np.roll(low, -1, 1), np.roll(high, -1, 1)
    quads = np.stack([low, right_low, right_high, low, right_high, high], axis=-1)
    all_normals = np.concatenate(normals)
    all_normals /= np.maximum(np.linalg.norm(all_normals, axis=1, keepdims=True), TINY)
    return Mesh(material, np.concatenate(rings), all_normals, np.asarray(quads.reshape(-1, 3), dtype=np.int64))


def _carried_frames(along: Floats) -> Floats:
    """Return for each point two directions across the path (points, 2, 3) that do not twist on their way."""
    across = np.cross(along[0], [0.0, 0.0, 1.0] if abs(along[0, 2]) < 0.9 else [1.0, 0.0, 0.0])
    across /= np.linalg.norm(across)
    frames = np.empty((len(along), 2, 3))
    for i, direction in enumerate(along):
        if i and not np.allclose(direction, -along[i - 1]):
            across = applied(between(along[i - 1], direction), across)
        frames[i] = across, np.cross(direction, across)
    return frames
