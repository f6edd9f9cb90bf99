"""Keyframes and contacts to motion, on small scenes made for the purpose."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from unhunch.figure.angles import INDEX, LEAST, MOST, mirrored_angles
from unhunch.figure.bases import BASES, SEAT_HEIGHT
from unhunch.figure.body import load_body
from unhunch.figure.motion import Motion
from unhunch.figure.pose import Camera, Contact, Keyframe, Place, PoseFile, Prop
from unhunch.figure.rotations import Floats
from unhunch.figure.solving import solve
from unhunch.figure.tempo import Tempo

TEMPO = Tempo(out=1.0, back=1.0)
BODY = load_body()
FREE: Place = (None, None, None)


def feet(place: float = 0.1) -> tuple[Contact, ...]:
    heels = (
        Contact(site=f"heel.{side}", to="floor", at=(x, None, None)) for side, x in (("left", place), ("right", -place))
    )
    balls = (Contact(site=f"ball.{side}", to="floor") for side in ("left", "right"))
    return (*heels, *balls)


def scene(*keyframes: Keyframe, base: str = "standing", props: tuple[Prop, ...] = ()) -> PoseFile:
    return PoseFile(
        movement="scene",
        variation=None,
        base=base,
        camera=Camera(azimuth=30),
        props=props,
        landmarks={},
        keyframes=keyframes,
        lit_sides={},
    )


def stand(**angles: float) -> Keyframe:
    return Keyframe(name="stand", phase="start", angles=angles, contacts=feet())


def bend(contacts: tuple[Contact, ...] = feet(), **angles: float) -> Keyframe:
    return Keyframe(
        name="bend", phase="out", angles={k.replace("__", "."): v for k, v in angles.items()}, contacts=contacts
    )


def place_of(site: str, motion: Motion) -> Floats:
    rotations, positions = BODY.skeleton.world(motion.poses, motion.roots, BASES[motion.base].rotation)
    return BODY.on_surface(site, rotations, positions)


BOW = scene(stand(), bend(thorax__flexion=30, lumbar__flexion=20))


def test_feet_stay_on_the_floor_and_where_they_were_in_every_frame() -> None:
    motion = solve(BOW, TEMPO, BODY)
    for site in ("heel.left", "heel.right", "ball.left", "ball.right"):
        places = place_of(site, motion)
        assert np.abs(places[:, 1]).max() < 0.003
        assert np.linalg.norm(places - places[0], axis=1).max() < 0.004


def test_what_is_authored_is_reached_where_nothing_hinders() -> None:
    motion = solve(BOW, TEMPO, BODY)
    hold = motion.span("hold")
    assert hold is not None
    pose, _ = motion.at(hold.start)
    assert pose[0, INDEX["thorax.flexion"]] == pytest.approx(30, abs=1.5)
    assert pose[0, INDEX["lumbar.flexion"]] == pytest.approx(20, abs=1.5)


def test_a_pose_that_is_its_own_mirror_image_stays_so_in_every_frame() -> None:
    motion = solve(BOW, TEMPO, BODY)
    assert np.abs(motion.poses - mirrored_angles(motion.poses)).max() < 0.01
    assert np.abs(motion.roots[:, 0]).max() < 1e-4


def test_the_mirrored_scene_gives_the_mirrored_motion() -> None:
    left = scene(stand(), bend(thorax__rotation=25, neck__lateral_flexion=15))
    right = scene(stand(), bend(thorax__rotation=-25, neck__lateral_flexion=-15))
    one, other = solve(left, TEMPO, BODY).mirrored(), solve(right, TEMPO, BODY)
    assert np.abs(one.poses - other.poses).max() < 0.3
    assert np.abs(one.roots - other.roots).max() < 0.002


def test_the_seat_carries_and_nothing_sinks_into_it() -> None:
    sit = tuple(Contact(site=f"sit.{side}", to="seat", at=(None, None, 0.0)) for side in ("left", "right"))
    angles = {f"{joint}.{side}.flexion": 88.0 for joint in ("hip", "knee") for side in ("left", "right")}
    on_chair = scene(
        Keyframe(name="sit", phase="start", angles=angles, contacts=(*sit, *feet())),
        Keyframe(name="tall", phase="out", angles={**angles, "thorax.flexion": -10.0}, contacts=(*sit, *feet())),
        base="sitting",
        props=(Prop(kind="chair"),),
    )
    motion = solve(on_chair, TEMPO, BODY)
    assert np.abs(place_of("sit.left", motion)[:, 1] - SEAT_HEIGHT).max() < 0.004


def test_a_hand_finds_the_other_shoulder() -> None:
    reach = Contact(site="palm.left", to="shoulder.right", at=(0.0, 0.0, 0.0), gap=0.005)
    hug = bend((*feet(), reach), shoulder__left__elevation=75, shoulder__left__plane=125, elbow__left__flexion=110)
    motion = solve(scene(stand(), hug), TEMPO, BODY)
    hold = motion.span("hold")
    assert hold is not None
    frame = int(np.searchsorted(motion.times, hold.start + 0.01)) - 1
    assert np.linalg.norm(place_of("palm.left", motion)[frame] - place_of("shoulder.right", motion)[frame]) < 0.012


def test_no_angle_leaves_its_limits_even_for_a_contact_out_of_reach() -> None:
    sky = Contact(site="palm.left", to="point", at=(0.3, 3.0, 0.2))
    motion = solve(scene(stand(), bend((*feet(), sky), lumbar__flexion=45)), TEMPO, BODY)
    assert (motion.poses >= LEAST - 0.001).all()
    assert (motion.poses <= MOST + 0.001).all()


def test_the_same_scene_gives_the_same_numbers() -> None:
    one, other = solve(BOW, TEMPO, BODY), solve(BOW, TEMPO, BODY)
    assert np.array_equal(one.poses, other.poses)
    assert np.array_equal(one.roots, other.roots)


def test_the_number_of_threads_of_the_linear_algebra_does_not_show() -> None:
    program = (
        "from tests.figure.solving.test_one_figure import BOW, TEMPO, BODY, solve; import hashlib;"
        "m = solve(BOW, TEMPO, BODY); print(hashlib.sha256(m.poses.tobytes() + m.roots.tobytes()).hexdigest())"
    )
    digests = set()
    for threads in ("1", "4"):
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_time_runs_on_and_begins_and_ends_where_the_figure_waits() -> None:
    motion = solve(BOW, TEMPO, BODY)
    assert (np.diff(motion.times) > 0).all()
    assert motion.times[0] == 0.0
    assert np.array_equal(motion.poses[0], motion.poses[-1])


def test_an_angle_that_is_written_gives_way_less_than_one_at_rest() -> None:
    wall = Prop(kind="wall", at=(0.0, 0.0, 0.45))
    touch = Contact(site="palm.left", to="wall", at=(0.2, 1.3, None))
    loose = solve(scene(stand(), bend((*feet(), touch)), props=(wall,)), TEMPO, BODY)
    written = replace(bend((*feet(), touch)), angles={"elbow.left.flexion": 20.0})
    firm = solve(scene(stand(), written, props=(wall,)), TEMPO, BODY)
    elbow = INDEX["elbow.left.flexion"]
    assert abs(firm.poses[:, elbow].max() - 20) < abs(loose.poses[:, elbow].max() - 20) + 5
    assert np.abs(place_of("palm.left", firm)[:, 2] - 0.45).min() < 0.005
