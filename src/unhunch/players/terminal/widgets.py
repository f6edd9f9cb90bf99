"""The parts of the playing screen that are drawn by hand: session bar, big number, halo, breath.

The guide looks at the clock twenty times a second; each part keeps only what it can draw, so that it is drawn anew when
something on it changes and not before.
"""

from dataclasses import replace
from itertools import groupby
from math import atan2, hypot, pi

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from unhunch.players.showing import Breath, Shown
from unhunch.players.terminal.digits import fit

PIPS = 12
"""More repetitions than this are a number only."""
RINGED = frozenset({"Hold", "Press", "Keep moving", "Breathe"})
"""What the halo is drawn for: what lasts."""


class SessionBar(Widget):
    """The whole session: one segment per movement, its width by its length; heavy is done, light is to come."""

    position_ms: reactive[int] = reactive(0)

    def __init__(self, spans: tuple[tuple[int, int], ...]) -> None:
        super().__init__()
        self._spans = spans
        self._total_ms = sum(length for _, length in spans)
        self.tooltip = None

    def look_at(self, shown: Shown) -> None:
        """Take the position over, as finely as half a cell shows it."""
        step = max(1, self._total_ms // max(1, 2 * self.size.width))
        self.position_ms = shown.position_ms if shown.state == "ended" else shown.position_ms // step * step

    def render(self) -> Content:
        """Draw the segments."""
        room = max(0, self.size.width - max(0, len(self._spans) - 1))
        total = self._total_ms
        parts: list[Content | str | tuple[str, str]] = []
        used = 0
        elapsed = 0
        for number, (start, length) in enumerate(self._spans):
            elapsed += length
            cells = max(1, round(room * elapsed / total) - used) if total else 0
            used += cells
            done = max(0.0, min(1.0, (self.position_ms - start) / length)) if length else 1.0
            heavy = int(done * cells * 2)
            half = "╸" if heavy % 2 and heavy < 2 * cells else ""
            parts += [" "] if number else []
            parts += [("━" * (heavy // 2) + half, "$primary"), ("─" * (cells - heavy // 2 - len(half)), "$control")]
        return Content.assemble(*parts)


class BigNumber(Widget):
    """The countdown, as large as there is room, with its unit and the repetitions beside it."""

    shown: reactive[Shown | None] = reactive(None)

    def look_at(self, shown: Shown) -> None:
        """Take over what the number shows."""
        self.shown = without_motion(shown)

    def render(self) -> Content:
        """Draw digits on the left, words at their right foot."""
        shown = self.shown
        if shown is None:
            return Content("")
        words = beside(shown)
        room = self.size.width - 3 - max((len(word) for word in words), default=0)
        lines = fit(shown.count, width=room, height=self.size.height)
        style = "$ink-3" if shown.state == "paused" or shown.doing in {"Get ready", "Rest", "Switch"} else "$foreground"
        first = len(lines) - len(words)
        rows: list[Content] = []
        for number, line in enumerate(lines):
            word = words[number - first] if number >= first else ""
            rows.append(Content.assemble((line, style), "   ", (word, "$ink-2 bold" if word else "")))
        return Content("\n").join(rows)


class Halo(Widget):
    """A ring that empties as the hold runs out, round a disc that breathes; drawn in square half-cell pixels.

    Only for those who like to look: the number, the word and the bar beside it say the same.
    """

    shown: reactive[Shown | None] = reactive(None)

    def look_at(self, shown: Shown) -> None:
        """Take ring and breath over, as finely as the pixels show them."""
        if shown.doing not in RINGED:
            self.shown = None
            return
        pixels = max(1, min(self.size.width, 2 * self.size.height))
        breath = shown.breath and replace(shown.breath, part=in_steps(shown.breath.part, pixels // 4))
        asked = replace(without_motion(shown), count="", unit="", rep=None)
        self.shown = replace(asked, part_left=in_steps(shown.part_left, 3 * pixels), breath=breath)

    def render(self) -> Content:
        """Draw ring and disc; nothing while nothing is asked of the body."""
        shown = self.shown
        if shown is None or shown.doing not in RINGED:
            return Content("")
        pixels = halo_pixels(min(self.size.width, 2 * self.size.height), shown.part_left, _fullness(shown.breath))
        rows = []
        for top, bottom in zip(pixels[::2], pixels[1::2], strict=True):
            cells = (_cell(a, b) for a, b in zip(top, bottom, strict=True))
            runs = (
                (style, "".join(mark for mark, _ in run)) for style, run in groupby(cells, key=lambda cell: cell[1])
            )
            rows.append(Content.assemble(*((marks, style) for style, marks in runs)))
        return Content("\n").join(rows)


def halo_pixels(size: int, part_left: float, fullness: float | None) -> list[list[str]]:
    """Return rows of pixels, each "" or the role of its colour: an even number of rows.

    Parameters
    ----------
    size
        Width and height in pixels; rounded down to an even number.
    part_left
        How much of the ring is left, 0 to 1; it empties clockwise from the top.
    fullness
        How full the breath is, 0 to 1; None for no disc.
    """
    size -= size % 2
    middle, outer = size / 2, size / 2 - 0.5
    inner = outer - max(1.6, size / 18)
    disc = 0.0 if fullness is None else (inner - 2) * (0.45 + 0.5 * fullness)

    def role(x: float, y: float) -> str:
        away = hypot(x, y)
        if inner <= away <= outer:
            turn = (atan2(x, -y) / (2 * pi)) % 1
            return "$primary" if turn >= 1 - part_left else "$line"
        return "$halo-disc" if away <= disc else ""

    return [[role(x + 0.5 - middle, y + 0.5 - middle) for x in range(size)] for y in range(size)]


def _fullness(breath: Breath | None) -> float | None:
    if breath is None:
        return None
    return breath.part if breath.way == "in" else 1 - breath.part


def _cell(top: str, bottom: str) -> tuple[str, str]:
    if top == bottom:
        return ("█", top) if top else (" ", "")
    if top and bottom:
        return ("▀", f"{top} on {bottom}")
    return ("▀", top) if top else ("▄", bottom)


class BreathBar(Widget):
    """The breath: a bar that grows over the in-breath and shrinks over the out-breath, with its word."""

    breath: reactive[Breath | None] = reactive(None)

    def look_at(self, shown: Shown) -> None:
        """Take the breath over, as finely as the cells show it; it waits where the session waits."""
        breath = shown.breath if shown.state == "playing" else None
        self.breath = breath and replace(breath, part=in_steps(breath.part, 32))

    def render(self) -> Content:
        """Draw the word and the bar; nothing where no breath is asked for."""
        if self.breath is None:
            return Content("")
        room = max(4, min(32, self.size.width - 13))
        cells = 1 + round((_fullness(self.breath) or 0) * (room - 1))
        word = "Breathe in " if self.breath.way == "in" else "Breathe out"
        return Content.assemble((word, "$ink-2"), "  ", ("━" * cells, "$halo"), ("·" * (room - cells), "$control"))


def without_motion(shown: Shown) -> Shown:
    """Return what is shown without that which moves all the time."""
    return replace(shown, position_ms=0, part_left=0.0, breath=None, left="", caption="", coming="")


def in_steps(part: float, steps: int) -> float:
    """Return a part of one, rounded to a number of steps.

    >>> in_steps(0.26, 4)
    0.25
    """
    return round(part * steps) / steps if steps else part


def beside(shown: Shown) -> list[str]:
    """Return the words at the number's right: repetition and its dots, then the unit."""
    words = shown.unit.split(" ", 1)
    if shown.rep is None:
        return words
    dots = "●" * shown.rep + "○" * max(0, shown.reps - shown.rep) if shown.reps <= PIPS else ""
    return [*words, *([""] if dots else []), *([dots] if dots else []), f"{shown.rep} of {shown.reps}"]
