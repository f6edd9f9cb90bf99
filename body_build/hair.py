"""Short hair, combed back: where it begins, how thick it lies, and how its strands run."""

from typing import Final

import numpy as np

from body_build.field import Grid
from body_build.shapes import Reals, smooth_step
from unhunch.figure.rotations import Floats

AXIS_Z: Final = 0.045
"""Where the head's upright axis stands, metres ahead."""
LINE: Final = (
    # degrees round the head from the front, height of the hairline (m): brow, temple, sideburn, over the ear, nape
    (0, 22, 38, 50, 58, 64, 72, 80, 88, 104, 116, 126, 138, 158, 180),
    (0.802, 0.804, 0.794, 0.772, 0.742, 0.712, 0.705, 0.722, 0.746, 0.750, 0.734, 0.704, 0.680, 0.662, 0.656),
)
RISE: Final = ((0, 50, 64, 80, 110, 135, 180), (0.022, 0.020, 0.030, 0.020, 0.026, 0.060, 0.070))
"""Degrees, and metres above the line where the hair has its thickness: a lip at the brow, a taper at the nape."""
THICKNESS: Final = ((0.66, 0.72, 0.78, 0.86), (0.0065, 0.0070, 0.0100, 0.0160))
"""Heights on the head, and the thickness of the hair there, metres."""
QUIFF: Final = 0.0025
"""Metres more above the brow."""
LOCKS: Final = 17.0
LOCK_DEPTH: Final = 0.0011
"""Strands per radian over the top, and their relief in metres."""


def hairline(x: Reals, y: Reals, z: Reals) -> Floats:
    """Return how far points of the head lie above the hairline, about in metres."""
    return np.asarray(y - np.interp(_round(x, z), *LINE))


def _round(x: Reals, z: Reals) -> Floats:
    return np.asarray(np.degrees(np.arctan2(np.abs(x), z - AXIS_Z)), dtype=float)


def with_hair(grid: Grid) -> Grid:
    """Return the field of the head with its hair on."""
    head = grid.between(1, 0.62)
    x, y, z = grid.axes(head)
    degrees = _round(x, z)
    above = (y - np.interp(degrees, *LINE)) / np.interp(degrees, *RISE)
    thick = np.interp(y, *THICKNESS) + QUIFF * np.exp(-((degrees / 40) ** 2)) * smooth_step(y, 0.79, 0.82)
    over = np.arctan2(x, np.maximum(y - 0.70, 0.01))
    wave = np.cos(LOCKS * over + 1.3 * np.sin(22.0 * (z - AXIS_Z)) * smooth_step(over, 0.1, 0.5))
    strands = LOCK_DEPTH * wave * smooth_step(above, 0.3, 1.0) * (1 - smooth_step(over, 0.7, 1.2))
    values = grid.values.copy()
    values[head] -= thick * smooth_step(above, 0.0, 1.0) - strands
    return grid.with_values(values)
