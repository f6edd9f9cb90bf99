"""Small formulas of form: soft steps, ellipsoids, smooth unions and outlines, for fields over points or grids."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unhunch.figure.rotations import Floats

Reals: TypeAlias = NDArray[np.floating[Any]]
"""Numbers of a grid: half as long as those of the figure."""


def smooth_step(value: ArrayLike, start: float, end: float) -> Floats:
    """Return 0 before `start`, 1 after `end`, and a smooth rise between.

    >>> smooth_step([0.0, 0.5, 2.0], 0.0, 1.0).tolist()
    [0.0, 0.5, 1.0]
    """
    share = np.clip((np.asarray(value, dtype=float) - start) / (end - start), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def chaikin(corners: ArrayLike, rounds: int = 3, cut: float = 0.22) -> Floats:
    """Return a closed outline (points, 2) with its corners cut off again and again."""
    outline = np.asarray(corners, dtype=float)
    for _ in range(rounds):
        following = np.roll(outline, -1, axis=0)
        pair = np.stack([(1 - cut) * outline + cut * following, cut * outline + (1 - cut) * following], axis=1)
        outline = pair.reshape(-1, outline.shape[1])
    return outline


def inside_by(points: Floats, outline: Floats) -> Floats:
    """Return how far points (..., 2) lie inside a closed outline, in metres; minus where they lie outside."""
    nearest = np.full(len(points), np.inf)
    inside = np.zeros(len(points), dtype=bool)
    for start, end in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        edge = end - start
        along = np.clip((points - start) @ edge / max(edge @ edge, 1e-12), 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(points - start - along[:, None] * edge, axis=1))
        crosses = (start[1] > points[:, 1]) != (end[1] > points[:, 1])
        at = start[0] + (points[:, 1] - start[1]) / (edge[1] + 1e-12) * edge[0]
        inside ^= crosses & (points[:, 0] < at)
    return np.where(inside, nearest, -nearest)


def smooth_least(first: Reals, second: Reals, blend: float) -> Floats:
    """Return the smaller of two fields, rounded off over `blend`: a union of two bodies."""
    share = np.clip(0.5 + 0.5 * (second - first) / blend, 0, 1)
    return np.asarray(second * (1 - share) + first * share - blend * share * (1 - share))


def smooth_most(first: Reals, second: Reals, blend: float) -> Floats:
    """Return the larger of two fields, rounded off over `blend`: what two bodies share."""
    return np.asarray(-smooth_least(-first, -second, blend))


def ellipsoid(grid: Sequence[Reals], centre: Sequence[float], radii: Sequence[float]) -> Floats:
    """Return about how far points lie outside an ellipsoid; `grid` is x, y and z, broadcasting against each other."""
    squares = (((axis - at) / radius) ** 2 for axis, at, radius in zip(grid, centre, radii, strict=True))
    return np.asarray((np.sqrt(sum(squares, start=np.zeros(1))) - 1) * min(radii))


def capsule(grid: Sequence[Reals], start: Floats, end: Floats, radius: float, end_radius: float) -> Floats:
    """Return how far points lie outside a rounded cone from `start` to `end` (3,)."""
    bone = end - start
    relative = [axis - at for axis, at in zip(grid, start, strict=True)]
    along = sum((part * step for part, step in zip(relative, bone, strict=True)), start=np.zeros(1)) / (bone @ bone)
    along = np.clip(along, 0, 1)
    squares = sum(((part - along * step) ** 2 for part, step in zip(relative, bone, strict=True)), start=np.zeros(1))
    return np.asarray(np.sqrt(squares) - radius - (end_radius - radius) * along)
