"""The things of a scene in a glTF file: where they stand, what holds them, bands stretched between two places.

A prop's node is named `prop-<number>-<kind>` and carries its kind in its extras. A motion file has only these nodes:
the shapes are in the shared file of all props, once (`add_shapes`), and the node's scale brings them to size. A whole
file has the shapes inside; where it shows both sides, a prop that does not look the same in the mirror is there twice,
and each animation shows its own (the other has no size).
"""

from dataclasses import replace
from typing import Final

import numpy as np

from unhunch.figure.angles import mirror_name
from unhunch.figure.body import Body
from unhunch.figure.drawing.meshes import Mesh
from unhunch.figure.drawing.prop_shapes import BAND, DRAWN, band_ends, placement, shapes
from unhunch.figure.gltf.body import add_faces, add_material, add_normals, add_positions, short
from unhunch.figure.gltf.container import Glb, Json
from unhunch.figure.gltf.tracks import MIRROR_QUATERNION, Track, place_track, rotation_tracks
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile, Prop
from unhunch.figure.rotations import MIRROR, TINY, Floats, about_z, between, quaternions
from unhunch.figure.skeleton import NODE, NODES

HANDED: Final = frozenset({"door"})
"""Props whose shape is not its own mirror image: the handle is on one side."""
_SAME: Final = 1e-6


class PropWriter:
    """Puts the props of one scene into a file.

    `world` holds the nodes that stand in the scene itself; `left` and `right` the tracks that the animation of each
    side needs beside the body's.
    """

    def __init__(
        self, glb: Glb, body: Body, motion: Motion, nodes: list[int], *, both: bool = False, meshes: bool = False
    ) -> None:
        self.glb = glb
        self.body = body
        self.motion = motion
        self.nodes = nodes
        self.both = both
        self.meshes = meshes
        self.world: list[int] = []
        self.left: list[Track] = []
        self.right: list[Track] = []
        self.indices: dict[str, int] = {}

    def add_all(self, pose: PoseFile) -> None:
        """Add every prop of the scene."""
        for number, prop in enumerate(pose.props):
            row: Json = {"name": f"prop-{number}-{prop.kind}", "extras": {"prop": prop.kind}}
            size = _factors_to(prop)
            if self.meshes:
                row["mesh"], size = add_shape(self.glb, prop)
            if prop.kind == BAND:
                self._add_band(prop, row, size)
            else:
                self._add_solid(prop, row, size)

    def _add_band(self, prop: Prop, row: Json, size: Floats) -> None:
        name = row["name"]
        self._add_node(row, None)
        ends = band_ends(prop, self.body, *self._world())
        along = ends[:, 1] - ends[:, 0]
        lengths = np.linalg.norm(along, axis=1)
        factors = size * np.stack([np.ones_like(lengths), lengths, np.ones_like(lengths)], axis=1)
        times = self.motion.times
        self.left += [
            place_track(name, "translation", times, ends[:, 0], moves=True),
            *rotation_tracks({name: quaternions(_carried_up(along / np.maximum(lengths, TINY)[:, None]))}, times),
            place_track(name, "scale", times, factors),
        ]

    def _world(self) -> tuple[Floats, Floats]:
        base = self.motion.rotation
        return self.body.skeleton.world(self.motion.poses, self.motion.roots, base)

    def _add_solid(self, prop: Prop, row: Json, size: Floats) -> None:
        node, matrix = placement(prop, self.body)
        turned, place = quaternions(matrix[:, :3]), matrix[:, 3]
        if np.abs(size - 1).max() > _SAME:
            row["scale"] = short(size)
        self._add_node(row | _placed(turned, place), node)
        if not self.both or _same_in_mirror(prop, node, turned, place):
            return
        other: Json = row | {"name": f"{row['name']}.right", "scale": [0.0] * 3}
        mirror = None if node is None else NODE[mirror_name(NODES[node])]
        self._add_node(other | _placed(turned * MIRROR_QUATERNION, place * MIRROR), mirror)
        self.left += [_shown(row["name"], size), _shown(other["name"], np.zeros(3))]
        self.right += [_shown(row["name"], np.zeros(3)), _shown(other["name"], size * MIRROR)]

    def _add_node(self, row: Json, parent: int | None) -> None:
        index = self.glb.add("nodes", row)
        self.indices[row["name"]] = index
        if parent is None:
            self.world.append(index)
        else:
            self.glb.json["nodes"][self.nodes[parent]].setdefault("children", []).append(index)


def add_shapes(glb: Glb) -> list[int]:
    """Add a node with the usual shape of every kind of prop, named by the kind, and return their indices."""
    nodes = []
    for kind in DRAWN:
        mesh, size = add_shape(glb, Prop(kind=kind))
        row: Json = {"name": kind, "mesh": mesh}
        if np.abs(size - 1).max() > _SAME:
            row["scale"] = short(size)
        nodes.append(glb.add("nodes", row))
    return nodes


def add_shape(glb: Glb, prop: Prop) -> tuple[int, Floats]:
    """Add a prop's mesh, made to lie within one metre; return its index and the factors (3,) that undo that."""
    pieces = shapes(prop)
    farthest = max(float(np.abs(piece.vertices).max()) for piece in pieces)
    size = max(1.0, float(np.ceil(farthest * 1000) / 1000))
    mesh = glb.add("meshes", {"name": prop.kind, "primitives": [_piece(glb, piece, size) for piece in pieces]})
    return mesh, np.full(3, size)


def _factors_to(prop: Prop) -> Floats:
    """Return by what (3,) the usual shape of its kind is stretched to be this prop."""
    usual = replace(Prop(kind=prop.kind), held=prop.held)
    return _extent(prop) / _extent(usual)


def _extent(prop: Prop) -> Floats:
    every = np.concatenate([piece.vertices for piece in shapes(prop)])
    return np.asarray(every.max(axis=0) - every.min(axis=0))


def _piece(glb: Glb, piece: Mesh, size: float) -> Json:
    return {
        "attributes": {
            "POSITION": add_positions(glb, piece.vertices / size),
            "NORMAL": add_normals(glb, piece.normals),
        },
        "indices": add_faces(glb, piece.faces),
        "material": add_material(glb, piece.material),
    }


def _placed(turned: Floats, place: Floats) -> Json:
    row: Json = {}
    if np.abs(place).max() > _SAME:
        row["translation"] = short(place)
    if abs(turned[3]) < 1 - _SAME:
        row["rotation"] = short(turned, 6)
    return row


def _same_in_mirror(prop: Prop, node: int | None, turned: Floats, place: Floats) -> bool:
    turned_the_same = np.abs(np.outer(turned[[1, 2]], turned[[0, 3]])).max() < _SAME
    return node is None and prop.kind not in HANDED and abs(float(place[0])) < _SAME and bool(turned_the_same)


def _shown(node: str, factors: Floats) -> Track:
    return Track(node, "scale", np.zeros(1, np.float32), factors.astype(np.float32)[None], steps=True)


def _carried_up(directions: Floats) -> Floats:
    """Return rotations (frames, 3, 3) that take +y to each direction (frames, 3), without a jump between frames."""
    turned = np.empty((len(directions), 3, 3))
    opposite = directions[0, 1] < -1 + _SAME
    turned[0] = about_z(180) if opposite else between((0.0, 1.0, 0.0), directions[0])
    for frame in range(1, len(directions)):
        turned[frame] = between(directions[frame - 1], directions[frame]) @ turned[frame - 1]
    return turned
