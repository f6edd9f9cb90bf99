"""The table of angles is sound, and each angle turns its part to the side that its words say."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra.numpy import arrays

from pages.angles import SHOWN, drawn_at, key, picture_file, still, without_side
from pages.made import ROOT
from unhunch.figure.angles import (
    ANGLES,
    INDEX,
    LEAST,
    MOST,
    NAMES,
    REST,
    SIDES,
    both_sides,
    mirror_name,
    mirrored_angles,
)
from unhunch.figure.body import load_body
from unhunch.figure.rotations import Floats
from unhunch.figure.skeleton import NODE

PARTS = arrays(float, len(NAMES), elements={"min_value": 0, "max_value": 1})


@pytest.mark.parametrize("name", NAMES)
def test_an_angle_can_be_at_rest_and_gives_way_somewhat(name: str) -> None:
    angle = ANGLES[name]
    assert angle.least <= angle.rest <= angle.most
    assert angle.least <= 0 <= angle.most
    assert angle.least < angle.most
    assert angle.stiffness > 0
    assert angle.plus


@pytest.mark.parametrize("name", NAMES)
def test_an_angle_and_its_mirror_image_have_the_same_limits(name: str) -> None:
    angle, other = ANGLES[name], ANGLES[mirror_name(name)]
    assert (angle.stiffness, angle.turns_sign, angle.plus) == (other.stiffness, other.turns_sign, other.plus)
    if angle.turns_sign:
        assert (angle.least, angle.most, angle.rest) == (-other.most, -other.least, -other.rest)
    else:
        assert (angle.least, angle.most, angle.rest) == (other.least, other.most, other.rest)


def test_only_angles_of_the_middle_turn_their_sign_in_the_mirror() -> None:
    turning = {name for name in NAMES if ANGLES[name].turns_sign}
    assert turning == {"pelvis.list", "pelvis.turn"} | {
        f"{region}.{word}" for region in ("lumbar", "thorax", "neck") for word in ("lateral_flexion", "rotation")
    }


@given(part=PARTS)
def test_the_mirror_image_of_the_mirror_image_is_the_pose(part: Floats) -> None:
    pose = LEAST + part * (MOST - LEAST)
    assert (mirrored_angles(mirrored_angles(pose)) == pose).all()


def test_a_mirrored_pose_has_left_and_right_exchanged() -> None:
    pose = np.zeros(len(NAMES))
    pose[INDEX["elbow.left.flexion"]] = 40
    pose[INDEX["neck.rotation"]] = 20
    pose[INDEX["neck.flexion"]] = 10
    mirror = mirrored_angles(pose)
    changed = {name: mirror[INDEX[name]] for name in NAMES if mirror[INDEX[name]]}
    assert changed == {"elbow.right.flexion": 40, "neck.rotation": -20, "neck.flexion": 10}


def test_the_body_at_rest_is_its_own_mirror_image() -> None:
    assert (mirrored_angles(REST) == REST).all()


def test_both_stands_for_left_and_right() -> None:
    assert both_sides("palm.both") == ("palm.left", "palm.right")
    assert both_sides("sternum") == ("sternum",)


# What moves, seen from where, and whither. Outward, up, front: x is to the figure's own side, so that the table holds
# for left and right; where there is no side it is to the left.
OUT, UP, FRONT = np.eye(3)
TOP, NOSE = (0.0, 0.2, 0.0), (0.0, 0.0, 0.1)
TURNS: dict[str, tuple[dict[str, float], str, tuple[float, float, float], Floats]] = {
    # angle: what else is set, the node whose point is watched, that point in its frame, where it must go
    "pelvis.tilt": ({}, "head", TOP, FRONT),
    "pelvis.list": ({}, "head", TOP, OUT),
    "pelvis.turn": ({}, "upper_arm.left", (0, 0, 0), -FRONT),
    "lumbar.flexion": ({}, "head", TOP, FRONT),
    "lumbar.lateral_flexion": ({}, "head", TOP, OUT),
    "lumbar.rotation": ({}, "upper_arm.left", (0, 0, 0), -FRONT),
    "thorax.flexion": ({}, "head", TOP, FRONT),
    "thorax.lateral_flexion": ({}, "head", TOP, OUT),
    "thorax.rotation": ({}, "upper_arm.left", (0, 0, 0), -FRONT),
    "neck.flexion": ({}, "head", TOP, FRONT),
    "neck.lateral_flexion": ({}, "head", TOP, OUT),
    "neck.rotation": ({}, "head", NOSE, OUT),
    "neck.chin_tuck": ({}, "head", NOSE, -FRONT),
    "scapula.elevation": ({}, "upper_arm", (0, 0, 0), UP),
    "scapula.protraction": ({}, "upper_arm", (0, 0, 0), FRONT),
    "scapula.upward_rotation": ({}, "scapula", (0.1, 0, 0), UP),
    "scapula.posterior_tilt": ({}, "scapula", TOP, -FRONT),
    "shoulder.elevation": ({}, "hand", (0, 0, 0), OUT),
    "shoulder.plane": ({"shoulder.elevation": 60}, "hand", (0, 0, 0), FRONT),
    "shoulder.external_rotation": ({"elbow.flexion": 90}, "hand", (0, 0, 0), OUT),
    "elbow.flexion": ({}, "hand", (0, 0, 0), FRONT),
    "forearm.pronation": ({}, "hand", (-0.1, 0, 0), -FRONT),  # the palm, which looks inward, turns back
    "wrist.flexion": ({}, "middle_tip", (0, 0, 0), -OUT),
    "wrist.ulnar_deviation": ({}, "middle_tip", (0, 0, 0), -FRONT),
    "fingers.flexion": ({}, "middle_tip", (0, 0, 0), -OUT),
    "fingers.spread": ({}, "index_tip", (0, 0, 0), FRONT),
    "thumb.flexion": ({}, "thumb_tip", (0, 0, 0), -OUT),
    "thumb.abduction": ({}, "thumb_tip", (0, 0, 0), FRONT),
    "hip.flexion": ({}, "shin", (0, 0, 0), FRONT),
    "hip.abduction": ({}, "shin", (0, 0, 0), OUT),
    "hip.external_rotation": ({}, "foot", (0, 0, 0.2), OUT),
    "knee.flexion": ({}, "foot", (0, 0, 0), -FRONT),
    "ankle.dorsiflexion": ({}, "toes", (0, 0, 0), UP),
    "ankle.inversion": ({}, "foot", (0, -0.1, 0), -OUT),
    "toes.flexion": ({}, "toes", (0, 0, 0.05), -UP),
}


def point(pose: Floats, node: str, place: Floats) -> Floats:
    """Return where a point of a node is, standing, its pelvis at the origin."""
    rotations, positions = load_body().skeleton.world(pose[None], np.zeros((1, 3)), np.eye(3))
    return np.asarray(positions[0, NODE[node]] + rotations[0, NODE[node]] @ place)


def test_every_angle_has_a_direction_that_is_tested() -> None:
    assert set(TURNS) == {without_side(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_plus_turns_the_part_to_the_side_that_the_table_says(name: str) -> None:
    others, node, place, where = TURNS[without_side(name)]
    side = next((part for part in name.split(".") if part in SIDES), None)
    hand = np.array([-1.0 if side == "right" else 1.0, 1, 1])
    node = f"{node}.{side}" if side else node
    pose = np.zeros(len(NAMES))
    for other, degrees in others.items():
        joint, word = other.split(".")
        pose[INDEX[f"{joint}.{side}.{word}"]] = degrees
    before = point(pose, node, np.array(place) * hand)
    pose[INDEX[name]] += 8
    way = point(pose, node, np.array(place) * hand) - before
    assert np.linalg.norm(way) > 0.001
    assert way @ (where * hand) / np.linalg.norm(way) > 0.8
    pose[INDEX[name]] -= 16
    assert (point(pose, node, np.array(place) * hand) - before) @ (where * hand) < 0


@pytest.mark.parametrize(
    ("plane", "where"), [(0, OUT), (90, FRONT), (-90, -FRONT), (125, FRONT * np.sin(np.radians(125)) - OUT * 0.5736)]
)
def test_an_arm_is_raised_in_the_plane_that_is_named(plane: float, where: Floats) -> None:
    pose = np.zeros(len(NAMES))
    pose[INDEX["shoulder.left.elevation"]], pose[INDEX["shoulder.left.plane"]] = 90, plane
    skeleton = load_body().skeleton
    rotations, _ = skeleton.world(pose[None], np.zeros((1, 3)), np.eye(3))
    assert rotations[0, NODE["upper_arm.left"]] @ [0, -1, 0] == pytest.approx(where, abs=1e-4)


def test_drawing_the_chin_back_keeps_the_gaze_level() -> None:
    pose = np.zeros(len(NAMES))
    pose[INDEX["neck.chin_tuck"]] = 20
    rotations, _ = load_body().skeleton.world(pose[None], np.zeros((1, 3)), np.eye(3))
    gaze = rotations[0, NODE["head"]] @ [0, 0, 1]
    assert np.degrees(np.arcsin(gaze[1])) == pytest.approx(0, abs=8)


SVG = "{http://www.w3.org/2000/svg}"


def test_every_angle_has_a_picture_and_no_other_has_one() -> None:
    assert set(SHOWN) == {without_side(name) for name in NAMES}
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "angles").iterdir()}
    assert files == {picture_file(name) for name in SHOWN}


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_of_this_body_and_small_and_says_what_it_shows(name: str) -> None:
    text = (ROOT / picture_file(name)).read_text(encoding="utf-8")
    assert f"<!-- {key(name)} -->" in text, "run `make docs`"
    assert len(text) < 12 * 1024
    root = ET.fromstring(text)
    assert root.findtext(f"{SVG}title") == f"{name}, {drawn_at(name):g} degrees"
    assert root.findtext(f"{SVG}desc")


@pytest.mark.parametrize("name", SHOWN)
def test_an_angle_is_drawn_within_its_limits(name: str) -> None:
    (angle,) = {ANGLES[full].most for full in NAMES if without_side(full) == name}
    assert 0 < drawn_at(name) <= angle


def test_a_picture_has_the_figure_before_and_the_way_it_goes() -> None:
    roles = [layer.role for layer in still("neck.lateral_flexion").layers]
    assert {"ghost", "skin.base", "top.base", "outline", "ink", "arrow"} <= set(roles)
    assert roles.index("ghost") < roles.index("skin.base") < roles.index("arrow")
