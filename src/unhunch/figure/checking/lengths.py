"""How much longer muscles become in a pose: a check on poses, never physiology.

Muscles are drawn as lines over the skeleton (`fibres.py`). That is enough to find a pose that stretches the wrong side
or the wrong muscle, and for nothing else: real muscles curve, glide and share their load. So the numbers are for
authors and tests, and are never shown to a person as if they were measured.

Poses are (frames, angles), degrees; where the body stands does not matter.

>>> from unhunch.figure.angles import INDEX, NAMES
>>> from unhunch.figure.body import load_body
>>> pose = np.zeros((1, len(NAMES)))
>>> pose[0, INDEX["neck.lateral_flexion"]] = -35
>>> found = lengthening(load_body().skeleton, pose)
>>> bool(found["scalenus-medius.left"][0] > 0 > found["scalenus-medius.right"][0])
True
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.angles import INDEX, NAMES, SIDES, mirrored_angles
from unhunch.figure.checking.fibres import MUSCLES, WHOLE
from unhunch.figure.rotations import MIRROR, Floats, applied, halved, transposed
from unhunch.figure.skeleton import NODE, Skeleton

Ints: TypeAlias = NDArray[np.int64]

BONES: Final = {"humerus": "upper_arm_twist", "femur": "thigh_twist"}
"""A bone of the limbs to the node that has all of its axial turn."""
BENDS: Final = {
    "shoulder": ("clavicle", "upper_arm", "upper_arm_twist"),
    "hip": ("pelvis", "thigh", "thigh_twist"),
}
"""What turns by half: from which node, about which joint, towards which node."""
HARDLY: Final = 0.06
"""A line that never grows by more is too rough to be measured by its own growth."""
LEFT, RIGHT = SIDES


@dataclass(frozen=True, eq=False)
class _Lines:
    """All lines of both sides as one chain of points."""

    joints: Ints
    """(points,): the node whose joint a point is measured from."""
    turning: Ints
    """(points,): the node that a point turns with."""
    bends: NDArray[np.bool_]
    """(points,): it turns only by half, between `held` and `turning`."""
    held: Ints
    """(points,): the node a bend begins at; of all others the node itself."""
    places: Floats
    """(points, 3): metres from the joint, in the neutral stance."""
    starts: Ints
    """(lines,): index of the first point of each line."""
    muscles: tuple[str, ...]
    """(lines,): "muscle.side"."""


def lengthening(skeleton: Skeleton, poses: Floats) -> dict[str, Floats]:
    """Return for each "muscle.side" its length over the neutral length, less 1.

    Parameters
    ----------
    skeleton
        The bones.
    poses
        (frames, angles), degrees. Where the body stands does not matter.

    Returns
    -------
    Arrays (frames,); 0.1 is a tenth longer than in the neutral stance. A muscle of several parts has the value of the
    part that is lengthened most.
    """
    return _with_wholes(_parts(skeleton, poses))


def stretch(skeleton: Skeleton, poses: Floats) -> dict[str, Floats]:
    """Return for each "muscle.side" how far it is towards the position that lengthens it (`fibres.MUSCLES`), (frames,).

    0 is the neutral stance, 1 that position; below 0 it is shorter than in the neutral stance. So a short neck muscle
    and the long latissimus can be compared. One that its position lengthens by less than `HARDLY` is measured by that.
    """
    most = _most(skeleton)
    return _with_wholes({name: found / most[name] for name, found in _parts(skeleton, poses).items()})


def lengthened_pose(muscle: str) -> Floats:
    """Return the position that lengthens "muscle.side" (not a whole of several parts), (1, angles) degrees."""
    name, side = muscle.rsplit(".", 1)
    pose = np.zeros((1, len(NAMES)))
    for angle, degrees in MUSCLES[name].lengthened.items():
        pose[0, INDEX[angle]] = degrees
    return pose if side == LEFT else mirrored_angles(pose)


def fixed_places(skeleton: Skeleton) -> dict[str, Floats]:
    """Return for each "muscle.side" all places of its lines in the neutral stance: (places, 3), metres."""
    lines = _lines(skeleton)
    _, neutral = skeleton.world(np.zeros((1, len(NAMES))), np.zeros((1, 3)), np.eye(3))
    places = np.split(neutral[0, lines.joints] + lines.places, lines.starts[1:])
    found: dict[str, list[Floats]] = {}
    for muscle, line in zip(lines.muscles, places, strict=True):
        found.setdefault(muscle, []).append(line)
    return {muscle: np.concatenate(several) for muscle, several in found.items()}


def _with_wholes(parts: dict[str, Floats]) -> dict[str, Floats]:
    wholes = {
        f"{whole}.{side}": np.max([parts[f"{part}.{side}"] for part in names], axis=0)
        for whole, names in WHOLE.items()
        for side in SIDES
    }
    return parts | wholes


def _parts(skeleton: Skeleton, poses: Floats) -> dict[str, Floats]:
    lengths = _lengths(skeleton, np.concatenate([np.zeros((1, len(NAMES))), poses]))
    return {name: length[1:] / length[0] - 1 for name, length in lengths.items()}


@lru_cache(maxsize=4)
def _most(skeleton: Skeleton) -> Mapping[str, float]:
    """Return the lengthening of each muscle in its own lengthened position, at least `HARDLY`."""
    names = [f"{name}.{side}" for name in MUSCLES for side in SIDES]
    found = _parts(skeleton, np.concatenate([lengthened_pose(name) for name in names]))
    return {name: max(float(found[name][frame]), HARDLY) for frame, name in enumerate(names)}


def _lengths(skeleton: Skeleton, poses: Floats) -> dict[str, Floats]:
    lines = _lines(skeleton)
    rotations, joints = skeleton.world(poses, np.zeros((len(poses), 3)), np.eye(3))
    turned = rotations[:, lines.turning]
    held = rotations[:, lines.held[lines.bends]]
    turned[:, lines.bends] = held @ halved(transposed(held) @ turned[:, lines.bends])
    points = joints[:, lines.joints] + applied(turned, lines.places)
    steps = np.linalg.norm(np.diff(points, axis=1, append=points[:, -1:]), axis=-1)
    steps[:, np.append(lines.starts[1:], len(lines.joints)) - 1] = 0  # from one line to the next
    found: dict[str, Floats] = {}
    for name, length in zip(lines.muscles, np.add.reduceat(steps, lines.starts, axis=1).T, strict=True):
        found[name] = found.get(name, np.zeros(len(poses))) + length
    return found


@lru_cache(maxsize=4)
def _lines(skeleton: Skeleton) -> _Lines:
    _, neutral = skeleton.world(np.zeros((1, len(NAMES))), np.zeros((1, 3)), np.eye(3))
    rows: list[tuple[int, int, bool, int]] = []
    places: list[Floats] = []
    starts: list[int] = []
    muscles: list[str] = []
    for muscle, fibres in MUSCLES.items():
        for line in fibres.lines:
            for side in SIDES:
                starts.append(len(rows))
                muscles.append(f"{muscle}.{side}")
                for point in line.split(" > "):
                    word, *millimetres = point.split()
                    row = _fixed_to(word, side)
                    place = np.array([float(number) for number in millimetres]) / 1000
                    rows.append(row)
                    places.append(place * (MIRROR if side == RIGHT else 1) - neutral[0, row[0]])
    joints, turning, bends, held = zip(*rows, strict=True)
    return _Lines(
        joints=np.array(joints),
        turning=np.array(turning),
        bends=np.array(bends),
        held=np.array(held),
        places=np.array(places),
        starts=np.array(starts),
        muscles=tuple(muscles),
    )


def _fixed_to(word: str, side: str) -> tuple[int, int, bool, int]:
    """Return joint, node it turns with, whether by half, and from where, for a word of the table."""
    if word in BENDS:
        held, joint, turning = (_node(name, side) for name in BENDS[word])
        return joint, turning, True, held
    node = _node(BONES.get(word, word), side)
    return node, node, False, node


def _node(name: str, side: str) -> int:
    return NODE[name] if name in NODE else NODE[f"{name}.{side}"]
