"""The table of made pages."""

from collections.abc import Callable
from pathlib import Path

from pages import angles, commands, figure, routines, safety, walk
from unhunch.model import Library

ROOT = Path(__file__).parent.parent
MADE: dict[str, Callable[[Library], str]] = {
    "docs/routines.md": routines.page,
    "docs/safety.md": safety.page,
    "docs/walk.md": walk.page,
    "docs/commands.md": commands.page,
    "docs/angles.md": angles.page,
    "docs/figure.md": figure.page,
}
"""File to what makes it."""
