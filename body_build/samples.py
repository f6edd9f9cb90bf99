"""Points well spread over the body's surface, for checks of what goes through what."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from body_build.skin import Skin
from body_build.source import Ints

COUNT: Final = 160
"""How many on the left half and its seam; with their mirror images nearly twice as many."""
COVERED: Final = 0.009
"""Metres from cloth or hair within which skin counts as covered."""
BESIDE_SEAM: Final = 0.013
"""Metres from the seam within which none is taken but on it: its mirror image would be too near."""


def spread_out(parts: Mapping[str, Skin]) -> Ints:
    """Return (samples, 2): index of the part, and of the point in its left half; each far from the others."""
    cloth = cKDTree(np.concatenate([part.half.points for name, part in parts.items() if name != "skin"]))
    choices, places = [], []
    for index, (name, part) in enumerate(parts.items()):
        points = part.half.points
        shown = np.arange(len(points))
        if name == "skin":
            shown = shown[cloth.query(points)[0] > COVERED]
        shown = shown[part.half.seam[shown] | (points[shown, 0] > BESIDE_SEAM)]
        choices.append(np.stack([np.full(len(shown), index), shown], axis=1))
        places.append(points[shown])
    choice, place = np.concatenate(choices), np.concatenate(places)
    chosen = [int(place[:, 1].argmax())]
    distance = np.full(len(place), np.inf)
    while len(chosen) < COUNT:
        distance = np.minimum(distance, np.linalg.norm(place - place[chosen[-1]], axis=1))
        chosen.append(int(distance.argmax()))
    return np.asarray(choice[chosen], dtype=np.int64)
