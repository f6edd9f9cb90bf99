"""Lines of muscles: each grows in the position that lengthens its muscle, and not in the opposite one."""

import numpy as np
import pytest
from numpy.typing import NDArray

from unhunch.figure.angles import INDEX, LEAST, MOST, NAMES, mirrored_angles
from unhunch.figure.body import Part, load_body, skinned
from unhunch.figure.checking.fibres import MUSCLES, WHOLE, WITHOUT_LINES
from unhunch.figure.checking.lengths import fixed_places, lengthened_pose, lengthening, stretch
from unhunch.figure.rotations import Floats
from unhunch.figure.skeleton import NODES
from unhunch.pipeline import load_library

BODY = load_body()
BONES = BODY.skeleton
CLEARLY = 0.002
"""Longer or shorter by a fifth of a percent: more than rounding, less than any real move."""

LENGTHENED_BY = {
    # muscle of the left side: moves that lengthen it, each for itself; the opposite move shortens it
    "trapezius-upper": "neck.lateral_flexion -20, neck.flexion 10, neck.rotation 20, scapula.left.elevation -8",
    "trapezius-middle": "scapula.left.protraction 15",
    "trapezius-lower": "scapula.left.elevation 8, scapula.left.protraction 15",
    "levator-scapulae": "neck.flexion 20, neck.lateral_flexion -20, neck.rotation -25, scapula.left.elevation -8,"
    " scapula.left.upward_rotation 5",
    "rhomboid-major": "scapula.left.protraction 15, scapula.left.upward_rotation 5",
    "rhomboid-minor": "scapula.left.protraction 15",
    "iliocostalis": "lumbar.flexion 20, thorax.flexion 20, lumbar.lateral_flexion -15, thorax.lateral_flexion -20",
    "iliocostalis-thoracis": "thorax.flexion 20, thorax.lateral_flexion -20",
    "longissimus": "lumbar.flexion 20, thorax.flexion 20, lumbar.lateral_flexion -15, thorax.lateral_flexion -20",
    "longissimus-thoracis": "thorax.flexion 20, thorax.lateral_flexion -20",
    "spinalis": "thorax.flexion 20",
    "spinalis-thoracis": "thorax.flexion 20",
    "semispinalis-thoracis": "thorax.flexion 20, thorax.rotation 25",
    "semispinalis-cervicis": "neck.flexion 25",
    "semispinalis-capitis": "neck.flexion 25",
    "multifidus": "lumbar.flexion 20, thorax.flexion 20, thorax.rotation 25",
    "thoracic-rotators": "thorax.rotation 25",
    "splenius-capitis": "neck.flexion 25, neck.rotation -30, neck.lateral_flexion -20",
    "splenius-cervicis": "neck.flexion 25, neck.rotation -30, neck.lateral_flexion -20",
    "serratus-anterior": "scapula.left.protraction -15",
    "pectoralis-minor": "scapula.left.protraction -15",
    "longus-colli": "neck.flexion -25",
    "longus-capitis": "neck.flexion -25",
    "rectus-capitis-anterior": "neck.flexion -25",
    "rectus-capitis-lateralis": "neck.lateral_flexion -20",
    "scalenus-anterior": "neck.lateral_flexion -20, neck.flexion -15",
    "scalenus-medius": "neck.lateral_flexion -20",
    "scalenus-posterior": "neck.lateral_flexion -20",
    "sternocleidomastoid": "neck.lateral_flexion -20, neck.rotation 30, neck.flexion -15",
    "obliquus-externus": "lumbar.lateral_flexion -15, thorax.lateral_flexion -20, thorax.rotation 25",
    "obliquus-internus": "lumbar.lateral_flexion -15, thorax.lateral_flexion -20, thorax.rotation -25",
    "quadratus-lumborum": "lumbar.lateral_flexion -15, thorax.lateral_flexion -20",
    "gluteus-maximus": "hip.left.flexion 15",
    "gluteus-medius": "hip.left.abduction -20",
    "gluteus-minimus": "hip.left.abduction -20",
    "piriformis": "hip.left.abduction -20",
    "psoas-major": "hip.left.flexion -15",
    "serratus-posterior-superior": "thorax.flexion 20",
    "intercostals-external": "thorax.lateral_flexion -20",
    "intercostals-internal": "thorax.flexion -20",
}


def arm(elevation: float, plane: float, turned_out: float = 0.0, **others: float) -> Floats:
    shoulder = {"elevation": elevation, "plane": plane, "external_rotation": turned_out}
    return posed({f"shoulder.left.{word}": value for word, value in shoulder.items()} | others)


def posed(angles: dict[str, float]) -> Floats:
    pose = np.zeros((1, len(NAMES)))
    for name, degrees in angles.items():
        pose[0, INDEX[name]] = degrees
    return pose


ARM_POSITIONS = {
    # muscle of the left side: a position of the arm in which it is long, one in which it is shorter
    "latissimus-dorsi": (arm(165, 60), arm(30, -90)),
    "teres-major": (arm(120, 60, 40), arm(30, -90)),
    "teres-minor": (arm(90, 90, -60), arm(90, 90, 20)),
    "infraspinatus": (arm(80, 120, -45), arm(80, 0, 45)),
    "supraspinatus": (arm(30, -90, -50), arm(90, 0)),
    "subscapularis": (arm(20, 0, 70), arm(20, 0, -40)),
    "deltoid-anterior": (arm(50, -90, 40), arm(50, 90)),
    "deltoid-lateral": (arm(60, 135), arm(90, 0)),
    "deltoid-posterior": (arm(90, 125), arm(45, -90)),
    "pectoralis-major-clavicular": (arm(45, -60, 40), arm(90, 110)),
    "pectoralis-major-sternocostal": (arm(90, -30, 40), arm(90, 110)),
    "pectoralis-major-abdominal": (arm(140, -10, 40), arm(30, 110)),
    "rhomboid-major": (arm(90, 110), arm(0, 0)),
    "rhomboid-minor": (arm(90, 110), arm(0, 0)),
    "trapezius-middle": (arm(90, 110), arm(0, 0)),
}
MOVES = [
    (muscle, name, float(degrees))
    for muscle, moves in LENGTHENED_BY.items()
    for name, degrees in (move.split() for move in moves.split(", "))
]


def of(muscle: str, pose: Floats) -> float:
    return float(lengthening(BONES, pose)[muscle][0])


@pytest.mark.parametrize(("muscle", "name", "degrees"), MOVES)
def test_a_muscle_grows_with_what_lengthens_it_and_shrinks_with_the_opposite(
    muscle: str, name: str, degrees: float
) -> None:
    assert of(f"{muscle}.left", posed({name: degrees})) > CLEARLY
    assert of(f"{muscle}.left", posed({name: -degrees})) < -CLEARLY


@pytest.mark.parametrize("muscle", sorted(ARM_POSITIONS))
def test_a_muscle_of_the_arm_is_long_in_its_position_and_shorter_in_the_opposite_one(muscle: str) -> None:
    longer, shorter = ARM_POSITIONS[muscle]
    assert of(f"{muscle}.left", longer) > 0.05
    assert of(f"{muscle}.left", shorter) < of(f"{muscle}.left", longer) - 0.05


def test_the_latissimus_grows_further_as_the_trunk_bends_away_from_the_raised_arm() -> None:
    raised, bent = arm(165, 60), arm(165, 60, **{"thorax.lateral_flexion": -25})
    assert of("latissimus-dorsi.left", bent) > of("latissimus-dorsi.left", raised) + 0.03


def test_the_raised_arm_turned_outward_lengthens_the_teres_major_further() -> None:
    assert of("teres-major.left", arm(120, 60, 40)) > of("teres-major.left", arm(120, 60, -40)) + 0.02


def test_a_blade_that_tips_back_lengthens_the_pectoralis_minor() -> None:
    assert of("pectoralis-minor.left", posed({"scapula.left.posterior_tilt": 20})) > 0.03


def test_the_knee_up_and_across_lengthens_the_piriformis() -> None:
    assert of("piriformis.left", posed({"hip.left.flexion": 90, "hip.left.abduction": -20})) > 0.15


def test_the_knee_at_the_chest_lengthens_the_buttock_by_a_third_and_more() -> None:
    assert of("gluteus-maximus.left", posed({"hip.left.flexion": 110})) > 0.33


def test_every_muscle_of_the_library_has_lines_or_a_reason_why_not() -> None:
    known = {muscle.id for muscle in load_library().muscles}
    assert known == {*MUSCLES, *WHOLE, *WITHOUT_LINES}


def test_every_muscle_with_lines_is_tested_above() -> None:
    assert {*LENGTHENED_BY, *ARM_POSITIONS} == set(MUSCLES)


def test_the_right_side_is_the_mirror_of_the_left() -> None:
    chance = np.random.default_rng(7)
    poses = chance.uniform(np.maximum(LEAST, -60), np.minimum(MOST, 60), (20, len(NAMES)))
    ours, theirs = lengthening(BONES, poses), lengthening(BONES, mirrored_angles(poses))
    for name in ours:
        muscle, side = name.rsplit(".", 1)
        other = f"{muscle}.{'right' if side == 'left' else 'left'}"
        np.testing.assert_allclose(ours[name], theirs[other], atol=1e-9)


def test_nothing_is_longer_or_shorter_in_the_neutral_stance() -> None:
    assert {float(value[0]) for value in lengthening(BONES, posed({})).values()} == {0.0}


@pytest.mark.parametrize("muscle", sorted(MUSCLES))
def test_a_muscle_is_fully_stretched_in_its_own_position_on_either_side(muscle: str) -> None:
    for side in ("left", "right"):
        name = f"{muscle}.{side}"
        own = lengthened_pose(name)
        assert float(stretch(BONES, own)[name][0]) == pytest.approx(min(1.0, of(name, own) / 0.06))
        assert of(name, own) > 0.03


def test_lengthened_positions_are_within_the_limits_of_the_body() -> None:
    poses = np.concatenate([lengthened_pose(f"{muscle}.left") for muscle in MUSCLES])
    assert ((poses >= LEAST) & (poses <= MOST)).all()


def test_a_muscle_of_parts_is_as_long_as_its_longest_part() -> None:
    found = lengthening(BONES, arm(45, -60, 40))
    parts = [found[f"{part}.left"][0] for part in WHOLE["pectoralis-major"]]
    assert found["pectoralis-major.left"][0] == max(parts) > min(parts)


def test_all_places_of_the_lines_lie_in_the_body() -> None:
    rotations, positions = BONES.world(posed({}), np.zeros((1, 3)), np.eye(3))
    skinning = BONES.skinning(rotations, positions)[0]
    skins = [(*skinned(part, skinning), _is_arm(part)) for part in BODY.parts]
    vertices, normals, of_arm = (np.concatenate([skin[index] for skin in skins]) for index in range(3))
    outside = {}
    for muscle, places in fixed_places(BONES).items():
        for place in places:
            depths = []
            for some in (of_arm, ~of_arm):  # an arm at rest lies against the trunk, and its skin is not the trunk's
                nearest = int(np.argmin(((vertices[some] - place) ** 2).sum(-1)))
                depths.append(float((vertices[some][nearest] - place) @ normals[some][nearest]))
            if max(depths) < -0.008:
                outside[muscle] = (place.round(3).tolist(), max(depths))
    assert outside == {}


def _is_arm(part: Part) -> NDArray[np.bool_]:
    main = part.joints[np.arange(len(part.joints)), part.weights.argmax(axis=1)]
    names = (
        "upper_arm",
        "shoulder_half",
        "forearm",
        "elbow_half",
        "hand",
        "index",
        "middle",
        "ring",
        "little",
        "thumb",
    )
    return np.array([NODES[node].startswith(names) for node in main])
