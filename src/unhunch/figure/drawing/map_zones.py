"""Where the zones of the body map lie, for the left half of the body: closed smooth lines on its front and its back.

A zone is a place that a person would name, as in the library's `regions.yaml`. Its corners are half-body centimetres of
the stance that `body_map` draws: out from the midline, up from the floor. Zones are painted one over the other in the
order given here, so a seam is written once, in the zone that is painted later; an earlier one reaches below it. Last
comes what stays `FREE`. What runs over the edge of the body, or over the midline, is cut off there.

The lines follow the body: collar bone, spine of the shoulder blade, its inner edge and lower tip, the groove between
chest and shoulder, the fold below the chest, the edge of the ribs. Front and back share what they meet in at the side.

>>> sorted(set(ZONES["front"]) & set(ZONES["back"]))
['shoulder-side', 'shoulder-top', 'side-of-ribs']
"""

from collections.abc import Mapping
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.rotations import Floats

View = Literal["front", "back"]
VIEWS: Final[tuple[View, ...]] = ("front", "back")
Line = tuple[tuple[float, float], ...]
_STEPS: Final = 16
"""Points drawn between two corners."""

_COLLAR_BONE: Final[Line] = ((-3, 135.0), (0, 135.4), (3, 136.6), (6, 136.9), (10, 136.0), (15, 135.2), (18, 135.7))
_BLADE_SPINE: Final[Line] = ((-3, 137.4), (0, 137.2), (4, 136.6), (8, 135.6), (13, 135.0), (16, 135.1), (18, 135.7))
_TIP_OF_THE_SHOULDER: Final[Line] = ((20.2, 137.0), (22, 139.5))
_OUTER_DELTOID: Final[Line] = (
    *((19.5, 121), (19.3, 126), (19.2, 130), (19.4, 134), (20.2, 137.0)),
    *((22, 139.5), (26, 138), (28, 130), (27, 120)),
)

_FRONT: Final[Mapping[str, Line]] = {
    "side-of-ribs": (
        *((8.0, 101), (7.6, 106), (7.9, 111), (9.0, 116), (10.2, 122), (11, 127)),
        *((14, 127), (17, 124), (17, 108), (14, 101)),
    ),
    "neck-side": (
        *((2.3, 144.7), (1.5, 143.2), (1.1, 141), (1.0, 138.5), (1.0, 135), (4, 133), (9, 134)),
        *((11, 141), (9, 144), (6.5, 145.3), (3.6, 145.1)),
    ),
    "chest": (
        *(*_COLLAR_BONE, (18, 132), (15.5, 124.4), (14.3, 121.9), (12, 119.9), (8.5, 118.6), (4, 118.7)),
        *((0, 119.4), (-3, 119.6)),
    ),
    "shoulder-front": (
        *((16, 121), (15.3, 123.6), (15.0, 125.6), (14.6, 129), (13.9, 132), (12.6, 136), (14, 140), (20, 140)),
        *((24, 134), (23, 120)),
    ),
    "shoulder-side": _OUTER_DELTOID,
    "shoulder-top": (
        *((6.9, 136.9), (10, 136.0), (15, 135.2), (18, 135.7), *_TIP_OF_THE_SHOULDER),
        *((18, 144), (9.6, 144.8), (8.4, 142.8), (7.4, 140.6), (6.7, 138.6)),
    ),
}
_BACK: Final[Mapping[str, Line]] = {
    "between-shoulder-blades": ((-3, 119), (12, 119), (12, 138.5), (-3, 138.5)),
    "side-of-ribs": ((6, 101), (6, 112), (8.0, 117), (8.4, 122), (9, 127), (14, 127), (17, 124), (17, 108), (14, 101)),
    "mid-back": (
        *((-3, 121.4), (0, 121.4), (5, 121.3), (8, 121.5), (10.6, 122.4), (9.7, 118.5), (8.7, 114)),
        *((8.1, 109), (7.8, 104), (7.8, 100), (-3, 100)),
    ),
    "shoulder-back": (
        *((8.3, 121.6), (9.6, 120.6), (11.2, 120.7), (13.4, 121.6), (15.2, 122.6), (17, 120.5), (23, 120)),
        *((24, 134), (20, 140), (8, 140), (6.7, 136), (6.9, 131), (7.3, 126.5), (7.7, 123.4)),
    ),
    "shoulder-side": _OUTER_DELTOID,
    "neck-back": (
        (-3, 147.3),
        (0, 147.3),
        (2, 147.6),
        (4, 148.2),
        (6, 148.9),
        (9, 147),
        (11, 140),
        (4, 138),
        (-3, 138),
    ),
    "shoulder-top": (
        *(*_BLADE_SPINE, *_TIP_OF_THE_SHOULDER),
        *((18, 144), (9, 144.6), (7.4, 142.9), (5, 141.4), (2.4, 140.5), (0, 140.2), (-3, 140.1)),
    ),
}
ZONES: Final[Mapping[View, Mapping[str, Line]]] = {"front": _FRONT, "back": _BACK}
"""View to region to its corners, in the order of painting."""
FREE: Final[tuple[Line, ...]] = (
    (
        *((15.2, 122.4), (15.9, 123.0), (17.8, 122.6), (20, 122.4), (22.5, 122.7), (26, 123.4), (34, 120), (34, 95)),
        *((18, 95), (16.2, 110), (15.9, 116), (15.4, 120)),
    ),
    ((-3, 103.4), (0, 103.4), (5, 103.6), (10, 104.2), (13, 104.8), (16, 105.4), (24, 100), (24, 90), (-3, 90)),
)
"""In both views: the arm below the deltoid, and what lies below the waist."""
ZONE_IDS: Final = tuple(f"{region}.{side}" for region in dict.fromkeys((*_FRONT, *_BACK)) for side in ("left", "right"))
"""Every zone of either view: "neck-side.left"."""


def rounded(corners: Line) -> Floats:
    """Return points (points, 2) all along a smooth closed line through corners, in metres.

    The line is a centripetal Catmull-Rom spline: it has no loops, however unevenly the corners stand.
    """
    at = np.array(corners, dtype=float) / 100
    before, start, end, after = (np.roll(at, shift, axis=0)[:, None] for shift in (1, 0, -1, -2))
    lengths = (np.sqrt(np.linalg.norm(b - a, axis=2)) for a, b in ((before, start), (start, end), (end, after)))
    first, second, third = (np.maximum(length, 1e-6)[..., None] for length in lengths)
    t = np.linspace(0, 1, _STEPS, endpoint=False)[None, :, None]
    leave = (end - start) + second * ((start - before) / first - (end - before) / (first + second))
    arrive = (end - start) + second * ((after - end) / third - (after - start) / (second + third))
    points = (
        (2 * t**3 - 3 * t**2 + 1) * start
        + (t**3 - 2 * t**2 + t) * leave
        + (3 * t**2 - 2 * t**3) * end
        + (t**3 - t**2) * arrive
    )
    return np.asarray(points.reshape(-1, 2))


def within(line: Floats, *, width: int, height: int) -> NDArray[np.bool_]:
    """Return the pixels (height, width) whose centre lies within a closed line of pixels (points, 2).

    >>> within(np.array([[1.0, 0.0], [3.0, 0.0], [3.0, 1.0], [1.0, 1.0]]), width=4, height=2).astype(int).tolist()
    [[0, 1, 1, 0], [0, 0, 0, 0]]
    """
    crossings = np.zeros((height, width + 1), dtype=np.int64)
    for (x, y), (to_x, to_y) in zip(line, np.roll(line, -1, axis=0), strict=True):
        low, high = sorted((y, to_y))
        rows = np.arange(max(0, int(np.ceil(low - 0.5))), min(height, int(np.ceil(high - 0.5))))
        if len(rows):
            at = x + (rows + 0.5 - y) / (to_y - y) * (to_x - x)
            crossings[rows, np.clip(np.ceil(at - 0.5).astype(np.int64), 0, width)] += 1
    return np.asarray(np.cumsum(crossings, axis=1)[:, :width] % 2 == 1)
