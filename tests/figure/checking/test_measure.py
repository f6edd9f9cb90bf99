"""Measures of motions that were made wrong on purpose, by known amounts."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from unhunch.figure.angles import INDEX
from unhunch.figure.body import load_body
from unhunch.figure.checking import measure, problems, stretched, target_problems
from unhunch.figure.checking.passages import passages_of
from unhunch.figure.checking.report import Report, Touch
from unhunch.figure.motion import Motion
from unhunch.figure.pose import Camera, Contact, Keyframe, PoseFile, Prop
from unhunch.figure.solving import solve
from unhunch.figure.tempo import Tempo
from unhunch.pipeline import load_library

BODY = load_body()
LIBRARY = load_library()
TEMPO = Tempo(out=1.0, back=1.0)
FEET = tuple(Contact(site=f"heel.{side}", to="floor", line=7) for side in ("left", "right"))


def scene(**changes: object) -> PoseFile:
    """Return a figure that stands, sinks a little into its knees and rises again."""
    keyframes = (
        Keyframe(name="stand", phase="start", angles={}, contacts=FEET, line=10),
        Keyframe(name="sink", phase="out", angles={"elbow.left.flexion": 40}, contacts=FEET, line=11),
    )
    pose = PoseFile(
        movement="scene",
        variation=None,
        base="standing",
        camera=Camera(azimuth=30),
        props=(),
        landmarks={},
        keyframes=keyframes,
        lit_sides={},
        file="poses/scene.yaml",
        line=1,
    )
    return replace(pose, **changes)  # type: ignore[arg-type]


STANDING = scene()
SOLVED = solve(STANDING, TEMPO, BODY)
HOLD = next(frame for frame, time in enumerate(SOLVED.times) if time >= 1.49)


def moved(frames: slice | int, by: tuple[float, float, float], motion: Motion = SOLVED) -> Motion:
    """Return the motion with the whole body moved by metres in some frames."""
    roots = motion.roots.copy()
    roots[frames] += by
    return replace(motion, roots=roots)


def turned(frame: int, angles: Mapping[str, float], motion: Motion = SOLVED) -> Motion:
    """Return the motion with some angles set from one frame on."""
    poses = motion.poses.copy()
    for name, degrees in angles.items():
        poses[frame:, INDEX[name]] = degrees
    return replace(motion, poses=poses)


def with_contact(contact: Contact, pose: PoseFile = STANDING) -> PoseFile:
    """Return the scene with one more contact at both keyframes; the motion stays as it is."""
    keyframes = tuple(replace(keyframe, contacts=(*keyframe.contacts, contact)) for keyframe in pose.keyframes)
    return replace(pose, keyframes=keyframes)


def touch(report: Report, site: str) -> Touch:
    return next(touch for touch in report.touches if touch.contact.site == site)


def messages(motion: Motion, pose: PoseFile = STANDING) -> list[str]:
    return [str(problem) for problem in problems(measure(motion, pose, BODY), pose)]


def test_a_sound_motion_has_no_problem() -> None:
    assert messages(SOLVED) == []


def test_a_body_that_floats_is_as_far_from_the_floor_as_it_was_lifted() -> None:
    before = touch(measure(SOLVED, STANDING, BODY), "heel.left").signed_mm
    found = touch(measure(moved(HOLD, (0, 0.012, 0)), STANDING, BODY), "heel.left")
    assert found.signed_mm == pytest.approx(12, abs=abs(before) + 0.3)
    assert (found.key, found.between) == ("sink", False)


def test_an_error_in_between_is_found_and_told_as_such() -> None:
    found = touch(measure(moved(HOLD - 5, (0, 0.020, 0)), STANDING, BODY), "heel.left")
    assert found.off_mm == pytest.approx(20, abs=1)
    assert found.between


def test_a_contact_of_one_keyframe_only_is_not_measured_on_the_way() -> None:
    touching = replace(STANDING.keyframes[1], contacts=(*FEET, Contact(site="palm.left", to="thigh_front.left")))
    pose = replace(STANDING, keyframes=(STANDING.keyframes[0], touching))
    found = touch(measure(SOLVED, pose, BODY), "palm.left")
    assert found.seconds == pytest.approx(float(SOLVED.times[HOLD]))


def test_a_hand_on_the_body_is_measured_to_its_place() -> None:
    palm, thigh = (BODY.sites[name] for name in ("palm.left", "thigh_front.left"))
    rotations, positions = BODY.skeleton.world(SOLVED.poses, SOLVED.roots, np.eye(3))
    apart = positions[:, palm.node] + rotations[:, palm.node] @ palm.position
    apart = apart - positions[:, thigh.node] - rotations[:, thigh.node] @ thigh.position
    pose = with_contact(Contact(site="palm.left", to="thigh_front.left"))
    expected = 1000 * np.linalg.norm(apart, axis=1).max()
    assert touch(measure(SOLVED, pose, BODY), "palm.left").off_mm == pytest.approx(expected, rel=1e-6)


def test_free_axes_of_a_point_do_not_count() -> None:
    pose = with_contact(Contact(site="palm.left", to="point", at=(None, -3.0, None)))
    rotations, positions = BODY.skeleton.world(SOLVED.poses, SOLVED.roots, np.eye(3))
    highest = float(BODY.on_surface("palm.left", rotations, positions)[:, 1].max())
    assert touch(measure(SOLVED, pose, BODY), "palm.left").off_mm == pytest.approx(1000 * (highest + 3.0))


def test_the_gap_of_a_contact_is_kept_free() -> None:
    pose = with_contact(Contact(site="heel.left", to="floor", gap=0.03), scene(keyframes=(_bare(0), _bare(1))))
    assert touch(measure(SOLVED, pose, BODY), "heel.left").signed_mm == pytest.approx(-30, abs=1)


def test_a_gap_that_grows_on_the_way_may_have_any_size_between_the_two() -> None:
    keyframes = tuple(
        replace(keyframe, contacts=(Contact(site="heel.left", to="floor", gap=gap),))
        for keyframe, gap in zip(STANDING.keyframes, (0.0, 0.03), strict=True)
    )
    lifted = touch(measure(moved(slice(HOLD, HOLD + 2), (0, 0.030, 0)), scene(keyframes=keyframes), BODY), "heel.left")
    assert lifted.off_mm < 1


def _bare(index: int) -> Keyframe:
    return replace(STANDING.keyframes[index], contacts=())


def test_a_place_that_slips_is_measured_along_the_floor() -> None:
    assert touch(measure(moved(slice(HOLD, None), (0.015, 0, 0.020)), STANDING, BODY), "heel.right").slip_mm == (
        pytest.approx(25, abs=2)
    )


def test_a_place_that_is_meant_to_slide_does_not_slip() -> None:
    sliding = tuple(replace(contact, slides=True) for contact in FEET)
    pose = scene(keyframes=tuple(replace(keyframe, contacts=sliding) for keyframe in STANDING.keyframes))
    assert touch(measure(moved(slice(HOLD, None), (0.015, 0, 0.020)), pose, BODY), "heel.right").slip_mm == 0


def test_a_far_contact_is_told_with_its_line_and_the_near_that_would_do() -> None:
    (first, *_) = messages(moved(HOLD, (0, 0.016, 0)))
    assert first.startswith("poses/scene.yaml:7: error: heel.left is 16 mm from the floor at 'sink'; at most 5")
    assert "or declare near: 20 with its reason" in first


def test_a_declared_near_is_the_limit() -> None:
    near = tuple(replace(contact, near_mm=25.0, near_reason="on tiptoe") for contact in FEET)
    pose = scene(keyframes=tuple(replace(keyframe, contacts=near) for keyframe in STANDING.keyframes))
    assert messages(moved(HOLD, (0, 0.020, 0)), pose) == []
    assert len(messages(moved(HOLD, (0, 0.030, 0)), pose)) == 2


def test_a_near_that_is_not_needed_is_warned_of() -> None:
    near = tuple(replace(contact, near_mm=25.0, near_reason="on tiptoe") for contact in FEET)
    pose = scene(keyframes=tuple(replace(keyframe, contacts=near) for keyframe in STANDING.keyframes))
    assert [message.split(": ")[1] for message in messages(SOLVED, pose)] == ["warning", "warning"]


def test_the_wall_that_is_too_far_would_do_where_the_message_says() -> None:
    palm = Contact(site="palm.left", to="wall", flat=False, line=12)
    lone = scene(props=(Prop(kind="wall", at=(0, 0, 0.5)),))
    pose = replace(lone, keyframes=(lone.keyframes[0], replace(lone.keyframes[1], contacts=(*FEET, palm))))
    (told,) = messages(SOLVED, pose)
    place = float(told.split("bring the wall nearer (z ")[1].split(" ")[0])
    nearer = replace(pose, props=(Prop(kind="wall", at=(0, 0, place)),))
    assert touch(measure(SOLVED, nearer, BODY), "palm.left").off_mm < 5.1


def test_an_arm_at_its_limit_is_named_where_it_does_not_reach() -> None:
    pose = with_contact(Contact(site="palm.left", to="point", at=(0, 3.0, None)))
    motion = turned(0, {"shoulder.left.elevation": 180})
    assert any("shoulder.left.elevation 180 is at its limit" in message for message in messages(motion, pose))


def test_skin_in_the_floor_is_measured_and_told() -> None:
    report = measure(moved(HOLD, (0, -0.040, 0)), STANDING, BODY)
    deepest = report.deepest
    assert deepest is not None
    assert deepest.surface == "floor"
    assert deepest.mm == pytest.approx(40, abs=6)
    assert any("mm inside the floor" in str(problem) for problem in problems(report, STANDING))


def test_what_gives_way_is_not_entered() -> None:
    pose = scene(props=(Prop(kind="pillow", at=(0, 0.1, 0), size=(1.0, 0.5, 1.0)),))
    assert {depth.surface for depth in measure(SOLVED, pose, BODY).depths} <= {"floor"}


def test_a_jump_of_a_joint_is_as_fast_as_it_is() -> None:
    still = turned(0, {"knee.right.flexion": 10.0})
    fastest = measure(turned(HOLD - 3, {"knee.right.flexion": 30.0}, still), STANDING, BODY).fastest
    step = float(SOLVED.times[HOLD - 3] - SOLVED.times[HOLD - 4])
    assert fastest.joint == "knee.right"
    assert fastest.degrees_per_second == pytest.approx(20 / step, rel=1e-3)
    assert fastest.key == "sink"


def test_an_arm_at_the_side_may_change_its_plane_at_once() -> None:
    beside = {"shoulder.left.elevation": 0.0, "shoulder.left.plane": 0.0, "shoulder.left.external_rotation": 0.0}
    swung = turned(HOLD - 3, {"shoulder.left.plane": 110.0}, turned(0, beside))
    speeds = {speed.joint: speed.degrees_per_second for speed in measure(swung, STANDING, BODY).speeds}
    assert speeds["shoulder.left"] < 1


def test_a_fast_joint_is_told_unless_the_movement_is_fast_by_nature() -> None:
    still = turned(0, {"knee.right.flexion": 10.0})
    jump = turned(HOLD - 3, {"knee.right.flexion": 30.0}, still)
    (told,) = (message for message in messages(jump) if "knee.right turns" in message)
    assert told.startswith("poses/scene.yaml:11: error: knee.right turns at 240 degrees a second on the way to 'sink'")
    assert "`seconds: 1.6`, now 1.0" in told
    assert not any("turns at" in message for message in messages(jump, scene(fast="it is a jog")))


def test_an_angle_beyond_its_limit_is_told_with_the_limit() -> None:
    (told,) = (m for m in messages(turned(0, {"neck.rotation": 85.0})) if "neck" in m and "pushed" in m)
    assert "neck.rotation is pushed to 85 degrees near 'stand'; at most 80" in told


def test_a_pose_that_is_its_own_mirror_image_must_be_solved_so() -> None:
    even = scene(keyframes=(STANDING.keyframes[0], replace(STANDING.keyframes[1], angles={})))
    motion = solve(even, TEMPO, BODY)
    assert measure(motion, even, BODY).uneven == pytest.approx(0, abs=1e-6)
    leaning = turned(0, {"pelvis.list": 3.0}, motion)
    assert measure(leaning, even, BODY).uneven == pytest.approx(6)
    assert any("left and right differ by 6.0 degrees" in message for message in messages(leaning, even))


def test_a_pose_of_one_side_need_not_be_even() -> None:
    one_sided = scene(keyframes=tuple(replace(k, angles={"elbow.left.flexion": 40}) for k in STANDING.keyframes))
    assert measure(solve(one_sided, TEMPO, BODY), one_sided, BODY).uneven == 0


def test_every_frame_lies_at_a_keyframe_or_between_two() -> None:
    passages = passages_of(SOLVED, STANDING)
    assert [passages[index].at_key for index in (0, HOLD - 3, HOLD, len(passages) - 1)] == [True, False, True, True]
    assert {passage.end for passage in passages[:HOLD]} == {0, 1}
    assert (passages[HOLD - 3].start, passages[HOLD - 3].end) == (0, 1)


def test_a_motion_of_another_pose_file_is_refused() -> None:
    slower = replace(STANDING.keyframes[1], seconds=3.0)
    with pytest.raises(ValueError, match="solve it anew"):
        passages_of(SOLVED, scene(keyframes=(STANDING.keyframes[0], slower)))


EAR = LIBRARY.form("ear-to-shoulder", None)


def tipped(degrees: float) -> PoseFile:
    tip = replace(STANDING.keyframes[1], angles={"neck.lateral_flexion": degrees})
    return scene(movement="ear-to-shoulder", keyframes=(STANDING.keyframes[0], tip))


def test_a_stretch_of_the_side_it_is_for_reaches_its_targets() -> None:
    pose = tipped(35)  # the ear goes to the left, and the right side feels it
    found = stretched(solve(pose, TEMPO, BODY), EAR, pose, BODY)
    assert found is not None
    assert {target.muscle for target in found.targets} == {"trapezius-upper.right", "scalenus-medius.right"}
    assert target_problems(found, pose) == ()


def test_a_stretch_of_the_wrong_side_is_told_at_the_line_of_the_hold() -> None:
    pose = tipped(-35)
    found = stretched(solve(pose, TEMPO, BODY), EAR, pose, BODY)
    assert found is not None
    told = target_problems(found, pose)
    assert [(problem.line, problem.message.split(" ")[0]) for problem in told] == [
        (11, "trapezius-upper.right"),
        (11, "scalenus-medius.right"),
    ]
    assert "the left one is at" in told[0].hint
    assert "`lit: {trapezius-upper: left}`" in told[0].hint


def test_the_side_that_a_pose_file_lights_is_the_one_that_counts() -> None:
    pose = replace(tipped(-35), lit_sides={"trapezius-upper": "left", "scalenus-medius": "both"})
    found = stretched(solve(pose, TEMPO, BODY), EAR, pose, BODY)
    assert found is not None
    assert {target.muscle: target.reached for target in found.targets} == {
        "trapezius-upper.left": True,
        "scalenus-medius.left": True,
    }


def test_a_movement_that_is_no_static_stretch_has_no_targets_to_reach() -> None:
    assert stretched(SOLVED, LIBRARY.form("cat-cow", None), STANDING, BODY) is None
