"""The body as glTF: the nodes of the skeleton, and the skinned mesh that hangs on them.

Positions are 16-bit parts of a metre and normals 8-bit (KHR_mesh_quantization), as the body file keeps them: nothing is
lost. The painted muscles travel as vertex attributes of our own: `_MUSCLE`, four indices into the region names of the
file's extras, and `_MUSCLE_WEIGHT`, how much each covers the vertex.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.body import POSITION_SCALE, Body, Part
from unhunch.figure.drawing.palette import PALETTES, PARTNER, Theme
from unhunch.figure.gltf.container import Glb, Json
from unhunch.figure.lighting import Lit
from unhunch.figure.rotations import Floats, applied, transposed
from unhunch.figure.skeleton import NODES, PARENT

QUANTIZATION: Final = "KHR_mesh_quantization"
NORMAL_SCALE: Final = 127.0
ROUGHNESS: Final = {"skin": 0.6, "hair": 0.75, "top": 0.9, "legs": 0.85}
_ROOMS: Final[tuple[Theme, ...]] = ("light", "dark")
_LIT_SHARE: Final = 0.85
_HINT_SHARE: Final = 0.45


def add_skeleton(glb: Glb, body: Body, *, skinned: bool, prefix: str = "") -> list[int]:
    """Add a node for each of the skeleton's and return their indices, in the order of `NODES`.

    `prefix` stands before their names, for a second figure in the same file.

    Where nothing is skinned to them, the ends of the chains say so in their extras: an empty node is worth a word.
    """
    first = len(glb.json.get("nodes", []))
    for index, name in enumerate(NODES):
        node: Json = {"name": f"{prefix}{name}"}
        if PARENT[index] >= 0:
            node["translation"] = short(body.skeleton.offsets[index])
        children = [first + child for child, parent in enumerate(PARENT) if parent == index]
        if children:
            node["children"] = children
        elif not skinned:
            node["extras"] = {"end": True}
        glb.add("nodes", node)
    return list(range(first, first + len(NODES)))


def add_body(
    glb: Glb, body: Body, nodes: list[int], painted: Mapping[str, Lit] | None = None, *, practitioner: bool = False
) -> int:
    """Add the skinned body on the nodes and return the index of its own node.

    With `painted` the colour of lit regions is also written per vertex, for viewers that do not
    know our attributes. A `practitioner` has the same shape in other colours, and no muscles; the numbers of the two
    are there once.
    """
    name = f"{PARTNER}body" if practitioner else "body"
    skin = glb.add("skins", {"joints": nodes, "skeleton": nodes[0], "inverseBindMatrices": _inverse_binds(glb, body)})
    if practitioner:
        pieces = [_piece(glb, part, _skinned_attributes(glb, part), f"{PARTNER}{part.name}") for part in body.parts]
    else:
        pieces = [_primitive(glb, part, body, painted) for part in body.parts]
    mesh = glb.add("meshes", {"name": name, "primitives": pieces})
    return glb.add("nodes", {"name": name, "mesh": mesh, "skin": skin})


def _inverse_binds(glb: Glb, body: Body) -> int:
    """Keep what takes a point of the bind pose into each node's frame, column by column."""
    matrices = np.tile(np.eye(4), (len(NODES), 1, 1))
    back = transposed(body.skeleton.bind_rotations)
    matrices[:, :3, :3] = back
    matrices[:, :3, 3] = -applied(back, body.skeleton.bind_positions)
    return glb.accessor(np.swapaxes(matrices, 1, 2).reshape(-1, 16).astype(np.float32), target="matrices")


def _skinned_attributes(glb: Glb, part: Part) -> dict[str, int]:
    weights = np.round(part.weights * 255).astype(np.uint8)
    joints = np.where(weights > 0, part.joints, 0).astype(np.uint8)
    return {
        "POSITION": add_positions(glb, part.vertices),
        "NORMAL": add_normals(glb, part.normals),
        "JOINTS_0": glb.accessor(joints, target="vertices"),
        "WEIGHTS_0": glb.accessor(weights, normalized=True, target="vertices"),
    }


def _piece(glb: Glb, part: Part, attributes: dict[str, int], material: str, *, plain: bool = False) -> Json:
    return {
        "attributes": attributes,
        "indices": add_faces(glb, part.faces),
        "material": add_material(glb, material, plain=plain),
    }


def _primitive(glb: Glb, part: Part, body: Body, painted: Mapping[str, Lit] | None) -> Json:
    attributes = _skinned_attributes(glb, part)
    covered = np.round(part.muscle_weights * 255).astype(np.uint8)
    if covered.any():
        muscles = np.where(covered > 0, part.muscles, 0).astype(np.uint8)
        attributes["_MUSCLE"] = glb.accessor(muscles, target="vertices")
        attributes["_MUSCLE_WEIGHT"] = glb.accessor(covered, normalized=True, target="vertices")
    colours = _vertex_colours(part, body, painted or {})
    if colours is not None:
        attributes["COLOR_0"] = glb.accessor(colours, normalized=True, target="vertices")
    return _piece(glb, part, attributes, part.name, plain=colours is not None)


def _vertex_colours(part: Part, body: Body, painted: Mapping[str, Lit]) -> NDArray[np.uint8] | None:
    """Return (vertices, 4) colours where something of this part is lit, else None."""
    strengths = np.array([_painted_share(painted.get(region)) for region in body.regions])
    if not strengths.any():
        return None
    lit = (strengths[part.muscles] * part.muscle_weights).max(axis=1, keepdims=True)
    if not lit.any():
        return None
    palette = PALETTES["light"]
    plain, target = linear(palette.materials[part.name].base), linear(palette.target.base)
    mixed = (1 - lit) * np.array(plain) + lit * np.array(target)
    opaque = np.concatenate([mixed, np.ones((len(mixed), 1))], axis=1)
    return np.round(opaque * 255).astype(np.uint8)


def _painted_share(light: Lit | None) -> float:
    if light is None:
        return 0.0
    return light.strength * (_HINT_SHARE if light.hint else _LIT_SHARE)


def themes() -> Json:
    """Return the colours of every material, and of what is lit, for a light and a dark room."""
    return {
        name: {material: tones.base for material, tones in PALETTES[name].materials.items()}
        | {"target": PALETTES[name].target.base}
        for name in _ROOMS
    }


def add_material(glb: Glb, name: str, *, plain: bool = False) -> int:
    """Return the index of the material of that name; `plain` is white, for what is coloured per vertex."""
    colour = [1.0, 1.0, 1.0] if plain else [round(value, 4) for value in linear(PALETTES["light"].materials[name].base)]
    roughness = ROUGHNESS.get(name.removeprefix(PARTNER), 0.7)
    row = {
        "name": name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [*colour, 1.0],
            "metallicFactor": 0.0,
            "roughnessFactor": roughness,
        },
    }
    rows: list[Json] = glb.json.get("materials", [])
    return rows.index(row) if row in rows else glb.add("materials", row)


def linear(colour: str) -> list[float]:
    """Return a colour "#rrggbb" as linear red, green, blue, 0 to 1.

    >>> [round(value, 3) for value in linear("#ff8000")]
    [1.0, 0.216, 0.0]
    """
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def add_positions(glb: Glb, vertices: Floats) -> int:
    """Keep positions within one metre (vertices, 3) and return their accessor."""
    if np.abs(vertices).max() > 1:
        raise ValueError(f"vertices lie within 1 m of their origin; the farthest is at {np.abs(vertices).max():.3f} m")
    whole = np.round(vertices * POSITION_SCALE).astype(np.int16)
    return glb.accessor(whole, normalized=True, target="vertices", bounds=True)


def add_normals(glb: Glb, normals: Floats) -> int:
    """Keep unit normals (vertices, 3) and return their accessor."""
    return glb.accessor(np.round(normals * NORMAL_SCALE).astype(np.int8), normalized=True, target="vertices")


def add_faces(glb: Glb, faces: NDArray[Any]) -> int:
    """Keep triangles (faces, 3) and return their accessor."""
    kind = np.uint16 if faces.max() < np.iinfo(np.uint16).max else np.uint32
    return glb.accessor(faces.ravel().astype(kind), target="indices")


def short(row: Floats, digits: int = 5) -> list[float]:
    """Return numbers for the JSON, rounded, without a minus before nought."""
    return [float(value) for value in np.round(row, digits) + 0.0]
