"""Frames of a motion as small pictures, softly shaded: quick enough for a strip of every movement."""

import struct
import zlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.body import Body
from unhunch.figure.drawing.camera import Window, camera_axes
from unhunch.figure.drawing.framing import window_of
from unhunch.figure.drawing.palette import MATERIALS, PALETTES, rgb
from unhunch.figure.drawing.raster import rasterise
from unhunch.figure.drawing.scene import Scene, posed_at, scene_of
from unhunch.figure.drawing.shading import key_light
from unhunch.figure.lighting import Lit
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.rotations import Floats

FINER: Final = 2
"""Each pixel is the mean of so many by so many."""
PAPER: Final = "#fbf7f1"
_CONTOUR: Final = 0.03
"""Metres of a jump in depth that is drawn as a line."""


def moments(motion: Motion, count: int) -> tuple[float, ...]:
    """Return moments, seconds, spread over the way out and back, or over one round of a loop."""
    loop, out, back = motion.span("loop"), motion.span("out"), motion.span("back")
    if loop is not None:
        return tuple(np.linspace(loop.start, loop.end, count, endpoint=False).tolist())
    start, end = (out.start if out else 0.0), (back.end if back else motion.seconds)
    return tuple(np.linspace(start, end, count).tolist())


def frames(motion: Motion, pose: PoseFile, body: Body, lit: dict[str, Lit], count: int, width: int) -> list[bytes]:
    """Return PNG files of a motion, `width` pixels wide and 5/7 as high, with the camera of the pose file."""
    axes = camera_axes(pose.camera)
    window = window_of(motion, pose, body, axes, crop="wide")
    finer = Window(
        window.left, window.bottom, window.width, window.height, window.scale * FINER * width / window.pixels[0]
    )
    return [
        png(_frame(scene_of(posed_at(motion, body, seconds), pose.props, lit), axes, finer))
        for seconds in moments(motion, count)
    ]


def _frame(scene: Scene, axes: Floats, window: Window) -> NDArray[np.uint8]:
    width, height = window.pixels
    raster = rasterise(window.to_pixels(scene.vertices @ axes.T), scene.faces, width=width, height=height)
    picture = np.tile(rgb(PAPER), (height, width, 1))
    light = key_light(axes)
    fallen = scene.vertices - light * ((scene.vertices[:, 1:2] - scene.floor) / light[1])
    ground = rasterise(window.to_pixels(fallen @ axes.T), scene.faces, width=width, height=height, both_sides=True)
    picture[ground.seen] *= 0.9
    seen = raster.seen
    normals = raster.attribute(scene.normals, scene.faces)
    tone = np.clip((normals @ light + 0.35) / 1.1, 0, 1)[:, None]
    palette = PALETTES["light"]
    tones = [palette.materials[name] for name in MATERIALS]
    colours = np.array([[rgb(one.shade), rgb(one.base), rgb(one.light)] for one in tones])
    of = colours[scene.materials[raster.face[seen]]]
    low, high = np.clip(tone / 0.6, 0, 1), np.clip((tone - 0.6) / 0.4, 0, 1)
    colour = of[:, 0] + (of[:, 1] - of[:, 0]) * low + (of[:, 2] - of[:, 1]) * high
    for values, most in ((scene.lit, 0.85), (scene.hint, 0.5)):
        part = most * np.clip((raster.attribute(values[:, None], scene.faces) - 0.25) / 0.3, 0, 1)
        colour = colour * (1 - part) + rgb(palette.target.base) * part * (0.75 + 0.3 * tone)
    picture[seen] = colour
    depth = np.where(seen, raster.depth, -3.0)
    nearer = [np.roll(depth, shift, (0, 1)) - depth for shift in ((0, 1), (1, 0), (0, -1), (-1, 0))]
    contour = np.max(nearer, axis=0) > _CONTOUR
    contour[[0, -1]], contour[:, [0, -1]] = False, False  # what is rolled in from the other edge is no neighbour
    picture[contour] *= 0.5
    whole = picture[: height // FINER * FINER, : width // FINER * FINER]
    blocks = whole.reshape(height // FINER, FINER, width // FINER, FINER, 3).mean(axis=(1, 3))
    return np.asarray((blocks.clip(0, 1) * 255).round(), dtype=np.uint8)


def png(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture (height, width, 3) as a PNG file."""
    height, width, _ = picture.shape
    rows = b"".join(b"\0" + row.tobytes() for row in picture)

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
