"""A motion to pictures for a terminal: posed, drawn three times finer than shown, and gathered into cells.

The picture is the whole motion's: it keeps its place from frame to frame, and fits both sides.

>>> Size(36, 18).shape
(36, 36)
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from unhunch.figure.body import Body
from unhunch.figure.cells.braille import cells
from unhunch.figure.cells.drawn import coloured, outline
from unhunch.figure.cells.reel import Reel, Size
from unhunch.figure.drawing.camera import Window, camera_axes, framed
from unhunch.figure.drawing.scene import SOLID, posed_at, scene_of
from unhunch.figure.lighting import Lit
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile

MARGIN: Final = 0.03
NEAR: Final = 1e-3
"""Seconds: times are rounded."""
EVERY: Final = 6
"""Of so many frames one is looked at for the window, beside the keyframes and the ends of the phases."""


def film(pose: PoseFile, motion: Motion, body: Body, lit: Mapping[str, Lit], size: Size) -> Reel:
    """Return all pictures of a movement.

    Parameters
    ----------
    pose
        Gives the camera and the props.
    motion
        Gives the frames: one picture for each that is ever shown.
    body
        Who moves.
    lit
        See `lighting.lit_regions`.
    size
        Of the picture; without colour it is drawn in outline.
    """
    window = window_of(pose, motion, body, size)
    times = shown_times(motion)
    found: dict[bytes, int] = {}
    order = tuple(
        found.setdefault(frame_at(pose, motion, body, lit, size, window, seconds), len(found)) for seconds in times
    )
    label = motion.movement if motion.variation is None else f"{motion.movement}/{motion.variation}"
    return Reel(label, size, motion.spans, times, order, tuple(found))


def shown_times(motion: Motion) -> tuple[float, ...]:
    """Return the moments of a motion that are ever shown: its frames within a phase."""
    return tuple(
        float(seconds)
        for seconds in motion.times
        if any(span.start - NEAR <= seconds <= span.end + NEAR for span in motion.spans)
    )


def window_of(pose: PoseFile, motion: Motion, body: Body, size: Size) -> Window:
    """Return the window that holds bodies and things through the whole motion; a wall or mat may run out."""
    axes = camera_axes(pose.camera)
    moments = {float(seconds) for seconds in motion.times[::EVERY]}
    moments |= {key.seconds for key in motion.keys} | {span.end for span in motion.spans}
    scenes = [scene_of(posed_at(motion, body, seconds), pose.props) for seconds in sorted(moments)]
    points = np.concatenate([scene.points(*SOLID) @ axes.T for scene in scenes])
    across, down = (2, 4) if size.mono else (1, 2)
    shape = (size.columns * across, size.rows * down)
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    return framed(low, high, shape=shape, margin=MARGIN, zoom=pose.camera.zoom)


def frame_at(
    pose: PoseFile, motion: Motion, body: Body, lit: Mapping[str, Lit], size: Size, window: Window, seconds: float
) -> bytes:
    """Return the picture of one moment: its bytes, row after row."""
    scene = scene_of(posed_at(motion, body, seconds), pose.props, lit)
    axes = camera_axes(pose.camera)
    if size.mono:
        return cells(outline(scene, axes, window)).tobytes()
    return coloured(scene, axes, window).tobytes()
