"""The body map as an SVG: the figure in the colours of a theme, and on it a path for each zone, to tap or to shade.

A zone is `<path class="zone" data-region="neck-side.left">` with its name as `<title>`; states are further classes:
`chosen`, `current`, `step-0` to `step-4`. All colours are presentation attributes, so that a page's style sheet can say
otherwise. The order is that for ear and keyboard. Nothing is styled inline, nothing is fetched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from unhunch.base.errors import FigureError
from unhunch.base.problems import did_you_mean
from unhunch.figure.drawing.body_map import BodyMap, Zone
from unhunch.figure.drawing.map_colours import MAP_COLOURS, MapColours, Tone, palette_of
from unhunch.figure.drawing.map_zones import ZONE_IDS, View
from unhunch.figure.drawing.outlines import UNITS
from unhunch.figure.drawing.paint import paints
from unhunch.figure.drawing.palette import Theme
from unhunch.figure.drawing.svg import identifier

STRONGEST: Final = 10
"""On the scale of tightness, 0 to 10."""
MOST: Final = 4
"""The last step of data."""
_FADE: Final = (0.86, 0.985)
"""Between these heights, as shares of the drawing's from the top, the figure fades away."""
_SEAM, _RING, _RADIUS, _EDGE, _DIGITS = (round(pixels * UNITS) for pixels in (1.1, 2.6, 10.5, 1.0, 13.5))
_TOLD: Final[Mapping[View, tuple[str, str]]] = {
    "front": ("The body from the front", "You face it: its left side is on your right."),
    "back": ("The body from the back", "You stand behind it: its left side is on your left."),
}
Attributes = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is shown on the zones of either view, by zone id: "neck-side.left"."""

    chosen: Mapping[str, int] = field(default_factory=dict)
    """How tight a place is, 0 to 10: filled, the tighter the stronger, and numbered."""
    current: str | None = None
    """The zone that is asked about: outlined."""
    steps: Mapping[str, int] = field(default_factory=dict)
    """A step of data, 0 (none: the body's own tone) to 4 (most)."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Words for a zone's title, after its name: "42 min this week"."""


def write_map(
    body_map: BodyMap,
    *,
    theme: Theme = "light",
    prefix: str | None = None,
    tone: Tone = "figure",
    names: Mapping[str, str] | None = None,
    marks: Marks | None = None,
) -> str:
    """Return a view of the body map as SVG in a theme.

    Parameters
    ----------
    body_map
        From `body_map.sketch_map`.
    theme
        "light", "dark" or "print".
    prefix
        Of every id; by default made of view, tone and theme.
    tone
        "figure" as in the stills; "plain": all of one colour, for data.
    names
        Region id to its plain name, as the library has them; without one the id is written in words.
    marks
        What is chosen, asked about, or shaded. Marks of the other view's zones are left to that.

    Raises
    ------
    FigureError
        Where a mark is of no known zone, or a number out of its range.
    """
    marks = marks or Marks()
    _check(marks)
    start = identifier(prefix or f"body-map-{body_map.view}-{tone}-{theme}")
    drawing = _Drawing(body_map, start, theme, tone, names or {}, marks)
    return f"{drawing.head()}{drawing.figure()}{drawing.zones()}{drawing.ring()}{drawing.badges()}</svg>"


def zone_name(region: str, side: str, names: Mapping[str, str]) -> str:
    """Return what a zone is called.

    >>> zone_name("neck-side", "left", {"neck-side": "Side of the neck"})
    'Side of the neck, left'
    """
    return f"{names.get(region) or region.replace('-', ' ').capitalize()}, {side}"


def strength(tightness: int) -> float:
    """Return how strongly a zone is filled that is so tight, 0 to 1; what is chosen is never invisible.

    >>> strength(0), strength(10)
    (0.42, 0.94)
    """
    return round(0.42 + 0.52 * tightness / STRONGEST, 2)


def _check(marks: Marks) -> None:
    current = [marks.current] if marks.current else []
    for zone in (*marks.chosen, *current, *marks.steps, *marks.notes):
        if zone not in ZONE_IDS:
            raise FigureError(f"the body map has no zone {zone!r} ({did_you_mean(zone, ZONE_IDS)})")
    for what, numbers, most in (("tightness", marks.chosen, STRONGEST), ("step", marks.steps, MOST)):
        for zone, number in numbers.items():
            if not 0 <= number <= most:
                raise FigureError(f"the {what} of {zone} must be 0 to {most}, not {number}")


@dataclass(frozen=True, eq=False)
class _Drawing:
    """One map on its way to text, part by part."""

    map: BodyMap
    start: str
    theme: Theme
    tone: Tone
    names: Mapping[str, str]
    marks: Marks

    @property
    def colours(self) -> MapColours:
        return MAP_COLOURS[self.theme]

    def head(self) -> str:
        """The opening of the SVG, its words, and the mask by which the figure fades away below."""
        width, height = self.map.shape
        title, description = _TOLD[self.map.view]
        ends = "".join(
            f'<stop offset="{offset}" stop-color="{colour}"/>'
            for offset, colour in zip(_FADE, ("#ffffff", "#000000"), strict=True)
        )
        whole = {"width": width * UNITS, "height": height * UNITS}
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * UNITS} {height * UNITS}" width="{width}" '
            f'height="{height}" class="body-map" role="group" aria-labelledby="{self.start}-title" '
            f'aria-describedby="{self.start}-desc"><title id="{self.start}-title">{title}</title>'
            f'<desc id="{self.start}-desc">{description}</desc>'
            f'<defs><linearGradient id="{self.start}-ramp" x1="0" y1="0" x2="0" y2="1">{ends}</linearGradient>'
            f'<mask id="{self.start}-fade" maskUnits="userSpaceOnUse" x="0" y="0"{_written(whole)}>'
            f'<rect{_written(whole)} fill="url(#{self.start}-ramp)"/></mask></defs>'
        )

    def figure(self) -> str:
        """What lies below the zones."""
        palette = palette_of(self.theme, self.tone)
        paths = (
            f'<path{_written(paint)} d="{layer.data}"/>'
            for layer in self.map.layers
            for paint in paints(layer.role, palette, "none")
        )
        return f'<g class="figure" aria-hidden="true" mask="url(#{self.start}-fade)">{"".join(paths)}</g>'

    def zones(self) -> str:
        """The zones, each with its name."""
        rest = {"fill": "#ffffff", "fill-opacity": self.colours.veil if self.tone == "figure" else 0}
        seam = {"stroke": self.colours.seam, "stroke-opacity": self.colours.seam_opacity}
        seam |= {"stroke-width": _SEAM, "stroke-linejoin": "round"}
        return f'<g class="zones"{_written(rest | seam)}>{"".join(map(self._zone, self.map.zones))}</g>'

    def _zone(self, zone: Zone) -> str:
        own = {"id": f"{self.start}-{zone.region}-{zone.side}", "class": " ".join(self._states(zone))}
        own |= {"data-region": zone.id, "role": "img"}
        title = ": ".join([zone_name(zone.region, zone.side, self.names), *self._words(zone)])
        return f'<path{_written(own | self._fill(zone))} d="{zone.path}"><title>{escape(title)}</title></path>'

    def _states(self, zone: Zone) -> Iterable[str]:
        yield "zone"
        if zone.id in self.marks.chosen:
            yield "chosen"
        if zone.id == self.marks.current:
            yield "current"
        if zone.id in self.marks.steps:
            yield f"step-{self.marks.steps[zone.id]}"

    def _words(self, zone: Zone) -> Iterable[str]:
        """What a zone's title says after its name: nothing, or one phrase."""
        tight = [f"{self.marks.chosen[zone.id]} of {STRONGEST}"] if zone.id in self.marks.chosen else []
        note = [self.marks.notes[zone.id]] if zone.id in self.marks.notes else []
        return [", ".join(tight + note)] if tight or note else []

    def _fill(self, zone: Zone) -> dict[str, object]:
        if zone.id in self.marks.chosen:
            target = palette_of(self.theme, self.tone).target.base
            return {"fill": target, "fill-opacity": strength(self.marks.chosen[zone.id])}
        if self.marks.steps.get(zone.id):
            return {"fill": self.colours.steps[self.marks.steps[zone.id]], "fill-opacity": 0.94}
        return {}

    def ring(self) -> str:
        """The outline of the zone that is asked about, above all zones; empty where none is."""
        data = "".join(zone.path for zone in self.map.zones if zone.id == self.marks.current)
        line = {"fill": "none", "stroke": self.colours.current, "stroke-width": _RING, "stroke-linejoin": "round"}
        return f'<path class="zone-current" aria-hidden="true" pointer-events="none"{_written(line)} d="{data}"/>'

    def badges(self) -> str:
        """The numbers of what is chosen."""
        letters = {"text-anchor": "middle", "font-family": "sans-serif", "font-weight": 700, "font-size": _DIGITS}
        marks = "".join(self._badge(zone) for zone in self.map.zones if zone.id in self.marks.chosen)
        return f'<g class="badges" aria-hidden="true" pointer-events="none"{_written(letters)}>{marks}</g>'

    def _badge(self, zone: Zone) -> str:
        x, y = zone.centre
        disc = {"cx": x, "cy": y, "r": _RADIUS, "fill": self.colours.badge}
        disc |= {"stroke": self.colours.on_badge, "stroke-width": _EDGE, "stroke-opacity": 0.25}
        number = {"x": x, "y": y + round(0.355 * _DIGITS), "fill": self.colours.on_badge}
        return f"<circle{_written(disc)}/><text{_written(number)}>{self.marks.chosen[zone.id]}</text>"


def _written(attributes: Attributes) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())
