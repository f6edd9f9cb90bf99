"""From keyframe to keyframe: at rest, or flowing through."""

import numpy as np
import pytest

from unhunch.figure.solving.clock import Leg
from unhunch.figure.solving.easing import ease_out_and_in, way_between

AT = np.array([[0.0, 0.0], [10.0, 10.0], [30.0, 0.0]])
"""The first value goes on, the second turns round at the keyframe in the middle."""
FIRST = Leg(0, 1, 1.0, None, (2, 1.0))
SECOND = Leg(1, 2, 1.0, (0, 1.0), None)


def slope(leg: Leg, part: float, column: int) -> float:
    step = 1e-6
    return float((way_between(AT, leg, part + step) - way_between(AT, leg, part - step))[column] / (2 * step))


def test_from_rest_to_rest_it_is_still_at_both_ends_and_fastest_in_the_middle() -> None:
    part = np.linspace(0, 1, 101)
    speed = np.gradient(ease_out_and_in(part), part)
    assert speed[0] < 0.01
    assert speed[-1] < 0.01
    assert speed[50] == pytest.approx(1.875, abs=0.01)


def test_what_goes_on_does_not_stop_at_a_keyframe_in_between() -> None:
    before, after = slope(FIRST, 1 - 1e-5, 0), slope(SECOND, 1e-5, 0)
    assert before == pytest.approx(after, rel=1e-3)
    assert before > 5


def test_what_turns_round_is_still_where_it_turns() -> None:
    assert slope(FIRST, 1 - 1e-5, 1) == pytest.approx(0, abs=1e-2)


def test_it_never_goes_beyond_the_keyframes() -> None:
    for leg in (FIRST, SECOND):
        low, high = np.sort(AT[[leg.start, leg.end]], axis=0)
        values = np.array([way_between(AT, leg, part) for part in np.linspace(0, 1, 50)])
        assert (values >= low - 1e-9).all()
        assert (values <= high + 1e-9).all()


def test_the_way_back_is_the_way_out_in_reverse() -> None:
    for part in (0.2, 0.5, 0.9):
        assert np.allclose(way_between(AT, FIRST, part), way_between(AT, FIRST.reversed(), 1 - part))


def test_it_begins_and_ends_at_its_keyframes() -> None:
    assert np.allclose(way_between(AT, SECOND, 0.0), AT[1])
    assert np.allclose(way_between(AT, SECOND, 1.0), AT[2])
