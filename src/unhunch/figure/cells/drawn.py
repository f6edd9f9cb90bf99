"""A scene as cells of a terminal: pixels of material and tone, or an outline in dots.

A pixel is drawn from `FINER` by `FINER` samples and is what most of them are: edges stay crisp at the size of a stamp.
"""

from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.cells.pixels import EMPTY, LIT_STEPS, SHADOW, SLOT, SLOTS, TONES
from unhunch.figure.drawing.camera import Window
from unhunch.figure.drawing.palette import BODY_MATERIALS, MATERIALS, PARTNER_MATERIALS
from unhunch.figure.drawing.raster import FAR, Raster, rasterise
from unhunch.figure.drawing.scene import BACKDROP, Scene
from unhunch.figure.rotations import Floats

Booleans = NDArray[np.bool_]
Codes = NDArray[np.uint8]

FINER: Final = 3
"""Samples along each side of a pixel."""
FILLED: Final = 0.4
"""A pixel of which so much is covered is drawn ..."""
THIN: Final = 0.3
"""... and so much of it by a prop: the leg of a chair is thinner than a pixel."""
LIGHT: Final = np.array([-0.45, 0.62, 0.64])
"""Where the light comes from, on the screen: from above, a little from the left and from the eye."""
JUMP: Final = 0.035
"""Metres between what lies beside each other in the picture: from there on an edge is drawn."""
EDGE_TONES: Final = 2.5
"""So much darker is what lies right behind an edge."""
LIT_FROM: Final = 0.25
LIT_FULL: Final = 0.55
"""How far into a muscle's region its colour begins, and is whole."""
HINT: Final = 0.67
"""How strong the colour of a deep muscle is."""

LIT_WEIGHT: Final = 2
"""So many samples does a lit one stand for: a small muscle must not drown in the shirt."""

_OF_PROPS: Final = np.array([material not in (*BODY_MATERIALS, *PARTNER_MATERIALS) for material, _ in SLOTS])
_WEIGHT: Final = np.array([LIT_WEIGHT if lit else 1 for _, lit in SLOTS])
_SLOT_TABLE: Final = np.array(
    [[SLOT.get((material, lit), SLOT[material, 0]) for lit in range(LIT_STEPS + 1)] for material in MATERIALS]
)


def coloured(scene: Scene, axes: Floats, window: Window) -> Codes:
    """Return a scene as codes of `pixels`, (height, width) of the window; `axes` is the camera's (3, 3)."""
    fine = replace(window, scale=window.scale * FINER)
    width, height = fine.pixels
    view = rasterise(fine.to_pixels(scene.vertices @ axes.T), scene.faces, width=width, height=height)
    seen = view.seen
    slots, tones = np.full(seen.shape, -1), np.zeros(seen.shape)
    slots[seen] = _SLOT_TABLE[view.label(scene.materials)[seen], _lit_steps(scene, view)]
    tones[seen] = _tones(scene, view, axes)
    tones[_behind_edges(view)] -= EDGE_TONES
    slots[~seen & _shadow(scene, axes, fine)] = SLOT[SHADOW, 0]
    return _gathered(slots, tones)


def outline(scene: Scene, axes: Floats, window: Window) -> Booleans:
    """Return a scene as dots, (height, width) of the window: its edges, and every other dot of what is lit."""
    width, height = window.pixels
    view = rasterise(window.to_pixels(scene.vertices @ axes.T), scene.faces, width=width, height=height)
    labels, drawn = view.label(scene.materials), _behind_edges(view)
    for other in _neighbours(labels):
        drawn |= (labels > other) & view.seen
    steps = np.zeros(labels.shape, dtype=np.int64)
    steps[view.seen] = _lit_steps(scene, view)
    rows, columns = np.indices(labels.shape)
    return np.asarray(drawn | ((steps >= LIT_STEPS - 1) & ((rows + columns) % 2 == 0)))


def _lit_steps(scene: Scene, view: Raster) -> NDArray[np.int64]:
    """Return for each pixel that is seen how many thirds of it are lit."""
    both = view.attribute(np.stack([scene.lit, scene.hint], axis=1), scene.faces)
    part = np.clip((both - LIT_FROM) / (LIT_FULL - LIT_FROM), 0, 1) * [1.0, HINT]
    return np.asarray(np.rint(part.max(axis=1) * LIT_STEPS), dtype=np.int64)


def _tones(scene: Scene, view: Raster, axes: Floats) -> Floats:
    """Return for each pixel that is seen how light it is, 0 to `TONES - 1`."""
    normals = view.attribute(scene.normals, scene.faces)
    length = np.maximum(np.linalg.norm(normals, axis=1), 1e-9)
    towards = axes.T @ (LIGHT / np.linalg.norm(LIGHT))
    return np.asarray(np.clip((normals @ towards / length + 0.25) / 1.3, 0, 1) * (TONES - 1))


def _behind_edges(view: Raster) -> Booleans:
    """Return what lies beside something nearer; a slope that goes on as it came is no edge."""
    above, below, left, right = _neighbours(view.depth)
    found = np.zeros(view.seen.shape, dtype=bool)
    for one, opposite in ((above, below), (below, above), (left, right), (right, left)):
        slope = np.where(opposite > FAR / 2, np.maximum(view.depth - opposite, 0), 0)
        found |= one - view.depth - slope > JUMP
    return found & view.seen


def _neighbours(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return what lies above, below, left and right of each pixel; beyond the border lies what is at the border."""
    wide = np.pad(values, 1, mode="edge")
    return wide[:-2, 1:-1], wide[2:, 1:-1], wide[1:-1, :-2], wide[1:-1, 2:]


def _shadow(scene: Scene, axes: Floats, fine: Window) -> Booleans:
    """Return where the ground right below the body and its props is, (height, width)."""
    width, height = fine.pixels
    casts = np.zeros(len(scene.vertices), dtype=bool)
    casts[scene.faces[scene.groups != BACKDROP]] = True
    below = scene.vertices[casts] * [1.0, 0.0, 1.0] + [0.0, scene.floor, 0.0]
    place = np.floor(fine.to_pixels(below @ axes.T)[:, :2]).astype(np.int64)
    place = place[((place >= 0) & (place < [width, height])).all(axis=1)]
    shade = np.zeros((height, width), dtype=bool)
    shade[place[:, 1], place[:, 0]] = True
    return shade


def _gathered(slots: NDArray[np.int64], tones: Floats) -> Codes:
    """Return each pixel of `FINER` by `FINER` samples as one code: what most of it is, in that one's mean tone."""
    height, width = slots.shape[0] // FINER, slots.shape[1] // FINER
    rows, columns = np.indices(slots.shape) // FINER
    filled = slots >= 0
    key = (rows * width + columns)[filled] * len(SLOTS) + slots[filled]
    shape, most_keys = (height, width, len(SLOTS)), height * width * len(SLOTS)
    counts = np.bincount(key, minlength=most_keys).reshape(shape)
    sums = np.bincount(key, weights=tones[filled], minlength=most_keys).reshape(shape)
    shadow = SLOT[SHADOW, 0]
    solid = counts.copy()
    solid[..., shadow] = 0
    enough = FILLED * FINER**2
    covered = (solid.sum(axis=2) >= enough) | (solid[..., _OF_PROPS].sum(axis=2) >= THIN * FINER**2)
    shaded = counts[..., shadow] >= enough
    most = np.where(covered, (solid * _WEIGHT).argmax(axis=2), shadow)[..., None]
    mean = np.take_along_axis(sums, most, 2) / np.maximum(np.take_along_axis(counts, most, 2), 1)
    codes = 1 + most * TONES + np.clip(np.rint(mean), 0, TONES - 1)
    return np.where(covered | shaded, codes[..., 0], EMPTY).astype(np.uint8)
