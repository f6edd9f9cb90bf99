"""One moment as triangles: the posed body and its props in the world, with material and lit muscles.

Every picture is drawn from this.

>>> from unhunch.figure.body import load_body
>>> from unhunch.figure.angles import REST
>>> body = load_body()
>>> standing = posed(body, REST, (0.0, 0.88, 0.0), "standing")
>>> scene = scene_of(standing)
>>> scene.vertices.shape == scene.normals.shape
True
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unhunch.figure.bases import BASES
from unhunch.figure.body import Body, skinned
from unhunch.figure.drawing.meshes import Mesh
from unhunch.figure.drawing.palette import MATERIAL, PARTNER
from unhunch.figure.drawing.prop_shapes import BAND, placed, shapes
from unhunch.figure.lighting import Lit
from unhunch.figure.motion import Motion
from unhunch.figure.pose import Prop
from unhunch.figure.rotations import MIRROR, Floats, about_y

BODY, FURNITURE, BACKDROP, HELPER = range(4)
SOLID: Final = (BODY, FURNITURE, HELPER)
"""What stands in the room and throws a shadow."""
BACKDROPS: Final = ("wall", "door", "mat")
"""Props that are a place rather than a thing: drawn flat, without an outline, and free to run out of the picture."""
UPRIGHT: Final = ("wall", "door")


@dataclass(frozen=True, eq=False)
class Posed:
    """The body in one pose: the skeleton's rotations and positions, one frame each."""

    body: Body
    rotations: Floats
    """(1, nodes, 3, 3), in the world."""
    positions: Floats
    """(1, nodes, 3), metres."""
    partner: "Posed | None" = None
    """The practitioner at the same moment."""


def posed(body: Body, angles: Floats, root: ArrayLike, base: str) -> Posed:
    """Return the body in a pose of angles (angles,), degrees, its pelvis at `root` (3,), in a base of `bases.BASES`."""
    return Posed(body, *body.skeleton.world(angles[None], np.asarray(root, dtype=float)[None], BASES[base].rotation))


def posed_at(motion: Motion, body: Body, seconds: float) -> Posed:
    """Return the body at a moment of a motion, and the practitioner with it where one helps."""
    angles, root = motion.at(seconds)
    partner = None if motion.partner is None else posed_at(motion.partner, body, seconds)
    return Posed(body, *body.skeleton.world(angles, root, motion.rotation), partner)


@dataclass(frozen=True, eq=False)
class Scene:
    """Triangles in the world, metres."""

    vertices: Floats
    """(vertices, 3)."""
    normals: Floats
    """(vertices, 3), unit."""
    faces: NDArray[np.int64]
    """(faces, 3), counter-clockwise from outside."""
    materials: NDArray[np.int64]
    """(faces,), indices into `palette.MATERIALS`."""
    groups: NDArray[np.int64]
    """(faces,): `BODY`, `FURNITURE`, `BACKDROP`, or `HELPER`: the practitioner."""
    lit: Floats
    """(vertices,), 0 to 1: how strongly a muscle is lit here."""
    hint: Floats
    """(vertices,), 0 to 1: the same for muscles that lie deep."""
    floor: float = 0.0
    """Height of the ground that shadows fall on."""
    wall: Floats | None = None
    """(3,), unit: where a wall or door looks to; None where there is none."""

    def mirrored(self) -> "Scene":
        """Return the scene of the other side."""
        return replace(
            self,
            vertices=self.vertices * MIRROR,
            normals=self.normals * MIRROR,
            faces=self.faces[:, [0, 2, 1]],
            wall=None if self.wall is None else self.wall * MIRROR,
        )

    def only(self, *groups: int) -> "Scene":
        """Return the scene with the faces of some groups only; the vertices stay."""
        keep = np.isin(self.groups, groups)
        return replace(self, faces=self.faces[keep], materials=self.materials[keep], groups=self.groups[keep])

    def points(self, *groups: int) -> Floats:
        """Return the vertices (n, 3) of some groups."""
        return self.vertices[np.unique(self.only(*groups).faces)]


@dataclass
class _Pile:
    """Meshes on their way to become one."""

    vertices: list[Floats] = field(default_factory=list)
    normals: list[Floats] = field(default_factory=list)
    faces: list[NDArray[np.int64]] = field(default_factory=list)
    materials: list[NDArray[np.int64]] = field(default_factory=list)
    groups: list[NDArray[np.int64]] = field(default_factory=list)
    lit: list[Floats] = field(default_factory=list)
    hint: list[Floats] = field(default_factory=list)
    count: int = 0

    def add_body(self, pose: Posed, group: int, lit: Mapping[str, Lit], prefix: str = "") -> None:
        """Add a posed body; `prefix` stands before its materials."""
        skinning = pose.body.skeleton.skinning(pose.rotations, pose.positions)[0]
        strength, hinted = _strengths(pose.body.regions, lit)
        for part in pose.body.parts:
            vertices, normals = skinned(part, skinning)
            self.add(
                Mesh(f"{prefix}{part.name}", vertices, normals, part.faces),
                group,
                (part.muscle_weights * strength[part.muscles]).max(axis=1),
                (part.muscle_weights * hinted[part.muscles]).max(axis=1),
            )

    def add(self, mesh: Mesh, group: int, lit: Floats | None = None, hint: Floats | None = None) -> None:
        size = len(mesh.vertices)
        self.vertices.append(mesh.vertices)
        self.normals.append(mesh.normals)
        self.faces.append(mesh.faces + self.count)
        self.materials.append(np.full(len(mesh.faces), MATERIAL[mesh.material]))
        self.groups.append(np.full(len(mesh.faces), group))
        self.lit.append(np.zeros(size) if lit is None else lit)
        self.hint.append(np.zeros(size) if hint is None else hint)
        self.count += size


def scene_of(pose: Posed, props: Sequence[Prop] = (), lit: Mapping[str, Lit] | None = None) -> Scene:
    """Return a moment as one heap of triangles.

    Parameters
    ----------
    pose
        The body, and the practitioner's.
    props
        What stands about, hangs between hands, or is held.
    lit
        Regions of `Body.regions` that are lit: see `lighting.lit_regions`. Of the practitioner nothing is.

    The vertices of the body come first.
    """
    pile = _Pile()
    pile.add_body(pose, BODY, lit or {})
    if pose.partner is not None:
        pile.add_body(pose.partner, HELPER, {}, PARTNER)
    for prop in props:
        matrix = placed(prop, pose.body, pose.rotations, pose.positions)[0]
        for mesh in shapes(prop):
            pile.add(mesh.moved(matrix), BACKDROP if prop.kind in BACKDROPS else FURNITURE)
    return Scene(
        vertices=np.concatenate(pile.vertices),
        normals=np.concatenate(pile.normals),
        faces=np.concatenate(pile.faces),
        materials=np.concatenate(pile.materials),
        groups=np.concatenate(pile.groups),
        lit=np.concatenate(pile.lit),
        hint=np.concatenate(pile.hint),
        floor=min((prop.at[1] for prop in props if prop.held is None and prop.kind != BAND), default=0.0),
        wall=next((-about_y(prop.turn)[:, 2] for prop in props if prop.kind in UPRIGHT), None),
    )


def _strengths(regions: Sequence[str], lit: Mapping[str, Lit]) -> tuple[Floats, Floats]:
    """Return how strongly each region is lit, and how strongly as a hint."""
    found = [lit.get(region) for region in regions]
    plain = np.array([one.strength if one and not one.hint else 0.0 for one in found])
    hints = np.array([one.strength if one and one.hint else 0.0 for one in found])
    return plain, hints
