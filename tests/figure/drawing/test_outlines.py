import numpy as np
import pytest

from tests.figure.drawn import path_points
from unhunch.figure.drawing.outlines import blurred, box_of, eroded, grown, traced

ROWS, COLUMNS = np.mgrid[:90, :120]
DISC = np.hypot(ROWS - 44, COLUMNS - 60) < 20


def extent(data: str) -> tuple[float, float, float, float]:
    """Return how far a path reaches: left, top, right, bottom."""
    points = path_points(data)
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


def test_blurring_keeps_the_sum_and_a_flat_picture() -> None:
    spot = np.zeros((41, 41))
    spot[20, 20] = 1
    soft = blurred(spot, 2.0)
    assert np.isclose(soft.sum(), 1, atol=1e-5)
    assert np.isclose(soft[20, 20], 1 / (2 * np.pi * 4), rtol=0.03)
    assert np.allclose(blurred(np.full((9, 7), 0.3), 2.5), 0.3)


def test_blurring_by_nothing_changes_nothing() -> None:
    assert np.array_equal(blurred(DISC, 0), DISC.astype(np.float32))


@pytest.mark.parametrize("radius", [0.0, 1.0, 2.5, 7.0])
def test_growing_lays_a_disc_round_every_pixel(radius: float) -> None:
    mask = np.zeros((40, 50), dtype=bool)
    mask[20, 25] = mask[3, 48] = True
    rows, columns = np.mgrid[:40, :50]
    expected = (np.hypot(rows - 20, columns - 25) <= radius) | (np.hypot(rows - 3, columns - 48) <= radius)
    assert np.array_equal(grown(mask, radius), expected)


def test_eroding_takes_away_what_growing_gives() -> None:
    assert np.array_equal(eroded(grown(DISC, 4), 4)[10:80, 10:110], DISC[10:80, 10:110])
    assert eroded(DISC, 3).sum() < DISC.sum()


def test_the_box_of_a_mask_holds_it_with_its_margin() -> None:
    mask = np.zeros((30, 30), dtype=bool)
    mask[5:8, 10] = True
    assert box_of(mask, 2) == (slice(3, 10), slice(8, 13))
    assert box_of(np.zeros((4, 4), dtype=bool), 1) is None


def test_a_disc_is_traced_where_it_is() -> None:
    left, top, right, bottom = extent(traced(DISC, detail=2.0))
    assert np.allclose([(left + right) / 2, (top + bottom) / 2], [60.5 * 5, 44.5 * 5], atol=2)
    assert np.allclose([right - left, bottom - top], 2 * 19.7 * 5, atol=4)


def test_a_ring_is_traced_as_an_outline_and_a_hole() -> None:
    ring = DISC & ~(np.hypot(ROWS - 44, COLUMNS - 60) < 8)
    assert traced(ring, detail=1.0).count("M") == 2


def test_specks_are_left_out() -> None:
    specks = np.zeros((60, 60), dtype=bool)
    specks[10:12, 10:12] = True
    assert traced(specks, detail=1.0, smallest=10) == ""
    assert traced(np.zeros((20, 20), dtype=bool), detail=1.0) == ""


def test_what_reaches_the_edge_of_the_picture_is_closed_beyond_it() -> None:
    left, top, right, bottom = extent(traced(np.ones((50, 80), dtype=bool), detail=1.0))
    assert left <= 0
    assert top <= 0
    assert right >= 800
    assert bottom >= 500
