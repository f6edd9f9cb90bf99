"""A motion as glTF tracks: which node turns or moves how, with as few keys as look the same.

Rotations are within 0.15 degrees (0.4 where nothing hangs on the node; more in very long motions) and places within
half a millimetre of the motion's own frames. A node that keeps still has no track but its rotation. The other side is
the exact mirror image of the tracks, number by number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.angles import mirror_name
from unhunch.figure.body import Body
from unhunch.figure.gltf.container import Glb, Json
from unhunch.figure.gltf.keys import (
    Indices,
    continuous,
    degrees_between,
    fits_rotations,
    kept_positions,
    kept_rotations,
)
from unhunch.figure.motion import Motion
from unhunch.figure.rotations import MIRROR, Floats, quaternions
from unhunch.figure.skeleton import NODES, PARENT

Path = Literal["rotation", "translation", "scale"]

ROTATION_TOLERANCE: Final = 0.15
"""Degrees."""
END_TOLERANCE: Final = 0.4
"""Degrees, where no other node hangs on this one: finger tips, toes, the skin around a joint."""
PLACE_TOLERANCE: Final = 0.0005
"""Metres."""
STILL_DEGREES: Final = 0.05
"""A node that turns by less keeps still."""
_STILL_METRES: Final = 0.0001
_WHOLE: Final = 32767.0
MIRROR_QUATERNION: Final = np.array([1, -1, -1, 1])
"""What a quaternion x y z w is multiplied with to be seen in the mirror that parts left from right."""


@dataclass(frozen=True, eq=False)
class Track:
    """What one node does in one animation."""

    node: str
    path: Path
    times: NDArray[np.float32]
    """(keys,), seconds."""
    values: NDArray[Any]
    """(keys, 4) int16 parts of a quaternion x y z w; (keys, 3) float32 metres or factors."""
    steps: bool = False
    """True where a value holds until the next key."""

    @property
    def still(self) -> bool:
        """True where there is only one key."""
        return len(self.times) == 1


def body_tracks(motion: Motion, body: Body, tolerance: float = ROTATION_TOLERANCE) -> tuple[Track, ...]:
    """Return a track for every node, within `tolerance` degrees, and the pelvis' place first.

    Nodes that keep still have one key.
    """
    local = body.skeleton.local(motion.poses)
    local[:, 0] = motion.rotation @ local[:, 0]
    turned = quaternions(local)
    place = place_track(NODES[0], "translation", motion.times, motion.roots, moves=True)
    return (place, *rotation_tracks(dict(zip(NODES, np.moveaxis(turned, 1, 0), strict=True)), motion.times, tolerance))


def rotation_tracks(
    turned: Mapping[str, Floats], times: Floats, tolerance: float = ROTATION_TOLERANCE
) -> tuple[Track, ...]:
    """Return the reduced tracks of quaternions (frames, 4) by node, in the same order.

    A track takes over the times of another where that costs fewer bytes than times of its own.
    """
    smooth = {node: continuous(rows) for node, rows in turned.items()}
    tolerances = {node: max(tolerance, END_TOLERANCE) if node in _ENDS else tolerance for node in turned}
    kept = {node: _kept(times, rows, tolerances[node]) for node, rows in smooth.items()}
    shared: list[Indices] = []
    for node in sorted(kept, key=lambda name: -len(kept[name])):
        own = len(kept[node])
        if own == 1:
            continue
        allowed = (own * (_TIME_BYTES + _QUATERNION_BYTES) + _ACCESSOR_BYTES) / _QUATERNION_BYTES
        others = sorted((other for other in shared if len(other) < allowed), key=len)
        fitting = (other for other in others if fits_rotations(times, smooth[node], other, tolerances[node]))
        found = next(fitting, None)
        if found is None:
            shared.append(kept[node])
        else:
            kept[node] = found
    return tuple(_rotation_track(node, times, smooth[node], kept[node]) for node in turned)


_ENDS: Final = frozenset(NODES[index] for index in range(len(NODES)) if index not in PARENT)
_TIME_BYTES: Final = 4
_QUATERNION_BYTES: Final = 8
_ACCESSOR_BYTES: Final = 105
"""What one more accessor costs in the JSON."""


def _kept(times: Floats, smooth: Floats, tolerance: float) -> Indices:
    if degrees_between(smooth, smooth[:1]).max() < STILL_DEGREES:
        return np.array([0])
    return kept_rotations(times, smooth, tolerance)


def _rotation_track(node: str, times: Floats, smooth: Floats, kept: Indices) -> Track:
    whole = np.round(smooth[kept] * _WHOLE).astype(np.int16)
    return Track(node, "rotation", times[kept].astype(np.float32), whole)


def place_track(node: str, path: Path, times: Floats, places: Floats, *, moves: bool = False) -> Track:
    """Return the reduced track of places or factors (frames, 3); with `moves` to the end even if it keeps still."""
    if not moves and np.abs(places - places[0]).max() < _STILL_METRES:
        kept = np.array([0])
    else:
        kept = kept_positions(times, places, PLACE_TOLERANCE)
    return Track(node, path, times[kept].astype(np.float32), places[kept].astype(np.float32))


def mirrored_track(track: Track) -> Track:
    """Return the track of the other side."""
    match track.path:
        case "rotation":
            values = track.values * MIRROR_QUATERNION.astype(np.int16)
        case "translation":
            values = track.values * MIRROR.astype(np.float32)
        case "scale":
            values = track.values
    return replace(track, node=mirror_name(track.node), values=values)


def set_still(glb: Glb, tracks: Iterable[Track], indices: Mapping[str, int]) -> tuple[Track, ...]:
    """Write what keeps still into the nodes and return the tracks that are left."""
    moving = []
    for track in tracks:
        if not track.still:
            moving.append(track)
            continue
        node = glb.json["nodes"][indices[track.node]]
        value = track.values[0] / _WHOLE if track.path == "rotation" else track.values[0]
        plain = {"rotation": [0.0, 0.0, 0.0, 1.0], "translation": [0.0] * 3, "scale": [1.0] * 3}[track.path]
        rounded = [float(part) for part in np.round(_unit(value, track.path), 5) + 0.0]
        node.pop(track.path, None)
        if rounded != plain:
            node[track.path] = rounded
    return tuple(moving)


def _unit(value: NDArray[Any], path: Path) -> Floats:
    numbers = value.astype(float)
    return numbers / np.linalg.norm(numbers) if path == "rotation" else numbers


def add_animation(glb: Glb, name: str, tracks: Iterable[Track], indices: Mapping[str, int], extras: Json) -> None:
    """Add an animation; equal tracks of several nodes (the joints of a fist) share their sampler."""
    samplers: list[Json] = []
    channels: list[Json] = []
    for track in tracks:
        sampler: Json = {
            "input": glb.accessor(track.times, bounds=True),
            "output": glb.accessor(track.values, normalized=track.path == "rotation"),
        }
        if track.steps:
            sampler["interpolation"] = "STEP"
        if sampler not in samplers:
            samplers.append(sampler)
        target = {"node": indices[track.node], "path": track.path}
        channels.append({"sampler": samplers.index(sampler), "target": target})
    glb.add("animations", {"name": name, "channels": channels, "samplers": samplers, "extras": extras})
