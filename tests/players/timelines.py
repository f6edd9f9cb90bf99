"""Timelines made by hand, small enough to reckon in the head."""

from dataclasses import replace
from typing import Literal

from unhunch.model import TRACKS, Chapter, Cue, Timeline

Side = Literal["left", "right"] | None
Part = tuple[str, int, Side, int | None, int | None]
"""Kind, seconds, side, set, repetition."""

STRETCH: tuple[Part, ...] = (
    ("get-ready", 6, None, None, None),
    ("out", 4, "left", 1, 1),
    ("hold", 30, "left", 1, 1),
    ("back", 4, "left", 1, 1),
    ("switch", 4, None, None, None),
    ("out", 4, "right", 1, 1),
    ("hold", 30, "right", 1, 1),
    ("back", 4, "right", 1, 1),
)
ROLLS: tuple[Part, ...] = (
    ("get-ready", 5, None, None, None),
    *((kind, 2, None, 1, rep) for rep in (1, 2, 3, 4, 5) for kind in ("out", "back")),
)
BREATHING: tuple[Part, ...] = (("get-ready", 5, None, None, None), ("move", 20, None, 1, None))


def chapter_of(name: str, start: int, seconds: int, parts: tuple[Part, ...]) -> Chapter:
    """Return a chapter that fits its parts."""
    static = any(kind == "hold" for kind, *_ in parts)
    reps = max((rep or 1 for *_, rep in parts), default=1)
    breathing = any(kind == "move" for kind, *_ in parts)
    return Chapter(
        movement=name.lower().replace(" ", "-"),
        variation=None,
        name=name,
        technique="static" if static else "breathing" if breathing else "dynamic",
        position="seated",
        props=(),
        sides="switch" if static else "none",
        sets=1,
        reps=reps,
        hold_seconds=30 if static else 0,
        start_ms=start * 1000,
        duration_ms=seconds * 1000,
        steps=("Sit tall.",),
        feel=("Along the side of the neck",),
        notes=(),
        reason="the side of the neck is tight",
    )


def timeline_of(*movements: tuple[str, tuple[Part, ...]]) -> Timeline:
    """Return a timeline that plays the movements one after the other, with a caption, a line and a chime per cue."""
    cues: list[Cue] = []
    chapters: list[Chapter] = []
    at = 0
    for item, (name, parts) in enumerate(movements):
        seconds = sum(part[1] for part in parts)
        chapters.append(chapter_of(name, at, seconds, parts))
        for kind, length, side, number, rep in parts:
            text = f"{name}: {kind} {side or ''}".strip()
            main = Cue(
                track="main",
                kind=kind,
                start_ms=at * 1000,
                duration_ms=length * 1000,
                movement=chapters[-1].movement,
                side=side,
                rep=rep,
                item=item,
                set=number,
            )
            cues.append(main)
            cues.append(replace(main, track="voice", kind="say", duration_ms=1000, text=text))
            cues.append(replace(main, track="caption", kind="caption", duration_ms=1000, text=text))
            cues.append(replace(main, track="chime", kind="chime", duration_ms=0, text="start"))
            if kind in {"hold", "move"}:
                cues += _breaths(main)
            at += length
    cues.append(Cue(track="main", kind="finish", start_ms=at * 1000, duration_ms=0, movement=None))
    order = {track: place for place, track in enumerate(TRACKS)}
    cues.sort(key=lambda cue: (cue.start_ms, order[cue.track]))
    return Timeline(total_ms=at * 1000, chapters=tuple(chapters), cues=tuple(cues))


def _breaths(main: Cue) -> list[Cue]:
    breaths = []
    for start in range(main.start_ms, main.end_ms - 9999, 10_000):
        breaths.append(replace(main, track="breath", kind="breathe-in", start_ms=start, duration_ms=4000))
        breaths.append(replace(main, track="breath", kind="breathe-out", start_ms=start + 4000, duration_ms=6000))
    return breaths


EMPTY = Timeline(total_ms=0, chapters=(), cues=())
ONE_STRETCH = timeline_of(("Ear to shoulder", STRETCH))
SESSION = timeline_of(("Shoulder rolls", ROLLS), ("Ear to shoulder", STRETCH), ("Quiet breathing", BREATHING))
"""25 s, 86 s and 25 s."""
