from dataclasses import replace

import numpy as np

from tests.figure.drawn import ARM_UP, FOLD, movement, the_body
from unhunch.figure.drawing.camera import camera_axes
from unhunch.figure.drawing.scene import posed_at
from unhunch.figure.drawing.trajectory import OFF_THE_SKIN, back_at, held_at, ribbon, told_by
from unhunch.figure.motion import Span
from unhunch.figure.pose import Contact
from unhunch.figure.rotations import Floats


def nothing_hidden(places: Floats) -> np.ndarray:
    return np.zeros(len(places), dtype=bool)


def all_hidden(places: Floats) -> np.ndarray:
    return np.ones(len(places), dtype=bool)


def test_a_movement_is_drawn_where_its_hold_begins() -> None:
    motion, _, _ = movement(ARM_UP)
    hold = motion.span("hold")
    assert hold is not None
    assert held_at(motion, the_body()) == hold.start


def test_one_without_a_hold_is_drawn_where_it_is_furthest_from_its_start() -> None:
    motion, _, _ = movement(ARM_UP)
    hold = motion.span("hold")
    assert hold is not None
    going_on = replace(motion, spans=(Span("loop", 0, motion.seconds),))
    assert hold.start - 0.1 <= held_at(going_on, the_body()) <= hold.end + 0.1


def test_the_next_repetition_begins_where_the_way_back_ends() -> None:
    motion, _, _ = movement(FOLD)
    back = motion.span("back")
    assert back is not None
    assert back_at(motion) == back.end
    assert back_at(replace(motion, spans=())) == 0


def test_the_arrow_follows_the_hand_that_is_raised_and_keeps_off_its_skin() -> None:
    motion, pose, _ = movement(ARM_UP)
    held = held_at(motion, the_body())
    path = told_by(motion, pose, the_body(), camera_axes(pose.camera), held, nothing_hidden)
    end = posed_at(motion, the_body(), held)
    tip = the_body().on_surface("fingertip.left", end.rotations, end.positions)[0]
    assert np.isclose(np.linalg.norm(path[-1] - tip), OFF_THE_SKIN, atol=1e-6)
    assert path[-1, 1] > path[0, 1] + 0.5


def test_a_hand_that_lies_on_the_head_at_the_end_does_not_carry_the_arrow() -> None:
    motion, pose, _ = movement(ARM_UP)
    held = held_at(motion, the_body())
    start, end = pose.keyframes
    helping = replace(end, contacts=(*end.contacts, Contact(site="palm.left", to="temple.left")))
    path = told_by(
        motion, replace(pose, keyframes=(start, helping)), the_body(), camera_axes(pose.camera), held, nothing_hidden
    )
    moment = posed_at(motion, the_body(), held)
    arm = [
        the_body().on_surface(f"{site}.left", moment.rotations, moment.positions)[0] for site in ("fingertip", "elbow")
    ]
    assert min(np.linalg.norm(path[-1] - place) for place in arm) > OFF_THE_SKIN + 0.05


def test_an_arrow_before_the_body_gives_way_to_one_beside_it() -> None:
    motion, pose, _ = movement(ARM_UP)
    held = held_at(motion, the_body())
    axes = camera_axes(pose.camera)
    hand = told_by(motion, pose, the_body(), axes, held, nothing_hidden)

    def hidden_where_the_hand_goes(places: Floats) -> np.ndarray:
        near = np.linalg.norm(places[:, None] - (hand @ axes.T)[None, :, :2], axis=2).min(axis=1)
        return np.asarray(near < 0.02)

    other = told_by(motion, pose, the_body(), axes, held, hidden_where_the_hand_goes)
    assert not np.allclose(other[-1], hand[-1], atol=0.05)
    assert np.allclose(told_by(motion, pose, the_body(), axes, held, all_hidden), hand)


def test_a_ribbon_runs_along_its_line_grows_wider_and_ends_in_its_head() -> None:
    line = np.stack([np.linspace(0, 200, 60), np.zeros(60)], axis=1)
    found = ribbon(line, width=6, head=20)
    assert found is not None
    band, head = found
    assert np.allclose(head[1], [200, 0])
    assert np.isclose(np.linalg.norm(head[0] - head[2]), 20)
    upper = band[: len(band) // 2]
    assert np.all(np.diff(np.abs(upper[:, 1])) >= 0)
    assert np.isclose(np.abs(band[:, 1]).max(), 3)
    assert band[:, 0].max() < 200


def test_there_is_no_ribbon_where_hardly_anything_moves() -> None:
    assert ribbon(np.array([[0.0, 0], [5, 0], [10, 0]])) is None
