"""What a player may ask the figure: a picture of a moment, in cells of a terminal. Who has no figure hands in none.

Players know no figure; the pipeline hands one in that can do this.
"""

from typing import Protocol, TypeAlias

Run: TypeAlias = tuple[str, str, str]
"""Text, its colour, the colour behind it: "#rrggbb", or "" for the terminal's own."""
Picture: TypeAlias = tuple[tuple[Run, ...], ...]
"""Rows of runs, all of the width that was asked for."""


class FigureSource(Protocol):
    """Shows the figure of one session."""

    def picture(
        self, position_ms: int, *, columns: int, rows: int, mono: bool, dark: bool, stills: bool
    ) -> Picture | None:
        """Return the picture of a moment; None where there is none, or none yet.

        Parameters
        ----------
        position_ms
            Where the session is.
        columns, rows
            The size in cells.
        mono
            Without colour.
        dark
            For a dark ground.
        stills
            Without motion: the far end and the waiting pose.
        """
        ...

    def close(self) -> None:
        """Let go of what is being drawn: nobody will ask any more."""
        ...
