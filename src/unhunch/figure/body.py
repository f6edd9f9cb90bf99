"""The body: skeleton, skin, clothes, the places on its surface, the painted muscles. Read from `data/body.npz`.

The file is made by `make body` from a CC0 mesh (see `data/PROVENANCE.md`); nothing here knows how.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.rotations import Floats, applied
from unhunch.figure.skeleton import NODES, Skeleton

BODY_FILE: Final = Path(__file__).parent / "data" / "body.npz"
POSITION_SCALE: Final = 32767.0
"""Vertices lie within one metre of the bind pose's origin and are kept as 16-bit parts of it, as glTF keeps them."""


@dataclass(frozen=True, eq=False)
class Part:
    """One piece of the skin: "skin", "top", "legs", "hair"."""

    name: str
    vertices: Floats
    """(vertices, 3), metres, in the bind pose."""
    normals: Floats
    """(vertices, 3), unit."""
    faces: NDArray[np.int64]
    """(faces, 3) vertex indices, counter-clockwise from outside."""
    joints: NDArray[np.int64]
    """(vertices, 4) node indices."""
    weights: Floats
    """(vertices, 4), in 255ths that add up to 1."""
    muscles: NDArray[np.int64]
    """(vertices, 4) indices into `Body.regions`, the strongest first."""
    muscle_weights: Floats
    """(vertices, 4), 0 to 1: how much the region covers this vertex."""


@dataclass(frozen=True, eq=False)
class Site:
    """A named place on the surface."""

    node: int
    position: Floats
    """(3,), metres from the node's joint, in the node's neutral frame."""
    normal: Floats
    """(3,), unit, out of the body, in the same frame."""


@dataclass(frozen=True, eq=False)
class Body:
    """Everything that is known about the one body."""

    skeleton: Skeleton
    parts: tuple[Part, ...]
    sites: Mapping[str, Site]
    """"palm.left", "sacrum", ...: see docs/figure.md."""
    regions: tuple[str, ...]
    """Names of the painted muscle regions, with side: "trapezius-upper.left"."""
    samples: NDArray[np.int64]
    """(samples, 2): index into `parts`, index of the vertex; well spread over the surface, the same on both sides."""
    fingerprint: str
    """SHA-256 of what it was made from: inputs, parameters and the script."""

    def on_surface(self, name: str, rotations: Floats, positions: Floats) -> Floats:
        """Return where the site `name` is in the world, (frames, 3)."""
        site = self.sites[name]
        return np.asarray(positions[:, site.node] + applied(rotations[:, site.node], site.position))

    def outward(self, name: str, rotations: Floats) -> Floats:
        """Return the direction out of the body at the site `name`, (frames, 3)."""
        site = self.sites[name]
        return applied(rotations[:, site.node], site.normal)


def skinned(part: Part, skinning: Floats) -> tuple[Floats, Floats]:
    """Return a part's vertices and unit normals (vertices, 3) in one pose; `skinning` is (nodes, 3, 4)."""
    points = np.concatenate([part.vertices, np.ones((len(part.vertices), 1))], axis=1)
    blended = np.einsum("vj,vjrc->vrc", part.weights, skinning[part.joints])
    vertices = np.einsum("vrc,vc->vr", blended, points)
    normals = np.einsum("vrc,vc->vr", blended[..., :3], part.normals)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return vertices, normals / np.maximum(length, 1e-9)


@lru_cache(maxsize=1)
def load_body() -> Body:
    """Return the body; read once.

    Raises
    ------
    ValueError
        Where the file was made for another skeleton: run `make body`.
    """
    with np.load(BODY_FILE, allow_pickle=False) as arrays:
        return read_body(arrays)


def read_body(arrays: Any) -> Body:
    """Return the body kept in the arrays of a body file."""
    nodes = tuple(str(name) for name in arrays["nodes"])
    if nodes != NODES:
        raise ValueError("the body file was made for another skeleton: run `make body`")
    sites = zip(arrays["sites"], arrays["site_nodes"], arrays["site_positions"], arrays["site_normals"], strict=True)
    return Body(
        skeleton=Skeleton(
            arrays["offsets"].astype(float),
            arrays["bind_rotations"].astype(float),
            arrays["bind_positions"].astype(float),
        ),
        parts=tuple(_part(str(name), arrays) for name in arrays["parts"]),
        sites={
            str(name): Site(int(node), position.astype(float), normal.astype(float))
            for name, node, position, normal in sites
        },
        regions=tuple(str(name) for name in arrays["regions"]),
        samples=np.stack([arrays["sample_parts"], arrays["sample_vertices"]], axis=1).astype(np.int64),
        fingerprint=str(arrays["fingerprint"]),
    )


def _part(name: str, arrays: Any) -> Part:
    normals = arrays[f"{name}.normals"].astype(float)
    return Part(
        name=name,
        vertices=arrays[f"{name}.vertices"].astype(float) / POSITION_SCALE,
        normals=normals / np.linalg.norm(normals, axis=1, keepdims=True),
        faces=arrays[f"{name}.faces"].astype(np.int64),
        joints=arrays[f"{name}.joints"].astype(np.int64),
        weights=arrays[f"{name}.weights"].astype(float) / 255,
        muscles=arrays[f"{name}.muscles"].astype(np.int64),
        muscle_weights=arrays[f"{name}.muscle_weights"].astype(float) / 255,
    )
