"""A body as a field: how far each point of a grid lies outside its skin. Only the left half; the other is its mirror.

The grid's first layer lies in the plane between left and right, so a blur reflects there and the surface meets the
plane squarely: the two halves fit without a seam.
"""

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import igl
import numpy as np
from scipy import ndimage

from body_build.shapes import Reals
from body_build.source import Ints
from unhunch.figure.rotations import Floats

Field: TypeAlias = Reals
Block: TypeAlias = tuple[slice, slice, slice]
WHOLE: Final[Block] = (slice(None), slice(None), slice(None))

MARGIN: Final = 0.040
"""Metres of grid around the body."""
BAND: Final = 0.030
"""Metres from the skin within which distances are exact; further away only inside or outside is known."""
SAMPLES: Final = 7
"""How finely each triangle marks the grid cells it passes."""


@dataclass(frozen=True)
class Grid:
    """Distances on a grid. Metres; minus is inside."""

    corner: Floats
    """(3,): where the first point lies; x is 0."""
    spacing: float
    values: Field
    """(x, y, z)."""

    def axes(self, part: Block = WHOLE) -> tuple[Field, Field, Field]:
        """Return x, y and z of the points (of a block of them), broadcasting against the values."""
        x, y, z = (
            (start + self.spacing * np.arange(count)).astype(np.float32)[kept]
            for start, count, kept in zip(self.corner, self.values.shape, part, strict=True)
        )
        return x[:, None, None], y[None, :, None], z[None, None, :]

    def between(self, axis: int, low: float, high: float = np.inf) -> Block:
        """Return the block of points whose coordinate `axis` lies between two values, in metres."""
        at = self.corner[axis] + self.spacing * np.arange(self.values.shape[axis])
        within = np.flatnonzero((at >= low) & (at <= high))
        block = list(WHOLE)
        block[axis] = slice(int(within[0]), int(within[-1]) + 1)
        return block[0], block[1], block[2]

    def blurred(self, metres: float) -> Field:
        """Return the values smoothed by a Gaussian; the left-right plane is a mirror."""
        return np.asarray(ndimage.gaussian_filter(self.values, metres / self.spacing, mode="mirror", truncate=3.0))

    def with_values(self, values: Field) -> "Grid":
        """Return the same grid with other values."""
        return replace(self, values=np.asarray(values, dtype=np.float32))


def distances(points: Floats, faces: Ints, spacing: float) -> Grid:
    """Return the field of a closed mesh, left half."""
    low, high = points.min(axis=0) - MARGIN, points.max(axis=0) + MARGIN
    low[0] = 0.0
    shape = tuple(int(count) for count in np.ceil((high - low) / spacing).astype(int) + 1)
    touched = np.zeros(shape, dtype=bool)
    corners = points[faces]
    for i in range(SAMPLES + 1):
        for j in range(SAMPLES + 1 - i):
            one, two = i / SAMPLES, j / SAMPLES
            sample = corners[:, 0] * (1 - one - two) + corners[:, 1] * one + corners[:, 2] * two
            cell = np.round((sample - low) / spacing).astype(int)
            touched[tuple(cell[cell[:, 0] >= 0].T)] = True
    near = ndimage.distance_transform_edt(~touched) <= BAND / spacing
    at = np.argwhere(near) * spacing + low
    squares, _, _ = igl.point_mesh_squared_distance(at, np.ascontiguousarray(points), faces)[:3]
    winding = igl.fast_winding_number(np.ascontiguousarray(points), faces, at)
    values = np.full(shape, BAND, dtype=np.float32)
    values[near] = np.sqrt(squares) * np.where(winding > 0.5, -1, 1)
    apart, _ = ndimage.label(~near)
    values[(apart != apart[-1, 0, 0]) & ~near] = -BAND
    return Grid(low, spacing, values)
