import re

import numpy as np
import pytest

from unhunch.figure.drawing.curves import fitted, path_data
from unhunch.figure.rotations import Floats


def circle(radius: float, count: int = 300) -> Floats:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def drawn(curves: Floats) -> Floats:
    t = np.linspace(0, 1, 40)[:, None]
    weights = np.concatenate([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3], axis=1)
    return np.asarray((weights @ curves).reshape(-1, 2))


def test_a_circle_becomes_few_curves_that_lie_on_it() -> None:
    curves = fitted(circle(80), tolerance=0.3)
    assert len(curves) <= 12
    assert np.abs(np.linalg.norm(drawn(curves), axis=1) - 80).max() < 0.5


def test_each_curve_begins_where_the_last_one_ends_and_the_last_ends_at_the_start() -> None:
    curves = fitted(circle(40) * [1.0, 0.4], tolerance=0.3)
    assert np.allclose(curves[:, 3], np.roll(curves[:, 0], -1, axis=0))


def test_a_smooth_line_has_no_kinks_where_curves_meet() -> None:
    curves = fitted(circle(60) * [1.0, 0.6], tolerance=0.2)
    arrives = curves[:, 3] - curves[:, 2]
    leaves = np.roll(curves[:, 1] - curves[:, 0], -1, axis=0)
    cosine = (arrives * leaves).sum(axis=1) / np.linalg.norm(arrives, axis=1) / np.linalg.norm(leaves, axis=1)
    assert cosine.min() > 0.999


def test_the_corners_of_a_square_stay_sharp() -> None:
    square = np.array([[0.0, 0], [120, 0], [120, 120], [0, 120]])
    points = drawn(fitted(square, tolerance=0.5))
    for corner in square:
        assert np.linalg.norm(points - corner, axis=1).min() < 0.5


@pytest.mark.parametrize("tolerance", [0.2, 0.5, 1.5])
def test_a_wavy_line_is_followed_within_the_tolerance(tolerance: float) -> None:
    angle = np.linspace(0, 2 * np.pi, 900, endpoint=False)
    line = circle(1, 900) * (100 + 12 * np.sin(7 * angle))[:, None]
    points = drawn(fitted(line, tolerance=tolerance))
    furthest = np.max([np.linalg.norm(line - point, axis=1).min() for point in points])
    assert furthest < tolerance + 0.4  # half the distance between the line's own points


def test_a_coarser_tolerance_takes_fewer_curves() -> None:
    angle = np.linspace(0, 2 * np.pi, 900, endpoint=False)
    line = circle(1, 900) * (100 + 12 * np.sin(9 * angle))[:, None]
    assert len(fitted(line, tolerance=2.0)) < len(fitted(line, tolerance=0.2))


def test_path_data_is_closed_relative_and_in_whole_numbers() -> None:
    data = path_data(fitted(circle(80), tolerance=0.3) * 10)
    assert re.fullmatch(r"M-?\d+ -?\d+(?:[chvl][-\d ]+)+Z", data)


def test_the_numbers_of_a_path_add_up_to_where_it_began() -> None:
    data = path_data(fitted(circle(50) * [1.0, 0.7], tolerance=0.3) * 10)
    place = np.zeros(2)
    for command, numbers in re.findall(r"([chvl])([-\d ]+)", data):
        values = [int(number) for number in re.findall(r"-?\d+", numbers)]
        if command == "c":
            steps = [values[i + 4 : i + 6] for i in range(0, len(values), 6)]
        elif command == "l":
            steps = [values[i : i + 2] for i in range(0, len(values), 2)]
        else:
            steps = [[value, 0] if command == "h" else [0, value] for value in values]
        place += np.sum(steps, axis=0)
    assert np.array_equal(place, [0, 0])
