"""Rotations as matrices and quaternions, many at once. Degrees; the last axes hold the matrix or the vector.

The world is right-handed: +X is the figure's left, +Y is up, +Z is where it faces; metres.

>>> np.round(about_y(90.0) @ np.array([0.0, 0.0, 1.0]), 6).tolist()
[1.0, 0.0, 0.0]
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]

TINY = 1e-12
MIRROR = np.array([-1.0, 1.0, 1.0])
"""What a point is multiplied with to be seen in a mirror that parts left from right."""


def about_x(degrees: ArrayLike) -> Floats:
    """Return rotations about +X: (...) angles to (..., 3, 3). Plus tips what is up towards the front."""
    return _about(degrees, 0)


def about_y(degrees: ArrayLike) -> Floats:
    """Return rotations about +Y: (...) angles to (..., 3, 3). Plus turns the front towards the left."""
    return _about(degrees, 1)


def about_z(degrees: ArrayLike) -> Floats:
    """Return rotations about +Z: (...) angles to (..., 3, 3). Plus tips what is left upwards."""
    return _about(degrees, 2)


def _about(degrees: ArrayLike, axis: int) -> Floats:
    radians = np.radians(np.asarray(degrees, dtype=float))
    cosine, sine = np.cos(radians), np.sin(radians)
    matrix = np.zeros((*radians.shape, 3, 3))
    first, second = ((1, 2), (2, 0), (0, 1))[axis]
    matrix[..., axis, axis] = 1
    matrix[..., first, first] = matrix[..., second, second] = cosine
    matrix[..., first, second], matrix[..., second, first] = -sine, sine
    return matrix


def about(axis: ArrayLike, degrees: ArrayLike) -> Floats:
    """Return rotations about unit axes (..., 3) by angles (...): Rodrigues' formula."""
    x, y, z = np.moveaxis(np.asarray(axis, dtype=float), -1, 0)
    radians = np.radians(np.asarray(degrees, dtype=float))
    sine, versine = np.sin(radians), 1 - np.cos(radians)
    cross = np.zeros((*np.broadcast(x, radians).shape, 3, 3))
    cross[..., 0, 1], cross[..., 0, 2], cross[..., 1, 2] = -z, y, -x
    cross[..., 1, 0], cross[..., 2, 0], cross[..., 2, 1] = z, -y, x
    return np.asarray(np.eye(3) + sine[..., None, None] * cross + versine[..., None, None] * (cross @ cross))


def transposed(rotation: Floats) -> Floats:
    """Return the inverse of rotations (..., 3, 3)."""
    return np.swapaxes(rotation, -1, -2)


def applied(rotation: Floats, vector: ArrayLike) -> Floats:
    """Return vectors (..., 3) turned by rotations (..., 3, 3)."""
    return np.asarray((rotation @ np.asarray(vector, dtype=float)[..., None])[..., 0])


def twist_about_y(rotation: Floats) -> tuple[Floats, Floats]:
    """Split rotations into swing @ twist, the twist about +Y; return the swings (..., 3, 3) and the twists in degrees.

    A swing of 180 degrees has no twist of its own; the twist is then 0.
    """
    sine = rotation[..., 0, 2] - rotation[..., 2, 0]
    cosine = rotation[..., 0, 0] + rotation[..., 2, 2]
    twist = np.degrees(np.arctan2(sine, cosine))
    return rotation @ about_y(-twist), twist


def angle_of(rotation: Floats) -> Floats:
    """Return by how many degrees rotations (..., 3, 3) turn, 0 to 180."""
    trace = np.trace(rotation, axis1=-2, axis2=-1)
    return np.asarray(np.degrees(np.arctan2(np.linalg.norm(_axis_times_2_sine(rotation), axis=-1), trace - 1)))


def halved(rotation: Floats) -> Floats:
    """Return rotations by half the angle about the same axis; not defined at 180 degrees, where it is none."""
    axis = _axis_times_2_sine(rotation)
    length = np.linalg.norm(axis, axis=-1, keepdims=True)
    return about(axis / np.maximum(length, TINY), angle_of(rotation) / 2)


def _axis_times_2_sine(rotation: Floats) -> Floats:
    turned = rotation - transposed(rotation)
    return np.stack([turned[..., 2, 1], turned[..., 0, 2], turned[..., 1, 0]], axis=-1)


def between(start: ArrayLike, end: ArrayLike) -> Floats:
    """Return the shortest rotation (3, 3) that takes the direction `start` (3,) to `end` (3,).

    Raises
    ------
    ValueError
        Where the two point away from each other: every axis would do.
    """
    one, other = (np.asarray(v, dtype=float) / np.linalg.norm(v) for v in (start, end))
    axis = np.cross(one, other)
    sine, cosine = float(np.linalg.norm(axis)), float(one @ other)
    if sine < TINY:
        if cosine < 0:
            raise ValueError(f"directions {one} and {other} are opposite: no shortest rotation")
        return np.eye(3)
    return about(axis / sine, np.degrees(np.arctan2(sine, cosine)))


def mirrored(rotation: Floats) -> Floats:
    """Return rotations (..., 3, 3) as seen in the mirror that parts left from right."""
    return np.asarray(rotation * np.outer(MIRROR, MIRROR))


def quaternions(rotation: Floats) -> Floats:
    """Return rotations (..., 3, 3) as unit quaternions (..., 4), x y z w, w at least 0.

    The largest of the four is taken from the diagonal, the others from the sums beside it (Shepperd 1978).
    """
    m = rotation
    diagonal = np.stack([m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]], axis=-1)
    trace = diagonal.sum(axis=-1)
    squares = np.concatenate([1 + 2 * diagonal - trace[..., None], 1 + trace[..., None]], axis=-1)  # 4 q_i^2
    rows = np.empty((*m.shape[:-2], 4, 4))
    for i in range(4):
        rows[..., i, i] = squares[..., i]
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        rows[..., i, j] = rows[..., j, i] = m[..., i, j] + m[..., j, i]
        rows[..., k, 3] = rows[..., 3, k] = m[..., j, i] - m[..., i, j]
    largest = np.argmax(squares, axis=-1)
    best = np.take_along_axis(rows, largest[..., None, None], axis=-2)[..., 0, :]
    unit = best / np.linalg.norm(best, axis=-1, keepdims=True)
    return np.asarray(np.where(unit[..., 3:] < 0, -unit, unit))


def matrices(quaternion: ArrayLike) -> Floats:
    """Return unit quaternions (..., 4), x y z w, as rotations (..., 3, 3)."""
    x, y, z, w = np.moveaxis(np.asarray(quaternion, dtype=float), -1, 0)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)
