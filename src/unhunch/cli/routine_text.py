"""A routine as a person reads it: times, names, doses, reasons; then what was set aside, and why."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.model import Item, Library, Routine

LONG_BREATHING = 120
"""Seconds from which breathing is told in minutes."""
PLACE_WORDS = {"desk": "at the desk", "room": "in a room"}


def routine_lines(routine: "Routine", library: "Library", *, width: int = 80) -> "Iterator[str]":
    """Yield the page of a routine, no line longer than `width` but for words that are."""
    request = routine.request
    minutes = "1 minute" if request.minutes == 1 else f"{request.minutes} minutes"
    yield f"{minutes} {PLACE_WORDS[request.place]}{_tight(routine, library)}"
    yield ""
    start = 0
    for item in routine.items:
        yield from _item_lines(item, start, library, width)
        start += item.seconds
    yield f"{clock(start)}  Done."
    yield from _list("Take care", [f"{i.name}: {note}" for i in routine.items for note in i.notes], width)
    yield from _list("Because of what you told", routine.advice, width)
    yield from _list("Not fully met", [relaxed.because for relaxed in routine.relaxed], width)


def explain_lines(routine: "Routine", *, width: int = 80) -> "Iterator[str]":
    """Yield what each pick won against, then every exclusion by its rule."""
    yield ""
    yield f"Proven: nothing is better by more than {routine.optimality_gap:.2%}."
    for item in routine.items:
        rivals = [rival for rival in routine.trace if rival.pick == item.ref]
        if rivals:
            yield ""
            yield f"{item.ref} (alone worth {rivals[0].worth_pick}) won against"
        for rival in rivals:
            yield from wrap(f"{rival.against} ({rival.worth_against}): {rival.why}", width, indent=2)
    by_rule: dict[str, list[str]] = {}
    for gone in routine.excluded:
        by_rule.setdefault(f"{gone.rule}: {gone.because}", []).append(gone.movement)
    if by_rule:
        yield ""
        yield "Not on offer:"
    for rule in sorted(by_rule):
        first, *rest = wrap(rule, width - 2, indent=2)
        yield f"- {first.strip()}"
        yield from rest
        yield from wrap(", ".join(by_rule[rule]), width, indent=4)


def clock(seconds: int) -> str:
    """Return minutes and seconds.

    >>> clock(65)
    ' 1:05'
    """
    return f"{seconds // 60:2d}:{seconds % 60:02d}"


def dose_words(item: "Item") -> str:
    """Return the dose as people say it: "2 x 30 s a side", "10 each way"."""
    side = " a side" if item.sides != "none" else ""
    sets = f"{item.sets} x " if item.sets > 1 else ""
    if item.technique == "breathing" and item.work_seconds >= LONG_BREATHING:
        return f"{item.work_seconds // 60} min {item.work_seconds % 60:02d} s"
    if item.work_seconds:
        return f"{sets}{item.work_seconds} s{side}"
    if item.reps == 1 and item.hold_seconds:
        return f"{sets}{item.hold_seconds} s{side}"
    held = f", held {item.hold_seconds} s" if item.hold_seconds > 1 else ""
    way = " each way" if item.directions else ""
    return f"{sets}{item.reps} times{way}{side}{held}"


def _item_lines(item: "Item", start: int, library: "Library", width: int) -> "Iterator[str]":
    known = library.prop_by_id
    kit = [known[prop].name if prop in known else prop for prop in item.props if not _is_furniture(prop, library)]
    place = library.position_by_id[item.position].name.lower()
    details = ", ".join([place, *(prop.lower() for prop in kit)])
    yield f"{clock(start)}  {item.name}  ·  {dose_words(item)}  ·  {details}"
    yield from wrap(item.reason, width, indent=7)


def _is_furniture(prop: str, library: "Library") -> bool:
    return prop in library.prop_by_id and library.prop_by_id[prop].kind == "furniture"


def wrap(text: str, width: int, *, indent: int) -> "Iterator[str]":
    """Yield `text` in lines of at most `width`, all indented alike."""
    from textwrap import wrap as wrapped

    pad = " " * indent
    yield from wrapped(text, width=width, initial_indent=pad, subsequent_indent=pad, break_on_hyphens=False)


def _list(title: str, entries: "list[str] | tuple[str, ...]", width: int) -> "Iterator[str]":
    if not entries:
        return
    yield ""
    yield f"{title}:"
    for entry in dict.fromkeys(entries):
        first, *rest = wrap(entry, width - 2, indent=2)
        yield f"- {first.strip()}"
        yield from rest


def _tight(routine: "Routine", library: "Library") -> str:
    parts = []
    for key, rating in routine.request.tight.items():
        name, _, side = key.partition(".")
        region, muscle = library.region_by_id.get(name), library.muscle_by_id.get(name)
        word = region.name if region else muscle.plain_name if muscle else name
        parts.append(f"{side + ' ' if side else ''}{word.lower()} {rating}/10")
    return f"; tight: {', '.join(parts)}" if parts else ""
