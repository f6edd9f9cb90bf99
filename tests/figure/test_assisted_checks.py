"""A practitioner is measured as the person is, and against the person's skin."""

from dataclasses import replace

import numpy as np
import pytest

from tests.figure.assisted import CURL, helped
from tests.figure.drawn import the_body
from unhunch.figure.angles import REST
from unhunch.figure.checking import measure, problems
from unhunch.figure.checking.overlap import deepest_overlap
from unhunch.figure.checking.report import Report
from unhunch.figure.motion import Motion


def report_of(motion: Motion) -> Report:
    """Return the practitioner's report."""
    _, pose, _ = helped()
    found = measure(motion, pose, the_body()).partner
    assert found is not None
    return found


def moved(metres: tuple[float, float, float]) -> Motion:
    """Return the motion with the whole practitioner elsewhere."""
    motion, _, _ = helped()
    assert motion.partner is not None
    return replace(motion, partner=replace(motion.partner, roots=motion.partner.roots + np.array(metres)))


def hand_off(motion: Motion) -> float:
    return next(touch.off_mm for touch in report_of(motion).touches if touch.contact.site == "palm.left")


def test_a_movement_alone_has_no_second_report() -> None:
    motion, pose, _ = helped()
    alone = measure(replace(motion, partner=None), replace(pose, partner=None), the_body())
    assert alone.partner is None


def test_the_hand_is_measured_to_its_place_on_the_person() -> None:
    motion, _, _ = helped()
    assert hand_off(motion) < 10
    assert hand_off(moved((0.03, 0, 0))) == pytest.approx(30, abs=hand_off(motion) + 0.1)


def test_a_hand_too_far_off_is_told_with_its_line_and_whose_it_is() -> None:
    _, pose, _ = helped()
    found = problems(measure(moved((0.05, 0, 0)), pose, the_body()), pose)
    (hand,) = (problem for problem in found if "palm.left" in problem.message)
    assert hand.message.startswith("the practitioner: palm.left is 5")
    assert "from person.scapula.left" in hand.message
    assert hand.line == CURL.splitlines().index(next(line for line in CURL.splitlines() if "palm.left" in line)) + 1


def test_the_person_is_measured_as_without_the_practitioner() -> None:
    motion, pose, _ = helped()
    both = measure(motion, pose, the_body())
    alone = measure(replace(motion, partner=None), replace(pose, partner=None), the_body())
    assert replace(both, partner=None) == alone


def test_a_practitioner_in_the_person_is_told_by_how_much() -> None:
    _, pose, _ = helped()
    found = [one for one in report_of(moved((0, 0, 0.25))).depths if one.surface == "person"]
    assert len(found) == 1
    assert found[0].mm > 60
    wrong = problems(measure(moved((0, 0, 0.25)), pose, the_body()), pose)
    assert any("inside the person" in problem.message and "the practitioner" in problem.message for problem in wrong)


def test_a_practitioner_far_away_is_in_nobody() -> None:
    assert [one for one in report_of(moved((0, 0, -2.0))).depths if one.surface == "person"] == []


@pytest.mark.parametrize("shift", [0.03, 0.06])
def test_a_body_lies_as_deep_in_its_twin_as_it_was_moved(shift: float) -> None:
    skeleton = the_body().skeleton
    standing = skeleton.world(REST[None], np.array([[0.0, 0.885, 0.0]]), np.eye(3))
    ahead = (standing[0], standing[1] + [0.0, 0.0, shift])
    found = deepest_overlap(the_body(), standing, ahead, np.zeros(1))
    assert found is not None
    assert found.metres == pytest.approx(shift, abs=0.004)


def test_twins_a_metre_apart_do_not_touch() -> None:
    standing = the_body().skeleton.world(REST[None], np.array([[0.0, 0.885, 0.0]]), np.eye(3))
    assert deepest_overlap(the_body(), standing, (standing[0], standing[1] + [0.0, 0.0, 1.0]), np.zeros(1)) is None


def test_even_is_asked_only_of_who_looks_along_the_middle() -> None:
    motion, pose, _ = helped()
    assert pose.partner is not None
    assert not pose.partner.faces_along
    assert report_of(motion).uneven == 0.0
    assert replace(pose.partner, at=(0.0, 0.0, -0.6), turn=180.0).faces_along
