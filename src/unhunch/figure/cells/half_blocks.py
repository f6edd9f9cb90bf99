"""Two pixels in each cell of a terminal: pictures as rows of coloured half blocks.

>>> half_blocks(((1, 0), (2, 2)), ("", "#ff0000", "#0000ff"))
((Run(text='▀', ink='#ff0000', ground='#0000ff'), Run(text='▄', ink='#0000ff', ground='')),)
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple


class Run(NamedTuple):
    """Cells beside each other that have the same colours."""

    text: str
    ink: str
    """Colour of what is drawn, "#rrggbb"; "" is the terminal's own."""
    ground: str
    """Colour behind it; "" is the terminal's own."""


Strip = tuple[tuple[Run, ...], ...]
"""A picture as rows of runs, all of one width."""


def half_blocks(pixels: Sequence[Sequence[int]], colours: Sequence[str]) -> Strip:
    """Return a picture as cells.

    Parameters
    ----------
    pixels
        Rows of codes, an even number of them; the first row is on top.
    colours
        The colour of each code; "" where nothing is.
    """
    rows = []
    for top, bottom in zip(pixels[::2], pixels[1::2], strict=True):
        cells = (_cell(colours[above], colours[below]) for above, below in zip(top, bottom, strict=True))
        groups = ((key, sum(1 for _ in group)) for key, group in groupby(cells))
        rows.append(tuple(Run(mark * count, ink, ground) for (mark, ink, ground), count in groups))
    return tuple(rows)


def _cell(above: str, below: str) -> tuple[str, str, str]:
    if above == below:
        return ("█", above, "") if above else (" ", "", "")
    if above and below:
        return "▀", above, below
    return ("▀", above, "") if above else ("▄", below, "")
