"""Finds the places a person means by their own words ("left shoulder and neck, 10 min")."""

import re
from typing import TYPE_CHECKING

from unhunch.base.errors import RequestError
from unhunch.base.problems import did_you_mean

if TYPE_CHECKING:
    from unhunch.model import Library

SIDES = ("left", "right")
FILLING = frozenset(
    {"the", "my", "a", "is", "are", "of", "both", "it", "in", "at", "for", "and", "on", "side", "sides"}
) | {
    "tight",
    "stiff",
    "sore",
    "please",
}
"""Words that say no place."""
TIME = re.compile(r"(\d+)\s*(?:-?\s*(?:minutes?|mins?|m))?(?![\w.])", re.IGNORECASE)


class Places:
    """Regions by id, name and the words people use; muscles by id."""

    def __init__(self, library: "Library") -> None:
        found: dict[str, list[str]] = {}
        for region in library.regions:
            for word in (region.id, region.name, *region.words):
                found.setdefault(_plain(word), []).append(region.id)
        for muscle in library.muscles:
            for word in (muscle.id, muscle.name, muscle.plain_name):
                found.setdefault(_plain(word), [muscle.id])
        self._found = {word: tuple(dict.fromkeys(ids)) for word, ids in found.items()}
        self.words = tuple(self._found)

    def find(self, words: str) -> tuple[str, ...]:
        """Return the ids that words mean, with their side if one is said; none where they mean no place."""
        place, dot, ending = words.strip().partition(".")
        side = ending.strip().lower() if dot else ""
        parts = _plain(place).split()
        side = side or next((part for part in parts if part in SIDES), "")
        kept = " ".join(part for part in parts if part not in SIDES)
        ids = self._found.get(kept) or self._found.get(" ".join(p for p in kept.split() if p not in FILLING)) or ()
        return tuple(f"{name}.{side}" if side else name for name in ids)


def tight_from_words(answer: str, library: "Library", *, rating: int) -> tuple[int | None, dict[str, int]]:
    """Return minutes (None where no number is typed) and tight places from one line.

    Raises
    ------
    RequestError
        Where words are left that name no place, or two numbers are typed.
    """
    numbers = TIME.findall(answer)
    if len(numbers) > 1:
        raise RequestError(f"'{answer.strip()}' has two numbers; expected the minutes only, as in 'neck 4'")
    places = Places(library)
    tight: dict[str, int] = {}
    for part in re.split(r",|;|\band\b|\+|&", TIME.sub(" ", answer)):
        words = " ".join(_plain(part).split())
        if not words or all(word in FILLING for word in words.split()):
            continue
        found = places.find(words)
        if not found:
            raise RequestError(f"no place is called '{words}' ({did_you_mean(words, places.words)})")
        tight |= dict.fromkeys(found, rating)
    return (int(numbers[0]) if numbers else None), tight


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
