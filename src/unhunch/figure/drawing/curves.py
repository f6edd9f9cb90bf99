"""Closed lines of many points as few smooth curves: cubic Beziers in whole numbers, as an SVG path has them.

A line is cut at its corners and wherever one curve would miss it; between the cuts, each piece is the cubic that leaves
and arrives in the line's own direction and lies nearest to it (least squares over the two handles, after Schneider, "An
Algorithm for Automatically Fitting Digitized Curves", Graphics Gems, 1990).

>>> square = np.array([[0.0, 0.0], [80.0, 0.0], [80.0, 80.0], [0.0, 80.0]])
>>> path_data(fitted(square, tolerance=1.0))
'M0 0h80v80h-80v-80Z'
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.rotations import Floats

SPACING: Final = 1.0
"""Between the points that a line is measured at, in its own units."""
CORNER: Final = np.cos(np.radians(55))
"""A line that turns more than this within `_REACH` points has a corner there."""
_REACH: Final = 4
_LONGEST: Final = 90
"""Points in one piece at most."""
_ROUNDS: Final = 6
_TINY: Final = 1e-9


def fitted(line: Floats, *, tolerance: float) -> Floats:
    """Return the cubics (pieces, 4, 2) of a closed line of points (points, 2), each within `tolerance` of it.

    The first point is not repeated at the end.
    """
    points = _evenly(line)
    corners = _corners(points)
    first = int(corners[0]) if len(corners) else 0
    points, corners = np.roll(points, -first, axis=0), (corners - first) % len(points)
    cuts = _first_cuts(len(points), corners)
    into, out_of = _directions(points, corners)
    for _ in range(_ROUNDS):
        curves, misses = _pieces(points, cuts, into, out_of)
        long_enough = np.diff(np.append(cuts, len(points))) >= 4
        bad = (misses > tolerance) & long_enough
        if not bad.any():
            break
        lengths = np.diff(np.append(cuts, len(points)))
        cuts = np.sort(np.concatenate([cuts, (cuts + lengths // 2)[bad]]))
    return curves


def _evenly(line: Floats) -> Floats:
    """Return points at even distances along the closed line."""
    closed = np.concatenate([line, line[:1]])
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    count = max(8, round(walked[-1] / SPACING))
    at = np.linspace(0, walked[-1], count, endpoint=False)
    return np.stack([np.interp(at, walked, closed[:, axis]) for axis in (0, 1)], axis=1)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), _TINY))


def _corners(points: Floats) -> NDArray[np.int64]:
    """Return where the line turns sharply: the sharpest point of each turn."""
    reach = min(_REACH, len(points) // 4)
    before = _unit(points - np.roll(points, reach, axis=0))
    after = _unit(np.roll(points, -reach, axis=0) - points)
    straight = (before * after).sum(axis=1)
    sharpest = np.min([np.roll(straight, shift) for shift in range(-reach, reach + 1)], axis=0)
    return np.flatnonzero((straight < CORNER) & (straight <= sharpest))


def _first_cuts(count: int, corners: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where pieces begin at first: at the start, at corners, and so that none is too long; at least three."""
    ends = np.unique(np.concatenate([[0], corners, [count]]))
    cuts = [
        np.linspace(a, b, max(1, -(-(b - a) // _LONGEST), 3 if len(ends) == 2 else 1), endpoint=False)
        for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)
    ]
    return np.unique(np.concatenate(cuts).astype(np.int64))


def _directions(points: Floats, corners: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return the line's unit direction into and out of each point; the two differ at corners only."""
    step = min(3, len(points) // 4)
    smooth = _unit(np.roll(points, -step, axis=0) - np.roll(points, step, axis=0))
    into, out_of = smooth.copy(), smooth.copy()
    into[corners] = _unit(points - np.roll(points, step, axis=0))[corners]
    out_of[corners] = _unit(np.roll(points, -step, axis=0) - points)[corners]
    return into, out_of


def _pieces(points: Floats, cuts: NDArray[np.int64], into: Floats, out_of: Floats) -> tuple[Floats, Floats]:
    """Return the best cubic from each cut to the next, and by how much each misses the line."""
    count = len(points)
    ends = np.append(cuts[1:], count)
    lengths = ends - cuts
    piece = np.repeat(np.arange(len(cuts)), lengths)
    t = ((np.arange(count) - cuts[piece]) / lengths[piece])[:, None]
    start, end = points[cuts], points[ends % count]
    leave, arrive = out_of[cuts], -into[ends % count]
    b0, b1, b2, b3 = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    one, two = b1 * leave[piece], b2 * arrive[piece]
    rest = points - (b0 + b1) * start[piece] - (b2 + b3) * end[piece]

    def summed(values: Floats) -> Floats:
        return np.asarray(np.add.reduceat(values, cuts))

    c11, c12, c22 = summed((one * one).sum(1)), summed((one * two).sum(1)), summed((two * two).sum(1))
    x1, x2 = summed((one * rest).sum(1)), summed((two * rest).sum(1))
    determinant = c11 * c22 - c12**2
    safe = np.where(np.abs(determinant) > _TINY, determinant, 1.0)
    first, second = (x1 * c22 - x2 * c12) / safe, (x2 * c11 - x1 * c12) / safe
    chord = np.linalg.norm(end - start, axis=1)
    sound = (np.abs(determinant) > _TINY) & (first > 0.02 * chord) & (second > 0.02 * chord)
    sound &= (first < 2 * chord + 2) & (second < 2 * chord + 2)
    first, second = np.where(sound, first, chord / 3), np.where(sound, second, chord / 3)
    curves = np.stack([start, start + first[:, None] * leave, end + second[:, None] * arrive, end], axis=1)
    drawn = b0 * curves[piece, 0] + b1 * curves[piece, 1] + b2 * curves[piece, 2] + b3 * curves[piece, 3]
    misses = np.maximum.reduceat(np.linalg.norm(drawn - points, axis=1), cuts)
    return curves, misses


def path_data(curves: Floats) -> str:
    """Return closed cubics (pieces, 4, 2) as the data of an SVG path, in whole numbers; straight pieces as lines."""
    whole = np.round(curves).astype(np.int64)
    here = whole[0, 0]
    words = [f"M{here[0]} {here[1]}"]
    last = ""
    for piece in whole:
        handles = piece[1:] - here
        if (handles[2] == 0).all():
            continue
        command, numbers = _command(handles)
        written = _numbers(numbers)
        words.append(written if command == last and written[0] == "-" else f"{'' if command != last else ' '}{written}")
        if command != last:
            words[-1] = command + written
        last, here = command, piece[3]
    return "".join(words) + "Z"


def _command(handles: NDArray[np.int64]) -> tuple[str, list[int]]:
    """Return the shortest way to write a piece whose points are relative to its start."""
    end = handles[2]
    across = np.abs(handles[:2] @ np.array([-end[1], end[0]])) / max(float(np.hypot(*end)), _TINY)
    if across.max() < 0.75:  # within a twelfth of a pixel of the straight line
        if end[1] == 0:
            return "h", [int(end[0])]
        if end[0] == 0:
            return "v", [int(end[1])]
        return "l", end.tolist()
    return "c", handles.ravel().tolist()


def _numbers(numbers: list[int]) -> str:
    """Return numbers with a space only where a minus does not part them."""
    return "".join(str(n) if i == 0 or n < 0 else f" {n}" for i, n in enumerate(numbers))
