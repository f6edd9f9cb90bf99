"""A mistake in data is a value, not an exception: it has a place, a message and a hint, and all are shown at once.

>>> print(Problem("movements/cat-cow.yaml", 4, "error", "unknown technique 'dinamic'", "did you mean 'dynamic'?"))
movements/cat-cow.yaml:4: error: unknown technique 'dinamic' (did you mean 'dynamic'?)
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a data file."""

    file: str
    """Path as the person knows it."""
    line: int
    """1-based; 0 where the whole file is meant."""
    level: Level
    message: str
    """What is wrong: the thing, what was expected, what came."""
    hint: str = ""
    """How to repair it."""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}: {self.level}: {self.message}{hint}"


def did_you_mean(wrong: str, known: "Iterable[str]") -> str:
    """Return a hint that names the nearest known word, or the first few known words.

    >>> did_you_mean("rhomboid-mayor", ["rhomboid-major", "deltoid-lateral"])
    "did you mean 'rhomboid-major'?"
    """
    words = sorted(known)
    near = get_close_matches(wrong, words, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    shown = ", ".join(words[:8]) + (", ..." if len(words) > 8 else "")
    return f"known: {shown}" if words else "none is defined"
