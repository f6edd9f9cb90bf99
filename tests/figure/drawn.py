"""Two small movements to draw: one on the left side with a chair, a wall and a ball, one without sides on a mat."""

import re
from dataclasses import replace
from functools import cache

import numpy as np

from tests.figure.small_studio import whole_library
from unhunch.figure.body import Body, load_body
from unhunch.figure.drawing.framing import Crop
from unhunch.figure.drawing.svg import At, Side, Still, sketch_still
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.reading import read_pose_text
from unhunch.figure.rotations import Floats
from unhunch.figure.solving import solve
from unhunch.figure.tempo import Tempo
from unhunch.model import Form

ARM_UP = """\
id: ear-to-shoulder
base: sitting
camera: {azimuth: 30}
props: [chair, {kind: wall, at: [0, 0, -0.6], turn: 180}, {kind: massage-ball, held: scapula.left}]
pose: {hip.both.flexion: 88, knee.both.flexion: 88}
contacts: [{site: sit.both, to: seat}]
keyframes:
  - {name: wait, phase: start}
  - {name: up, phase: out, pose: {shoulder.left.abduction: 150, thorax.lateral_flexion: -20}}
"""
FOLD = """\
id: cat-cow
base: quadruped
camera: {azimuth: 70, elevation: 12}
props: [mat]
pose: {hip.both.flexion: 88, knee.both.flexion: 90, shoulder.both.flexion: 84, ankle.both.dorsiflexion: -50}
contacts: [{site: knee.both, to: floor}]
keyframes:
  - {name: level, phase: start}
  - {name: round, phase: out, pose: {thorax.flexion: 40, neck.flexion: 40}}
  - {name: sink, phase: back, pose: {thorax.flexion: -20, neck.flexion: -20}}
"""


@cache
def the_body() -> Body:
    """Return the body."""
    return load_body()


@cache
def movement(text: str) -> tuple[Motion, PoseFile, Form]:
    """Return a movement solved from the text of its pose file, and the library's words on it."""
    name = text.split()[1]
    poses, problems = read_pose_text(text, file=f"{name}.yaml", stem=name, known_sites=the_body().sites)
    assert not problems
    return solve(poses[0], Tempo(1.0, 1.0), the_body()), poses[0], whole_library().form(name, None)


@cache
def still(text: str, *, crop: Crop = "wide", side: Side = "left", at: At = "hold") -> Still:
    """Return a movement's still; each is drawn once."""
    motion, pose, form = movement(text)
    return sketch_still(motion, pose, form, the_body(), crop=crop, side=side, at=at)


def lit_as(form: Form, **targets: float) -> Form:
    """Return a form with other targets; `__` in a name stands for "-"."""
    return replace(form, targets={name.replace("__", "-"): weight for name, weight in targets.items()})


def path_points(data: str) -> Floats:
    """Return points (n, 2) all along the path of such data as `curves.path_data` writes."""
    here, points = np.zeros(2), [np.zeros((0, 2))]
    for command, numbers in re.findall(r"([MLchvl])([-\d ]+)", data):
        values = np.array([float(number) for number in re.findall(r"-?\d+", numbers)])
        if command in "ML":
            here = values
            points.append(here[None])
            continue
        for piece in values.reshape(-1, {"c": 6, "l": 2, "h": 1, "v": 1}[command]):
            step = {"h": np.array([1.0, 0.0]), "v": np.array([0.0, 1.0])}.get(command, np.ones(2)) * piece[-2:]
            handles = piece.reshape(3, 2) if command == "c" else np.stack([step / 3, step * 2 / 3, step])
            t = np.linspace(0, 1, 12)[:, None]
            points.append(
                here + 3 * t * (1 - t) ** 2 * handles[0] + 3 * t**2 * (1 - t) * handles[1] + t**3 * handles[2]
            )
            here = here + step
    return np.concatenate(points)
