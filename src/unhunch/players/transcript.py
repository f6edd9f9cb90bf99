"""A session as a text that reads well aloud: one paragraph for each movement, with times, dose, sides and cues.

>>> from unhunch.model import Timeline
>>> print(render(Timeline(total_ms=0, chapters=(), cues=())))
A session without movements.
<BLANKLINE>
"""

from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.model import Chapter, Cue, Timeline

LINE_LENGTH = 88
NOTEWORTHY_HOLD_SECONDS = 3
"""A shorter stay at the far end is part of the rhythm and not told with the dose."""


def render(timeline: "Timeline") -> str:
    """Return the transcript of a timeline."""
    main = [cue for cue in timeline.cues if cue.track == "main"]
    paragraphs = [_opening(timeline)]
    for index, chapter in enumerate(timeline.chapters):
        paragraphs.append(_paragraph(chapter, [cue for cue in main if cue.item == index]))
    known = range(len(timeline.chapters))
    paragraphs += [
        f"{clock(cue.start_ms)}. {cue.text.strip()}" for cue in main if cue.item not in known and cue.text.strip()
    ]
    return "\n\n".join(_wrapped(paragraph) for paragraph in paragraphs) + "\n"


def clock(ms: int) -> str:
    """Return minutes and seconds since the start.

    >>> clock(65_900)
    '1:05'
    """
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02}"


def length(seconds: int) -> str:
    """Return a length of time in words.

    >>> length(30), length(60), length(150)
    ('30 seconds', '1 minute', '2 minutes 30 seconds')
    """
    minutes, rest = divmod(seconds, 60)
    parts = [_counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        parts.append(_counted(rest, "second"))
    return " ".join(parts)


def _opening(timeline: "Timeline") -> str:
    """Say how long the session is and how much it holds."""
    if not timeline.chapters:
        return "A session without movements."
    movements = _counted(len(timeline.chapters), "movement")
    return f"A session of {length(timeline.total_ms // 1000)} with {movements}."


def _paragraph(chapter: "Chapter", cues: "list[Cue]") -> str:
    """Tell one movement: when, what, how much, and what is said on the way."""
    ready = [cue.text for cue in cues if cue.kind == "get-ready"]
    sentences = [
        f"{clock(chapter.start_ms)} to {clock(chapter.start_ms + chapter.duration_ms)}.",
        _sentence(chapter.name),
        *ready,
        dose_in_words(chapter, cues),
        *_instructions(cues),
        *(f"What you may feel: {_lower(feel)}" for feel in chapter.feel[:1]),
        *(f"Take care: {_lower(note)}" for note in chapter.notes),
        *(f"Practitioner: {_lower(step)}" for step in chapter.assist[:1]),
        *chapter.assist[1:],
    ]
    return " ".join(_sentence(sentence) for sentence in sentences if sentence.strip())


def dose_in_words(chapter: "Chapter", cues: "list[Cue]") -> str:
    """Say the dose of a movement; how long it moves and rests is read off its cues."""
    held = chapter.hold_seconds
    work = next((cue.duration_ms // 1000 for cue in cues if cue.kind == "move"), 0)
    turns = any(cue.kind == "switch" and cue.set is not None for cue in cues)
    if work:
        what = f"{'Breathe' if chapter.technique == 'breathing' else 'Keep moving'} for {length(work)}"
    elif held and chapter.technique in {"static", "release"}:
        what = f"{'Press' if chapter.technique == 'release' else 'Hold'} for {length(held)}"
        what += f", {_counted(chapter.reps, 'time')}" if chapter.reps > 1 else ""
    else:
        what = _counted(chapter.reps, "repetition")
        what += f" with a hold of {length(held)}" if held >= NOTEWORTHY_HOLD_SECONDS else ""
    what += " each way" if turns else ""
    what += " on each side" if chapter.sides == "switch" or (chapter.sides == "alternate" and not work) else ""
    what += ", side after side in turn" if chapter.sides == "alternate" else ""
    if chapter.sets > 1:
        rest = next((cue.duration_ms // 1000 for cue in cues if cue.kind == "rest"), 0)
        what += f", in {chapter.sets} sets"
        what += f" with {length(rest)} of rest between them" if rest else ""
    return what


def _instructions(cues: "list[Cue]") -> list[str]:
    """Return what is said on the way, each once; a change of side or direction comes with its time."""
    told: dict[str, str] = {}
    for cue in cues:
        text = cue.text.strip()
        if text and cue.kind not in {"get-ready", "rest"}:
            told.setdefault(text, f"At {clock(cue.start_ms)}, {_lower(text)}" if cue.kind == "switch" else text)
    return list(told.values())


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _sentence(text: str) -> str:
    """Return `text` with a full stop where it has no end."""
    text = text.strip()
    return text if text[-1:] in {".", "!", "?", "…", "؟"} else f"{text}."


def _lower(text: str) -> str:
    """Return `text` with a small first letter."""
    return text[:1].lower() + text[1:]


def _wrapped(paragraph: str) -> str:
    """Return a paragraph in lines that fit a terminal."""
    return fill(paragraph, LINE_LENGTH, break_long_words=False, break_on_hyphens=False)
