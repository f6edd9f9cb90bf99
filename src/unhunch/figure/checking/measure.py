"""What a solved motion is measured by: contacts, depth in things, speed, limits, evenness.

`measure` gives numbers, `problems` says which of them are not good enough, at which line of the pose file, and what
would mend it; `stretched` adds what a stretch stretches.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np

from unhunch.figure.angles import LEAST, MOST, NAMES, REST, SIDES, mirror_name, mirrored_angles
from unhunch.figure.bases import BASES
from unhunch.figure.body import Body
from unhunch.figure.checking.contact_errors import touches
from unhunch.figure.checking.overlap import deepest_overlap
from unhunch.figure.checking.passages import Passage, passages_of
from unhunch.figure.checking.report import PERSON_TOUCHED, Beyond, Depth, Report, Speed
from unhunch.figure.checking.targets import stretched, target_problems
from unhunch.figure.checking.verdicts import problems
from unhunch.figure.motion import Motion
from unhunch.figure.pose import Keyframe, PoseFile
from unhunch.figure.rotations import MIRROR, Floats, angle_of, transposed
from unhunch.figure.skeleton import NODE, NODES
from unhunch.figure.surfaces import surfaces_of

__all__ = ["measure", "problems", "stretched", "target_problems"]

World: TypeAlias = tuple[Floats, Floats]
"""What `Skeleton.world` gives."""

JOINTS: Final[Mapping[str, tuple[str | None, str]]] = {
    "pelvis": (None, "pelvis"),
    "lumbar": ("pelvis", "lumbar_upper"),
    "thorax": ("lumbar_upper", "thorax_upper"),
    "neck": ("thorax_upper", "head"),
    **{
        f"{joint}.{side}": (_from if _from in {"pelvis", "thorax_upper"} else f"{_from}.{side}", f"{to}.{side}")
        for side in SIDES
        for joint, _from, to in (
            ("scapula", "thorax_upper", "scapula"),
            ("shoulder", "thorax_upper", "upper_arm_twist"),
            ("elbow", "upper_arm_twist", "forearm_twist"),
            ("wrist", "forearm_twist", "hand"),
            ("hip", "pelvis", "thigh_twist"),
            ("knee", "thigh_twist", "shin"),
            ("ankle", "shin", "foot"),
        )
    },
}
"""Joint to the two nodes it lies between; of the pelvis, the world."""


def measure(motion: Motion, pose: PoseFile, body: Body, *, sizes: Mapping[str, int] | None = None) -> Report:
    """Return what a motion is measured by.

    Parameters
    ----------
    motion
        Solved from `pose`, not mirrored.
    pose
        What was authored.
    body
        The body it was solved for.
    sizes
        Bytes of files made from it ("motion", "still"), to be carried along.

    Raises
    ------
    ValueError
        Where the motion was not solved from this pose file.
    """
    world = body.skeleton.world(motion.poses, motion.roots, motion.rotation)
    own = _measured(motion, pose, body, world)
    helping = pose.practitioner
    if pose.partner is None or helping is None or motion.partner is None:
        return replace(own, sizes=MappingProxyType(dict(sizes or {})))
    partner_world = body.skeleton.world(motion.partner.poses, motion.partner.roots, motion.partner.rotation)
    partner = _measured(motion.partner, helping, body, partner_world, person=world)
    in_person = _in_person(motion, body, world, partner_world)
    partner = replace(
        partner,
        depths=tuple(sorted((*partner.depths, *in_person), key=lambda depth: (-depth.mm, depth.surface))),
        uneven=partner.uneven if pose.partner.faces_along else 0.0,
    )
    return replace(own, sizes=MappingProxyType(dict(sizes or {})), partner=partner)


def _measured(motion: Motion, pose: PoseFile, body: Body, world: World, person: World | None = None) -> Report:
    """Return what one figure of a scene is measured by."""
    passages = passages_of(motion, pose)
    return Report(
        name=pose.movement if pose.variation is None else f"{pose.movement}/{pose.variation}",
        keyframes=len(pose.keyframes),
        seconds=motion.seconds,
        touches=touches(motion, pose, body, world, passages, person),
        depths=_depths(motion, pose, body, world),
        speeds=_speeds(motion, pose, world[0], passages),
        beyond=_beyond(motion, pose, passages),
        uneven=_uneven(motion, pose, passages),
        sizes={},
    )


def _in_person(motion: Motion, body: Body, person: World, partner: World) -> tuple[Depth, ...]:
    """Return where the practitioner's skin and the person's lie deepest in each other."""
    found = deepest_overlap(body, person, partner, motion.times)
    return () if found is None else (Depth(PERSON_TOUCHED, 1000 * found.metres, found.node, found.seconds),)


def _depths(motion: Motion, pose: PoseFile, body: Body, world: tuple[Floats, Floats]) -> tuple[Depth, ...]:
    points, nodes = skin_samples(body, *world)
    found = []
    for surface in surfaces_of(pose.props).values():
        if not surface.solid:
            continue
        distance = surface.distance(points)
        frame, sample = np.unravel_index(int(np.argmin(distance)), distance.shape)
        if distance[frame, sample] < 0:
            mm = float(-1000 * distance[frame, sample])
            found.append(Depth(surface.name, mm, NODES[nodes[sample]], float(motion.times[frame])))
    return tuple(sorted(found, key=lambda depth: (-depth.mm, depth.surface)))


def skin_samples(body: Body, rotations: Floats, positions: Floats) -> tuple[Floats, list[int]]:
    """Return the sampled places of the skin (frames, samples, 3) in the world, and the node each belongs to most."""
    skinning = body.skeleton.skinning(rotations, positions)
    found: list[Floats] = []
    nodes: list[int] = []
    for index, part in enumerate(body.parts):
        sampled = body.samples[body.samples[:, 0] == index, 1]
        joints, weights = part.joints[sampled], part.weights[sampled]
        homogeneous = np.concatenate([part.vertices[sampled], np.ones((len(sampled), 1))], axis=1)
        places = np.zeros((len(rotations), len(sampled), 3))
        for bone in range(joints.shape[1]):
            carried = np.einsum("fvrc,vc->fvr", skinning[:, joints[:, bone]], homogeneous)
            places += weights[:, bone, None] * carried
        found.append(places)
        nodes += [int(joint) for joint in joints[np.arange(len(joints)), weights.argmax(axis=1)]]
    return np.concatenate(found, axis=1), nodes


def _speeds(motion: Motion, pose: PoseFile, rotations: Floats, passages: Sequence[Passage]) -> tuple[Speed, ...]:
    """Measure how far segments turn from frame to frame: an arm near the side has no plane, but it has a direction."""
    steps = np.diff(motion.times)
    found = []
    for joint, (base, end) in JOINTS.items():
        turned = rotations[:, NODE[end]]
        if base is not None:
            turned = transposed(rotations[:, NODE[base]]) @ turned
        speed = angle_of(transposed(turned[:-1]) @ turned[1:]) / steps
        frame = int(np.argmax(speed))
        one, other = passages[frame], passages[frame + 1]
        found.append(
            Speed(
                joint=joint,
                degrees_per_second=float(speed[frame]),
                seconds=float(motion.times[frame]),
                key=pose.keyframes[other.end].name,
                leg_seconds=max(one.seconds, other.seconds),
            )
        )
    return tuple(sorted(found, key=lambda speed: -speed.degrees_per_second))


def _beyond(motion: Motion, pose: PoseFile, passages: Sequence[Passage]) -> tuple[Beyond, ...]:
    over = np.maximum(motion.poses - MOST, LEAST - motion.poses)
    found = []
    for index, name in enumerate(NAMES):
        frame = int(np.argmax(over[:, index]))
        if over[frame, index] > 0:
            degrees = float(motion.poses[frame, index])
            limit = float(MOST[index] if degrees > MOST[index] else LEAST[index])
            key = pose.keyframes[passages[frame].end].name
            found.append(Beyond(name, degrees, limit, float(motion.times[frame]), key))
    return tuple(sorted(found, key=lambda beyond: -abs(beyond.degrees - beyond.limit)))


def _uneven(motion: Motion, pose: PoseFile, passages: Sequence[Passage]) -> float:
    even = [is_even(keyframe, pose) for keyframe in pose.keyframes]
    frames = [frame for frame, passage in enumerate(passages) if even[passage.start] and even[passage.end]]
    if not frames:
        return 0.0
    poses = motion.poses[frames]
    return float(np.abs(poses - mirrored_angles(poses)).max())


def is_even(keyframe: Keyframe, pose: PoseFile) -> bool:
    """Tell whether a keyframe, as authored, is its own mirror image: angles, contacts and the scene."""
    angles = REST.copy()
    for name, degrees in keyframe.angles.items():
        angles[NAMES.index(name)] = degrees
    if BASES[pose.base].mirror != pose.base or not np.allclose(angles, mirrored_angles(angles)):
        return False
    if any(prop.turn or prop.at[0] or prop.held or prop.from_ for prop in pose.props):
        return False
    places = {(contact.site, contact.to): contact.at for contact in keyframe.contacts}
    return all(_mirrored(at) == places.get((mirror_name(site), mirror_name(to))) for (site, to), at in places.items())


def _mirrored(at: tuple[float | None, ...]) -> tuple[float | None, ...]:
    return tuple(value if value is None else value * sign + 0.0 for value, sign in zip(at, MIRROR, strict=True))
