"""Damped least squares (Levenberg-Marquardt) for many independent small problems at once.

Each row of `x` is one problem: a frame of the motion. Residuals are differentiated by finite differences, all frames
and all parameters in one call, which suits forward kinematics in numpy. No clock and no chance: the same input gives
the same output.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.rotations import Floats

Residuals: TypeAlias = Callable[[Floats, NDArray[np.int64]], Floats]
"""(problems, parameters) and the index of each problem to (problems, residuals)."""

FIRST_DAMPING: Final = 1e-2
LEAST_DAMPING: Final = 1e-7
GIVES_UP_AT: Final = 1e4
EASE: Final = 4.0
"""Damping is divided by this after a step that helped ..."""
BRAKE: Final = 6.0
"""... and multiplied by this after one that did not."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop, and how far one step may go."""

    rounds: int
    gain: float
    """A problem is done when a step lowers its cost by less than this part."""
    step: Floats
    """(parameters,): the difference used for the derivatives."""
    longest: Floats
    """(parameters,): the largest change in one step."""
    least: Floats
    """(parameters,): never below this ..."""
    most: Floats
    """... and never above that. Begin between the two."""


def least_squares(residuals: Residuals, start: Floats, limits: Limits) -> Floats:
    """Return the parameters (problems, parameters) with the least sum of squared residuals found from `start`.

    Parameters
    ----------
    residuals
        What to make small.
    start
        (problems, parameters).
    limits
        When to stop.

    >>> import numpy as np
    >>> def residuals(x, which):
    ...     return x - np.array([[3.0], [5.0]])[which]
    >>> limits = Limits(20, 1e-9, np.full(1, 1e-6), np.full(1, 10.0), np.full(1, -9.0), np.full(1, 4.0))
    >>> least_squares(residuals, np.zeros((2, 1)), limits).round(4).tolist()
    [[3.0], [4.0]]
    """
    found = start.copy()
    count = len(found)
    damping = np.full(count, FIRST_DAMPING)
    every = np.arange(count)
    now = residuals(found, every)
    cost = (now**2).sum(axis=1)
    going = np.ones(count, dtype=bool)
    for _ in range(limits.rounds):
        which = every[going]
        if not which.size:
            break
        slope = _slope(residuals, found[which], now[which], which, limits.step)
        step = _step(_freed(slope, now[which], found[which], limits), now[which], damping[which])
        tried = found[which] + np.clip(step, -limits.longest, limits.longest)
        tried = np.clip(tried, limits.least, limits.most)
        after = residuals(tried, which)
        new_cost = (after**2).sum(axis=1)
        better = new_cost < cost[which]
        gain = (cost[which] - new_cost) / np.maximum(cost[which], 1e-12)
        won, lost = which[better], which[~better]
        found[won], now[won], cost[won] = tried[better], after[better], new_cost[better]
        damping[won] = np.maximum(damping[won] / EASE, LEAST_DAMPING)
        damping[lost] *= BRAKE
        going[won] = gain[better] > limits.gain
        going[lost] = damping[lost] < GIVES_UP_AT
    return found


def _slope(residuals: Residuals, x: Floats, now: Floats, which: NDArray[np.int64], step: Floats) -> Floats:
    """Return the derivatives, (problems, parameters, residuals)."""
    count, width = x.shape
    moved = np.repeat(x[:, None], width, axis=1) + np.diag(step)
    after = residuals(moved.reshape(-1, width), np.repeat(which, width)).reshape(count, width, -1)
    return np.asarray((after - now[:, None]) / step[:, None])


def _freed(slope: Floats, now: Floats, x: Floats, limits: Limits) -> Floats:
    """Return the derivatives without those of parameters that stand at a limit and want to go beyond it."""
    downhill = -np.einsum("bnm,bm->bn", slope, now)
    stuck = ((x <= limits.least) & (downhill < 0)) | ((x >= limits.most) & (downhill > 0))
    return np.where(stuck[..., None], 0.0, slope)


def _step(slope: Floats, now: Floats, damping: Floats) -> Floats:
    gradient = np.einsum("bnm,bm->bn", slope, now)
    curvature = slope @ np.swapaxes(slope, -1, -2)
    diagonal = np.einsum("bii->bi", curvature)
    size = diagonal.shape[1]
    damped = curvature + (damping[:, None] * diagonal + 1e-9)[..., None] * np.eye(size)
    return np.asarray(-np.linalg.solve(damped, gradient[..., None])[..., 0])
