"""What a pixel of a terminal picture can be: nothing, or a material, how much it is lit, and its tone. One byte.

A picture keeps no colours: a theme turns its bytes into colours as it is shown. One picture serves light and dark.

>>> colours(dark=False)[code_of("skin", lit=0, tone=7)]
'#f3cfb3'
"""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from unhunch.figure.drawing.palette import BODY_MATERIALS, MATERIALS, PALETTES, Tones

Colour = tuple[float, float, float]
"""Red, green, blue; 0 to 255."""

EMPTY: Final = 0
TONES: Final = 8
"""From the deepest shade, 0, to the highlight."""
LIT_STEPS: Final = 3
"""How much of the colour of a lit muscle: thirds."""
SHADOW: Final = "shadow"
"""On the ground."""
SLOTS: Final = (
    *((material, 0) for material in (*MATERIALS, SHADOW)),
    *((material, lit) for material in BODY_MATERIALS for lit in range(1, LIT_STEPS + 1)),
)
"""A material, and how many thirds of it are lit; a slot has `TONES` codes."""
SLOT: Final = {slot: index for index, slot in enumerate(SLOTS)}
SHADOWS: Final = {False: "#e2d9cb", True: "#0a0f10"}
"""On the ground of a terminal, light and dark."""


def code_of(material: str, *, lit: int, tone: int) -> int:
    """Return the byte of a pixel."""
    return 1 + SLOT[material, lit] * TONES + tone


@lru_cache(maxsize=4)
def colours(*, dark: bool) -> tuple[str, ...]:
    """Return the colour of every code, "#rrggbb"; "" for nothing."""
    palette = PALETTES["dark" if dark else "light"]
    ground = SHADOWS[dark]
    target = replace(palette.target, light=palette.target.base)
    materials = {**palette.materials, SHADOW: Tones(ground, ground, ground)}
    found = [""]
    for material, lit in SLOTS:
        for tone in range(TONES):
            plain, red = _toned(materials[material], tone), _toned(target, tone)
            part = lit / LIT_STEPS
            mixed = (one * (1 - part) + other * part for one, other in zip(plain, red, strict=True))
            found.append("#" + "".join(f"{round(value):02x}" for value in mixed))
    return tuple(found)


def _toned(tones: Tones, tone: int) -> Colour:
    """Return a tone between shade, base and highlight."""
    along = tone / (TONES - 1) * 2
    low, high, part = (tones.shade, tones.base, along) if along < 1 else (tones.base, tones.light, along - 1)
    red, green, blue = (one * (1 - part) + two * part for one, two in zip(_read(low), _read(high), strict=True))
    return red, green, blue


def _read(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
