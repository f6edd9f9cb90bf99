"""How the neutral stance lies in the world for each base position, and where its pelvis begins.

>>> sorted(BASES)[:3]
['kneeling', 'long-sitting', 'prone']
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from unhunch.figure.rotations import Floats, about_x, about_y

SEAT_HEIGHT: Final = 0.44
"""Of the chair, metres."""


@dataclass(frozen=True, eq=False)
class Base:
    """One base position."""

    rotation: Floats
    """(3, 3): the neutral stance's frame in the world."""
    pelvis: tuple[float, float, float]
    """Where the solver begins to look for the pelvis, metres."""
    mirror: str
    """The base of the mirror image."""
    pelvis_stiffness: float = 6.0
    """Degrees by which the pelvis may tip to let hands and knees reach the floor."""


_UPRIGHT = np.eye(3)
_ON_LEFT_SIDE = np.array([[0.0, 0, 1], [-1, 0, 0], [0, -1, 0]])
"""Left side down, facing +X, head towards -Z."""
_ON_RIGHT_SIDE = np.array([[0.0, 0, -1], [1, 0, 0], [0, -1, 0]])

BASES: Final = {
    "standing": Base(_UPRIGHT, (0, 0.885, 0), "standing"),
    "sitting": Base(_UPRIGHT, (0, SEAT_HEIGHT + 0.10, 0), "sitting"),
    "long-sitting": Base(_UPRIGHT, (0, 0.10, 0), "long-sitting"),
    "kneeling": Base(_UPRIGHT, (0, 0.45, 0), "kneeling"),
    "quadruped": Base(about_x(90), (0, 0.48, -0.1), "quadruped", pelvis_stiffness=20),
    "prone": Base(about_x(90), (0, 0.12, 0), "prone", pelvis_stiffness=20),
    "supine": Base(about_x(-90), (0, 0.10, 0), "supine"),
    "side-lying-left": Base(_ON_LEFT_SIDE, (0, 0.17, 0), "side-lying-right", pelvis_stiffness=20),
    "side-lying-right": Base(_ON_RIGHT_SIDE, (0, 0.17, 0), "side-lying-left", pelvis_stiffness=20),
}
"""Prone faces down, head towards +Z; supine faces up, head towards -Z; lying on a side, head towards -Z."""


def turned_base(name: str, turn: float) -> Floats:
    """Return how the neutral stance lies in the world, (3, 3), for a base that is turned about the vertical (degrees).

    >>> (turned_base("standing", 90.0) @ [0, 0, 1]).round(6).tolist()
    [1.0, 0.0, 0.0]
    """
    return np.asarray(about_y(turn) @ BASES[name].rotation)
