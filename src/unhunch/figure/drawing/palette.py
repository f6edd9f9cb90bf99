"""The colours of the figure in its three themes: `light`, `dark` and `print`.

Red is for "feel it here" and for the way of the movement, and for nothing else. A practitioner differs in skin, hair
and clothes, so that a hand is never taken for the person's. The dark theme is the same scene lit at night, not the
light one inverted: leggings, mat and furniture are lighter, the outline darker, the ghost light, and a cool light from
behind draws the edge. Print is grey, and the muscle black.

>>> PALETTES["light"].target.base, MATERIALS[:4]
('#e0452c', ('skin', 'top', 'legs', 'hair'))
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from unhunch.figure.rotations import Floats

Theme = Literal["light", "dark", "print"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark", "print")

BODY_MATERIALS: Final = ("skin", "top", "legs", "hair")
PARTNER: Final = "partner-"
"""Before what a practitioner's body is made of: "partner-top"."""
PARTNER_MATERIALS: Final = tuple(f"{PARTNER}{name}" for name in BODY_MATERIALS)
MATERIALS: Final = (
    *BODY_MATERIALS,
    *PARTNER_MATERIALS,
    *("wood", "metal", "wall", "door", "mat", "cloth", "foam", "rubber", "cushion"),
)
"""What things are made of: first the body, in the names of its parts, then the practitioner's, then the props."""
MATERIAL: Final = {name: index for index, name in enumerate(MATERIALS)}


@dataclass(frozen=True, slots=True)
class Tones:
    """One colour in the light: "#rrggbb"."""

    base: str
    shade: str
    light: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one theme."""

    materials: Mapping[str, Tones]
    target: Tones
    """A muscle to feel."""
    line: str
    """Outline and inner contours."""
    ghost: str
    ghost_opacity: float
    shadow: str
    shadow_opacity: float
    arrow: str
    arrow_edge: str
    """Round the arrow, where it crosses the figure."""
    rim: str | None
    """Light from behind along the figure's edge; None where there is none."""


def _materials(rows: str) -> Mapping[str, Tones]:
    return {name: Tones(*tones) for name, *tones in (row.split() for row in rows.strip().splitlines())}


PALETTES: Final[Mapping[Theme, Palette]] = {
    "light": Palette(
        materials=_materials("""
            skin    #e2af8e #c98f6e #f3cfb3
            top     #86a9ad #64888e #a9c8ca
            legs    #4b5b74 #35425a #65768f
            hair    #4d3b33 #352722 #725b4e
            partner-skin #b17f5e #915f42 #cc9c7b
            partner-top  #b8a6c4 #94809f #d2c5db
            partner-legs #6f6579 #524a5b #8b8196
            partner-hair #2d2a2e #1c1a1d #514b53
            wood    #d2bfa5 #b29b7f #e6d8c3
            metal   #a39a8e #7f766b #c4bcb1
            wall    #e3dacd #cec3b4 #eee7dc
            door    #d8c9b4 #bfae97 #e7dccb
            mat     #b8c9b5 #9cae99 #cbd8c8
            cloth   #dfe2e1 #bcc4c5 #f0f2f1
            foam    #a9aab6 #858796 #c6c7d0
            rubber  #5d6870 #434c54 #808b93
            cushion #9db0b1 #7a9193 #bccacb
        """),
        target=Tones("#e0452c", "#b92f1b", "#f0674c"),
        line="#2e2622",
        ghost="#2e2622",
        ghost_opacity=0.13,
        shadow="#3b2f26",
        shadow_opacity=0.14,
        arrow="#d9432b",
        arrow_edge="#fffefb",
        rim=None,
    ),
    "dark": Palette(
        materials=_materials("""
            skin    #d8a381 #9c6c54 #f4c9a8
            top     #85b2b6 #53797f #b3d8d9
            legs    #6a80a5 #46587a #91a7c8
            hair    #5b473d #33261f #8a6f5e
            partner-skin #a5734f #74482f #c89671
            partner-top  #a08db0 #6f5e7e #c3b3d0
            partner-legs #655c73 #463e52 #867c94
            partner-hair #3a3339 #1f1a1e #645a63
            wood    #a3978a #75695c #c3b7a7
            metal   #8b8f90 #5f6465 #b1b6b6
            wall    #56625f #414c4a #66736f
            door    #6d6a60 #524f47 #827e73
            mat     #5b756b #435a52 #6f8b80
            cloth   #a9b3b4 #7d8889 #cbd4d4
            foam    #81849a #5c5f74 #a2a5b9
            rubber  #6c7a82 #48545b #98a6ad
            cushion #6d8486 #4c6163 #8da3a4
        """),
        target=Tones("#ff6a4c", "#d4452b", "#ff9478"),
        line="#0a0f10",
        ghost="#e2eeec",
        ghost_opacity=0.15,
        shadow="#000000",
        shadow_opacity=0.36,
        arrow="#ff7a5e",
        arrow_edge="#141b1c",
        rim="#dff2f0",
    ),
    "print": Palette(
        materials=_materials("""
            skin    #f8f8f8 #d8d8d8 #ffffff
            top     #cacaca #a6a6a6 #e0e0e0
            legs    #8c8c8c #6b6b6b #a3a3a3
            hair    #4a4a4a #303030 #6e6e6e
            partner-skin #e4e4e4 #c2c2c2 #f4f4f4
            partner-top  #f2f2f2 #d2d2d2 #fcfcfc
            partner-legs #c4c4c4 #a0a0a0 #d8d8d8
            partner-hair #7c7c7c #606060 #9a9a9a
            wood    #e6e6e6 #c6c6c6 #f2f2f2
            metal   #b5b5b5 #8d8d8d #d0d0d0
            wall    #f0f0f0 #dedede #f7f7f7
            door    #e8e8e8 #d2d2d2 #f2f2f2
            mat     #ebebeb #d6d6d6 #f4f4f4
            cloth   #f2f2f2 #d4d4d4 #ffffff
            foam    #c4c4c4 #a0a0a0 #dadada
            rubber  #5c5c5c #3c3c3c #858585
            cushion #d4d4d4 #b0b0b0 #e4e4e4
        """),
        target=Tones("#1c1c1c", "#000000", "#3a3a3a"),
        line="#000000",
        ghost="#000000",
        ghost_opacity=0.13,
        shadow="#000000",
        shadow_opacity=0.13,
        arrow="#000000",
        arrow_edge="#ffffff",
        rim=None,
    ),
}


def rgb(colour: str) -> Floats:
    """Return "#rrggbb" as three numbers from 0 to 1.

    >>> rgb("#ff0080").round(3).tolist()
    [1.0, 0.0, 0.502]
    """
    return np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
