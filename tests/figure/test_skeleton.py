"""Left is the mirror of right, and what is authored is what the body does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from unhunch.figure.angles import INDEX, LEAST, MOST, NAMES, mirrored_angles
from unhunch.figure.bases import BASES
from unhunch.figure.body import load_body
from unhunch.figure.rotations import MIRROR, Floats, about_y, angle_of, mirrored
from unhunch.figure.skeleton import (
    FINE,
    HALVES,
    MIRROR_NODE,
    NODE,
    NODES,
    PARENT,
    SPREAD,
    Skeleton,
)

WITHIN = arrays(float, len(NAMES), elements={"min_value": 0, "max_value": 1}).map(
    lambda part: LEAST + part * (MOST - LEAST)
)
ROOTS = arrays(float, 3, elements={"min_value": -1, "max_value": 1})
PLAIN = [index for index in range(len(NODES)) if NODES[index].split(".")[0] not in HALVES]
SEGMENTS = [segment for region in SPREAD.values() for segment, *_ in region]


@pytest.fixture(scope="module")
def skeleton() -> Skeleton:
    return load_body().skeleton


def pose_of(**degrees: float) -> Floats:
    """Return the neutral pose but for some angles, their dots written as two underlines."""
    pose = np.zeros(len(NAMES))
    for name, value in degrees.items():
        pose[INDEX[name.replace("__", ".")]] = value
    return pose


def test_parents_come_before_their_children() -> None:
    assert PARENT[0] == -1
    assert all(0 <= parent < node for node, parent in enumerate(PARENT) if node)


def test_the_bones_of_the_body_are_those_of_its_mirror_image(skeleton: Skeleton) -> None:
    assert np.abs(skeleton.offsets[MIRROR_NODE] * MIRROR - skeleton.offsets).max() < 1e-6
    assert np.abs(skeleton.bind_positions[MIRROR_NODE] * MIRROR - skeleton.bind_positions).max() < 1e-6
    assert np.abs(mirrored(skeleton.bind_rotations[MIRROR_NODE]) - skeleton.bind_rotations).max() < 1e-6


@settings(deadline=None)
@given(pose=WITHIN, root=ROOTS, base=st.sampled_from(sorted(BASES)))
def test_left_is_the_mirror_of_right(pose: Floats, root: Floats, base: str) -> None:
    skeleton = load_body().skeleton
    rotations, positions = skeleton.world(pose[None], root[None], BASES[base].rotation)
    other = BASES[BASES[base].mirror]
    turned, placed = skeleton.world(mirrored_angles(pose)[None], (root * MIRROR)[None], other.rotation)
    assert np.abs(placed[0, MIRROR_NODE] - positions[0] * MIRROR).max() < 1e-9
    assert np.abs(turned[0, MIRROR_NODE] - mirrored(rotations[0])).max() < 1e-9


@pytest.mark.parametrize("name", sorted(BASES))
def test_a_base_is_the_mirror_image_of_its_other_side(name: str) -> None:
    base, other = BASES[name], BASES[BASES[name].mirror]
    assert other.mirror == name
    assert np.abs(mirrored(base.rotation) - other.rotation).max() < 1e-12
    assert other.pelvis == tuple(np.array(base.pelvis) * MIRROR)
    assert np.linalg.det(base.rotation) == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "head", "face"),
    [
        ("standing", (0, 1, 0), (0, 0, 1)),
        ("prone", (0, 0, 1), (0, -1, 0)),
        ("supine", (0, 0, -1), (0, 1, 0)),
        ("side-lying-left", (0, 0, -1), (1, 0, 0)),
        ("side-lying-right", (0, 0, -1), (-1, 0, 0)),
    ],
)
def test_a_base_lies_as_its_words_say(name: str, head: tuple[float, ...], face: tuple[float, ...]) -> None:
    assert BASES[name].rotation @ [0, 1, 0] == pytest.approx(head, abs=1e-12)
    assert BASES[name].rotation @ [0, 0, 1] == pytest.approx(face, abs=1e-12)


def test_lying_on_the_left_the_left_is_down() -> None:
    assert BASES["side-lying-left"].rotation @ [1, 0, 0] == pytest.approx((0, -1, 0), abs=1e-12)


def test_neutral_is_no_rotation_anywhere(skeleton: Skeleton) -> None:
    rotations, positions = skeleton.world(np.zeros((1, len(NAMES))), np.zeros((1, 3)), np.eye(3))
    assert np.abs(rotations[0, PLAIN] - np.eye(3)).max() < 1e-12
    for node, parent in enumerate(PARENT):
        if parent >= 0:
            offset = positions[0, node] - positions[0, parent]
            assert offset == pytest.approx(skeleton.offsets[node], abs=1e-12)


def test_the_root_and_the_base_carry_the_whole_body(skeleton: Skeleton) -> None:
    pose = pose_of(thorax__rotation=20, hip__left__flexion=40)[None]
    turn, root = about_y(90), np.array([[0.1, 0.2, 0.3]])
    rotations, positions = skeleton.world(pose, np.zeros((1, 3)), np.eye(3))
    turned, placed = skeleton.world(pose, root, turn)
    assert np.abs(turned - turn @ rotations).max() < 1e-12
    assert np.abs(placed - (positions @ turn.T + root)).max() < 1e-12


def test_frames_do_not_know_each_other(skeleton: Skeleton) -> None:
    poses = LEAST + np.random.default_rng(3).random((4, len(NAMES))) * (MOST - LEAST)
    roots = np.arange(12.0).reshape(4, 3) / 10
    together = skeleton.world(poses, roots, np.eye(3))
    alone = skeleton.world(poses[2:3], roots[2:3], np.eye(3))
    assert np.abs(together[0][2] - alone[0][0]).max() < 1e-12
    assert np.abs(together[1][2] - alone[1][0]).max() < 1e-12


def test_the_solver_sees_the_same_body_without_its_fine_parts(skeleton: Skeleton) -> None:
    poses = LEAST + np.random.default_rng(4).random((3, len(NAMES))) * (MOST - LEAST)
    whole = skeleton.world(poses, np.zeros((3, 3)), np.eye(3))
    coarse = skeleton.world(poses, np.zeros((3, 3)), np.eye(3), fine=False)
    kept = [node for node in range(len(NODES)) if node not in FINE]
    assert np.abs(whole[0][:, kept] - coarse[0][:, kept]).max() < 1e-12
    assert np.abs(whole[1][:, kept] - coarse[1][:, kept]).max() < 1e-12


@pytest.mark.parametrize(
    ("name", "top", "angle"),
    [("lumbar", "lumbar_upper", 20.0), ("thorax", "thorax_upper", 30.0), ("neck", "head", 40.0)],
)
@pytest.mark.parametrize("word", ["flexion", "lateral_flexion", "rotation"])
def test_the_segments_of_a_region_share_its_angle_and_lose_nothing(
    skeleton: Skeleton, name: str, top: str, angle: float, word: str
) -> None:
    rotations, _ = skeleton.world(pose_of(**{f"{name}__{word}": angle})[None], np.zeros((1, 3)), np.eye(3))
    below = SEGMENTS[SEGMENTS.index(SPREAD[name][0][0]) - 1] if name != "lumbar" else "pelvis"
    turned = rotations[0, NODE[below]].T @ rotations[0, NODE[top]]
    assert angle_of(turned) == pytest.approx(angle, abs=1e-9)


SHOULDER = st.fixed_dictionaries(
    {
        "shoulder__left__elevation": st.floats(1, 179),
        "shoulder__left__plane": st.floats(-95, 150),
        "shoulder__left__external_rotation": st.floats(-90, 100),
        "scapula__left__elevation": st.floats(-10, 40),
        "scapula__left__protraction": st.floats(-20, 30),
        "scapula__left__upward_rotation": st.floats(-5, 30),
        "scapula__left__posterior_tilt": st.floats(-10, 30),
        "thorax__rotation": st.floats(-45, 45),
        "thorax__flexion": st.floats(-25, 45),
    }
)


@settings(deadline=None)
@given(angles=SHOULDER)
def test_the_arm_on_the_trunk_is_as_authored_whatever_the_shoulder_blade_does(angles: dict[str, float]) -> None:
    skeleton = load_body().skeleton
    rotations, _ = skeleton.world(pose_of(**angles)[None], np.zeros((1, 3)), np.eye(3))
    trunk, arm = rotations[0, NODE["thorax_upper"]], rotations[0, NODE["upper_arm_twist.left"]]
    on_trunk = trunk.T @ arm
    along = on_trunk @ [0, -1, 0]
    elevation, plane = angles["shoulder__left__elevation"], angles["shoulder__left__plane"]
    assert np.degrees(np.arccos(np.clip(-along[1], -1, 1))) == pytest.approx(elevation, abs=1e-4)
    difference = np.degrees(np.arctan2(along[2], along[0])) - plane
    assert (difference + 180) % 360 - 180 == pytest.approx(0, abs=1e-4)
    straight = pose_of(**{**angles, "shoulder__left__external_rotation": 0})
    rotations, _ = skeleton.world(straight[None], np.zeros((1, 3)), np.eye(3))
    twist = (trunk.T @ rotations[0, NODE["upper_arm_twist.left"]]).T @ on_trunk
    assert np.abs(twist - about_y(angles["shoulder__left__external_rotation"])).max() < 1e-6


def test_the_shoulder_blade_follows_the_arm_only_after_thirty_degrees(skeleton: Skeleton) -> None:
    def upward(elevation: float) -> float:
        rotations, _ = skeleton.world(pose_of(shoulder__left__elevation=elevation)[None], np.zeros((1, 3)), np.eye(3))
        along = rotations[0, NODE["scapula.left"]] @ [1, 0, 0]
        return float(np.degrees(np.arcsin(along[1])))

    assert upward(30) == pytest.approx(0, abs=1e-9)
    assert upward(130) == pytest.approx(30, abs=1)


@settings(deadline=None)
@given(pose=WITHIN)
def test_a_half_node_turns_by_half_of_its_joint_beginning_from_the_bind_pose(pose: Floats) -> None:
    skeleton = load_body().skeleton
    local = skeleton.local(pose[None])[0]
    for half, joint in HALVES.items():
        for side in ("left", "right"):
            node, whole = NODE[f"{half}.{side}"], NODE[f"{joint}.{side}"]
            assert PARENT[node] == PARENT[whole]
            bound = skeleton.bind_rotations[PARENT[whole]].T @ skeleton.bind_rotations[whole]
            turned = local[whole] @ bound.T
            assert np.abs(local[node] @ local[node] - turned).max() < 1e-6
            assert angle_of(local[node]) == pytest.approx(angle_of(turned) / 2, abs=1e-5)


def test_the_bind_pose_carries_every_point_to_itself(skeleton: Skeleton) -> None:
    skinning = skeleton.skinning(skeleton.bind_rotations[None], skeleton.bind_positions[None])
    point = np.array([0.2, 0.4, 0.1, 1.0])
    assert np.abs(skinning[0] @ point - point[:3]).max() < 1e-6


def test_skin_follows_its_bone_stiffly(skeleton: Skeleton) -> None:
    rotations, positions = skeleton.world(pose_of(elbow__left__flexion=90)[None], np.zeros((1, 3)), np.eye(3))
    skinning = skeleton.skinning(rotations, positions)
    node = NODE["hand.left"]
    in_bind = skeleton.bind_positions[node] + skeleton.bind_rotations[node] @ [0, -0.1, 0]
    here = positions[0, node] + rotations[0, node] @ [0, -0.1, 0]
    assert skinning[0, node] @ [*in_bind, 1] == pytest.approx(here, abs=1e-6)
