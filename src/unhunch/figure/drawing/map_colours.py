"""The colours of the body map in the three themes: its zones, what is chosen, and minutes as four steps of one teal.

In its plain tone the body is all of one colour, so that minutes are never mistaken for tightness.

>>> MAP_COLOURS["light"].steps[1:]
('#b5d2cd', '#78adab', '#3d8183', '#17595b')
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from unhunch.figure.drawing.palette import BODY_MATERIALS, PALETTES, Palette, Theme, Tones

Tone = Literal["figure", "plain"]
TONES: Final[tuple[Tone, ...]] = ("figure", "plain")


@dataclass(frozen=True, slots=True)
class MapColours:
    """The colours of one theme: "#rrggbb"."""

    seam: str
    """Between zones."""
    seam_opacity: float
    veil: float
    """How much white lies over a zone at rest, 0 to 1."""
    current: str
    """Round the zone that is asked about."""
    badge: str
    on_badge: str
    steps: tuple[str, str, str, str, str]
    """Of data; the first is the plain body's own tone."""
    plain_shade: str
    plain_light: str


MAP_COLOURS: Final[Mapping[Theme, MapColours]] = {
    "light": MapColours(
        seam="#fffefb",
        seam_opacity=0.95,
        veil=0.12,
        current="#1f2423",
        badge="#fffefb",
        on_badge="#1f2423",
        steps=("#e3dccf", "#b5d2cd", "#78adab", "#3d8183", "#17595b"),
        plain_shade="#d0c7b7",
        plain_light="#eee9df",
    ),
    "dark": MapColours(
        seam="#f2efe9",
        seam_opacity=0.8,
        veil=0.09,
        current="#fffefb",
        badge="#121819",
        on_badge="#f2efe9",
        steps=("#3a4444", "#2d5a5a", "#3f8281", "#63aaa6", "#8ad1ca"),
        plain_shade="#2b3434",
        plain_light="#4a5656",
    ),
    "print": MapColours(
        seam="#5c5c5c",
        seam_opacity=1,
        veil=0,
        current="#000000",
        badge="#ffffff",
        on_badge="#000000",
        steps=("#f4f4f4", "#d6d6d6", "#ababab", "#7a7a7a", "#424242"),
        plain_shade="#dedede",
        plain_light="#ffffff",
    ),
}


def palette_of(theme: Theme, tone: Tone) -> Palette:
    """Return the palette of the figure below the zones."""
    palette, colours = PALETTES[theme], MAP_COLOURS[theme]
    if tone == "figure":
        return palette
    body = Tones(colours.steps[0], colours.plain_shade, colours.plain_light)
    return replace(palette, materials={**palette.materials, **dict.fromkeys(BODY_MATERIALS, body)})
