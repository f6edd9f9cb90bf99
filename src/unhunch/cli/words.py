"""Finds what a person means by their own words ("left shoulder and neck, 10 min, at my desk")."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unhunch.base.errors import RequestError
from unhunch.base.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unhunch.model import Library
    from unhunch.model.movement import Place

SIDES = ("left", "right")
FILLING = frozenset(
    {
        *("the", "my", "a", "an", "is", "are", "am", "i", "im", "of", "both", "it", "in", "at", "for", "and", "on"),
        *("side", "sides", "little", "bit", "very", "feel", "feels", "hurt", "hurts", "ache", "aches"),
        *("tight", "stiff", "sore", "tense", "please", "today", "now"),
    }
)
"""Words that say no place of the body."""
PLACES = {"desk": "desk", "office": "desk", "work": "desk", "home": "room", "room": "room"}
"""Words for where somebody is."""
NOWHERE = frozenset({"nothing", "nowhere", "none", "no"})
EVERYWHERE = frozenset({"everything", "everywhere", "all", "all over"})
NUMBERS = {
    **dict(
        zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
    ),
    **dict(zip(("fifteen", "twenty", "thirty", "forty", "fifty", "sixty"), (15, 20, 30, 40, 50, 60), strict=True)),
}
NUMBER_WORDS = re.compile(rf"\b({'|'.join(NUMBERS)})\b", re.IGNORECASE)
TIME = re.compile(r"(\d+)\s*(?:-?\s*(?:minutes?|mins?|m))?(?!\w)", re.IGNORECASE)
NOT_WHOLE = re.compile(r"\d+[.,/:]\d+|\b(?:half|quarter|hours?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one line says; None for what it leaves out."""

    minutes: int | None = None
    place: "Place | None" = None
    tight: "Mapping[str, int] | None" = None
    """Empty where it says that nothing is tight."""


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
        self._regions = tuple(region.id for region in library.regions)
        self._shown = ", ".join(dict.fromkeys(_plain(region.name) for region in library.regions))

    def find(self, words: str) -> tuple[str, ...]:
        """Return the ids that words mean, with their side if one is said; none where they mean no place."""
        place, dot, ending = words.strip().partition(".")
        side = ending.strip().lower() if dot else ""
        parts = _plain(place).split()
        side = side or next((part for part in parts if part in SIDES), "")
        kept = " ".join(part for part in parts if part not in SIDES)
        bare = " ".join(part for part in kept.split() if part not in FILLING)
        ids = self._regions if bare in EVERYWHERE else self._found.get(kept) or self._found.get(bare) or ()
        return tuple(f"{name}.{side}" if side else name for name in ids)

    def hint(self, words: str) -> str:
        """Return the nearest known word, or the regions there are."""
        near = did_you_mean(words, self._found)
        return near if near.startswith("did you mean") else f"known: {self._shown}"


def read_answer(answer: str, library: "Library", *, rating: int) -> Said:
    """Return what one line says: minutes, tight places, and where somebody is.

    Raises
    ------
    RequestError
        Where words are left that mean nothing, two numbers are typed, or minutes that are not whole.
    """
    typed = answer.strip()
    line = NUMBER_WORDS.sub(lambda word: str(NUMBERS[word[0].lower()]), typed)
    if found := NOT_WHOLE.search(line):
        raise RequestError(f"'{found[0]}': expected whole minutes, as in 'neck 4'")
    numbers = TIME.findall(line)
    if len(numbers) > 1:
        raise RequestError(f"'{typed}' has two numbers; expected the minutes only, as in 'neck 4'")
    places = Places(library)
    place: Place | None = None
    tight: dict[str, int] | None = None
    for part in re.split(r",|;|\band\b|\+|&|\bat\b", TIME.sub(" , ", line)):
        words = _plain(part).split()
        for word in [word for word in words if word in PLACES]:
            place = "desk" if PLACES[word] == "desk" else "room"
        wanted = " ".join(word for word in words if word not in PLACES)
        if all(word in FILLING for word in wanted.split()):
            continue
        tight = tight if tight is not None else {}
        if not set(wanted.split()) - NOWHERE - FILLING:
            continue
        ids = places.find(wanted)
        if not ids:
            raise RequestError(f"no place is called '{wanted}' ({places.hint(wanted)})")
        tight |= dict.fromkeys(ids, rating)
    return Said(minutes=int(numbers[0]) if numbers else None, place=place, tight=tight)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
