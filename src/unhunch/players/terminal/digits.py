"""Digits drawn with half blocks, as large as the room allows.

The small size is drawn by hand; the larger ones are rounded strokes sampled into square pixels (a cell is two pixels
high): one table of strokes in a unit box, and a size is a matter of sampling.

>>> for line in draw("7", rows=5):
...     print(line.rstrip())
███████
    ▄██
   ▄██▀
  ▄██▀
  ██▀
"""

from functools import lru_cache
from itertools import pairwise
from math import ceil, hypot

Point = tuple[float, float]

SIZES = (5, 8, 10, 12, 14, 16)
"""Heights in rows, smallest first: from five rows on a number can be read from two metres."""

SMALL: dict[str, tuple[str, ...]] = {
    "0": (" ▄███▄ ", "██▀ ▀██", "██   ██", "██▄ ▄██", " ▀███▀ "),
    "1": ("  ▄██  ", " ▀▀██  ", "   ██  ", "   ██  ", " ██████"),
    "2": ("▄████▄ ", "▀▀  ▀██", "  ▄▄██▀", "▄██▀▀  ", "███████"),
    "3": ("▄████▄ ", "▀▀  ▄██", "  ████ ", "▄▄  ▀██", "▀████▀ "),
    "4": ("   ▄██ ", " ▄████ ", "██▀ ██ ", "███████", "    ██ "),
    "5": ("███████", "██▄▄▄  ", "▀▀▀▀██▄", "▄▄   ██", "▀█████▀"),
    "6": (" ▄███▄ ", "██▀  ▀ ", "██████▄", "██   ██", "▀█████▀"),
    "7": ("███████", "    ▄██", "   ▄██▀", "  ▄██▀ ", "  ██▀  "),
    "8": ("▄█████▄", "██   ██", "▄█████▄", "██   ██", "▀█████▀"),
    "9": ("▄█████▄", "██   ██", "▀██████", " ▄  ▄██", " ▀███▀ "),
    ":": ("  ", "██", "  ", "██", "  "),
}

_TOP: tuple[Point, ...] = ((0.5, 0.0), (0.86, 0.1), (1.0, 0.36))
_RING = (*_TOP, *((x, 1 - y) for x, y in reversed(_TOP)))
_UPPER: tuple[Point, ...] = ((0.5, 0.0), (0.85, 0.05), (0.95, 0.23), (0.8, 0.42), (0.5, 0.47))
_LOWER: tuple[Point, ...] = ((0.5, 0.47), (0.85, 0.53), (1.0, 0.74), (0.88, 0.94), (0.5, 1.0))


def _mirrored(stroke: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((1 - x, y) for x, y in stroke)


_SIX: tuple[Point, ...] = (
    *((0.92, 0.1), (0.66, 0.0), (0.4, 0.0), (0.12, 0.12), (0.0, 0.36), (0.0, 0.68)),
    *((0.14, 0.93), (0.5, 1.0), (0.86, 0.93), (1.0, 0.72), (0.86, 0.51), (0.5, 0.44), (0.14, 0.51), (0.0, 0.68)),
)
STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "0": (_RING, _mirrored(_RING)),
    "1": (((0.1, 0.2), (0.55, 0.0), (0.55, 1.0)), ((0.1, 1.0), (1.0, 1.0))),
    "2": (((0.02, 0.2), (0.18, 0.04), (0.5, 0.0), (0.84, 0.05), (0.98, 0.27), (0.84, 0.48), (0.0, 1.0), (1.0, 1.0)),),
    "3": (
        ((0.02, 0.12), (0.3, 0.0), (0.7, 0.0), (0.95, 0.12), (0.95, 0.34), (0.7, 0.48), (0.35, 0.48)),
        ((0.7, 0.48), (1.0, 0.62), (1.0, 0.86), (0.72, 1.0), (0.28, 1.0), (0.0, 0.88)),
    ),
    "4": (((0.78, 1.0), (0.78, 0.0), (0.0, 0.7), (1.0, 0.7)),),
    "5": (
        ((0.95, 0.0), (0.06, 0.0), (0.04, 0.45), (0.6, 0.42), (0.92, 0.5), (1.0, 0.7), (0.9, 0.92), (0.6, 1.0)),
        ((0.6, 1.0), (0.28, 1.0), (0.0, 0.88)),
    ),
    "6": (_SIX,),
    "7": (((0.0, 0.0), (1.0, 0.0), (0.36, 1.0)),),
    "8": (_UPPER, _mirrored(_UPPER), _LOWER, _mirrored(_LOWER)),
    "9": (tuple((1 - x, 1 - y) for x, y in _SIX),),
    ":": (((0.5, 0.28), (0.5, 0.28)), ((0.5, 0.72), (0.5, 0.72))),
}
BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def draw(text: str, *, rows: int) -> tuple[str, ...]:
    """Return a number or a time ("27", "1:30") as lines of blocks.

    Parameters
    ----------
    text
        Digits and colons.
    rows
        Height in lines of the terminal: one of `SIZES`.
    """
    glyphs = [SMALL[character] if rows == 5 else glyph(character, rows) for character in text]
    gap = " " * max(2, ceil(rows / 4))
    return tuple(gap.join(one[row] for one in glyphs) for row in range(rows))


def fit(text: str, *, width: int, height: int) -> tuple[str, ...]:
    """Return the number in the largest size that has room; the smallest where none has."""
    for rows in reversed(SIZES):
        lines = draw(text, rows=rows)
        if rows <= height and len(lines[0]) <= width:
            return lines
    return draw(text, rows=SIZES[0])


@lru_cache(maxsize=256)
def glyph(character: str, rows: int) -> tuple[str, ...]:
    """Return one digit or a colon, sampled at `rows` lines; all lines have one length."""
    high = 2 * rows
    thick = max(3, round(high * 0.19))
    wide = thick if character == ":" else round(high * 0.66)
    lit = [[_is_lit(character, (x + 0.5, y + 0.5), wide, high, thick) for x in range(wide)] for y in range(high)]
    return tuple("".join(BLOCKS[a, b] for a, b in zip(lit[y], lit[y + 1], strict=True)) for y in range(0, high, 2))


def _is_lit(character: str, pixel: Point, wide: int, high: int, thick: int) -> bool:
    half = thick / 2
    for stroke in STROKES[character]:
        points = [(half + x * (wide - thick), half + y * (high - thick)) for x, y in stroke]
        if any(_distance(pixel, a, b) < half - 0.01 for a, b in pairwise(points)):
            return True
    return False


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
