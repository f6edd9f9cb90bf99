"""Our skeleton inside the source's body: joints, the pose the skin was made in, and the bones' lengths.

Everything is found for the left side and mirrored, so that left and right agree to the last bit.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from body_build.source import Source
from unhunch.figure.angles import SIDES, mirror_name
from unhunch.figure.rotations import MIRROR, Floats, about, about_x, about_y, applied, between, mirrored, twist_about_y
from unhunch.figure.skeleton import FINGERS, HALVES, NODE, NODES, PARENT, PRONATION_ABOVE, Skeleton

LEFT, RIGHT = SIDES
DOWN: Final = np.array([0.0, -1.0, 0.0])

SPINE_SHARES: Final = {
    # segment: how far up from the pelvis' top (0) to the seventh neck vertebra (1) its joint lies
    "lumbar_lower": 0.09,
    "lumbar_upper": 0.24,
    "thorax_lower": 0.40,
    "thorax_middle": 0.58,
    "thorax_upper": 0.76,
}
CLOSED: Final = {"index": 7.0, "middle": 1.5, "ring": -2.2, "little": -7.5}
"""Degrees each finger leans to its neighbours in the neutral hand, so that the fingers lie together."""
THUMB_AT_REST: Final = 28.0
"""Degrees between the neutral thumb and the fingers."""
FEET_OUT: Final = 0.5
"""How much of the source's turned-out feet counts as bind pose; the rest stays in the neutral stance."""


@dataclass(frozen=True)
class Rig:
    """Joints and bind rotations by node name."""

    positions: dict[str, Floats]
    rotations: dict[str, Floats]
    spine: Floats
    """(points, 3): the line of the source's spine, from below."""

    def skeleton(self) -> Skeleton:
        """Return the bones: offsets in the neutral stance from the bind pose."""
        positions = np.stack([self.positions[name] for name in NODES])
        rotations = np.stack([self.rotations[name] for name in NODES])
        offsets = np.zeros_like(positions)
        for node, parent in enumerate(PARENT):
            if parent >= 0:
                offsets[node] = rotations[parent].T @ (positions[node] - positions[parent])
        for node, name in enumerate(NODES):
            if name.endswith(RIGHT):
                offsets[node] = offsets[NODE[mirror_name(name)]] * MIRROR
        return Skeleton(offsets, rotations, positions)


def fit_rig(source: Source) -> Rig:
    """Return our skeleton fitted into the source's body."""
    spine = _spine_line(source)
    positions = _trunk(source, spine) | _arm(source) | _fingers(source) | _leg(source)
    rotations = {name: np.eye(3) for name in NODES}
    _bind_arm(source, positions, rotations)
    _bind_fingers(source, positions, rotations)
    _bind_leg(positions, rotations)
    for half, joint in HALVES.items():
        name = f"{half}.{LEFT}"
        positions[name] = positions[f"{joint}.{LEFT}"]
        rotations[name] = rotations[NODES[PARENT[NODE[name]]]]
    for name in NODES:
        if name.endswith(LEFT):
            positions[mirror_name(name)] = positions[name] * MIRROR
            rotations[mirror_name(name)] = mirrored(rotations[name])
    return Rig(positions, rotations, spine)


def _spine_line(source: Source) -> Floats:
    joints = source.joints
    below = [joints[name] for name in ("pelvis", "spine-4", "spine-3", "spine-2", "spine-1", "neck")]
    line = np.array([*below, *source.neck_bones, joints["head"]])
    line[:, 0] = 0
    return line


def _trunk(source: Source, spine: Floats) -> dict[str, Floats]:
    def at(height: float) -> Floats:
        return np.array([0.0, height, np.interp(height, spine[:, 1], spine[:, 2])])

    low, high = source.joints["pelvis"][1], source.joints["neck"][1]
    hip = source.joints["l-upper-leg"]
    found = {name: at(low + share * (high - low)) for name, share in SPINE_SHARES.items()}
    found["pelvis"] = hip * np.array([0.0, 1.0, 1.0])
    found["neck_lower"] = at(high)
    found["neck_upper"] = at(source.neck_bones[0, 1] + 0.012)
    found["head"] = at(source.joints["head"][1]) + np.array([0.0, 0.0, -0.012])
    return found


def _arm(source: Source) -> dict[str, Floats]:
    joints = source.joints
    shoulder, elbow, wrist = joints["l-shoulder"], joints["l-elbow"], joints["l-hand"]
    return {
        "clavicle.left": joints["l-clavicle"],
        "scapula.left": shoulder + np.array([-0.022, 0.030, -0.012]),  # where collar bone and blade meet
        "upper_arm.left": shoulder,
        "upper_arm_twist.left": (shoulder + elbow) / 2,
        "forearm.left": elbow,
        "forearm_twist.left": (elbow + wrist) / 2,
        "hand.left": wrist,
    }


def _fingers(source: Source) -> dict[str, Floats]:
    found: dict[str, Floats] = {}
    for number, finger in enumerate(("thumb", *FINGERS), start=1):
        found[f"{finger}.left"] = source.joints[f"l-finger-{number}-1"]
        found[f"{finger}_tip.left"] = source.joints[f"l-finger-{number}-2"]
    return found


def _leg(source: Source) -> dict[str, Floats]:
    hip, knee = source.joints["l-upper-leg"], source.joints["l-knee"]
    return {
        "thigh.left": hip,
        "thigh_twist.left": (hip + knee) / 2,
        "shin.left": knee,
        "foot.left": source.joints["l-ankle"],
        "toes.left": source.joints["l-foot-1"],
    }


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / np.linalg.norm(vector))


def _frame(along: Floats, sideways: Floats) -> Floats:
    """Return the frame whose -Y points `along` a bone and whose X is nearest to `sideways`."""
    z = _unit(np.cross(sideways, -along))
    return np.stack([np.cross(-along, z), -along, z], axis=1)


def _bind_arm(source: Source, positions: dict[str, Floats], rotations: dict[str, Floats]) -> None:
    shoulder, elbow, wrist = (positions[f"{name}.left"] for name in ("upper_arm", "forearm", "hand"))
    upper, lower = _unit(elbow - shoulder), _unit(wrist - elbow)
    hinge = -_unit(np.cross(upper, lower))  # the elbow bends about -X
    rotations["upper_arm.left"] = rotations["upper_arm_twist.left"] = _frame(upper, hinge)
    lower_frame = _frame(lower, hinge)
    knuckles = [source.joints[f"l-finger-{number}-1"] for number in (2, 3, 4, 5)]
    along = _unit(np.mean(knuckles, axis=0) - wrist)
    across = knuckles[0] - knuckles[3]
    thumbwards = _unit(across - along * (across @ along))
    hand = np.stack([np.cross(-along, thumbwards), -along, thumbwards], axis=1)
    rotations["hand.left"] = hand
    _, twist = twist_about_y(lower_frame.T @ hand)
    rotations["forearm.left"] = lower_frame @ about_y(PRONATION_ABOVE * twist)
    rotations["forearm_twist.left"] = lower_frame @ about_y(twist)


def _bind_fingers(source: Source, positions: dict[str, Floats], rotations: dict[str, Floats]) -> None:
    hand = rotations["hand.left"]
    for number, finger in enumerate(("thumb", *FINGERS), start=1):
        root, joint = positions[f"{finger}.left"], positions[f"{finger}_tip.left"]
        end = source.joints[f"l-finger-{number}-4"]
        neutral = applied(about_x(CLOSED.get(finger, 0.0)), DOWN)
        if finger == "thumb":
            neutral = _rested_thumb(hand.T @ _unit(joint - root))
        rotations[f"{finger}.left"] = hand @ between(neutral, hand.T @ _unit(joint - root))
        rotations[f"{finger}_tip.left"] = hand @ between(neutral, hand.T @ _unit(end - joint))


def _rested_thumb(bound: Floats) -> Floats:
    """Return the direction of the neutral thumb, for the direction it has in the bind pose (frame of the hand)."""
    axis = _unit(np.cross(DOWN, bound))
    return applied(about(axis, THUMB_AT_REST), DOWN)


def _bind_leg(positions: dict[str, Floats], rotations: dict[str, Floats]) -> None:
    hip, knee, ankle, ball = (positions[f"{name}.left"] for name in ("thigh", "shin", "foot", "toes"))
    rotations["thigh.left"] = rotations["thigh_twist.left"] = between(DOWN, _unit(knee - hip))
    rotations["shin.left"] = between(DOWN, _unit(ankle - knee))
    foot = ball - ankle
    outwards = float(np.degrees(np.arctan2(foot[0], foot[2])))
    rotations["foot.left"] = rotations["toes.left"] = about_y(FEET_OUT * outwards)
