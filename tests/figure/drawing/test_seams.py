"""Areas of a picture as paths: neighbours share their seams."""

import numpy as np
import pytest

from unhunch.figure.drawing.map_zones import within
from unhunch.figure.drawing.outlines import UNITS
from unhunch.figure.drawing.seams import BEYOND, Labels, areas
from unhunch.figure.rotations import Floats


def quarters() -> Labels:
    """Return a disc cut into four quarters, 1 to 4."""
    row, column = np.mgrid[-30:30, -30:30]
    number = 1 + (row >= 0) + 2 * (column >= 0)
    return np.where(np.hypot(row, column) < 26, number, 0).astype(np.int64)


def points_of(curves: Floats) -> Floats:
    """Return points all along cubics (pieces, 4, 2)."""
    t = np.linspace(0, 1, 10, endpoint=False)[None, :, None]
    a, b, c, d = (curves[:, corner][:, None] for corner in range(4))
    drawn = a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3
    return np.asarray(drawn.reshape(-1, 2))


def test_every_piece_of_a_seam_is_a_piece_of_its_neighbour_backwards() -> None:
    found = areas(quarters(), detail=1.0)
    pieces = [tuple(piece.ravel()) for curves in found.values() for piece in curves]
    backwards = {tuple(piece[::-1].ravel()) for curves in found.values() for piece in curves}
    shared = [piece for piece in pieces if piece in backwards]
    lengths = [np.hypot(piece[6] - piece[0], piece[7] - piece[1]) for piece in shared]
    assert sum(lengths) / 2 == pytest.approx(4 * 26 * UNITS, rel=0.03)


def test_an_outline_closes_and_covers_what_it_was_made_from() -> None:
    picture = quarters()
    for number, curves in areas(picture, detail=1.0).items():
        assert np.allclose(curves[1:, 0], curves[:-1, 3])
        assert np.allclose(curves[0, 0], curves[-1, 3])
        covered = within(points_of(curves) / UNITS, width=60, height=60)
        assert np.count_nonzero(covered != (picture == number)) < 12


def test_an_area_alone_has_one_closed_outline_without_a_beginning() -> None:
    row, column = np.mgrid[-30:30, -30:30]
    (outline,) = areas((np.hypot(row, column) < 20).astype(np.int64), detail=2.0).values()
    radius = np.linalg.norm(points_of(outline) / UNITS * 2 - 30, axis=1)
    assert radius.min() > 18.5
    assert radius.max() < 21


def test_what_lies_beyond_ends_an_area_with_corners() -> None:
    picture = np.zeros((30, 40), dtype=np.int64)
    picture[5:25, 10:35] = 1
    rounded = areas(picture, detail=1.0)[1]
    picture[:, :10] = BEYOND
    ended = areas(picture, detail=1.0)[1]
    corner = np.array([10, 5]) * UNITS
    assert np.linalg.norm(points_of(ended) - corner, axis=1).min() < 1e-9
    assert np.linalg.norm(points_of(rounded) - corner, axis=1).min() > 3


def test_an_area_in_two_pieces_is_refused() -> None:
    picture = np.zeros((20, 40), dtype=np.int64)
    picture[5:15, 5:15] = picture[5:15, 25:35] = 7
    with pytest.raises(ValueError, match="area 7 lies in several pieces"):
        areas(picture, detail=1.0)
