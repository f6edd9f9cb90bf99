"""How the layers of a drawing are painted in a theme: SVG attributes, which are CSS properties as well.

>>> from unhunch.figure.drawing.palette import PALETTES
>>> [dict(paint) for paint in paints("top.base", PALETTES["dark"], "none")]
[{'fill': '#85b2b6'}]
"""

from collections.abc import Mapping
from typing import Final

from unhunch.figure.drawing.palette import MATERIALS, Palette

Paint = Mapping[str, str]
TONES: Final = ("base", "shade", "light", "rim")
ROLES: Final = (
    *("shadow", "contact", "outline", "ghost", "ink", "veil", "arrow", "hint"),
    *("muscle.soft", "muscle.base", "muscle.shade", "muscle.light"),
    *(f"{material}.{tone}" for material in MATERIALS for tone in TONES),
)
"""Every role that a layer may have."""


def paints(role: str, palette: Palette, pattern: str) -> tuple[Paint, ...]:
    """Return the attributes of each path that a layer becomes; none where the theme has no such thing.

    Parameters
    ----------
    role
        One of `ROLES`.
    palette
        The theme.
    pattern
        What deep muscles are filled with: "url(#...)".
    """
    name, _, tone = role.partition(".")
    if name in palette.materials:
        return _material(name, tone, palette)
    target = palette.target
    return {
        "shadow": ({"fill": palette.shadow, "opacity": f"{palette.shadow_opacity}"},),
        "contact": ({"fill": palette.shadow, "opacity": f"{palette.shadow_opacity}"},),
        "outline": (_stroke(palette.line, 9.5),),
        "ghost": ({"fill": palette.ghost, "opacity": f"{palette.ghost_opacity}"},),
        "ink": ({"fill": palette.line, "opacity": "0.85"},),
        "veil": ({"fill": palette.materials["wall"].base, "opacity": "0.25"},),
        "arrow": ({**_stroke(palette.arrow_edge, 26), "opacity": "0.8"}, {"fill": palette.arrow}),
        "hint": (
            {"fill": target.base, "opacity": "0.16"},
            {"fill": pattern, "opacity": "0.75"},
            {**_stroke(target.base, 12), "stroke-dasharray": "34 22", "stroke-linecap": "round"},
        ),
        "muscle.soft": ({"fill": target.base, "opacity": "0.45"},),
        "muscle.base": ({"fill": target.base},),
        "muscle.shade": ({"fill": target.shade},),
        "muscle.light": ({"fill": target.light},),
    }[role]


def _material(name: str, tone: str, palette: Palette) -> tuple[Paint, ...]:
    tones = palette.materials[name]
    if tone == "rim":
        return () if palette.rim is None else ({"fill": palette.rim, "opacity": "0.5"},)
    return {
        "base": ({"fill": tones.base},),
        "shade": ({"fill": tones.shade},),
        "light": ({"fill": tones.light, "opacity": "0.7"},),
    }[tone]


def _stroke(colour: str, width: float) -> dict[str, str]:
    return {"fill": "none", "stroke": colour, "stroke-width": f"{width:g}", "stroke-linejoin": "round"}
