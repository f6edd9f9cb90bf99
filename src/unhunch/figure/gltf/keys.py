"""Fewer keys for the same movement: what a straight line or a slerp gives back anyway is left out.

Times are seconds, rotations unit quaternions x y z w, the first axis is time.

>>> times = np.linspace(0.0, 1.0, 5)
>>> kept_positions(times, np.outer(times, [1.0, 0.0, 2.0]), 0.001).tolist()
[0, 4]
"""

import itertools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.rotations import TINY, Floats

Indices = NDArray[np.int64]


def continuous(quaternions: Floats) -> Floats:
    """Return the same rotations (frames, 4) with signs such that each is the nearer form to the one before."""
    dots = np.sum(quaternions[1:] * quaternions[:-1], axis=-1)
    signs = np.cumprod(np.concatenate([[1.0], np.where(dots < 0, -1.0, 1.0)]))
    return np.asarray(quaternions * signs[:, None])


def slerp(start: Floats, end: Floats, parts: Floats) -> Floats:
    """Return the rotations (count, 4) at parts (count,) of the way from `start` (4,) to `end` (4,), as glTF does."""
    cosine = float(start @ end)
    if cosine < 0:
        end, cosine = -end, -cosine
    angle = np.arccos(min(cosine, 1.0))
    if angle < 1e-6:
        mixed = (1 - parts)[:, None] * start + parts[:, None] * end
    else:
        mixed = np.sin((1 - parts) * angle)[:, None] * start + np.sin(parts * angle)[:, None] * end
    return np.asarray(mixed / np.linalg.norm(mixed, axis=-1, keepdims=True))


def degrees_between(one: Floats, other: Floats) -> Floats:
    """Return by how many degrees two sets of rotations (count, 4) differ.

    By the chord, which keeps its digits where the angle is small.
    """
    chord = np.minimum(np.linalg.norm(one - other, axis=-1), np.linalg.norm(one + other, axis=-1))
    return np.asarray(np.degrees(4 * np.arcsin(np.minimum(chord / 2, 1.0))))


def kept_rotations(times: Floats, quaternions: Floats, tolerance: float) -> Indices:
    """Return the frames to keep so that slerps between them stay within `tolerance` degrees of all (frames, 4)."""

    def fits(first: int, last: int) -> bool:
        return _rotation_error(times, quaternions, first, last) <= tolerance

    return _kept(len(times), fits)


def kept_positions(times: Floats, positions: Floats, tolerance: float) -> Indices:
    """Return the frames to keep so that straight lines between them stay within `tolerance` of all (frames, width)."""

    def fits(first: int, last: int) -> bool:
        parts = _parts(times, first, last)[:, None]
        drawn = (1 - parts) * positions[first] + parts * positions[last]
        return bool(np.linalg.norm(drawn - positions[first + 1 : last], axis=-1).max() <= tolerance)

    return _kept(len(times), fits)


def fits_rotations(times: Floats, quaternions: Floats, kept: Indices, tolerance: float) -> bool:
    """Return whether slerps between the frames `kept` (from the first to the last) stay within `tolerance` degrees."""
    return all(
        last - first < 2 or _rotation_error(times, quaternions, first, last) <= tolerance
        for first, last in itertools.pairwise(kept.tolist())
    )


def _rotation_error(times: Floats, quaternions: Floats, first: int, last: int) -> float:
    drawn = slerp(quaternions[first], quaternions[last], _parts(times, first, last))
    return float(degrees_between(drawn, quaternions[first + 1 : last]).max())


def _parts(times: Floats, first: int, last: int) -> Floats:
    return np.asarray((times[first + 1 : last] - times[first]) / max(times[last] - times[first], TINY))


def _kept(count: int, fits: Callable[[int, int], bool]) -> Indices:
    """Walk from key to key, each time as far as the frames between still fit.

    The step doubles while it fits and is then halved down: a few trials for each key instead of one for each frame.
    """
    kept = [0]
    while kept[-1] < count - 1:
        first = kept[-1]
        good, step = first + 1, 2
        while good < count - 1 and fits(first, min(first + step, count - 1)):
            good, step = min(first + step, count - 1), step * 2
        bad = min(first + step, count)
        while bad - good > 1:
            middle = (good + bad) // 2
            good, bad = (middle, bad) if fits(first, middle) else (good, middle)
        kept.append(good)
    return np.array(kept)
