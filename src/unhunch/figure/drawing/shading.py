"""Light and shade of a scene: how the key light falls, what lies in the shadow of what, and where the edge is lit.

One lamp stands to the left of the camera, high and in front; so a still is lit alike from wherever it is seen.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.drawing.camera import Window
from unhunch.figure.drawing.raster import FAR, rasterise
from unhunch.figure.drawing.scene import SOLID, Scene
from unhunch.figure.rotations import Floats

KEY_LIGHT: Final = (-0.42, 0.80, 0.46)
"""Towards the lamp, on the screen's axes: right, up, towards the eye."""
RIM_LIGHT: Final = (0.80, 0.45, -0.40)
_FINENESS: Final = 420.0
"""Pixels of the shadow map in a metre."""
_BIAS: Final = 0.016
"""Metres by which something must lie behind what shades it: less, and a surface shades itself."""

Booleans = NDArray[np.bool_]


def key_light(axes: Floats) -> Floats:
    """Return the unit direction towards the lamp in the world (3,), never below 40 degrees, for a camera's axes."""
    light = axes.T @ np.array(KEY_LIGHT)
    light[1] = max(light[1], 0.84 * float(np.hypot(light[0], light[2])))
    return np.asarray(light / np.linalg.norm(light))


class ShadowMap:
    """What the lamp sees of bodies and furniture; whatever it does not see lies in the shade.

    `below` leaves out what is higher than that above the floor: with a lamp straight above, what is left is contact.
    """

    def __init__(self, scene: Scene, light: Floats, *, below: float | None = None) -> None:
        casters = scene.only(*SOLID)
        faces = casters.faces
        if below is not None:
            faces = faces[casters.vertices[faces][..., 1].max(axis=1) < scene.floor + below]
        self._axes = _looking_along(light)
        self._empty = not len(faces)
        if self._empty:
            return
        on_map = casters.vertices @ self._axes.T
        used = on_map[np.unique(faces)]
        low, high = used[:, :2].min(axis=0) - 0.02, used[:, :2].max(axis=0) + 0.02
        self._window = Window(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]), _FINENESS)
        width, height = self._window.pixels
        raster = rasterise(self._window.to_pixels(on_map), faces, width=width, height=height, both_sides=True)
        self._depth = np.pad(raster.depth, 2, constant_values=FAR)

    def shaded(self, points: Floats) -> Floats:
        """Return for points (n, 3) in the world how far each lies in the shade, 0 to 1: the mean of 3 by 3 looks."""
        if self._empty or not len(points):
            return np.zeros(len(points))
        on_map = self._window.to_pixels(points @ self._axes.T)
        height, width = self._depth.shape
        column = np.clip(np.floor(on_map[:, 0]).astype(np.int64) + 2, 1, width - 2)
        row = np.clip(np.floor(on_map[:, 1]).astype(np.int64) + 2, 1, height - 2)
        behind = on_map[:, 2] + _BIAS
        looks = [self._depth[row + y, column + x] > behind for y in (-1, 0, 1) for x in (-1, 0, 1)]
        return np.asarray(np.mean(looks, axis=0))


def _looking_along(light: Floats) -> Floats:
    """Return screen axes (3, 3) of an eye in the lamp."""
    aside = np.cross([0.0, 1.0, 0.0] if abs(light[1]) < 0.99 else [0.0, 0.0, 1.0], light)
    aside /= np.linalg.norm(aside)
    return np.stack([aside, np.cross(light, aside), light])


def floor_under(axes: Floats, window: Window, floor: float) -> tuple[Floats, Booleans]:
    """Return for each pixel the point of the floor it shows (height, width, 3), and where it shows any."""
    width, height = window.pixels
    x = window.left + (np.arange(width) + 0.5) / window.scale
    y = window.bottom + window.height - (np.arange(height) + 0.5) / window.scale
    on_plane = axes[0] * x[None, :, None] + axes[1] * y[:, None, None]
    eye = axes[2]
    if eye[1] < 0.02:  # seen along the floor: there is nothing to draw on
        return on_plane, np.zeros((height, width), dtype=bool)
    reach = (floor - on_plane[..., 1]) / eye[1]
    return on_plane + reach[..., None] * eye, np.ones((height, width), dtype=bool)
