"""What part of the scene a still shows: the whole movement in 7:5, or a square near enough for a small card.

The window is the same at every moment of a movement, so that its stills lie on each other. In the square, a sitting or
standing figure is cut at the thigh, and of one that lies or kneels the shins may run out of the picture.
"""

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.body import Body
from unhunch.figure.drawing.camera import Window, framed
from unhunch.figure.drawing.scene import FURNITURE, HELPER, Posed, Scene, posed_at, scene_of
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.rotations import MIRROR, Floats
from unhunch.figure.skeleton import NODE

Crop = Literal["wide", "square"]
SHAPES: Final[dict[Crop, tuple[int, int]]] = {"wide": (420, 300), "square": (300, 300)}
"""Width and height of each crop in pixels."""
MARGIN: Final = 0.06
UPRIGHT: Final = 0.30
"""Metres by which the neck must stand above the pelvis for the figure to be cut at the thigh."""
BELOW_THE_HIP: Final = 0.22
TRAVELS: Final = 0.15
"""Metres from which on a foot is part of what is shown."""
_MOMENTS: Final = 9
"""At which a motion is looked at, evenly over its round."""


def window_of(
    motion: Motion,
    pose: PoseFile,
    body: Body,
    axes: Floats,
    *,
    crop: Crop,
    mirrored: bool = False,
    also: Floats | None = None,
) -> Window:
    """Return the window of a movement's stills.

    Parameters
    ----------
    motion, pose, body
        The movement.
    axes
        The camera's.
    crop
        The shape.
    mirrored
        True for the other side; `axes` are then those of the mirrored camera.
    also
        (n, 3), places in the world that must be seen as well: the way of the arrow.
    """
    times = np.linspace(0, motion.seconds, _MOMENTS)
    moments = [posed_at(motion, body, float(seconds)) for seconds in times]
    rises = [moment.positions[0, NODE["neck_lower"], 1] - moment.positions[0, NODE["pelvis"], 1] for moment in moments]
    upright = min(rises) > UPRIGHT
    without_shins = crop == "square" and not upright and not _feet_travel(moments)
    wanted = ~_below_the_knee(body) if without_shins else np.ones(_size(body), dtype=bool)
    points = np.concatenate([_points(scene_of(moment, pose.props), wanted) for moment in moments])
    points = points * MIRROR if mirrored else points
    points = points if also is None else np.concatenate([points, also])
    shape = SHAPES[crop]
    if crop == "square" and upright:
        cut = min(float(moment.positions[0, NODE["pelvis"], 1]) for moment in moments) - BELOW_THE_HIP
        return _cut_at(points[points[:, 1] > cut] @ axes.T, shape, pose.camera.zoom)
    on_screen = points @ axes.T
    low, high = on_screen[:, :2].min(axis=0), on_screen[:, :2].max(axis=0)
    return framed(low, high, shape=shape, margin=MARGIN, zoom=pose.camera.zoom)


def _feet_travel(moments: Sequence[Posed]) -> bool:
    """Tell whether a leg is what moves: then its foot is shown."""
    feet = np.array([moment.positions[0, [NODE["foot.left"], NODE["foot.right"]]] for moment in moments])
    return bool(np.linalg.norm(np.ptp(feet, axis=0), axis=-1).max() > TRAVELS)


def _points(scene: Scene, wanted: NDArray[np.bool_]) -> Floats:
    """Return the wanted vertices of the body, and all of practitioner and furniture; the body's come first."""
    return np.concatenate([scene.vertices[: len(wanted)][wanted], scene.points(FURNITURE, HELPER)])


def _size(body: Body) -> int:
    return sum(len(part.vertices) for part in body.parts)


def _below_the_knee(body: Body) -> NDArray[np.bool_]:
    """Return which vertices of the body, (vertices,), hang on shin or foot."""
    below = [index for name, index in NODE.items() if name.startswith(("shin.", "foot.", "toes."))]
    strongest = [
        np.take_along_axis(part.joints, part.weights.argmax(axis=1)[:, None], axis=1)[:, 0] for part in body.parts
    ]
    return np.isin(np.concatenate(strongest), below)


def _cut_at(on_screen: Floats, shape: tuple[int, int], zoom: float) -> Window:
    """Return a window that is filled down to its lower edge, with the usual margin above and at the sides."""
    low, high = on_screen[:, :2].min(axis=0), on_screen[:, :2].max(axis=0)
    room = framed(low, high, shape=shape, margin=MARGIN, zoom=zoom)
    top = float(high[1]) + MARGIN * room.height
    return Window(room.left, top - room.height, room.width, room.height, room.scale)
