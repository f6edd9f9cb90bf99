"""The named places on the body's surface: a ray from a bone to where it leaves the body.

The skin gives way as the body moves, a place rides on one bone; so each is found in a stance in which it is leant on:
most in the neutral one, the seat sitting, knees and elbows bent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from body_build.skin import Skin
from body_build.surface import Half
from unhunch.figure.angles import INDEX, both_sides, mirror_name
from unhunch.figure.body import Site
from unhunch.figure.rotations import MIRROR, Floats
from unhunch.figure.skeleton import NODE, Skeleton

BESIDE_SEAM: Final = 1e-6
CLOTH: Final = 0.012
"""Metres within which a second surface counts as cloth over the first."""


class Ray(NamedTuple):
    """From where to where, in the node's neutral frame: +X the figure's left, +Y up, +Z ahead; metres."""

    node: str
    start: tuple[float, float, float]
    towards: tuple[float, float, float]
    share: float = 0.0
    """How far along the bone to the next node the start lies further, where it has one."""


NEXT: Final = {"hand.left": "middle.left"}
MIDDLE: Final = {
    "sacrum": Ray("pelvis", (0, 0.03, 0), (0, 0, -1)),
    "lumbar_back": Ray("lumbar_upper", (0, 0, 0), (0, 0, -1)),
    "t12_back": Ray("thorax_lower", (0, 0, 0), (0, 0, -1)),
    "t8_back": Ray("thorax_middle", (0, 0, 0), (0, 0, -1)),
    "t4_back": Ray("thorax_upper", (0, 0, 0), (0, 0, -1)),
    "c7_back": Ray("neck_lower", (0, 0, 0), (0, 0.2, -1)),
    "nape": Ray("head", (0, 0, 0), (0, -0.1, -1)),
    "occiput": Ray("head", (0, 0.07, 0), (0, 0, -1)),
    "back_of_head": Ray("head", (0, 0.045, 0), (0, 0, -1)),
    "forehead": Ray("head", (0, 0.085, 0), (0, 0.1, 1)),
    "crown": Ray("head", (0, 0.05, 0), (0, 1, 0)),
    "chin": Ray("head", (0, -0.02, 0.03), (0, -0.3, 1)),
    "sternum": Ray("thorax_upper", (0, 0, 0), (0, 0, 1)),
    "belly": Ray("lumbar_upper", (0, -0.04, 0), (0, 0, 1)),
}
SIDED: Final = {
    "palm": Ray("hand.left", (0, 0, 0), (-1, 0, 0), 0.80),
    "back_of_hand": Ray("hand.left", (0, 0, 0), (1, 0, 0), 0.60),
    "wrist": Ray("hand.left", (0, 0, 0), (-1, 0, 0), 0.10),
    "fingertip": Ray("middle_tip.left", (0, -0.03, 0), (0, -1, 0)),
    "finger_pads": Ray("middle_tip.left", (0, -0.03, 0), (-1, 0, 0)),
    "elbow": Ray("forearm.left", (0, -0.012, 0), (0, 0.25, -1)),
    "forearm": Ray("forearm_twist.left", (0, 0, 0), (-1, 0, 0)),
    "upper_arm": Ray("upper_arm_twist.left", (0, 0, 0), (0, 0, 1)),
    "upper_arm_inner": Ray("upper_arm_twist.left", (0, 0, 0), (-1, 0, 0)),
    "shoulder": Ray("upper_arm.left", (0, -0.02, 0), (1, 0.15, 0)),
    "shoulder_front": Ray("clavicle.left", (0.145, -0.01, 0), (0.1, 0, 1)),
    "shoulder_back": Ray("clavicle.left", (0.145, -0.01, 0), (0.1, 0, -1)),
    "shoulder_top": Ray("clavicle.left", (0.12, 0, -0.01), (0, 1, 0)),
    "scapula": Ray("scapula.left", (-0.056, -0.062, 0), (0, 0, -1)),
    "ribs": Ray("thorax_middle", (0, 0.02, 0.02), (1, 0, 0)),
    "heel": Ray("foot.left", (0, -0.02, -0.03), (0, -1, 0)),
    "ball": Ray("toes.left", (0, 0.005, 0), (0, -1, 0)),
    "toe": Ray("toes.left", (0, 0, 0.01), (0, -0.12, 1)),
    "instep": Ray("foot.left", (0, -0.03, 0.075), (0, 1, 0.35)),
    "knee": Ray("shin.left", (0, -0.02, 0), (0, -0.15, 1)),
    "shin_front": Ray("shin.left", (0, -0.10, 0), (0, 0, 1)),
    "calf": Ray("shin.left", (0, -0.12, 0), (0, 0, -1)),
    "thigh_front": Ray("thigh_twist.left", (0, -0.06, 0), (0, 0, 1)),
    "thigh_side": Ray("thigh_twist.left", (0, 0, 0), (1, 0, 0)),
    "thigh_back": Ray("thigh_twist.left", (0, 0, 0), (0, 0, -1)),
    "sit": Ray("pelvis", (0.075, -0.03, -0.035), (0, -1, -0.1)),
    "hip": Ray("pelvis", (0.08, -0.03, 0), (1, 0, 0)),
    "ear": Ray("head", (0, 0.05, 0), (1, 0, 0)),
    "temple": Ray("head", (0, 0.075, 0.045), (1, 0, 0.25)),
}
BENT: Final[dict[str, dict[str, float]]] = {
    "sit": {"hip.both.flexion": 90, "knee.both.flexion": 90},
    "thigh_back": {"hip.both.flexion": 90, "knee.both.flexion": 90},
    "knee": {"knee.both.flexion": 90},
    "elbow": {"elbow.both.flexion": 90},
}
"""Place to the stance it is found in, where that is not the neutral one; degrees."""


def sites(parts: Mapping[str, Skin], skeleton: Skeleton) -> dict[str, Site]:
    """Return every place by name, both sides.

    Raises
    ------
    ValueError
        Where a ray meets no surface.
    """
    found: dict[str, Site] = {}
    stances = {name: _stance(parts, skeleton, angles) for name, angles in {"": {}, **BENT}.items()}
    for name, ray in (MIDDLE | SIDED).items():
        site = _met(name, ray, stances[name if name in BENT else ""], skeleton.offsets)
        if name in MIDDLE:
            found[name] = Site(site.node, site.position * np.array([0.0, 1.0, 1.0]), _flat(site.normal))
            continue
        found[f"{name}.left"] = site
        node = NODE[mirror_name(ray.node)]
        found[f"{name}.right"] = Site(node, site.position * MIRROR, site.normal * MIRROR)
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class _Stance:
    """The left half of the body in one pose."""

    rotations: Floats
    positions: Floats
    """(nodes, 3, 3) and (nodes, 3)."""
    surfaces: list[Half]


def _stance(parts: Mapping[str, Skin], skeleton: Skeleton, angles: Mapping[str, float]) -> _Stance:
    pose = np.zeros((1, len(INDEX)))
    for name, degrees in angles.items():
        pose[0, [INDEX[one] for one in both_sides(name)]] = degrees
    rotations, positions = skeleton.world(pose, np.zeros((1, 3)), np.eye(3))
    skinning = skeleton.skinning(rotations, positions)[0]
    surfaces = []
    for part in parts.values():
        blended = np.einsum("pn,nrc->prc", part.weights, skinning)
        points = np.einsum("prc,pc->pr", blended[..., :3], part.half.points) + blended[..., 3]
        normals = np.einsum("prc,pc->pr", blended[..., :3], part.half.normals)
        surfaces.append(Half(points, normals, part.half.faces))
    return _Stance(rotations[0], positions[0], surfaces)


def _flat(normal: Floats) -> Floats:
    flat = normal * np.array([0.0, 1.0, 1.0])
    return np.asarray(flat / np.linalg.norm(flat))


def _met(name: str, ray: Ray, stance: _Stance, offsets: Floats) -> Site:
    node = NODE[ray.node]
    rotation, joint = stance.rotations[node], stance.positions[node]
    local = np.array(ray.start, dtype=float)
    if ray.share:
        local = local + ray.share * offsets[NODE[NEXT[ray.node]]]
    start, along = joint + rotation @ local, rotation @ np.array(ray.towards, dtype=float)
    along /= np.linalg.norm(along)
    if abs(start[0]) < BESIDE_SEAM:
        start = start + np.array([BESIDE_SEAM, 0.0, 0.0])  # on the half that is there
    hits = [hit for surface in stance.surfaces for hit in _hits(surface, start, along)]
    if not hits:
        raise ValueError(f"site {name}: its ray from {ray.node} meets no surface; expected one: move its start")
    first = min(distance for distance, _, _ in hits)
    _, point, normal = max((hit for hit in hits if hit[0] < first + CLOTH), key=lambda hit: hit[0])
    return Site(node, rotation.T @ (point - joint), rotation.T @ normal)


def _hits(surface: Half, start: Floats, along: Floats) -> list[tuple[float, Floats, Floats]]:
    """Return distance, point and normal of each triangle that a ray leaves the body through (Moeller and Trumbore)."""
    corners = surface.points[surface.faces]
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    cross = np.cross(along, two)
    volume = (one * cross).sum(axis=1)
    volume = np.where(np.abs(volume) < 1e-14, np.inf, volume)
    to = start - corners[:, 0]
    second = (to * cross).sum(axis=1) / volume
    other = np.cross(to, one)
    third = (other @ along) / volume
    distance = (two * other).sum(axis=1) / volume
    outward = (np.cross(one, two) @ along) > 0
    met = (second >= -1e-9) & (third >= -1e-9) & (second + third <= 1 + 1e-9) & (distance > 0) & outward
    found = []
    for face in np.flatnonzero(met):
        shares = np.array([1 - second[face] - third[face], second[face], third[face]])
        normal = shares @ surface.normals[surface.faces[face]]
        found.append((float(distance[face]), start + distance[face] * along, normal / np.linalg.norm(normal)))
    return found
