"""A scene as a drawing: areas of base colour, shade and light, outline and inner contours, shadow, ghost, lit muscles.

What comes out has roles instead of colours ("skin.base", "shadow", "ink"); `palette` and `svg` give it a theme. Layers
are in the order in which they are painted. Everything is traced from one finely rasterised picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.drawing.camera import Window
from unhunch.figure.drawing.outlines import Booleans, Field, blurred, box_of, eroded, grown, traced
from unhunch.figure.drawing.palette import BODY_MATERIALS, MATERIAL, MATERIALS, PARTNER, PARTNER_MATERIALS
from unhunch.figure.drawing.raster import Raster, rasterise
from unhunch.figure.drawing.scene import BACKDROP, BODY, FURNITURE, HELPER, SOLID, Scene
from unhunch.figure.drawing.shading import RIM_LIGHT, ShadowMap, floor_under, key_light
from unhunch.figure.rotations import Floats

DETAIL: Final = 3.0
"""Pixels of the raster in a pixel of the still."""
SHADE: Final = 0.20
"""Cosine between surface and lamp below which it lies in the shade ..."""
LIGHT: Final = 0.86
"""... and above which it catches the light."""
_SOFT: Final = 0.10
_LIT, _FAINT, _HINTED = 0.60, 0.32, 0.45
"""Where the edge of a muscle is drawn (its paint fades from 1 to 0): one lit in full, one lit faintly, a hint."""
_JUMP: Final = (0.013, 0.03)
"""Metres between near and far from which a contour begins to be drawn, and from which it has its full width ..."""
_FINE_JUMP: Final = (0.005, 0.016)
"""... and the same on the skin, where fingers and toes lie close together."""
_RIM_WIDTH: Final = 2.4
"""Pixels of the still that the light from behind reaches inwards from the outline."""
_BEHIND: Final = -0.6
"""Cosine between a wall and the eye below which it is drawn as a veil before the figure."""
_CONTACT: Final = 0.045
"""Metres above the floor below which a body darkens it."""
_ORDER: Final = ("skin", "legs", "top", "hair")
_SKIN: Final = (MATERIAL["skin"], MATERIAL[f"{PARTNER}skin"])
_PEOPLE: Final = (*BODY_MATERIALS, *PARTNER_MATERIALS)


@dataclass(frozen=True, slots=True)
class Layer:
    """One path and what it is: "skin.base", "top.shade", "ghost", "shadow", "ink", "muscle.base", "hint"."""

    role: str
    data: str


def sketched(scene: Scene, *, axes: Floats, window: Window, ghost: Scene | None = None) -> tuple[Layer, ...]:
    """Return the layers of a drawing, in path units of a tenth of a pixel of `window`.

    Parameters
    ----------
    scene
        What is drawn.
    axes
        The camera's: `camera.camera_axes`.
    window
        What part of the screen is drawn, in pixels of the still.
    ghost
        The same scene at another moment, to be seen through; only the person's body is drawn.
    """
    drawing = _Drawing(scene, axes, window, ghost)
    return tuple(layer for layer in drawing.layers() if layer.data)


class _Drawing:
    """One scene on its way to paths."""

    def __init__(self, scene: Scene, axes: Floats, window: Window, ghost: Scene | None) -> None:
        self.scene, self.axes, self.window, self.ghost = scene, axes, window, ghost
        self.fine = replace(window, scale=window.scale * DETAIL)
        self.light = key_light(axes)
        self.front = scene.only(*SOLID)
        self.view = self._seen(self.front)
        self.groups = self.view.label(self.front.groups)
        self.materials = self.view.label(self.front.materials)
        self.solid = self.view.seen
        self.shadows = ShadowMap(scene, self.light)

    def _seen(self, scene: Scene) -> Raster:
        width, height = self.fine.pixels
        points = self.fine.to_pixels(scene.vertices @ self.axes.T)
        return rasterise(points, scene.faces, width=width, height=height)

    def layers(self) -> Iterator[Layer]:
        seen_through = self.scene.wall is not None and float(self.scene.wall @ self.axes[2]) < _BEHIND
        backdrop = tuple(self._backdrop())
        if not seen_through:
            yield from backdrop
        yield from self._shadow()
        furniture, body, helper = (self.groups == group for group in (FURNITURE, BODY, HELPER))
        names = [name for name in MATERIALS if name not in _PEOPLE]
        yield from self._painted(names, furniture)
        yield Layer("outline", self._traced(furniture, smallest=4))
        yield from self._ghost()
        yield from self._painted([f"{PARTNER}{name}" for name in _ORDER], helper)
        yield Layer("outline", self._traced(helper, smallest=3))
        yield from self._painted(_ORDER, body)
        yield from self._muscles(body)
        yield Layer("outline", self._traced(body, smallest=3))
        yield Layer("ink", self._contours())
        if seen_through:  # the eye stands behind the wall
            yield Layer("veil", "".join(layer.data for layer in backdrop if layer.role.endswith(".base")))

    def _traced(self, area: Booleans | Field, *, smallest: float = 10.0, sigma: float = 0.5) -> str:
        return traced(area, detail=DETAIL, smallest=smallest, sigma=sigma)

    def _backdrop(self) -> Iterator[Layer]:
        """Wall, door and mat, as if nothing stood before them: a wall never hides the figure."""
        backdrop = self.scene.only(BACKDROP)
        if not len(backdrop.faces):
            return
        view = self._seen(backdrop)
        materials = view.label(backdrop.materials)
        facing = _unit(view.attribute(backdrop.normals, backdrop.faces)) @ self.light
        lit = np.zeros(view.face.shape, dtype=np.float32)
        lit[view.seen] = facing
        for name in ("wall", "door", "mat", "metal"):
            mask = materials == MATERIAL[name]
            if mask.any():
                yield Layer(f"{name}.base", self._traced(grown(mask, 0.4 * DETAIL)))
                yield Layer(f"{name}.shade", self._traced(mask & (lit < SHADE), smallest=3))

    def _shadow(self) -> Iterator[Layer]:
        """What the lamp throws on the floor and the wall, and how the floor darkens where something touches it."""
        coarse = replace(self.window, scale=self.window.scale * DETAIL / 2)
        points, real = floor_under(self.axes, coarse, self.scene.floor)
        wall = self._wall(coarse, points, real)
        fallen = np.zeros(real.shape)
        fallen[real] = self.shadows.shaded(points[real])
        yield Layer("shadow", traced(fallen.astype(np.float32), detail=DETAIL / 2, sigma=0.9, smallest=30))
        near = ShadowMap(self.scene, np.array([0.0, 1.0, 0.0]), below=_CONTACT)
        touched = np.zeros(real.shape)
        touched[real & ~wall] = near.shaded(points[real & ~wall] - [0.0, 0.02, 0.0])
        yield Layer(
            "contact", traced(touched.astype(np.float32), detail=DETAIL / 2, sigma=1.6, level=0.35, smallest=20)
        )

    def _wall(self, coarse: Window, points: Floats, real: Booleans) -> Booleans:
        """Put what a wall or door shows in the place of the floor behind it; return where that is."""
        backdrop = self.scene.only(BACKDROP)
        upright = np.isin(backdrop.materials, [MATERIAL["wall"], MATERIAL["door"]])
        wall = np.zeros(real.shape, dtype=bool)
        if not upright.any():
            return wall
        width, height = coarse.pixels
        faces = backdrop.faces[upright]
        view = rasterise(coarse.to_pixels(backdrop.vertices @ self.axes.T), faces, width=width, height=height)
        wall[:] = view.seen
        points[wall] = view.attribute(backdrop.vertices, faces)
        if self.scene.wall is not None and float(self.scene.wall @ self.axes[2]) < 0:
            real &= ~wall  # the eye sees its back, on which nothing falls
        else:
            real |= wall
        return wall

    @cached_property
    def _normals(self) -> Floats:
        """(solid pixels, 3), unit."""
        return _unit(self.view.attribute(self.front.normals, self.front.faces))

    @cached_property
    def _tone(self) -> Field:
        """(height, width): how much light falls on body and furniture, -1 to 1."""
        points = self.view.attribute(self.front.vertices, self.front.faces)
        falls = self._normals @ self.light
        towards = falls > 0.05
        falls[towards] *= 1 - self.shadows.shaded(points[towards] + 0.004 * self._normals[towards])
        return self._filled(falls)

    @cached_property
    def _rim(self) -> Field:
        """(height, width), 0 to 1: the edge that a light from behind draws."""
        on_screen = self._normals @ self.axes.T
        grazing = np.clip((0.5 - on_screen[:, 2]) / 0.3, 0, 1)
        behind = np.clip((on_screen @ np.array(RIM_LIGHT) - 0.35) / 0.25, 0, 1)
        people = np.isin(self.groups, (BODY, HELPER))
        near_edge = self.solid & ~(eroded(people, _RIM_WIDTH * DETAIL))
        return np.asarray(self._filled(grazing * behind) * near_edge)

    def _filled(self, values: Floats) -> Field:
        """Return values of the solid pixels as a picture."""
        picture = np.zeros(self.solid.shape, dtype=np.float32)
        picture[self.solid] = values
        return picture

    def _painted(self, names: tuple[str, ...] | list[str], within: Booleans) -> Iterator[Layer]:
        for name in names:
            mask = within & (self.materials == MATERIAL[name])
            box = box_of(mask, round(6 * DETAIL))
            if box is None:
                continue
            edge = grown(mask, 0.5 * DETAIL)
            yield Layer(f"{name}.base", self._traced(edge, smallest=3))
            tone = _carried_out(self._tone[box], mask[box], 0.8 * DETAIL)
            for role, area, smallest in (
                ("shade", _above(-tone, -SHADE, _SOFT), 24),
                ("light", _above(tone, LIGHT, _SOFT), 26),
                ("rim", _carried_out(self._rim[box], mask[box], 0.5 * DETAIL), 8),
            ):
                if role == "rim" and name not in _PEOPLE:
                    continue
                whole = np.zeros(mask.shape, dtype=np.float32)
                whole[box] = area * edge[box]
                yield Layer(f"{name}.{role}", self._traced(whole, smallest=smallest, sigma=0.7))

    def _ghost(self) -> Iterator[Layer]:
        if self.ghost is None:
            return
        view = self._seen(self.ghost.only(BODY))
        hidden = (self.groups == FURNITURE) & (self.view.depth > view.depth)
        yield Layer("ghost", self._traced(view.seen & ~hidden, smallest=20))

    def _muscles(self, body: Booleans) -> Iterator[Layer]:
        inside = eroded(body, 0.4 * DETAIL)
        lit = self._strength(self.scene.lit, body)
        full = _above(lit, _LIT) * inside
        hint = _above(self._strength(self.scene.hint, body), _HINTED) * inside * (1 - _above(lit, _LIT - 0.06))
        yield Layer("hint", self._traced(hint, smallest=24, sigma=0.8))
        yield Layer("muscle.soft", self._traced(_above(lit, _FAINT) * inside, smallest=24, sigma=0.8))
        yield Layer("muscle.base", self._traced(full, smallest=16, sigma=0.8))
        tone = _carried_out(self._tone, body, 0.9 * DETAIL)
        for role, area in (("shade", _above(-tone, -SHADE, _SOFT)), ("light", _above(tone, LIGHT, _SOFT))):
            yield Layer(f"muscle.{role}", self._traced(np.minimum(full, area), smallest=16, sigma=0.8))

    def _strength(self, of_vertices: Floats, body: Booleans) -> Field:
        """Return how strongly muscles are lit, (height, width), carried over the edge of the body."""
        if not of_vertices.any():
            return np.zeros(body.shape, dtype=np.float32)
        field = self._filled(self.view.attribute(of_vertices[:, None], self.front.faces)[:, 0])
        return _carried_out(field, body, 0.6 * DETAIL)

    def _contours(self) -> str:
        """Return the lines where one thing stands before another: on the far side, wider the deeper it goes down."""
        depth = np.where(self.solid, self.view.depth, np.nan)
        reach = max(1, round(0.85 * DETAIL))
        jump = np.zeros(depth.shape, dtype=np.float32)
        for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
            there, back = _shifted(depth, down * reach, right * reach), _shifted(depth, -down * reach, -right * reach)
            for near, far in ((there, back), (back, there)):
                step, slope = near - depth, depth - far
                beyond = np.where(np.isnan(slope), step, step - np.maximum(slope, 0))
                jump = np.fmax(jump, np.minimum(step, beyond).astype(np.float32))
        least, full = (
            np.where(np.isin(self.materials, _SKIN), fine, coarse)
            for fine, coarse in zip(_FINE_JUMP, _JUMP, strict=True)
        )
        strength = np.clip((jump - least) / (full - least), 0, 1)
        line = np.where(strength > 0, 0.35 + 0.65 * strength, 0).astype(np.float32)
        return self._traced(line, smallest=2.5, sigma=0.42)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


def _above(field: Field, threshold: float, soft: float = 0.2) -> Field:
    """Return an area whose line at 0.5 is where a field crosses a threshold; it does so over a width of `soft`."""
    return np.asarray(np.clip((field - threshold) / soft + 0.5, 0, 1), dtype=np.float32)


def _carried_out(field: NDArray[np.float32] | Floats, mask: Booleans, sigma: float) -> Field:
    """Return a field blurred within a mask, and carried a little beyond its edge."""
    weight = blurred(mask, sigma)
    inside = blurred(np.where(mask, field, 0), sigma)
    return np.where(weight > 1e-3, inside / np.maximum(weight, 1e-3), 0).astype(np.float32)


def _shifted(picture: Floats, down: int, right: int) -> Floats:
    """Return for each pixel what lies that far down and to the right; beyond the edge nothing (nan)."""
    result = np.full_like(picture, np.nan)
    height, width = picture.shape
    rows, columns = slice(max(down, 0), height + min(down, 0)), slice(max(right, 0), width + min(right, 0))
    to_rows, to_columns = slice(max(-down, 0), height + min(-down, 0)), slice(max(-right, 0), width + min(-right, 0))
    result[to_rows, to_columns] = picture[rows, columns]
    return result
