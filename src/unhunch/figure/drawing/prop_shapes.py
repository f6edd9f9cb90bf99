"""The things in the scene as meshes, and where they stand. One place for everything that draws them.

A shape lives in the prop's own frame: x is its width, y up, z its depth (a chair faces +z), and its origin is what
`Prop.at` names: the middle of its underside; of a mat the middle of its upper side; of a wall or door the foot of its
near side, which looks to -z. What is held has its origin where it is held: a ball in its middle, a cane at its grip. A
band is drawn one metre long, from the origin up along +y: its placement stretches it.

>>> [mesh.material for mesh in shapes(Prop(kind="chair"))]
['wood', 'metal']
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from unhunch.figure.bases import SEAT_HEIGHT
from unhunch.figure.body import Body
from unhunch.figure.drawing.meshes import Mesh, affine, joined, rounded_box, tube, turned
from unhunch.figure.pose import Prop
from unhunch.figure.rotations import Floats, about_x, about_y, about_z, applied, between
from unhunch.figure.surfaces import (
    BACKREST_LEAN,
    BACKREST_MIDDLE,
    BACKREST_SIZE,
    BALL_RADIUS,
    BLOCK_SIZE,
    DOOR_SIZE,
    MAT_SIZE,
    PILLOW_SIZE,
    ROLLER_LENGTH,
    ROLLER_RADIUS,
    SEAT_AHEAD,
    SEAT_SIZE,
    WALL_SIZE,
)

BAND: Final = "resistance-band"
BAND_RADIUS: Final = 0.006
DESK_SIZE: Final = (1.2, 0.72, 0.6)
TABLE_SIZE: Final = (0.70, 0.66, 1.90)
"""The practitioner's table, long side along z."""
TOWEL_SIZE: Final = (0.30, 0.05, 0.20)
"""Folded."""

CANE_RADIUS: Final = 0.011
CANE_TOP: Final = 0.34
"""From the grip up to where the hook begins."""
CANE_FOOT: Final = -0.24
CANE_HOOK: Final = 0.105
"""Radius of the hook's arc: it bends over towards -z, and its tip points down."""
CANE_TIP: Final = (0.0, CANE_TOP - 0.05, -2 * CANE_HOOK)
"""The knob that presses, in the cane's own frame."""
_GRIPPED: Final = about_x(90.0)
"""A cane in the fist: its shaft points where the thumb does, which is +z of a hand."""

DOOR_HANDLE: Final = (-0.36, 1.02, 0.0)
"""In the door's own frame, where a band is tied; it stands out by 5 cm."""


def shapes(prop: Prop) -> tuple[Mesh, ...]:
    """Return the pieces of a prop in its own frame, one for each material.

    Raises
    ------
    ValueError
        Where nobody has drawn that kind yet.
    """
    if prop.kind not in _SHAPES:
        raise ValueError(f"no shape for the prop {prop.kind!r}: expected one of {', '.join(sorted(_SHAPES))}")
    return _SHAPES[prop.kind](prop)


def placement(prop: Prop, body: Body) -> tuple[int | None, Floats]:
    """Return what a prop is fixed to, and how: the node (None: the world) and an affine matrix (3, 4) on it.

    A held ball or cane touches the skin at its site: `Prop.at` moves it from there, in the frame of the site's node.
    `Prop.turn` turns what is held about its own upright axis.

    Raises
    ------
    ValueError
        For a band, which hangs between two places: see `band_ends`.
    """
    if prop.kind == BAND:
        raise ValueError("a band lies between two places: ask band_ends")
    if prop.held is None:
        return None, affine(about_y(prop.turn), prop.at)
    site = body.sites[prop.held]
    position = site.position + np.array(prop.at)
    thickness = {"massage-ball": prop.radius or BALL_RADIUS, "massage-cane": CANE_RADIUS}
    position = position + thickness.get(prop.kind, 0.0) * site.normal
    grip = _GRIPPED if prop.kind == "massage-cane" else np.eye(3)
    return site.node, affine(grip @ about_y(prop.turn), position)


def placed(prop: Prop, body: Body, rotations: Floats, positions: Floats) -> Floats:
    """Return the affine matrices (frames, 3, 4) that carry a prop's shape into the world, whatever its kind.

    `rotations` (frames, nodes, 3, 3) and `positions` (frames, nodes, 3) are the skeleton's.
    """
    if prop.kind == BAND:
        return np.stack([_stretched(ends) for ends in band_ends(prop, body, rotations, positions)])
    node, local = placement(prop, body)
    if node is None:
        return np.tile(local, (len(rotations), 1, 1))
    turned_ = rotations[:, node] @ local[:, :3]
    return affine(turned_, positions[:, node] + applied(rotations[:, node], local[:, 3]))


def band_ends(prop: Prop, body: Body, rotations: Floats, positions: Floats) -> Floats:
    """Return where a band begins and ends, (frames, 2, 3): at its sites, or at `Prop.at` where it begins at none."""
    fixed = np.tile(np.array(prop.at, dtype=float), (len(rotations), 1))
    begins = fixed if prop.from_ is None else body.on_surface(prop.from_, rotations, positions)
    ends = fixed if prop.to is None else body.on_surface(prop.to, rotations, positions)
    return np.stack([begins, ends], axis=1)


def band(points: ArrayLike) -> Mesh:
    """Return a band along a path (points, 3) in the world: round a hand, behind the back."""
    return tube("rubber", points, BAND_RADIUS, around=8)


def _stretched(ends: Floats) -> Floats:
    """Return the matrix (3, 4) that takes a band of one metre along +y to its two ends."""
    along = ends[1] - ends[0]
    length = max(float(np.linalg.norm(along)), 1e-6)
    upside_down = along[1] < -0.999999 * length
    turn = about_z(180) if upside_down else between((0.0, 1.0, 0.0), along)
    return affine(turn * np.array([1.0, length, 1.0]), ends[0])


def _chair(prop: Prop) -> tuple[Mesh, ...]:
    del prop  # chairs come in one size: the solver's
    width, thick, depth = SEAT_SIZE
    seat = rounded_box("wood", SEAT_SIZE, (0, SEAT_HEIGHT - thick / 2, SEAT_AHEAD), 0.02, steps=2)
    lean = about_x(-BACKREST_LEAN)
    rest = rounded_box("wood", BACKREST_SIZE, (0, 0, 0), 0.014, steps=2).moved(affine(lean, BACKREST_MIDDLE))
    pieces = []
    for side in (-1, 1):
        x = side * (width / 2 - 0.035)
        for z, splay in ((SEAT_AHEAD + depth / 2 - 0.04, 0.012), (SEAT_AHEAD - depth / 2 + 0.04, -0.025)):
            pieces.append(_leg((x + side * 0.012, 0.0, z + splay), (x, SEAT_HEIGHT - thick, z), 0.013))
        foot = np.array([side * 0.17, SEAT_HEIGHT - thick / 2, SEAT_AHEAD - depth / 2 + 0.02])
        head = np.array(BACKREST_MIDDLE) + lean @ np.array([side * 0.17, 0.02, 0.0])
        pieces.append(_leg(tuple(foot), tuple(head), 0.011))
    return joined([seat, rest]), joined(pieces)


def _leg(foot: ArrayLike, head: ArrayLike, radius: float, material: str = "metal") -> Mesh:
    start, end = np.asarray(foot, dtype=float), np.asarray(head, dtype=float)
    unit = (end - start) / np.linalg.norm(end - start)
    return tube(material, [start + radius * unit, end], [radius * 0.85, radius], around=10)


def _four_legs(width: float, height: float, depth: float, radius: float) -> Mesh:
    corners = [(x * width / 2, z * depth / 2) for x in (-1, 1) for z in (-1, 1)]
    return joined([_leg((x, 0.0, z), (x, height, z), radius) for x, z in corners])


def _desk(prop: Prop) -> tuple[Mesh, ...]:
    width, height, depth = prop.size or DESK_SIZE
    top = rounded_box("wood", (width, 0.03, depth), (0, height - 0.015, 0), 0.01, steps=2)
    return top, _four_legs(width - 0.12, height - 0.03, depth - 0.12, 0.018)


def _treatment_table(prop: Prop) -> tuple[Mesh, ...]:
    width, height, length = prop.size or TABLE_SIZE
    cushion = rounded_box("cushion", (width, 0.08, length), (0, height - 0.04, 0), 0.035, steps=2)
    frame = rounded_box("wood", (width - 0.06, 0.05, length - 0.06), (0, height - 0.105, 0), 0.008)
    return cushion, frame, _four_legs(width - 0.16, height - 0.12, length - 0.3, 0.022)


def _wall(prop: Prop) -> tuple[Mesh, ...]:
    width, height, thick = prop.size or WALL_SIZE
    return (rounded_box("wall", (width, height, thick), (0, height / 2, thick / 2), 0.006),)


def _door(prop: Prop) -> tuple[Mesh, ...]:
    width, height, thick = prop.size or DOOR_SIZE
    leaf = rounded_box("door", (width, height, thick), (0, height / 2, thick / 2), 0.006)
    posts = [
        rounded_box("wall", (0.07, height + 0.07, thick + 0.02), (x, (height + 0.07) / 2, thick / 2 + 0.01), 0.008)
        for x in (-width / 2 - 0.04, width / 2 + 0.04)
    ]
    lintel = rounded_box("wall", (width + 0.01, 0.07, thick + 0.02), (0, height + 0.037, thick / 2 + 0.01), 0.008)
    x, y, _ = DOOR_HANDLE
    bar = [(x, y, 0.0), (x, y, -0.04), (x + 0.012, y, -0.05), (x + 0.11, y, -0.05)]
    plate = rounded_box("metal", (0.035, 0.16, 0.006), (x, y, -0.002), 0.003)
    return leaf, joined([*posts, lintel]), joined([plate, tube("metal", bar, 0.009)])


def _mat(prop: Prop) -> tuple[Mesh, ...]:
    width, thick, length = prop.size or MAT_SIZE
    return (rounded_box("mat", (width, thick, length), (0, -thick / 2, 0), thick / 2.5),)


def _pillow(prop: Prop) -> tuple[Mesh, ...]:
    width, height, depth = prop.size or PILLOW_SIZE
    bulge = height * 0.2
    flat = (width, height - 2 * bulge, depth)
    return (rounded_box("cloth", flat, (0, height / 2, 0), flat[1] / 2, steps=3, bulge=bulge),)


def _towel(prop: Prop) -> tuple[Mesh, ...]:
    width, height, depth = prop.size or TOWEL_SIZE
    layer = height / 3
    folds = [
        rounded_box("cloth", (width, layer, depth), (0.004 * (i % 2), layer * (i + 0.5), 0.003 * i), layer / 2, steps=2)
        for i in range(3)
    ]
    return (joined(folds),)


def _roller(prop: Prop) -> tuple[Mesh, ...]:
    radius, half = prop.radius or ROLLER_RADIUS, ROLLER_LENGTH / 2
    edge, bore = 0.012, radius * 0.45
    rim = radius - edge
    outside: list[tuple[float, float]] = [(bore, -half), (rim, -half)]
    outside += [(rim + edge * np.sin(a), -half + edge * (1 - np.cos(a))) for a in np.linspace(0, np.pi / 2, 4)[1:]]
    outside += [(radius, half - edge)]
    outside += [(rim + edge * np.cos(a), half - edge * (1 - np.sin(a))) for a in np.linspace(0, np.pi / 2, 4)[1:]]
    outside += [(bore, half)]
    foam = turned("foam", outside, around=32)
    rings = []
    for end in (-1, 1):
        ring = [
            (bore, end * half),
            (bore * 0.82, end * (half + 0.003)),
            (bore * 0.64, end * half),
            (0.0, end * (half - 0.01)),
        ]
        rings.append(turned("rubber", ring[::end], around=24)) if end < 0 else rings.append(
            turned("rubber", ring, around=24)
        )
    lying = affine(about_z(90), (0, radius, 0))
    return foam.moved(lying), joined(rings).moved(lying)


def _block(prop: Prop) -> tuple[Mesh, ...]:
    size = prop.size or BLOCK_SIZE
    return (rounded_box("foam", size, (0, size[1] / 2, 0), 0.012, steps=2),)


def _ball(prop: Prop) -> tuple[Mesh, ...]:
    radius = prop.radius or BALL_RADIUS
    height = 0.0 if prop.held else radius
    profile = [(radius * np.cos(a), height + radius * np.sin(a)) for a in np.linspace(-np.pi / 2, np.pi / 2, 11)]
    return (turned("rubber", profile, around=18),)


def _cane(prop: Prop) -> tuple[Mesh, ...]:
    del prop  # canes come in one size
    bend = np.linspace(0, np.pi / 2, 5)
    foot = [(0.0, CANE_FOOT - 0.05 * np.sin(a), 0.09 - 0.05 - 0.05 * np.cos(a) + 0.05) for a in bend[::-1]]
    arc = np.linspace(0, np.pi, 13)
    hook = [(0.0, CANE_TOP + CANE_HOOK * np.sin(a), -CANE_HOOK * (1 - np.cos(a))) for a in arc]
    shaft = tube("rubber", [(0.0, CANE_FOOT - 0.05, 0.12), *foot, *hook, CANE_TIP], CANE_RADIUS)
    knobs = [(0.0, CANE_FOOT - 0.05, 0.12), CANE_TIP]
    return (joined([shaft, *(_knob(place, 0.019) for place in knobs), _peg(0.20), _peg(-0.10)]),)


def _knob(place: ArrayLike, radius: float) -> Mesh:
    profile = [(radius * np.cos(a), radius * np.sin(a)) for a in np.linspace(-np.pi / 2, np.pi / 2, 7)]
    return turned("rubber", profile, around=12).moved(affine(np.eye(3), place))


def _peg(height: float) -> Mesh:
    return joined(
        [tube("rubber", [(0, height, 0), (0, height, 0.05)], 0.009, around=8), _knob((0, height, 0.052), 0.014)]
    )


def _unit_band(prop: Prop) -> tuple[Mesh, ...]:
    del prop
    return (tube("rubber", [(0, 0, 0), (0, 1, 0)], BAND_RADIUS, around=8),)


_SHAPES: Final[dict[str, Callable[[Prop], tuple[Mesh, ...]]]] = {
    "chair": _chair,
    "desk": _desk,
    "wall": _wall,
    "door": _door,
    "mat": _mat,
    "pillow": _pillow,
    "towel": _towel,
    "foam-roller": _roller,
    "yoga-block": _block,
    "massage-ball": _ball,
    "massage-cane": _cane,
    "treatment-table": _treatment_table,
    BAND: _unit_band,
}
DRAWN: Final = tuple(_SHAPES)
"""Every kind of prop that has a shape."""
