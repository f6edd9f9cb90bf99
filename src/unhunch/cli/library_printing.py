"""Printing the library in a terminal: pages wrapped to its width, a list as a table or, where narrow, in two lines.

Where the output is no terminal it is plain, and a list has one line for each movement, however long.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from unhunch.cli.library_pages import Page
from unhunch.model import TECHNIQUES, Library, Movement

NARROW: Final = 72
"""Below so many columns a list puts each movement on two lines."""
WIDEST: Final = 100
"""Longer lines are hard to read."""


def _console() -> Console:
    """Return a console that colours nothing by itself and never reads markup in the texts."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST)
    return console


def print_pages(pages: Sequence[Page]) -> None:
    """Print pages, wrapped to the terminal."""
    console = _console()
    for index, page in enumerate(pages):
        if index:
            console.print()
        console.print(Text(page.title, style="bold"))
        for line in page.under:
            console.print(Text(line))
        for block in page.blocks:
            console.print()
            console.print(Text(block.heading, style="bold"))
            for mark, line in block.lines:
                _print_hanging(console, mark, line)


def _print_hanging(console: Console, mark: str, line: str) -> None:
    """Print a line with its mark hanging to the left of the wrapped text."""
    lead = f"  {mark} " if mark else "  "
    for index, part in enumerate(Text(line).wrap(console, max(console.width - len(lead), 20))):
        part.rstrip()
        console.print(Text(lead if index == 0 else " " * len(lead)).append_text(part), soft_wrap=True)


def print_list(movements: Sequence[Movement], library: Library) -> None:
    """Print movements by technique, in the order of a session: a table, or two lines each where it is narrow."""
    console = _console()
    ordered = sorted(movements, key=lambda movement: (TECHNIQUES.index(movement.technique), movement.id))
    rows = [(m.id, m.name, m.technique, m.position, ", ".join(m.props) or "-") for m in ordered]
    if not console.is_terminal:
        _print_columns(rows)
    else:
        for technique, group in groupby(rows, key=lambda row: row[2]):
            console.print(Text(technique.capitalize(), style="bold"))
            _print_group(console, list(group))
    print(f"{len(rows)} of {len(library.movements)} movements")


def _print_columns(rows: Sequence[tuple[str, ...]]) -> None:
    """Print one movement to a line, however long: for a pipe."""
    heads = ("id", "name", "technique", "position", "props")
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(4)]
    for row in (heads, *rows):
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]))


def _print_group(console: Console, rows: Sequence[tuple[str, ...]]) -> None:
    """Print the movements of one technique, which the heading above has told."""
    from rich.table import Table

    if console.width < NARROW:
        for identity, name, _, position, props in rows:
            _print_hanging(console, "", name)
            _print_hanging(console, " ", f"{identity} ({position}; {props})")
        return
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=max(len(row[0]) for row in rows) + 2)
    grid.add_column(ratio=1)
    grid.add_column(no_wrap=True, min_width=13)
    for identity, name, _, position, props in rows:
        told = Text(name)
        if props != "-":
            told.append(f"\n{props}", style="dim")
        grid.add_row(Text(f"  {identity}"), told, Text(position))
    console.print(grid)
