"""The contact sheet: everything that has a pose on one page of HTML, to be looked at side by side.

Each movement is seen at both its extremes, and each of these from two sides. The page stands alone: no script, nothing
fetched; the theme is chosen by radio buttons and CSS.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Protocol

from unhunch.figure.drawing.paint import ROLES, paints
from unhunch.figure.drawing.palette import PALETTES, THEMES, Theme
from unhunch.figure.drawing.svg import At, Still, framed_drawing, hatching, identifier
from unhunch.figure.motion import Motion
from unhunch.model import Form

SECOND_VIEW: Final = 90.0
"""Degrees between the two views."""
_GROUND: Final[dict[Theme, tuple[str, str, str, str]]] = {
    "light": ("#f5f1ea", "#1f2423", "#faf6f0", "#e8e0d4"),
    "dark": ("#121819", "#f2efe9", "#3a4847", "#1d2627"),
    "print": ("#ffffff", "#000000", "#ffffff", "#ffffff"),
}
"""Page, text, and the stage behind a still from its middle to its edge."""
_LAYOUT: Final = """
body{margin:0;padding:24px;font:16px/1.4 system-ui,sans-serif}
label{margin-right:16px}
h1{font-size:26px;margin:0 0 12px}
h2{font-size:18px;margin:24px 0 8px}
h2 code{font-size:13px;font-weight:400;opacity:.75}
.row{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:12px}
figure{margin:0}
figcaption{font-size:13px;padding:4px 2px}
svg{display:block;width:100%;height:auto;border-radius:16px}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One movement or variation on the sheet."""

    id: str
    """"cat-cow/one-arm"."""
    title: str
    stills: tuple[tuple[str, Still], ...]
    """Caption and picture."""


class Drawer(Protocol):
    """What a sheet asks of a studio."""

    def all_ids(self) -> tuple[str, ...]:
        """Return what can be shown."""
        ...

    def form(self, movement: str, variation: str | None = None) -> Form:
        """Return the library's own words on it."""
        ...

    def motion(self, movement: str, variation: str | None = None) -> Motion:
        """Return it in motion."""
        ...

    def sketch(self, movement: str, variation: str | None = None, *, at: At = "hold", turned: float = 0.0) -> Still:
        """Return a still of it without colours."""
        ...


def draw_sheet(studio: Drawer) -> str:
    """Return the sheet of all that a studio has a pose for."""
    return contact_sheet([_shown(studio, identity) for identity in studio.all_ids()])


def _shown(studio: Drawer, identity: str) -> Shown:
    movement, _, rest = identity.partition("/")
    variation = rest or None
    other: At = "start" if studio.motion(movement, variation).span("again") is None else "back"
    views: tuple[tuple[At, float], ...] = (("hold", 0.0), ("hold", SECOND_VIEW), (other, 0.0), (other, SECOND_VIEW))
    words = {"hold": "far end", "start": "start", "back": "near end"}
    stills = tuple(
        (
            f"{words[at]}{', from another side' if turned else ''}",
            studio.sketch(movement, variation, at=at, turned=turned),
        )
        for at, turned in views
    )
    return Shown(identity, studio.form(movement, variation).name, stills)


def contact_sheet(rows: Sequence[Shown], *, title: str = "Contact sheet") -> str:
    """Return a page of HTML with the stills of each row.

    >>> contact_sheet([]).splitlines()[0]
    '<!doctype html>'
    """
    buttons = "".join(
        f'<input type="radio" name="theme" id="theme-{theme}"{" checked" if theme == THEMES[0] else ""}>'
        f'<label for="theme-{theme}">{theme}</label>'
        for theme in THEMES
    )
    style = _LAYOUT + "".join(map(_rules, THEMES))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style}</style></head>\n'
        f"<body><h1>{escape(title)}</h1>\n{buttons}\n<main>\n{''.join(map(_row, rows))}</main></body></html>\n"
    )


def _row(row: Shown) -> str:
    figures = "".join(
        f"<figure>{_classed(still, identifier(f'{row.id}-{n}'))}<figcaption>{escape(caption)}</figcaption></figure>\n"
        for n, (caption, still) in enumerate(row.stills)
    )
    return f'<h2>{escape(row.title)} <code>{escape(row.id)}</code></h2>\n<div class="row">{figures}</div>\n'


def _classed(still: Still, prefix: str) -> str:
    """Return a still whose colours come from the page's rules, so that one drawing serves every theme."""
    pattern = f"{prefix}-deep"
    parts = [hatching(still.layers, pattern, 'class="deep"')]
    for layer in still.layers:
        for number, filled in enumerate(_kinds(layer.role)):
            fill = f' fill="url(#{pattern})"' if filled else ""
            parts.append(f'<path class="{_class(layer.role, number)}"{fill} d="{layer.data}"/>')
    return framed_drawing(still, prefix, "".join(parts))


_PATTERN: Final = "pattern"


def _kinds(role: str) -> Iterable[bool]:
    """Yield for each path that a layer becomes in any theme whether it is filled with the pattern."""
    most = max((paints(role, PALETTES[theme], _PATTERN) for theme in THEMES), key=len)
    return [paint["fill"] == _PATTERN for paint in most]


def _class(role: str, number: int) -> str:
    return f"{role.replace('.', '-')}-{number}"


def _rules(theme: Theme) -> str:
    """Return the CSS of a theme: in force while its button is chosen."""
    page, text, middle, edge = _GROUND[theme]
    palette = PALETTES[theme]
    here = f"#theme-{theme}:checked~main"
    rules = [
        f"body:has(#theme-{theme}:checked){{background:{page};color:{text}}}",
        f"{here} svg{{background:radial-gradient(90% 80% at 50% 38%,{middle},{edge})}}",
        f"{here} .deep{{fill:{palette.target.base}}}",
    ]
    for role in ROLES:
        painted = paints(role, palette, _PATTERN)
        for number, _ in enumerate(_kinds(role)):
            style = _style(painted[number].items()) if number < len(painted) else "display:none"
            rules.append(f"{here} .{_class(role, number)}{{{style}}}")
    return "\n".join(rules) + "\n"


def _style(paint: Iterable[tuple[str, str]]) -> str:
    return ";".join(f"{name}:{value}" for name, value in paint if value != _PATTERN)
