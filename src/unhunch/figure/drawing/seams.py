"""A picture of numbered areas as smooth closed paths whose neighbours share their seams: no gap, no overlap.

Each seam between two areas runs from one meeting point of three to the next. It is smoothed and made curves of once,
and both its areas use the same curves, one of them backwards.

>>> picture = np.zeros((40, 60), dtype=np.int64)
>>> picture[5:35, 5:30], picture[5:35, 30:55] = 1, 2
>>> one, two = areas(picture, detail=1.0).values()
>>> seam = one[(one[:, 0, 0] == 300) & (one[:, 3, 0] == 300)]
>>> all(any((piece[::-1] == other).all() for other in two) for piece in seam), len(seam)
(True, 3)
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.drawing.outlines import UNITS
from unhunch.figure.rotations import Floats

Labels = NDArray[np.int64]
Corner = tuple[int, int]
"""Between pixels: column and row."""
Step = tuple[Corner, Corner]
BEYOND: Final = -1
SMOOTH: Final = 2.6
"""Blur along a seam, pixels of the still."""
PIECE: Final = 9.0
"""About so long is each curve of a seam, pixels of the still."""


@dataclass(frozen=True, eq=False)
class Seam:
    """Where two areas meet, from one end to the other; a ring begins and ends at the same place."""

    start: Corner
    end: Corner
    curves: Floats
    """(pieces, 4, 2): cubics, in path units."""

    def backwards(self) -> "Seam":
        """Return the same seam from its end."""
        return Seam(self.end, self.start, self.curves[::-1, ::-1])


def areas(labels: Labels, *, detail: float) -> Mapping[int, Floats]:
    """Return the closed outline of each area: number to cubics (pieces, 4, 2) in path units.

    Parameters
    ----------
    labels
        (height, width): 0 is nothing, `BEYOND` what is no area but ends one with corners, each other number one area
        without holes.
    detail
        Pixels of the picture in a pixel of the still.

    Raises
    ------
    ValueError
        Where an area lies in several pieces, or two of its pieces touch in a corner.
    """
    bordering: dict[int, list[Seam]] = defaultdict(list)
    for corners, (on_left, on_right) in _seams(np.pad(labels, 1)):
        line = (np.array(corners, dtype=float) - 1) / detail
        seam = Seam(corners[0], corners[-1], _curves(_smoothed(line, detail)) * UNITS)
        bordering[on_left].append(seam)
        bordering[on_right].append(seam.backwards())
    return {number: _joined(number, bordering[number]) for number in sorted(bordering) if number > 0}


def _seams(labels: Labels) -> Iterator[tuple[list[Corner], tuple[int, int]]]:
    """Yield the corners of each seam with the areas on its left and its right, looking along it on the screen."""
    sides = dict(_steps(labels))
    leaving: dict[Corner, list[Corner]] = defaultdict(list)
    for a, b in sides:
        leaving[a].append(b)
    meetings = [corner for corner, ways in leaving.items() if len(ways) != 2]
    waiting = set(sides)

    def walk(step: Step) -> list[Corner]:
        corners = [step[0]]
        while True:
            waiting.discard(step)
            waiting.discard(step[::-1])
            corners.append(step[1])
            ways = [to for to in leaving[step[1]] if to != step[0]]
            if len(leaving[step[1]]) != 2 or (step[1], ways[0]) not in waiting:
                return corners
            step = step[1], ways[0]

    for start in sorted(meetings):
        for to in sorted(leaving[start]):
            if (start, to) in waiting:
                yield walk((start, to)), sides[start, to]
    for first in sorted(sides):
        if first in waiting:
            yield walk(first), sides[first]


def _steps(labels: Labels) -> Iterator[tuple[Step, tuple[int, int]]]:
    """Yield each step between two pixels of different areas, both ways, with what lies to its left and right."""
    for row, column in np.argwhere(labels[:-1] != labels[1:]).tolist():
        above, below = int(labels[row, column]), int(labels[row + 1, column])
        a, b = (column, row + 1), (column + 1, row + 1)
        yield (a, b), (above, below)
        yield (b, a), (below, above)
    for row, column in np.argwhere(labels[:, :-1] != labels[:, 1:]).tolist():
        before, after = int(labels[row, column]), int(labels[row, column + 1])
        a, b = (column + 1, row), (column + 1, row + 1)
        yield (a, b), (after, before)
        yield (b, a), (before, after)


def _smoothed(line: Floats, detail: float) -> Floats:
    """Return a line blurred along its length; its ends stay, but of a ring, which has none."""
    ring = _is_ring(line)
    reach = min(round(3 * SMOOTH * detail), len(line) - 2)
    steps = np.arange(-reach, reach + 1)
    kernel = np.exp(-0.5 * (steps / (SMOOTH * detail)) ** 2)
    kernel /= kernel.sum()
    if ring:
        head, tail = line[-reach - 1 : -1], line[1 : reach + 1]
    else:
        head, tail = 2 * line[0] - line[reach:0:-1], 2 * line[-1] - line[-2 : -reach - 2 : -1]
    padded = np.concatenate([head, line, tail])
    blurred = np.stack([np.convolve(padded[:, axis], kernel, mode="valid") for axis in (0, 1)], axis=1)
    if not ring:
        blurred[[0, -1]] = line[[0, -1]]  # to the last digit: seams meet there
    return blurred


def _is_ring(line: Floats) -> bool:
    return bool((line[0] == line[-1]).all())


def _curves(line: Floats) -> Floats:
    """Return a line of points as cubics (pieces, 4, 2) that pass through it and leave its ends in its own direction."""
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    pieces = max(1, round(walked[-1] / PIECE))
    at = np.linspace(0, walked[-1], pieces + 1)
    knots = np.stack([np.interp(at, walked, line[:, axis]) for axis in (0, 1)], axis=1)
    near = min(PIECE / 6, walked[-1] / 4)
    ahead, behind = np.minimum(at + near, walked[-1]), np.maximum(at - near, 0)
    slopes = (
        np.stack(
            [np.interp(ahead, walked, line[:, axis]) - np.interp(behind, walked, line[:, axis]) for axis in (0, 1)],
            axis=1,
        )
        / (ahead - behind)[:, None]
    )
    if np.allclose(line[0], line[-1]):
        slopes[[0, -1]] = slopes[[0, -1]].mean(axis=0)
    handle = walked[-1] / pieces / 3
    start, end = knots[:-1], knots[1:]
    return np.stack([start, start + handle * slopes[:-1], end - handle * slopes[1:], end], axis=1)


def _joined(number: int, seams: list[Seam]) -> Floats:
    """Return the one closed outline that seams make."""
    rest = list(seams)
    chain = [rest.pop(0)]
    while chain[-1].end != chain[0].start:
        chain.append(rest.pop(next(i for i, seam in enumerate(rest) if seam.start == chain[-1].end)))
    if rest:
        raise ValueError(f"area {number} lies in several pieces")
    return np.concatenate([seam.curves for seam in chain])
