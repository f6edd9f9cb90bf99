"""Areas of a picture as smooth closed paths: blur, grow, and trace, in numpy and contourpy.

A picture is an array (height, width) of pixels; what comes out is in `UNITS` to a pixel of the still, whose picture was
rasterised `detail` times as fine.

>>> disc = np.hypot(*np.mgrid[-20:21, -20:21]) < 10
>>> traced(disc, detail=1.0).startswith("M")
True
"""

from typing import Final

import contourpy
import numpy as np
from numpy.typing import NDArray

from unhunch.figure.drawing.curves import fitted, path_data
from unhunch.figure.rotations import Floats

UNITS: Final = 10
"""Path units in a pixel of the still."""
Booleans = NDArray[np.bool_]
Field = NDArray[np.float32]


def blurred(field: NDArray[np.float32] | Booleans | Floats, sigma: float) -> Field:
    """Return a picture blurred by a Gaussian of `sigma` pixels; beyond its edges it goes on as it ends."""
    picture = np.asarray(field, dtype=np.float32)
    if sigma <= 0:
        return picture
    reach = max(1, int(np.ceil(3 * sigma)))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    for axis in (0, 1):
        padding = [(reach, reach) if axis == a else (0, 0) for a in (0, 1)]
        padded = np.pad(picture, padding, mode="edge")
        length = picture.shape[axis]
        total = np.zeros_like(picture)
        for step, weight in enumerate(kernel):
            total += weight * (padded[step : step + length] if axis == 0 else padded[:, step : step + length])
        picture = total
    return picture


def grown(mask: Booleans, radius: float) -> Booleans:
    """Return the mask with a disc of `radius` pixels laid round each of its pixels."""
    reach = int(np.floor(radius))
    box = box_of(mask, reach + 1)
    if box is None:
        return mask.copy()
    part = mask[box]
    whole, padded = np.zeros_like(part), np.pad(part, reach)
    height, width = part.shape
    for down in range(-reach, reach + 1):
        across = int(np.floor(np.sqrt(max(radius**2 - down**2, 0))))
        rows = padded[reach + down : reach + down + height]
        sums = np.cumsum(np.pad(rows, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
        first = reach - across
        whole |= sums[:, first + 2 * across + 1 :][:, :width] > sums[:, first : first + width]
    result = np.zeros_like(mask)
    result[box] = whole
    return result


def eroded(mask: Booleans, radius: float) -> Booleans:
    """Return the pixels of the mask that are further than `radius` pixels from what is not in it."""
    return ~grown(~mask, radius)


def box_of(mask: Booleans, margin: int) -> tuple[slice, slice] | None:
    """Return the slices of the rectangle that holds the mask, with a margin; None where it is empty."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return (
        slice(max(int(rows[0]) - margin, 0), int(rows[-1]) + margin + 1),
        slice(max(int(columns[0]) - margin, 0), int(columns[-1]) + margin + 1),
    )


def traced(
    area: Booleans | Field,
    *,
    detail: float,
    sigma: float = 0.55,
    level: float = 0.5,
    smallest: float = 10.0,
    tolerance: float = 0.28,
) -> str:
    """Return the outline of an area as the data of an SVG path; "" where nothing is left.

    Parameters
    ----------
    area
        (height, width): a mask, or a field of 0 to 1 whose line at `level` is the outline.
    detail
        Pixels of the picture in a pixel of the still.
    sigma
        Blur that rounds the pixels' steps away, in pixels of the still.
    level
        Where the outline runs; below 0.5 it runs outside of a mask.
    smallest
        Areas and holes below this are left out, square pixels of the still.
    tolerance
        How far the curves may lie from the outline, pixels of the still.
    """
    reach = int(np.ceil(3 * sigma * detail)) + 2
    full = np.asarray(area, dtype=np.float32)
    box = box_of(full > 0.02, reach)
    if box is None:
        return ""
    field = np.pad(blurred(np.pad(full[box], reach, mode="edge"), sigma * detail), 1)
    corner = np.array([box[1].start, box[0].start]) - reach - 1 + 0.5
    generator = contourpy.contour_generator(z=field, name="serial")
    data = []
    for line in generator.lines(level):
        points = np.asarray(line, dtype=float)[:-1]
        if len(points) < 6 or _area(points) < smallest * detail**2:
            continue
        curves = fitted(
            (points + corner) / detail * 2, tolerance=tolerance * 2
        )  # half pixels: points stand close enough
        data.append(path_data(curves / 2 * UNITS))
    return "".join(data)


def _area(points: Floats) -> float:
    x, y = points.T
    return abs(float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())) / 2
