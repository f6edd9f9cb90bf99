"""A motion is read between its frames, and its other side is its mirror image."""

import numpy as np
import pytest

from unhunch.figure.angles import INDEX, NAMES
from unhunch.figure.motion import KeyTime, Motion, Span


def motion() -> Motion:
    """Return a motion of three frames, with a wait between the last two."""
    poses, roots = np.zeros((3, len(NAMES))), np.zeros((3, 3))
    poses[1:, INDEX["elbow.left.flexion"]] = 40
    poses[1:, INDEX["thorax.rotation"]] = 20
    roots[1:] = (0.1, 0.2, 0.3)
    return Motion(
        movement="reach",
        variation=None,
        base="side-lying-left",
        times=np.array([0.0, 0.5, 2.0]),
        poses=poses,
        roots=roots,
        spans=(Span("out", 0.0, 0.5), Span("hold", 0.5, 2.0)),
        keys=(KeyTime("far", 0.5),),
    )


@pytest.mark.parametrize(
    ("seconds", "degrees", "root"),
    [
        (-1, 0, (0, 0, 0)),
        (0, 0, (0, 0, 0)),
        (0.125, 10, (0.025, 0.05, 0.075)),
        (0.5, 40, (0.1, 0.2, 0.3)),
        (1.7, 40, (0.1, 0.2, 0.3)),
        (2, 40, (0.1, 0.2, 0.3)),
        (9, 40, (0.1, 0.2, 0.3)),
    ],
)
def test_between_two_frames_it_goes_in_a_straight_line(
    seconds: float, degrees: float, root: tuple[float, float, float]
) -> None:
    pose, place = motion().at(seconds)
    assert (pose.shape, place.shape) == ((1, len(NAMES)), (1, 3))
    assert pose[0, INDEX["elbow.left.flexion"]] == pytest.approx(degrees)
    assert place[0] == pytest.approx(root)


def test_two_frames_at_one_moment_are_no_division_by_nothing() -> None:
    still = motion()
    doubled = Motion(
        still.movement,
        None,
        still.base,
        np.array([0.0, 0.0, 1.0]),
        still.poses,
        still.roots,
        still.spans,
        still.keys,
    )
    pose, _ = doubled.at(0.0)
    assert np.isfinite(pose).all()


def test_a_span_is_found_by_its_name() -> None:
    assert motion().span("hold") == Span("hold", 0.5, 2.0)
    assert motion().span("loop") is None
    assert motion().seconds == 2


def test_the_other_side_is_the_mirror_image() -> None:
    other = motion().mirrored()
    assert other.base == "side-lying-right"
    assert other.poses[1, INDEX["elbow.right.flexion"]] == 40
    assert other.poses[1, INDEX["elbow.left.flexion"]] == 0
    assert other.poses[1, INDEX["thorax.rotation"]] == -20
    assert other.roots[1] == pytest.approx((-0.1, 0.2, 0.3))
    assert (other.spans, other.keys, other.movement) == (motion().spans, motion().keys, "reach")


def test_the_mirror_image_of_the_other_side_is_the_motion() -> None:
    there, back = motion(), motion().mirrored().mirrored()
    assert back.base == there.base
    assert (back.poses == there.poses).all()
    assert (back.roots == there.roots).all()
    assert (back.times == there.times).all()
