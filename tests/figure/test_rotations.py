"""Rotations keep lengths, compose, split and mirror as they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhunch.figure.rotations import (
    MIRROR,
    Floats,
    about,
    about_x,
    about_y,
    about_z,
    angle_of,
    applied,
    between,
    halved,
    matrices,
    mirrored,
    quaternions,
    transposed,
    twist_about_y,
)

X, Y, Z = np.eye(3)
DEGREES = st.floats(-180, 180)
AXES = st.tuples(*[st.floats(-1, 1)] * 3).map(np.array).filter(lambda v: np.linalg.norm(v) > 0.01)
UNIT_AXES = AXES.map(lambda v: v / np.linalg.norm(v))
ROTATIONS = st.builds(about, UNIT_AXES, DEGREES)
BELOW_HALF_A_TURN = st.builds(about, UNIT_AXES, st.floats(-179, 179))


def close(one: Floats, other: Floats, tolerance: float = 1e-9) -> bool:
    return bool(np.abs(one - other).max() < tolerance)


@pytest.mark.parametrize(
    ("turn", "start", "end"),
    [
        (about_x(90), Y, Z),  # what is up tips to the front
        (about_y(90), Z, X),  # the front turns to the left
        (about_z(90), X, Y),  # what is left tips up
        (about_x(-90), Z, Y),
    ],
)
def test_plus_turns_to_the_side_that_is_written(turn: Floats, start: Floats, end: Floats) -> None:
    assert close(turn @ start, end)


@given(axis=UNIT_AXES, degrees=DEGREES)
def test_a_rotation_keeps_lengths_and_hands(axis: Floats, degrees: float) -> None:
    turn = about(axis, degrees)
    assert close(turn @ transposed(turn), np.eye(3))
    assert np.linalg.det(turn) == pytest.approx(1)
    assert close(turn @ axis, axis)


@given(degrees=DEGREES)
def test_a_turn_about_any_axis_agrees_with_those_about_x_y_and_z(degrees: float) -> None:
    assert close(about(X, degrees), about_x(degrees))
    assert close(about(Y, degrees), about_y(degrees))
    assert close(about(Z, degrees), about_z(degrees))


@given(axis=UNIT_AXES, degrees=DEGREES)
def test_the_angle_of_a_rotation_is_what_it_was_made_with(axis: Floats, degrees: float) -> None:
    assert angle_of(about(axis, degrees)) == pytest.approx(abs(degrees), abs=1e-6)


def test_many_rotations_are_made_at_once() -> None:
    turns = about_y(np.array([[0.0, 90.0, 180.0]]))
    assert turns.shape == (1, 3, 3, 3)
    assert close(applied(turns, Z), np.array([[Z, X, -Z]]))


@given(turn=ROTATIONS)
def test_a_quaternion_leads_back_to_its_rotation(turn: Floats) -> None:
    quaternion = quaternions(turn)
    assert close(matrices(quaternion), turn)
    assert np.linalg.norm(quaternion) == pytest.approx(1)
    assert quaternion[3] >= 0


@pytest.mark.parametrize("axis", [X, Y, Z, (X + Y) / np.sqrt(2), (X - Z) / np.sqrt(2)])
def test_a_quaternion_of_half_a_turn_leads_back_too(axis: Floats) -> None:
    turn = about(axis, 180)
    assert close(matrices(quaternions(turn)), turn)


def test_a_quaternion_is_written_x_y_z_w() -> None:
    half = np.sqrt(0.5)
    assert close(quaternions(about_x(90)), np.array([half, 0, 0, half]))
    assert close(quaternions(np.eye(3)), np.array([0, 0, 0, 1.0]))


@given(turn=BELOW_HALF_A_TURN)
def test_halved_twice_is_the_whole(turn: Floats) -> None:
    half = halved(turn)
    assert close(half @ half, turn)
    assert angle_of(half) == pytest.approx(angle_of(turn) / 2, abs=1e-6)


@given(turn=ROTATIONS)
def test_swing_and_twist_make_up_the_rotation(turn: Floats) -> None:
    swing, twist = twist_about_y(turn)
    assert close(swing @ about_y(twist), turn)


@given(turn=BELOW_HALF_A_TURN)
def test_the_axis_of_a_swing_is_level(turn: Floats) -> None:
    swing, _ = twist_about_y(turn)
    assert swing[0, 2] == pytest.approx(swing[2, 0], abs=1e-9)


@given(degrees=st.floats(-179, 179))
def test_a_turn_about_y_is_all_twist(degrees: float) -> None:
    swing, twist = twist_about_y(about_y(degrees))
    assert close(swing, np.eye(3))
    assert twist == pytest.approx(degrees, abs=1e-9)


@given(start=AXES, end=AXES)
def test_the_shortest_rotation_takes_one_direction_to_the_other(start: Floats, end: Floats) -> None:
    one, other = start / np.linalg.norm(start), end / np.linalg.norm(end)
    if one @ other > -0.9999:
        turn = between(start, end)
        assert close(turn @ one, other)
        assert angle_of(turn) == pytest.approx(
            np.degrees(np.arctan2(np.linalg.norm(np.cross(one, other)), one @ other))
        )


def test_there_is_no_shortest_rotation_between_opposite_directions() -> None:
    assert close(between(Y, Y), np.eye(3))
    with pytest.raises(ValueError, match="opposite"):
        between(Y, -2 * Y)


@given(one=ROTATIONS, other=ROTATIONS, point=AXES)
def test_the_mirror_image_turns_the_mirrored_point(one: Floats, other: Floats, point: Floats) -> None:
    assert close(mirrored(one) @ (point * MIRROR), (one @ point) * MIRROR)
    assert close(mirrored(mirrored(one)), one)
    assert close(mirrored(one @ other), mirrored(one) @ mirrored(other))


def test_a_turn_to_the_left_is_a_turn_to_the_right_in_the_mirror() -> None:
    assert close(mirrored(about_y(30)), about_y(-30))
    assert close(mirrored(about_z(30)), about_z(-30))
    assert close(mirrored(about_x(30)), about_x(30))
