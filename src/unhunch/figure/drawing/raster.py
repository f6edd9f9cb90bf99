"""Triangles to pixels, in numpy: which face is seen at each pixel, and where in it. Everything else follows from that.

Points come in pixels: x to the right, y down, and depth towards the eye (more is nearer). A pixel sees what lies at its
centre. Attributes are interpolated afterwards, and only where something is seen.

>>> corners = np.array([[0.0, 0.0, 1.0], [4.0, 0.0, 1.0], [0.0, 4.0, 1.0]])
>>> view = rasterise(corners, np.array([[0, 2, 1]]), width=3, height=2)
>>> view.face.tolist()
[[0, 0, 0], [0, 0, 0]]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.rotations import Floats

Faces = NDArray[np.int64]
Booleans = NDArray[np.bool_]
NOTHING: Final = -1
FAR: Final = -1e9
_AT_ONCE: Final = 1_500_000
"""Candidate pixels worked on together: a bound on memory."""
_SLACK: Final = 1e-9
_SIZES: Final = np.unique([size for power in range(14) for size in (1 << power, 3 << power)])
"""Sides of the boxes in which faces are looked for: each fits with little room to spare."""


@dataclass(frozen=True, eq=False)
class Raster:
    """What is seen, pixel by pixel."""

    face: NDArray[np.int32]
    """(height, width): index of the face, -1 where nothing is."""
    shares: NDArray[np.float32]
    """(height, width, 2): how much of the face's second and third corner is in the pixel; the first has the rest."""
    depth: Floats
    """(height, width): towards the eye; `FAR` where nothing is."""

    @property
    def seen(self) -> Booleans:
        """(height, width): where anything is."""
        return np.asarray(self.face >= 0)

    def attribute(self, values: Floats, faces: Faces, where: Booleans | None = None) -> Floats:
        """Return `values` (vertices, k) interpolated at the pixels `where` (all that are seen), (pixels, k)."""
        where = self.seen if where is None else where
        corners = values[faces[self.face[where]]]
        second, third = self.shares[where][:, 0, None], self.shares[where][:, 1, None]
        return np.asarray(corners[:, 0] * (1 - second - third) + corners[:, 1] * second + corners[:, 2] * third)

    def image(self, values: Floats, faces: Faces, empty: float = 0.0) -> Floats:
        """Return `values` (vertices,) as a picture (height, width), `empty` where nothing is."""
        picture = np.full(self.face.shape, empty)
        picture[self.seen] = self.attribute(values[:, None], faces)[:, 0]
        return picture

    def label(self, of_faces: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return a number of each face (faces,) as a picture (height, width), -1 where nothing is."""
        return np.where(self.seen, of_faces[np.maximum(self.face, 0)], NOTHING)


def rasterise(points: Floats, faces: Faces, *, width: int, height: int, both_sides: bool = False) -> Raster:
    """Return what is seen of a mesh.

    Parameters
    ----------
    points
        (vertices, 3): x and y in pixels, depth towards the eye.
    faces
        (faces, 3), counter-clockwise where they face the eye (as seen on the screen).
    width, height
        Of the picture, pixels.
    both_sides
        True where faces are seen from behind as well.
    """
    corners = points[faces]
    first, second, third = corners[:, 0], corners[:, 1], corners[:, 2]
    across, along = second[:, :2] - first[:, :2], third[:, :2] - first[:, :2]
    doubled_area = across[:, 1] * along[:, 0] - across[:, 0] * along[:, 1]  # y points down: seen from outside is plus
    facing = np.abs(doubled_area) > _SLACK if both_sides else doubled_area > _SLACK
    flat = first[:, :2], second[:, :2], third[:, :2]
    low = np.ceil(np.minimum(np.minimum(flat[0], flat[1]), flat[2]) - 0.5).astype(np.int64)
    high = np.floor(np.maximum(np.maximum(flat[0], flat[1]), flat[2]) - 0.5).astype(np.int64)
    low, high = np.maximum(low, 0), np.minimum(high, [width - 1, height - 1])
    wanted = np.flatnonzero(facing & (high >= low).all(axis=1))

    found = [
        _inside(
            some, box, _Edges.of(first[some, :2], across[some], along[some], doubled_area[some], low[some]), corners
        )
        for some, box in _alike(low, high, wanted)
    ]
    return _nearest(found, width, height)


def _alike(low: Faces, high: Faces, wanted: Faces) -> Iterator[tuple[Faces, tuple[int, int]]]:
    """Yield faces of like size, with the columns and rows of a box that holds each of them."""
    extent = (high - low)[wanted] + 1
    classes = np.searchsorted(_SIZES, extent) @ [1, len(_SIZES)]
    for group in np.unique(classes):
        here = classes == group
        members = wanted[here]
        columns, rows = extent[here].max(axis=0).tolist()
        chunk = max(1, _AT_ONCE // (columns * rows))
        for start in range(0, len(members), chunk):
            yield members[start : start + chunk], (columns, rows)


@dataclass(frozen=True, eq=False)
class _Edges:
    """The shares of the second and third corner at pixels counted from a face's box: linear in column and row."""

    low: Faces
    at_low: Floats
    """(faces, 2): at the first pixel of the box."""
    per_column: Floats
    per_row: Floats

    @classmethod
    def of(cls, first: Floats, across: Floats, along: Floats, area: Floats, low: Faces) -> "_Edges":
        per_column = np.stack([-along[:, 1], across[:, 1]], axis=1) / area[:, None]
        per_row = np.stack([along[:, 0], -across[:, 0]], axis=1) / area[:, None]
        start = low + 0.5 - first
        return cls(low, per_column * start[:, :1] + per_row * start[:, 1:], per_column, per_row)


_Found = tuple[Faces, Faces, Floats, Floats]


def _inside(some: Faces, box: tuple[int, int], edges: _Edges, corners: Floats) -> _Found:
    """Return the pixels whose centre lies in their face: pixel (n, 2), face, shares (n, 2), depth."""
    columns, rows = np.arange(box[0]), np.arange(box[1])

    def share(corner: int) -> Floats:
        along_rows = edges.at_low[:, None, corner] + edges.per_row[:, None, corner] * rows
        along_columns = edges.per_column[:, None, corner] * columns
        return np.asarray(along_rows[:, :, None] + along_columns[:, None, :])

    second, third = share(0), share(1)
    inside = (second >= -_SLACK) & (third >= -_SLACK) & (second + third <= 1 + _SLACK)
    which, row, column = np.nonzero(inside)
    second, third = second[inside], third[inside]
    depths = corners[some[which], :, 2]
    depth = depths[:, 0] * (1 - second - third) + depths[:, 1] * second + depths[:, 2] * third
    pixels = edges.low[which] + np.stack([column, row], axis=1)
    return pixels, some[which], np.stack([second, third], axis=1), depth


def _nearest(found: list[_Found], width: int, height: int) -> Raster:
    """Return the raster in which each pixel keeps the nearest of what was found there."""
    face = np.full(width * height, NOTHING, dtype=np.int32)
    shares = np.zeros((width * height, 2), dtype=np.float32)
    depth = np.full(width * height, FAR)
    if found:
        pixels, faces, parts, depths = (np.concatenate(column) for column in zip(*found, strict=True))
        real = (pixels < [width, height]).all(axis=1)
        pixels, faces, parts, depths = pixels[real], faces[real], parts[real], depths[real]
        order = np.argsort(depths, kind="stable")  # of those that share a pixel, the last written stays: the nearest
        place = (pixels[:, 1] * width + pixels[:, 0])[order]
        face[place], shares[place], depth[place] = faces[order], parts[order], depths[order]
    return Raster(face.reshape(height, width), shares.reshape(height, width, 2), depth.reshape(height, width))
