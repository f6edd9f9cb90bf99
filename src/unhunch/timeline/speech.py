"""How long a line takes to say, and where it goes so that no two lines overlap.

>>> speech_ms("Ear towards the left shoulder.")
2223
"""

from bisect import bisect_right, insort
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from unhunch.model import Cue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unhunch.timeline.draft import Part
    from unhunch.timeline.spans import Span

WORDS_PER_SECOND = 2.6
LEAD_IN_MS = 300


class Weight(IntEnum):
    """Who gives way: of two lines for one moment the lower number is spoken."""

    SAFETY = 0
    SWITCH = 1
    FINISH = 2
    SET = 3
    OUT = 4
    HOLD = 5
    BACK = 6
    TIME_LEFT = 7
    OUT_AGAIN = 8
    """The way out in a second repetition: by then, what was left out of the first one matters more."""
    COUNT = 9
    BREATH = 10
    FEEL = 11


class Line(NamedTuple):
    """A line that would like to be spoken."""

    weight: Weight
    at_ms: int
    """Not before."""
    until_ms: int
    """Over by then."""
    texts: tuple[str, ...]
    """The fullest first, then its essential."""
    span: "Span"
    """What it is about."""
    in_span: bool = False
    """True where it must begin before its span is over: a cue that comes late would mislead."""


class Spoken(NamedTuple):
    """A line with its place."""

    start_ms: int
    end_ms: int
    text: str
    span: "Span"


@lru_cache(maxsize=4096)
def speech_ms(text: str) -> int:
    """Return the milliseconds it takes to say `text`: an estimate for a calm voice."""
    return round(len(text.split()) / WORDS_PER_SECOND * 1000) + LEAD_IN_MS


def place(lines: "Iterable[Line]") -> list[Spoken]:
    """Give each line the earliest free place in its window, the weightiest first.

    A line is shortened where its fullest text does not fit, and left out where none does.
    """
    spoken: list[Spoken] = []
    for line in sorted(lines, key=lambda line: (line.weight, line.at_ms)):
        for text in line.texts:
            start = _first_gap(spoken, line.at_ms, line.until_ms, speech_ms(text)) if text else None
            if start is not None and not (line.in_span and start >= line.span.end_ms):
                insort(spoken, Spoken(start, start + speech_ms(text), text, line.span), key=_start)
                break
    return spoken


def say(part: "Part", spoken: "Iterable[Spoken]") -> list[Cue]:
    """Return the voice cues of an item's placed lines."""
    return [
        Cue(
            track="voice",
            kind="say",
            start_ms=line.start_ms,
            duration_ms=line.end_ms - line.start_ms,
            movement=part.item.movement,
            side=line.span.side,
            rep=line.span.rep,
            text=line.text,
            item=part.index,
            set=line.span.set,
        )
        for line in spoken
    ]


def _first_gap(spoken: list[Spoken], at_ms: int, until_ms: int, length_ms: int) -> int | None:
    """Return the earliest start in the window at which nothing else is spoken, or None."""
    start = at_ms
    before = max(bisect_right(spoken, at_ms, key=_start) - 1, 0)
    for other in islice(spoken, before, None):
        if other.end_ms <= start:
            continue
        if other.start_ms >= start + length_ms:
            break
        start = other.end_ms
    return start if start + length_ms <= until_ms else None


def _start(spoken: Spoken) -> int:
    return spoken.start_ms
