"""The least-squares solver on problems whose answer is known."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.rotations import Floats
from unhunch.figure.solving.least_squares import Limits, least_squares


def limits(width: int, rounds: int = 60, gain: float = 1e-12) -> Limits:
    far = np.full(width, 1e6)
    return Limits(rounds, gain, np.full(width, 1e-6), np.full(width, 5.0), -far, far)


def test_a_line_is_fitted_exactly() -> None:
    at = np.array([0.0, 1.0, 2.0, 3.0])

    def residuals(x: Floats, _which: NDArray[np.int64]) -> Floats:
        return np.asarray(x[:, :1] + x[:, 1:] * at - (2.0 + 3.0 * at))

    assert np.allclose(least_squares(residuals, np.zeros((1, 2)), limits(2)), [[2.0, 3.0]], atol=1e-6)


def test_rosenbrocks_valley_is_followed_to_its_end() -> None:
    def residuals(x: Floats, _which: NDArray[np.int64]) -> Floats:
        return np.stack([10 * (x[:, 1] - x[:, 0] ** 2), 1 - x[:, 0]], axis=1)

    found = least_squares(residuals, np.array([[-1.2, 1.0]]), limits(2, rounds=200))
    assert np.allclose(found, [[1.0, 1.0]], atol=1e-4)


def test_problems_in_one_batch_do_not_touch_each_other() -> None:
    goals = np.array([[1.0, -2.0], [40.0, 7.0], [0.0, 0.0]])

    def residuals(x: Floats, which: NDArray[np.int64]) -> Floats:
        return np.asarray(x - goals[which])

    together = least_squares(residuals, np.zeros((3, 2)), limits(2))
    assert np.allclose(together, goals, atol=1e-6)


def test_no_step_is_longer_than_allowed() -> None:
    def residuals(x: Floats, _which: NDArray[np.int64]) -> Floats:
        return np.asarray(x - 1000.0)

    found = least_squares(residuals, np.zeros((1, 1)), limits(1, rounds=3))
    assert 0 < found[0, 0] <= 15.0


def test_what_cannot_be_reached_ends_in_the_middle_of_what_pulls() -> None:
    def residuals(x: Floats, _which: NDArray[np.int64]) -> Floats:
        return np.concatenate([x - 0.0, x - 10.0], axis=1)

    assert np.allclose(least_squares(residuals, np.full((1, 1), 3.0), limits(1)), [[5.0]], atol=1e-6)


def test_the_start_is_left_as_it_was() -> None:
    start = np.zeros((1, 1))
    least_squares(lambda x, _which: x - 1.0, start, limits(1))
    assert start[0, 0] == 0.0


def test_a_limit_holds_and_the_others_make_up_for_it() -> None:
    def residuals(x: Floats, _which: NDArray[np.int64]) -> Floats:
        return np.stack([x[:, 0] + x[:, 1] - 10.0, 0.01 * (x[:, 0] - 10.0), 0.01 * x[:, 1]], axis=1)

    tight = replace(limits(2), most=np.array([4.0, 1e6]))
    assert np.allclose(least_squares(residuals, np.zeros((1, 2)), tight), [[4.0, 6.0]], atol=1e-2)
