"""From a realistic nude to a friendly figure: features smoothed away where they would distract, others given form."""

from typing import Final

import numpy as np

from body_build.field import Field, Grid
from body_build.hair import with_hair
from body_build.rig import Rig
from body_build.shapes import Reals, capsule, chaikin, ellipsoid, inside_by, smooth_least, smooth_most, smooth_step
from body_build.source import Source
from unhunch.figure.rotations import Floats

FINE, PLAIN, SOFT, SOFTER, SOFTEST = 0.0016, 0.005, 0.009, 0.013, 0.018
"""Blurs in metres: hands; limbs; trunk, skull and groin; face; chest."""
SWOLLEN_HAND: Final = 0.0005
"""Metres that the hand's blur takes from its fingers."""
FACE_FILL: Final = (
    # centre, radii (m): mouth, eye, palate
    ((0.0, 0.676, 0.098), (0.031, 0.040, 0.056)),
    ((0.031, 0.735, 0.118), (0.017, 0.014, 0.028)),
    ((0.0, 0.700, 0.070), (0.050, 0.060, 0.060)),
)
HEAD_HALF_WIDTH: Final = 0.0735
"""Metres: the source's ears are cut off there."""
EAR: Final = ((0.0745, 0.723, 0.034), (0.0095, 0.0275, 0.0180), 0.30)
"""Centre, radii (m), and how far the top leans back per metre: a hint of an ear."""
NOSE: Final = ((0.0, 0.707, 0.172), (0.0165, 0.026, 0.022), 0.007)
"""Centre, widths and height (m) of the hint of a nose."""

TOES: Final = ((1, 0.0120, 0.0105), (2, 0.0095, 0.0085), (3, 0.0090, 0.0080), (4, 0.0085, 0.0078), (5, 0.0085, 0.0078))
"""Toe, and its radius in metres at its root and its end."""
TOES_JOINED, BIG_TOE_JOINED = 0.014, 0.005
"""Metres over which toes melt into each other, and the big toe into the next."""
TOES_BLUR: Final = 0.0045
SOLE: Final = -0.8165
"""Height of the floor under the bare foot."""
THUMB: Final = (0.0100, 0.0082)
"""Radius in metres at the thumb's root and end."""

BLADE: Final = (
    (0.078, 0.540),
    (0.070, 0.490),
    (0.077, 0.412),
    (0.094, 0.388),
    (0.124, 0.430),
    (0.165, 0.485),
    (0.168, 0.530),
    (0.120, 0.552),
)
"""The shoulder blade as seen from behind: (x, y) in metres."""
BLADE_RELIEF: Final = 0.0038
FURROW: Final = 0.0020
"""Metres that the blade stands out, and the spine lies in."""


def sculpted(grid: Grid, source: Source, rig: Rig) -> Grid:
    """Return the field of the figure."""
    grid = grid.with_values(_without_holes(grid))
    fine, plain, soft, softer = (grid.blurred(blur) for blur in (FINE, PLAIN, SOFT, SOFTER))
    x, y, z = grid.axes()
    face = smooth_step(y, 0.632, 0.66) * smooth_step(z, 0.055, 0.085)
    skull = smooth_step(y, 0.655, 0.70) * (1 - face)
    groin = smooth_step(0.14 - np.abs(y), 0.0, 0.06) * (1 - smooth_step(x, 0.10, 0.15))
    trunk = smooth_step(y, 0.08, 0.14) * (1 - smooth_step(y, 0.54, 0.60)) * (1 - smooth_step(x, 0.15, 0.20))
    height = smooth_step(y, 0.26, 0.33) * (1 - smooth_step(y, 0.50, 0.56))
    chest = height * smooth_step(z, 0.05, 0.09) * (1 - smooth_step(x, 0.17, 0.22))
    wrist = rig.positions["hand.left"]
    hand = smooth_step(x, wrist[0] - 0.050, wrist[0] - 0.005)

    values = _mixed(plain, soft, np.clip(skull + groin + trunk, 0, 1))
    values = _mixed(values, grid.blurred(SOFTEST), chest)
    values = _mixed(values, fine - np.float32(SWOLLEN_HAND), hand)
    values = _mixed(values, softer - 0.003 - _nose(grid), face)
    values = values - _back_relief(grid)
    bare = _with_feet(_with_thumb(_without_ears(grid.with_values(values)), source), source)
    return _with_ears(with_hair(bare))


def _mixed(first: Field, second: Floats | Field, share: Floats) -> Field:
    return np.asarray(first * (1 - share) + second * share, dtype=np.float32)


def _without_holes(grid: Grid) -> Field:
    """Return the values with mouth and eyes filled."""
    head = grid.between(1, 0.6)
    values = grid.values.copy()
    for centre, radii in FACE_FILL:
        values[head] = np.minimum(values[head], ellipsoid(grid.axes(head), centre, radii))
    return values


def _nose(grid: Grid) -> Floats:
    x, y, z = grid.axes()
    centre, widths, height = NOSE
    squares = (((axis - at) / width) ** 2 for axis, at, width in zip((x, y, z), centre, widths, strict=True))
    return height * np.exp(-sum(squares, start=np.zeros(1, dtype=np.float32)))


def _back_relief(grid: Grid) -> Floats:
    """Return how far the back stands out (metres): shoulder blades, and the furrow of the spine."""
    x, y, z = grid.axes()
    seen = np.stack(np.broadcast_arrays(x[:, :, 0], y[:, :, 0]), axis=-1)
    blade = smooth_step(inside_by(seen.reshape(-1, 2), chaikin(BLADE)), -0.020, 0.022).reshape(seen.shape[:2])
    furrow = (
        np.exp(-((x[:, :, 0] / 0.013) ** 2))
        * smooth_step(y[:, :, 0], 0.10, 0.16)
        * (1 - smooth_step(y[:, :, 0], 0.50, 0.56))
    )
    behind = 1 - smooth_step(z, -0.02, 0.02)
    return np.asarray((BLADE_RELIEF * blade - FURROW * furrow)[:, :, None] * behind)


def _without_ears(grid: Grid) -> Grid:
    head = grid.between(1, 0.66)
    x, _, _ = grid.axes(head)
    values = grid.values.copy()
    values[head] = smooth_most(values[head], np.broadcast_to(x - HEAD_HALF_WIDTH, values[head].shape), 0.010)
    return grid.with_values(values)


def _with_ears(grid: Grid) -> Grid:
    """Return the field with the hint of an ear, in front of the hair."""
    head = grid.between(1, 0.66)
    x, y, z = grid.axes(head)
    centre, radii, lean = EAR
    values = grid.values.copy()
    values[head] = smooth_least(values[head], ellipsoid((x, y, z + lean * (y - centre[1])), centre, radii), 0.004)
    return grid.with_values(values)


def _with_thumb(grid: Grid, source: Source) -> Grid:
    """Return the field with a fuller thumb."""
    hand = grid.between(0, 0.38)
    joints = [source.joints[f"l-finger-1-{number}"] for number in (2, 3, 4)]
    axes, values = grid.axes(hand), grid.values.copy()
    middle = sum(THUMB) / 2
    first = capsule(axes, joints[0], joints[1], THUMB[0], middle)
    tip = joints[2] - (joints[2] - joints[1]) * 0.15
    values[hand] = smooth_least(values[hand], np.minimum(first, capsule(axes, joints[1], tip, middle, THUMB[1])), 0.005)
    return grid.with_values(values)


def _with_feet(grid: Grid, source: Source) -> Grid:
    """Return the field with the toes joined to one rounded form on a level sole, the big toe a little apart."""
    foot = grid.between(1, -0.90, -0.755)
    _, y, _ = axes = grid.axes(foot)
    values = grid.values.copy()
    toes: Reals = np.full(values[foot].shape, 1.0)
    for number, root, end in TOES:
        last = 3 if number == 1 else 4
        start, stop = (source.joints[f"l-toe-{number}-{joint}"].copy() for joint in (1, last))
        start[1], stop[1] = SOLE + root + 0.003, SOLE + end
        toes = smooth_least(toes, capsule(axes, start, stop, root, end), BIG_TOE_JOINED if number == 2 else TOES_JOINED)
    whole = smooth_least(values[foot], toes, TOES_JOINED)
    level = smooth_most(whole, np.broadcast_to(np.float32(SOLE) - y, whole.shape), 0.006)
    low = 1 - smooth_step(y, -0.785, -0.762)
    values[foot] = _mixed(values[foot], grid.with_values(level).blurred(TOES_BLUR), low)
    return grid.with_values(values)
