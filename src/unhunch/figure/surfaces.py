"""What a body can touch and must not enter, as signed distances: plus outside, minus inside, metres.

Each prop of a pose file brings its surfaces; the floor is always there. The measures of the props are here, once, for
the solver and for whatever draws them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from unhunch.figure.bases import SEAT_HEIGHT
from unhunch.figure.pose import Prop
from unhunch.figure.rotations import Floats, about_y, applied

SEAT_SIZE: Final = (0.46, 0.045, 0.44)
"""Width, thickness, depth; its upper side lies at `bases.SEAT_HEIGHT`."""
SEAT_AHEAD: Final = 0.02
"""How far the seat's middle lies in front of the chair's own point."""
BACKREST_SIZE: Final = (0.42, 0.28, 0.03)
BACKREST_MIDDLE: Final = (0.0, SEAT_HEIGHT + 0.36, -0.235)
BACKREST_LEAN: Final = 7.0
"""Degrees backwards."""
ROLLER_RADIUS: Final = 0.07
ROLLER_LENGTH: Final = 0.46
BALL_RADIUS: Final = 0.032
BLOCK_SIZE: Final = (0.23, 0.10, 0.15)
PILLOW_SIZE: Final = (0.50, 0.09, 0.32)
MAT_SIZE: Final = (0.66, 0.012, 1.85)
WALL_SIZE: Final = (1.8, 2.3, 0.05)
DOOR_SIZE: Final = (0.86, 2.05, 0.04)

Distance = Callable[[Floats], Floats]
"""Points (..., 3) in the world to metres (...)."""


@dataclass(frozen=True, eq=False)
class Surface:
    """One thing to touch."""

    name: str
    """One of `pose.SURFACES`."""
    distance: Distance
    normal: tuple[float, float, float] | None
    """Out of the surface where it is flat, else None."""
    solid: bool = True
    """False for what gives way (a pillow): it is touched, and may be pressed in."""


def _plane(normal: tuple[float, float, float], offset: float) -> Distance:
    direction = np.array(normal)
    return lambda points: points @ direction - offset


def _box(middle: Floats, size: tuple[float, float, float], turn: float) -> Distance:
    half, back = np.array(size) / 2, about_y(-turn)

    def distance(points: Floats) -> Floats:
        beyond = np.abs(applied(back, points - middle)) - half
        outside = np.linalg.norm(np.maximum(beyond, 0), axis=-1)
        return np.asarray(outside + np.minimum(beyond.max(axis=-1), 0))

    return distance


def _cylinder(middle: Floats, radius: float, length: float, turn: float) -> Distance:
    back = about_y(-turn)

    def distance(points: Floats) -> Floats:
        local = applied(back, points - middle)
        round_ = np.hypot(local[..., 1], local[..., 2]) - radius
        beyond = np.abs(local[..., 0]) - length / 2
        outside = np.hypot(np.maximum(round_, 0), np.maximum(beyond, 0))
        return np.asarray(outside + np.minimum(np.maximum(round_, beyond), 0))

    return distance


def surfaces_of(props: tuple[Prop, ...]) -> Mapping[str, Surface]:
    """Return the surfaces of a scene by name; the floor is always among them.

    >>> sorted(surfaces_of((Prop(kind="chair"),)))
    ['backrest', 'floor', 'seat']
    """
    found = {"floor": Surface("floor", _plane((0, 1, 0), 0.0), (0, 1, 0))}
    for prop in props:
        found.update({surface.name: surface for surface in _surfaces(prop)})
    return found


def _middle(underside: Floats, size: tuple[float, float, float]) -> Floats:
    """Return the middle of a thing that stands with its underside at a place."""
    return np.asarray(underside + np.array([0, size[1] / 2, 0]))


def _surfaces(prop: Prop) -> tuple[Surface, ...]:
    place = np.array(prop.at)
    turn = about_y(prop.turn)
    match prop.kind:
        case "chair":
            ahead = turn @ np.array([0, 0, 1.0])
            seat = place + turn @ np.array([0, SEAT_HEIGHT - SEAT_SIZE[1] / 2, SEAT_AHEAD])
            rest = place + turn @ np.array(BACKREST_MIDDLE)
            return (
                Surface("seat", _box(seat, SEAT_SIZE, prop.turn), (0, 1, 0)),
                Surface("backrest", _box(rest, BACKREST_SIZE, prop.turn), tuple(ahead.tolist())),
            )
        case "wall" | "door":
            normal = turn @ np.array([0, 0, -1.0])
            facing = (float(normal[0]), float(normal[1]), float(normal[2]))
            return (Surface(prop.kind, _plane(facing, float(normal @ place)), facing),)
        case "foam-roller":
            radius = prop.radius or ROLLER_RADIUS
            middle = place + np.array([0, radius, 0])
            return (Surface("roller", _cylinder(middle, radius, ROLLER_LENGTH, prop.turn), None),)
        case "yoga-block":
            size = prop.size or BLOCK_SIZE
            return (Surface("block", _box(_middle(place, size), size, prop.turn), (0, 1, 0)),)
        case "pillow":
            size = prop.size or PILLOW_SIZE
            return (Surface("pillow", _box(_middle(place, size), size, prop.turn), (0, 1, 0), solid=False),)
        case _:
            return ()
