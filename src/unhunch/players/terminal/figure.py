"""The figure beside the number: how large it is, and the part of the screen that shows it.

>>> figure_size(80, 24), figure_size(160, 50), figure_size(69, 40)
((36, 18), (60, 30), None)
"""

from typing import TYPE_CHECKING, Any

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from unhunch.players.terminal.look import prefers_stills, without_dots

if TYPE_CHECKING:
    from textual.app import App

    from unhunch.players.figure import FigureSource, Picture, Run

SIZES = (((124, 38), (60, 30)), ((100, 32), (48, 24)), ((70, 24), (36, 18)))
"""Columns and rows that the terminal has at least, and those of the figure; the largest first."""
STEP_MS = 1000 / 12
"""Twelve pictures in a second."""


def figure_size(columns: int, rows: int) -> tuple[int, int] | None:
    """Return the size of the figure in a terminal of so many columns and rows; None where there is no room."""
    return next((size for (wide, high), size in SIZES if columns >= wide and rows >= high), None)


def in_step(position_ms: int) -> int:
    """Return the moment of the picture that is shown at a position: the figure moves twelve times a second.

    >>> [in_step(ms) for ms in (0, 80, 84, 1000)]
    [0, 0, 83, 1000]
    """
    return int(int(position_ms / STEP_MS + 1e-6) * STEP_MS + 1e-6)


def picture_of(app: "App[Any]", figure: "FigureSource", position_ms: int, size: tuple[int, int]) -> "Picture | None":
    """Return the picture of a moment as this terminal can show it: its colours, its ground, its person's wishes."""
    mono = app.no_color or app.console.color_system not in {"256", "truecolor"}
    if mono and without_dots():
        return None
    return figure.picture(
        position_ms,
        columns=size[0],
        rows=size[1],
        mono=mono,
        dark=app.current_theme.dark,
        stills=prefers_stills(),
    )


class FigureWindow(Widget):
    """Shows a picture, and draws anew only the lines that changed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual calls it so
        super().__init__(id=id)
        self._picture: Picture = ()
        self._strips: dict[tuple[Run, ...], Strip] = {}

    @property
    def picture(self) -> "Picture":
        """What is shown."""
        return self._picture

    def show_picture(self, picture: "Picture") -> None:
        """Take a picture over."""
        if picture is self._picture:
            return
        before, self._picture = self._picture, picture
        if len(before) != len(picture):
            self._strips.clear()
            self.refresh()
            return
        changed = [number for number, row in enumerate(picture) if row != before[number]]
        if changed:
            self.refresh(*(Region(0, number, self.size.width, 1) for number in changed))

    def render_line(self, y: int) -> Strip:
        """Return one line of the picture, on the screen's own ground."""
        ground = self.rich_style
        if y >= len(self._picture):
            return Strip.blank(self.size.width, ground)
        row = self._picture[y]
        return Strip([Segment(text, ground + _style(ink, behind)) for text, ink, behind in row]).adjust_cell_length(
            self.size.width, ground
        )


def _style(ink: str, behind: str) -> Style:
    return Style(color=Color.parse(ink) if ink else None, bgcolor=Color.parse(behind) if behind else None)
