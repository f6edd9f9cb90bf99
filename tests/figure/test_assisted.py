"""A practitioner beside the person: read, solved, mirrored, kept."""

import numpy as np
import pytest

from unhunch.figure.body import load_body
from unhunch.figure.motion import Motion
from unhunch.figure.motion_file import motion_bytes, read_motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.reading import read_pose_text
from unhunch.figure.rotations import MIRROR, Floats
from unhunch.figure.solving import solve
from unhunch.figure.tempo import Tempo

BODY = load_body()
TEXT = """
id: curl
base: long-sitting
camera: {azimuth: 60}
pose: {hip.both.flexion: 85, knee.both.flexion: 8}
contacts: [{site: sit.both, to: floor}, {site: heel.both, to: floor, flat: false}]
keyframes:
- {name: tall, phase: start}
- {name: curled, phase: out, pose: {thorax.flexion: 30, neck.flexion: 25}}
assisted:
  keyframes: {curled: {pose: {thorax.rotation: 8}}}
  partner:
    base: kneeling
    at: [0.1, 0, -0.62]
    pose: {knee.both.flexion: 90, hip.both.flexion: 5}
    contacts: [{site: knee.both, to: floor}, {site: instep.both, to: floor}]
    keyframes:
      tall: {contacts: [{site: palm.left, to: person.scapula.left, gap: 0.01}]}
      curled: {like: tall, pose: {thorax.flexion: 10}}
"""


def forms(text: str = TEXT) -> tuple[PoseFile, ...]:
    found, problems = read_pose_text(text, file="curl.yaml", known_sites=BODY.sites)
    assert problems == ()
    return found


def mistakes(text: str) -> list[tuple[int, str]]:
    found, problems = read_pose_text(text, file="curl.yaml", known_sites=BODY.sites)
    assert found == ()
    return [(problem.line, problem.message) for problem in problems]


@pytest.fixture(scope="module")
def motion() -> Motion:
    return solve(forms()[1], Tempo(1.0, 1.0), BODY)


def surface(motion: Motion, site: str) -> Floats:
    rotations, positions = BODY.skeleton.world(motion.poses, motion.roots, motion.rotation)
    return BODY.on_surface(site, rotations, positions)


def test_the_movement_stays_alone_and_the_assisted_form_has_a_partner() -> None:
    alone, assisted = forms()
    assert (alone.variation, alone.partner) == (None, None)
    assert assisted.variation == "assisted"
    assert assisted.keyframes[1].angles["thorax.rotation"] == 8


def test_the_practitioners_keyframes_bear_the_names_and_phases_of_the_persons() -> None:
    partner = forms()[1].partner
    assert partner is not None
    assert [(step.name, step.phase) for step in partner.keyframes] == [("tall", "start"), ("curled", "out")]
    assert [contact.to for contact in partner.keyframes[1].contacts if contact.site == "palm.left"] == [
        "person.scapula.left"
    ]


def test_the_hand_stays_on_the_shoulder_blade_while_it_moves(motion: Motion) -> None:
    assert motion.partner is not None
    blade, hand = surface(motion, "scapula.left"), surface(motion.partner, "palm.left")
    assert np.linalg.norm(np.ptp(blade, axis=0)) > 0.04
    assert np.linalg.norm(hand - blade, axis=1).max() < 0.016


def test_both_keep_the_same_clock(motion: Motion) -> None:
    assert motion.partner is not None
    assert np.array_equal(motion.times, motion.partner.times)


def test_the_mirror_shows_both(motion: Motion) -> None:
    assert motion.partner is not None
    other = motion.mirrored()
    assert other.partner is not None
    assert np.allclose(surface(other.partner, "palm.right"), surface(motion.partner, "palm.left") * MIRROR, atol=1e-6)


def test_what_is_kept_comes_back_whole(motion: Motion) -> None:
    back = read_motion(motion_bytes(motion))
    assert back.partner is not None
    assert motion.partner is not None
    assert np.array_equal(back.partner.poses, motion.partner.poses)
    assert back.partner.turn == motion.partner.turn


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ("curled: {like: tall, pose", "curld: {like: tall, pose", "the person has no keyframe 'curld'"),
        ("person.scapula.left", "person.scapla.left", "there is no surface or site 'person.scapla.left'"),
        ("    base: kneeling\n", "", "base"),
        ("{site: knee.both, to: floor}", "{site: knee.both, to: wall}", "there is no wall"),
    ],
)
def test_a_mistake_in_the_practitioner_is_told_with_its_line(written: str, instead: str, message: str) -> None:
    assert written in TEXT
    found = mistakes(TEXT.replace(written, instead))
    assert any(message in text for _, text in found)
    assert all(line > 1 for line, _ in found)


def test_only_a_practitioner_can_touch_the_person() -> None:
    found = mistakes(TEXT.replace("{site: sit.both, to: floor}", "{site: sit.both, to: person.palm.left}", 1))
    assert any("person.palm.left" in text for _, text in found)


def test_a_variation_cannot_be_called_assisted() -> None:
    found = mistakes(TEXT + "variations: [{id: assisted}]\n")
    assert any("is no name for a variation" in text for _, text in found)
