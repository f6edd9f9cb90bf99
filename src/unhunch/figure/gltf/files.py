"""A motion as glTF 2.0 binaries, for browsers and for whoever builds on the figure.

The body and the shapes of all props are there once (`body_glb`, `props_glb`); a motion is played on them
(`motion_glb`: the same node names, the tracks, where props are); `whole_glb` is everything in one and opens in any
viewer. The extras of an animation say what it is: movement, base, camera, the phases and keyframes with their seconds,
what is lit. Where a practitioner helps there is a second skeleton, its nodes called `partner.<node>`.
docs/figure-files.md describes them.

The right side of a motion file is its mirror image: swap `left` and `right` in the node names, turn quaternions into
(x, -y, -z, w), negate x of translations; a whole file brings it as a second animation.
"""

import itertools
from collections.abc import Mapping
from typing import Final, TypeAlias

import numpy as np

from unhunch.figure.angles import mirror_name
from unhunch.figure.bases import BASES
from unhunch.figure.body import Body
from unhunch.figure.gltf.body import QUANTIZATION, add_body, add_skeleton, short, themes
from unhunch.figure.gltf.container import Glb, Json
from unhunch.figure.gltf.partner import PARTNER_NODE, PARTNER_NODES, partner_tracks
from unhunch.figure.gltf.props import PropWriter, add_shapes
from unhunch.figure.gltf.tracks import (
    ROTATION_TOLERANCE,
    Track,
    add_animation,
    body_tracks,
    mirrored_track,
    set_still,
)
from unhunch.figure.lighting import Lit
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.rotations import MIRROR
from unhunch.figure.skeleton import NODES
from unhunch.model.movement import Sides

GENERATOR: Final = "Unhunch"
EXTRAS_VERSION: Final = 1
FLESH: Final = 0.11
"""Metres of body around the joints, for a camera that frames them."""
_AROUND: Final = np.array([way for way in itertools.product((-1.0, 0.0, 1.0), repeat=3) if any(way)])

TOLERANCES: Final = (ROTATION_TOLERANCE, 0.25, 0.4, 0.8)
"""Degrees by which a track may differ from the motion: the finest with which a motion file is small enough ..."""
LONGEST: Final = 38_000
"""... which is this many bytes; the budget is 40,000."""
LONGEST_OF_TWO: Final = 58_000
"""The same where a practitioner helps; the budget is 60,000."""
_JOINTS: Final = frozenset((*NODES, *PARTNER_NODES))

Lights: TypeAlias = Mapping[str, Lit]
"""Painted region, with its side, to how it is lit: `lighting.lit_regions`."""


def body_glb(body: Body) -> bytes:
    """Return the shared body: skeleton, skin and painted regions, without a motion."""
    glb = Glb(GENERATOR)
    nodes = add_skeleton(glb, body, skinned=True)
    mesh = add_body(glb, body, nodes)
    return _finished(
        glb, [nodes[0], mesh], {"regions": list(body.regions), "themes": themes(), "fingerprint": body.fingerprint}
    )


def props_glb() -> bytes:
    """Return the shared shapes of all props: a node for each kind, named by it."""
    glb = Glb(GENERATOR)
    return _finished(glb, add_shapes(glb), {})


def motion_glb(motion: Motion, pose: PoseFile, body: Body, lit: Lights, *, sides: Sides = "none") -> bytes:
    """Return a motion to be played on the shared body; the nodes of its props say which shared shape stands there.

    Parameters
    ----------
    motion, pose, body
        What is shown, the pose file it was solved from, and on which body.
    lit
        What is lit on the authored side.
    sides
        As the library says: whether the movement has another side, which is this one's mirror image.
    """
    told = _told(motion, pose, body, lit, sides, "left")
    longest = LONGEST if motion.partner is None else LONGEST_OF_TWO
    drawn = b""
    for tolerance in TOLERANCES:
        drawn = _motion_glb(motion, pose, body, told, tolerance)
        if len(drawn) <= longest:
            break
    return drawn


def _motion_glb(motion: Motion, pose: PoseFile, body: Body, told: Json, tolerance: float) -> bytes:
    glb = Glb(GENERATOR)
    nodes = add_skeleton(glb, body, skinned=False)
    props = PropWriter(glb, body, motion, nodes)
    props.add_all(pose)
    indices = dict(zip(NODES, nodes, strict=True)) | props.indices
    tracks = [*body_tracks(motion, body, tolerance), *props.left]
    roots = [nodes[0], *props.world]
    if motion.partner is not None:
        helper = add_skeleton(glb, body, skinned=False, prefix=PARTNER_NODE)
        indices |= dict(zip(PARTNER_NODES, helper, strict=True))
        tracks += partner_tracks(motion.partner, body, tolerance)
        roots.append(helper[0])
    add_animation(glb, motion.movement, set_still(glb, tracks, indices), indices, told)
    return _finished(glb, roots, {})


def whole_glb(
    motion: Motion, pose: PoseFile, body: Body, lit: Lights, *, sides: Sides = "none", first: str = "left"
) -> bytes:
    """Return body, motion and props in one file that opens anywhere.

    A movement with sides has two animations, "left" and "right", the one named by `first` first; other viewers show
    what is lit on that side, painted into the colours of the skin.
    """
    glb = Glb(GENERATOR)
    nodes = add_skeleton(glb, body, skinned=True)
    props = PropWriter(glb, body, motion, nodes, both=sides != "none", meshes=True)
    props.add_all(pose)
    lit_first = lit if first == "left" else mirrored_lit(lit)
    mesh = add_body(glb, body, nodes, lit_first)
    indices = dict(zip(NODES, nodes, strict=True)) | props.indices
    left = (*body_tracks(motion, body), *props.left)
    roots = [nodes[0], mesh, *props.world]
    if motion.partner is not None:
        helper = add_skeleton(glb, body, skinned=True, prefix=PARTNER_NODE)
        indices |= dict(zip(PARTNER_NODES, helper, strict=True))
        left = (*left, *partner_tracks(motion.partner, body))
        roots += [helper[0], add_body(glb, body, helper, practitioner=True)]
    if sides == "none":
        told = _told(motion, pose, body, lit, sides, "left")
        add_animation(glb, motion.movement, set_still(glb, left, indices), indices, told)
    else:
        of_body = tuple(mirrored_track(track) for track in left if track.node in _JOINTS)
        sided = {"left": left, "right": (*of_body, *_bands_mirrored(left), *props.right)}
        for side in sorted(sided, key=lambda name: name != first):
            told = _told(motion, pose, body, lit if side == "left" else mirrored_lit(lit), sides, side)
            add_animation(glb, side, sided[side], indices, told)
    return _finished(glb, roots, {"regions": list(body.regions)})


def _bands_mirrored(tracks: tuple[Track, ...]) -> list[Track]:
    return [mirrored_track(track) for track in tracks if track.node not in _JOINTS and not track.steps]


def mirrored_lit(lit: Lights) -> Lights:
    """Return what is lit on the other side."""
    return {mirror_name(region): light for region, light in lit.items()}


def _told(motion: Motion, pose: PoseFile, body: Body, lit: Lights, sides: Sides, side: str) -> Json:
    """Return the extras of an animation: everything a player needs beside the tracks."""
    turn = 1 if side == "left" else -1
    partner = motion.partner if side == "left" or motion.partner is None else motion.partner.mirrored()
    helped = {} if partner is None else {"partner": {"base": partner.base, "turn": partner.turn}}
    return {
        "version": EXTRAS_VERSION,
        "movement": motion.movement,
        "variation": motion.variation,
        "base": motion.base if side == "left" else BASES[motion.base].mirror,
        "sides": sides,
        "side": side,
        **helped,
        "seconds": _seconds(motion.seconds),
        "spans": [
            {"name": span.name, "start": _seconds(span.start), "end": _seconds(span.end)} for span in motion.spans
        ],
        "keys": [{"name": key.name, "seconds": _seconds(key.seconds)} for key in motion.keys],
        "camera": {
            "azimuth": turn * pose.camera.azimuth,
            "elevation": pose.camera.elevation,
            "zoom": pose.camera.zoom,
        },
        **_extent(motion, body, side),
        "lit": {region: {"strength": round(light.strength, 3), "hint": light.hint} for region, light in lit.items()},
    }


def _extent(motion: Motion, body: Body, side: str) -> Json:
    """Return where the joints are at all moments: the corners of their box, and the outermost in each of 26 directions.

    A practitioner's are among them; the flesh round them is not.
    """
    people = [motion] if motion.partner is None else [motion, motion.partner]
    worlds = [body.skeleton.world(one.poses, one.roots, one.rotation) for one in people]
    joints = np.concatenate([positions.reshape(-1, 3) for _, positions in worlds])
    everywhere = joints * (MIRROR if side == "right" else 1.0)
    outermost = np.unique(np.argmax(everywhere @ _AROUND.T, axis=0))
    return {
        "flesh": FLESH,
        "box": {"min": short(everywhere.min(axis=0), 3), "max": short(everywhere.max(axis=0), 3)},
        "hull": [short(everywhere[index], 3) for index in outermost],
    }


def _seconds(value: float) -> float:
    return round(float(value), 3)


def _finished(glb: Glb, roots: list[int], extras: Json) -> bytes:
    glb.add("scenes", {"nodes": roots})
    if "meshes" in glb.json:
        glb.json["extensionsUsed"] = glb.json["extensionsRequired"] = [QUANTIZATION]
    glb.json["scene"] = 0
    if extras:
        glb.json["extras"] = extras
    return glb.to_bytes()
