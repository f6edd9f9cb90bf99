"""How a value goes from keyframe to keyframe: from rest to rest with the least jerk, or flowing through."""

from typing import Final

import numpy as np

from unhunch.figure.rotations import Floats
from unhunch.figure.solving.clock import Leg

NEARLY_STILL: Final = 1e-12
"""The product of two slopes below which nothing moves."""


def ease_out_and_in(part: Floats) -> Floats:
    """Return how far a movement from rest to rest has come, 0 to 1, with the least jerk (Flash and Hogan 1985).

    >>> ease_out_and_in(np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 0.5, 1.0]
    """
    return np.asarray(part**3 * (10 - 15 * part + 6 * part**2))


def way_between(values: Floats, leg: Leg, part: float) -> Floats:
    """Return the values on a leg, `part` of its time gone.

    Parameters
    ----------
    values
        (keyframes, n): the values at each keyframe.
    leg
        From which keyframe to which, and what it flows from and on to.
    part
        0 to 1.

    A leg that flows is a monotone cubic (Fritsch and Carlson 1980): it never goes beyond the keyframes around it, and
    where a value turns round it is still for that moment.
    """
    start, end = values[leg.start], values[leg.end]
    if leg.before is None and leg.after is None:
        return np.asarray(start + (end - start) * ease_out_and_in(np.asarray(part)))
    slope = (end - start) / leg.seconds
    leaves, arrives = np.zeros_like(start), np.zeros_like(start)
    if leg.before is not None:
        keyframe, seconds = leg.before
        leaves = _tangent((start - values[keyframe]) / seconds, seconds, slope, leg.seconds)
    if leg.after is not None:
        keyframe, seconds = leg.after
        arrives = _tangent(slope, leg.seconds, (values[keyframe] - end) / seconds, seconds)
    square, cube = part**2, part**3
    return np.asarray(
        start * (2 * cube - 3 * square + 1)
        + leaves * leg.seconds * (cube - 2 * square + part)
        + end * (3 * square - 2 * cube)
        + arrives * leg.seconds * (cube - square)
    )


def _tangent(before: Floats, before_seconds: float, after: Floats, after_seconds: float) -> Floats:
    """Return the slope at a keyframe between two slopes: their weighted harmonic mean, 0 where they point apart."""
    same = before * after > NEARLY_STILL
    one, other = 2 * after_seconds + before_seconds, after_seconds + 2 * before_seconds
    safe_before, safe_after = np.where(same, before, 1.0), np.where(same, after, 1.0)
    return np.where(same, (one + other) / (one / safe_before + other / safe_after), 0.0)
