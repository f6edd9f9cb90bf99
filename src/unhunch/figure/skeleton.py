"""The skeleton: 61 nodes, and where they are when the body takes a pose (forward kinematics).

In the neutral stance every node's frame is the world's frame; so a node's local rotation *is* the clinical rotation of
its segment on its parent. Poses are (frames, angles) in degrees, in the order of `angles.NAMES`; what comes out is
(frames, nodes, ...), in the order of `NODES`.

Helper nodes named `*_half` turn by half of what their joint turns, beginning from the bind pose: the skin around a
shoulder, elbow, hip or knee hangs on them and keeps its volume, in plain linear blend skinning.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np

from unhunch.figure.angles import INDEX, SIDES, mirror_name
from unhunch.figure.rotations import (
    Floats,
    about,
    about_x,
    about_y,
    about_z,
    applied,
    halved,
    transposed,
    twist_about_y,
)

Angles: TypeAlias = Callable[[str], Floats]
"""Name of an angle to its degrees in every frame, (frames,)."""

FINGERS: Final = ("index", "middle", "ring", "little")
HALVES: Final = {
    "shoulder_half": "upper_arm",
    "elbow_half": "forearm",
    "hip_half": "thigh",
    "knee_half": "shin",
}
"""Helper node to the node whose rotation it halves; both lie at the same joint."""


def _nodes() -> dict[str, str | None]:
    """Return each node and its parent, parents first."""
    spine = ("pelvis", "lumbar_lower", "lumbar_upper", "thorax_lower", "thorax_middle", "thorax_upper")
    chain = (*spine, "neck_lower", "neck_upper", "head")
    nodes: dict[str, str | None] = dict(zip(chain, (None, *chain), strict=False))
    for side in SIDES:
        arm = ("upper_arm", "upper_arm_twist", "forearm", "forearm_twist", "hand")
        leg = ("thigh", "thigh_twist", "shin", "foot", "toes")
        nodes[f"clavicle.{side}"] = "thorax_upper"
        nodes[f"scapula.{side}"] = f"clavicle.{side}"
        for limb, root in ((arm, f"clavicle.{side}"), (leg, "pelvis")):
            for node, parent in zip(limb, (root, *(f"{name}.{side}" for name in limb)), strict=False):
                nodes[f"{node}.{side}"] = parent
        for finger in (*FINGERS, "thumb"):
            nodes[f"{finger}.{side}"] = f"hand.{side}"
            nodes[f"{finger}_tip.{side}"] = f"{finger}.{side}"
    for side in SIDES:
        for half, joint in HALVES.items():
            nodes[f"{half}.{side}"] = nodes[f"{joint}.{side}"]
    return nodes


PARENTS: Final = _nodes()
NODES: Final = tuple(PARENTS)
NODE: Final = {name: index for index, name in enumerate(NODES)}
PARENT: Final = tuple(-1 if parent is None else NODE[parent] for parent in PARENTS.values())

FINE: Final = frozenset(
    NODE[f"{name}.{side}"]
    for side in SIDES
    for name in (*HALVES, *(f"{finger}{tip}" for finger in (*FINGERS, "thumb") for tip in ("", "_tip")))
)
"""Nodes that carry nothing but skin: fingers and helper nodes."""

SPREAD: Final = {
    # region: (segment, share of flexion, of lateral flexion, of rotation); thoracic rotation is largest low in the
    # chest, half of the neck's rotation happens between its two top vertebrae
    "lumbar": (("lumbar_lower", 0.5, 0.5, 0.5), ("lumbar_upper", 0.5, 0.5, 0.5)),
    "thorax": (
        ("thorax_lower", 0.34, 0.38, 0.42),
        ("thorax_middle", 0.33, 0.34, 0.34),
        ("thorax_upper", 0.33, 0.28, 0.24),
    ),
    "neck": (("neck_lower", 0.42, 0.38, 0.25), ("neck_upper", 0.30, 0.34, 0.25), ("head", 0.28, 0.28, 0.50)),
}
TWIST_ABOVE: Final = 0.4
"""Share of a limb's axial rotation that its upper half takes."""
PRONATION_ABOVE: Final = 0.35

RHYTHM_FROM: Final = 30.0
"""Degrees of arm elevation after which the shoulder blade follows."""
RHYTHM_UPWARD: Final = 0.3
"""Degrees of upward rotation for each degree of elevation above that (clinical.md G1)."""
RHYTHM_RISE: Final = 0.14
RHYTHM_FORWARD: Final = 0.10
RHYTHM_BACKWARD: Final = 0.05
"""How far the collar bone follows: up, and forward or back with the plane of the arm."""


@dataclass(frozen=True, eq=False)
class Skeleton:
    """A body's bones. Lengths in metres."""

    offsets: Floats
    """(nodes, 3): from the parent's joint to this one, in the neutral stance; the pelvis' own is not used."""
    bind_rotations: Floats
    """(nodes, 3, 3): world rotations of the pose the skin was made in, relative to the neutral stance."""
    bind_positions: Floats
    """(nodes, 3): world positions of that pose."""

    def world(self, poses: Floats, roots: Floats, base: Floats, *, fine: bool = True) -> tuple[Floats, Floats]:
        """Return where every node is.

        Parameters
        ----------
        poses
            (frames, angles), degrees.
        roots
            (frames, 3), the pelvis' position in metres.
        base
            (3, 3), how the neutral stance lies in the world: `bases.BASES`.
        fine
            False leaves out fingers and helper nodes (`FINE`), whose values then mean nothing: for the solver.

        Returns
        -------
        Rotations (frames, nodes, 3, 3) and positions (frames, nodes, 3) in the world.
        """
        return self.placed(self.local(poses, fine=fine), roots, base, fine=fine)

    def placed(self, local: Floats, roots: Floats, base: Floats, *, fine: bool = True) -> tuple[Floats, Floats]:
        """Return world rotations and positions for local rotations (frames, nodes, 3, 3)."""
        frames = len(local)
        steps = np.ascontiguousarray(np.moveaxis(local, 1, 0))  # nodes first: each is one block of memory
        rotations, positions = np.zeros_like(steps), np.zeros((len(NODES), frames, 3))
        rotations[0], positions[0] = base @ steps[0], roots
        for node, parent in enumerate(PARENT):
            if parent >= 0 and (fine or node not in FINE):
                rotations[node] = rotations[parent] @ steps[node]
                positions[node] = positions[parent] + rotations[parent] @ self.offsets[node]
        return np.moveaxis(rotations, 0, 1), np.moveaxis(positions, 0, 1)

    def local(self, poses: Floats, *, fine: bool = True) -> Floats:
        """Return each node's rotation on its parent: (frames, angles) degrees to (frames, nodes, 3, 3)."""
        local = np.tile(np.eye(3), (len(poses), len(NODES), 1, 1))

        def angle(name: str) -> Floats:
            return np.asarray(poses[:, INDEX[name]])

        _turn_spine(local, angle)
        for sign, side in ((1.0, "left"), (-1.0, "right")):
            _turn_arm(local, angle, side, sign)
            _turn_wrist(local, angle, side, sign)
            _turn_leg(local, angle, side, sign)
            if fine:
                _turn_fingers(local, angle, side, sign)
        for half, joint in _HALF_NODES if fine else ():
            bound = self._bind_local[joint]
            local[:, half] = halved(local[:, joint] @ bound.T)
        return local

    @cached_property
    def _bind_local(self) -> Floats:
        """(nodes, 3, 3): each node's rotation on its parent in the bind pose."""
        parents = np.array([max(parent, 0) for parent in PARENT])
        return np.asarray(transposed(self.bind_rotations[parents]) @ self.bind_rotations)

    def skinning(self, rotations: Floats, positions: Floats) -> Floats:
        """Return what carries a point of the bind pose to the pose: (frames, nodes, 3, 4), x' = M @ [x, 1]."""
        turned = rotations @ transposed(self.bind_rotations)
        moved = positions - applied(turned, self.bind_positions)
        return np.concatenate([turned, moved[..., None]], axis=-1)


_HALF_NODES: Final = tuple(
    (NODE[f"{half}.{side}"], NODE[f"{joint}.{side}"]) for side in SIDES for half, joint in HALVES.items()
)


def _turn_spine(local: Floats, angle: Angles) -> None:
    tilt, list_, turn = angle("pelvis.tilt"), angle("pelvis.list"), angle("pelvis.turn")
    local[:, 0] = about_y(turn) @ about_x(tilt) @ about_z(-list_)
    for region, segments in SPREAD.items():
        flexion = angle(f"{region}.flexion")
        lateral, rotation = angle(f"{region}.lateral_flexion"), angle(f"{region}.rotation")
        for node, of_flexion, of_lateral, of_rotation in segments:
            local[:, NODE[node]] = (
                about_x(of_flexion * flexion) @ about_z(-of_lateral * lateral) @ about_y(of_rotation * rotation)
            )
    tuck = angle("neck.chin_tuck")
    lower, head = NODE["neck_lower"], NODE["head"]
    local[:, lower] = about_x(-0.7 * tuck) @ local[:, lower]
    local[:, head] = local[:, head] @ about_x(tuck)


def _turn_arm(local: Floats, angle: Angles, side: str, sign: float) -> None:
    """Turn collar bone, shoulder blade, upper arm and forearm; authored is the arm on the trunk, not on the blade."""
    elevation, plane = angle(f"shoulder.{side}.elevation"), np.radians(angle(f"shoulder.{side}.plane"))
    across, ahead = np.cos(plane), np.sin(plane)
    nothing = np.zeros_like(across)
    hinge = np.stack([-ahead, nothing, sign * across], axis=-1)  # "down" x the direction the arm is raised to
    arm_on_trunk = about(hinge, elevation) @ about_y(sign * angle(f"shoulder.{side}.external_rotation"))

    raised = np.clip(np.abs(elevation) - RHYTHM_FROM, 0, None)
    fades = np.clip(1 - (np.abs(elevation) - 90) / 90, 0, 1)
    rise = RHYTHM_RISE * raised * (0.75 + 0.25 * across).clip(0, 1) + angle(f"scapula.{side}.elevation")
    forward = raised * (RHYTHM_FORWARD * ahead * fades - RHYTHM_BACKWARD * across)
    collar = about_y(-sign * (forward + angle(f"scapula.{side}.protraction"))) @ about_z(sign * rise)
    upward = (RHYTHM_UPWARD - RHYTHM_RISE) * raised + angle(f"scapula.{side}.upward_rotation")
    blade = about_x(-angle(f"scapula.{side}.posterior_tilt")) @ about_z(sign * upward)

    swing, twist = twist_about_y(transposed(collar) @ arm_on_trunk)
    pronation = -sign * angle(f"forearm.{side}.pronation")
    local[:, NODE[f"clavicle.{side}"]] = collar
    local[:, NODE[f"scapula.{side}"]] = blade
    local[:, NODE[f"upper_arm.{side}"]] = swing @ about_y(TWIST_ABOVE * twist)
    local[:, NODE[f"upper_arm_twist.{side}"]] = about_y((1 - TWIST_ABOVE) * twist)
    local[:, NODE[f"forearm.{side}"]] = about_x(-angle(f"elbow.{side}.flexion")) @ about_y(PRONATION_ABOVE * pronation)
    local[:, NODE[f"forearm_twist.{side}"]] = about_y((1 - PRONATION_ABOVE) * pronation)


SPREAD_SHARE: Final = {"index": 1.0, "middle": 0.25, "ring": -0.5, "little": -1.1}
"""How much of `fingers.spread` each finger takes, towards the thumb."""


def _turn_wrist(local: Floats, angle: Angles, side: str, sign: float) -> None:
    bend = about_z(-sign * angle(f"wrist.{side}.flexion"))
    local[:, NODE[f"hand.{side}"]] = bend @ about_x(angle(f"wrist.{side}.ulnar_deviation"))


def _turn_fingers(local: Floats, angle: Angles, side: str, sign: float) -> None:
    curl = about_z(-sign * angle(f"fingers.{side}.flexion"))
    for finger, share in SPREAD_SHARE.items():
        apart = about_x(-share * angle(f"fingers.{side}.spread"))
        local[:, NODE[f"{finger}.{side}"]] = apart @ curl
        local[:, NODE[f"{finger}_tip.{side}"]] = curl
    bend = about_z(-sign * angle(f"thumb.{side}.flexion"))
    local[:, NODE[f"thumb.{side}"]] = about_x(-angle(f"thumb.{side}.abduction")) @ bend
    local[:, NODE[f"thumb_tip.{side}"]] = bend


def _turn_leg(local: Floats, angle: Angles, side: str, sign: float) -> None:
    hip = (
        about_x(-angle(f"hip.{side}.flexion"))
        @ about_z(sign * angle(f"hip.{side}.abduction"))
        @ about_y(sign * angle(f"hip.{side}.external_rotation"))
    )
    swing, twist = twist_about_y(hip)
    local[:, NODE[f"thigh.{side}"]] = swing @ about_y(TWIST_ABOVE * twist)
    local[:, NODE[f"thigh_twist.{side}"]] = about_y((1 - TWIST_ABOVE) * twist)
    local[:, NODE[f"shin.{side}"]] = about_x(angle(f"knee.{side}.flexion"))
    sole = about_z(-sign * angle(f"ankle.{side}.inversion"))
    local[:, NODE[f"foot.{side}"]] = about_x(-angle(f"ankle.{side}.dorsiflexion")) @ sole
    local[:, NODE[f"toes.{side}"]] = about_x(angle(f"toes.{side}.flexion"))


MIRROR_NODE: Final = np.array([NODE[mirror_name(name)] for name in NODES])
"""For each node the index of the other side's."""
