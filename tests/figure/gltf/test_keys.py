import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhunch.figure.gltf.keys import (
    Indices,
    continuous,
    degrees_between,
    fits_rotations,
    kept_positions,
    kept_rotations,
    slerp,
)
from unhunch.figure.rotations import Floats, about, quaternions

TIMES = np.linspace(0.0, 4.0, 49)


def drawn(times: Floats, rows: Floats, kept: Indices) -> Floats:
    """Return what a player shows at all times from the rows that were kept."""
    shown = []
    for time in times:
        after = int(np.clip(np.searchsorted(times[kept], time), 1, len(kept) - 1))
        first, last = kept[after - 1], kept[after]
        part = np.array([(time - times[first]) / (times[last] - times[first])])
        shown.append(slerp(rows[first], rows[last], part)[0])
    return np.array(shown)


def swinging(axis: list[float], sizes: list[float]) -> Floats:
    angles = sum(size * np.sin((turn + 1) * TIMES) for turn, size in enumerate(sizes))
    return quaternions(about(np.array(axis) / np.linalg.norm(axis), np.asarray(angles)))


def test_an_even_turn_keeps_its_two_ends_only() -> None:
    even = continuous(quaternions(about([0.0, 1.0, 0.0], TIMES * 20)))
    assert kept_rotations(TIMES, even, 0.15).tolist() == [0, 48]


def test_a_corner_is_kept() -> None:
    there_and_back = continuous(quaternions(about([1.0, 0.0, 0.0], 40 - np.abs(TIMES - 2) * 20)))
    assert kept_rotations(TIMES, there_and_back, 0.15).tolist() == [0, 24, 48]


@given(
    st.lists(st.floats(-1, 1), min_size=3, max_size=3).filter(lambda axis: np.linalg.norm(axis) > 0.1),
    st.lists(st.floats(-60, 60), min_size=1, max_size=4),
    st.sampled_from([0.05, 0.15, 1.0]),
)
def test_what_is_left_out_comes_back_within_the_tolerance(
    axis: list[float], sizes: list[float], tolerance: float
) -> None:
    rows = continuous(swinging(axis, sizes))
    kept = kept_rotations(TIMES, rows, tolerance)
    assert kept[0] == 0
    assert kept[-1] == 48
    assert degrees_between(drawn(TIMES, rows, kept), rows).max() <= tolerance + 1e-6
    assert fits_rotations(TIMES, rows, kept, tolerance)


def test_a_wider_tolerance_keeps_fewer_keys() -> None:
    rows = continuous(swinging([0, 0, 1], [50, 20]))
    counts = [len(kept_rotations(TIMES, rows, tolerance)) for tolerance in (0.02, 0.15, 2.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_places_come_back_within_the_tolerance() -> None:
    places = np.stack([np.sin(TIMES), TIMES * 0.1, np.cos(2 * TIMES)], axis=1)
    kept = kept_positions(TIMES, places, 0.05)
    shown = np.stack([np.interp(TIMES, TIMES[kept], places[kept, axis]) for axis in range(3)], axis=1)
    assert np.linalg.norm(shown - places, axis=1).max() <= 0.05
    assert len(kept) < len(TIMES) / 2


def test_signs_follow_so_that_no_turn_goes_the_long_way() -> None:
    full_turn = quaternions(about([0.0, 0.0, 1.0], TIMES * 90))
    assert np.sum(full_turn[1:] * full_turn[:-1], axis=1).min() < 0
    smooth = continuous(full_turn)
    assert np.sum(smooth[1:] * smooth[:-1], axis=1).min() > 0
    assert degrees_between(smooth, full_turn).max() == pytest.approx(0, abs=1e-9)


def test_small_angles_keep_their_digits() -> None:
    nothing, little = quaternions(about([1.0, 0.0, 0.0], np.array([0.0, 0.001])))
    assert degrees_between(nothing[None], little[None])[0] == pytest.approx(0.001, rel=1e-6)
