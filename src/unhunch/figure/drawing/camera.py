"""From where the figure is seen, and what part of the scene is in the picture. The camera is orthographic.

Screen axes: x to the right, y up, depth towards the eye; metres. A `Window` cuts a rectangle out of that and gives it
pixels.

>>> axes = camera_axes(Camera(azimuth=90, elevation=0))   # seen from the figure's left: its front is on the left
>>> np.round(axes @ np.array([0.0, 0.0, 1.0]), 6).tolist()
[-1.0, 0.0, 0.0]
"""

from dataclasses import dataclass

import numpy as np

from unhunch.figure.pose import Camera
from unhunch.figure.rotations import Floats


def camera_axes(camera: Camera) -> Floats:
    """Return the screen's axes as rows (3, 3): to the right, up, towards the eye; `axes @ point` is on the screen."""
    azimuth, elevation = np.radians(camera.azimuth), np.radians(camera.elevation)
    level = np.array([np.sin(azimuth), 0.0, np.cos(azimuth)])
    eye = level * np.cos(elevation) + np.array([0.0, np.sin(elevation), 0.0])
    right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
    return np.stack([right, np.cross(eye, right), eye])


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of the screen, in metres, and how many pixels a metre gets."""

    left: float
    bottom: float
    width: float
    height: float
    scale: float
    """Pixels for a metre."""

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return round(self.width * self.scale), round(self.height * self.scale)

    def to_pixels(self, on_screen: Floats) -> Floats:
        """Return screen points (..., 2 or 3) in pixels, x to the right and y down; depth stays in metres."""
        moved = np.array(on_screen, dtype=float)
        moved[..., 0] = (moved[..., 0] - self.left) * self.scale
        moved[..., 1] = (self.bottom + self.height - moved[..., 1]) * self.scale
        return moved


def framed(low: Floats, high: Floats, *, shape: tuple[int, int], margin: float = 0.06, zoom: float = 1.0) -> Window:
    """Return the window of a given shape that holds a box of the screen.

    Parameters
    ----------
    low, high
        (2,), corners of what is to be seen, metres.
    shape
        Width and height of the picture in pixels: the window has their ratio, and the box in its middle.
    margin
        Share of the picture that stays free on each side.
    zoom
        Above 1 cuts nearer, below leaves more room. What is too high for the picture is cut at its foot, never at its
        head.
    """
    width, height = shape
    free = 1 - 2 * margin
    extent = np.maximum(high - low, 1e-6)
    scale = zoom * free * min(width / extent[0], height / extent[1])
    middle = (low + high) / 2
    under_the_top = high[1] + (margin - 1) * height / scale
    return Window(
        left=float(middle[0] - width / scale / 2),
        bottom=float(max(middle[1] - height / scale / 2, under_the_top)),
        width=width / scale,
        height=height / scale,
        scale=float(scale),
    )
