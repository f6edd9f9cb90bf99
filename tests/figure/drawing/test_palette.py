import colorsys
import re

import pytest

from unhunch.figure.drawing.paint import ROLES, paints
from unhunch.figure.drawing.palette import MATERIALS, PALETTES, THEMES, Palette, Theme, rgb


def brightness(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def is_red(colour: str) -> bool:
    hue, saturation, _ = colorsys.rgb_to_hsv(*rgb(colour))
    return saturation > 0.55 and (hue < 0.06 or hue > 0.94)


def colours(palette: Palette) -> list[str]:
    return [tone for tones in palette.materials.values() for tone in (tones.base, tones.shade, tones.light)]


@pytest.mark.parametrize("theme", THEMES)
def test_every_material_has_its_tones_from_dark_to_light(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert set(palette.materials) == set(MATERIALS)
    for tones in (*palette.materials.values(), palette.target):
        assert brightness(tones.shade) < brightness(tones.base) < brightness(tones.light) + 1e-9


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_red_means_feel_it_here_or_the_way_and_nothing_else(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert not [colour for colour in colours(palette) if is_red(colour)]
    assert is_red(palette.target.base)
    assert is_red(palette.arrow)


def test_print_is_grey_and_its_muscle_nearly_black() -> None:
    palette = PALETTES["print"]
    for colour in (*colours(palette), palette.line, palette.arrow, palette.target.base, palette.ghost):
        assert len(set(rgb(colour).tolist())) == 1
    darkest = min(brightness(palette.materials[name].base) for name in ("skin", "top", "legs"))
    assert brightness(palette.target.base) < darkest / 4


def test_the_dark_theme_is_lit_anew_and_not_inverted() -> None:
    light, dark = PALETTES["light"], PALETTES["dark"]
    stage = brightness("#2c3736")
    assert brightness(dark.materials["legs"].base) > brightness(light.materials["legs"].base)
    assert brightness(dark.line) < brightness(light.line)
    assert brightness(dark.ghost) > stage
    assert all(
        brightness(dark.materials[name].base) > stage
        for name in ("mat", "wood", "wall", "rubber", "metal", "legs", "top", "skin")
    )
    assert dark.rim is not None
    assert light.rim is None


@pytest.mark.parametrize("theme", THEMES)
def test_a_lit_muscle_stands_out_from_what_it_lies_on(theme: Theme) -> None:
    palette = PALETTES[theme]
    for name in ("skin", "top", "legs"):
        apart = rgb(palette.target.base) - rgb(palette.materials[name].base)
        assert abs(apart).max() > 0.2


@pytest.mark.parametrize("theme", THEMES)
def test_every_role_is_painted_with_attributes_of_svg(theme: Theme) -> None:
    known = {"fill", "opacity", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray"}
    for role in ROLES:
        found = paints(role, PALETTES[theme], "url(#x)")
        assert found or role.endswith(".rim")
        for paint in found:
            assert set(paint) <= known
            assert re.fullmatch(r"#[0-9a-f]{6}|none|url\(#x\)", paint["fill"])
