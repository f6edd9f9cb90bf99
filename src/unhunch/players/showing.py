"""What there is to show at a moment, in words and numbers: the same for every screen. Pure.

>>> clock_text(95_000), clock_text(4_001)
('1:35', '0:05')
"""

from bisect import bisect_right
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from unhunch.model import Chapter, Cue, Timeline
    from unhunch.players.transport import Transport

SHORT_HOLD_SECONDS = 8
"""Below this a hold is part of a repetition, and the countdown runs over the whole set."""
DO = {
    "get-ready": "Get ready",
    "move": "Keep moving",
    "out": "Move",
    "hold": "Hold",
    "press": "Press",
    "back": "Back",
    "pause": "Wait",
    "rest": "Rest",
    "switch": "Switch",
    "finish": "Done",
}
"""Kind of main cue to what it asks; a kind not known here is shown by the movement's name alone."""
IN_REPETITION = frozenset({"out", "hold", "press", "back", "pause"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Breath:
    """The breath now: in or out, and how far, 0 to 1."""

    way: Literal["in", "out"]
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything a screen shows of one moment."""

    name: str
    side: str
    """"Left side", or empty."""
    doing: str
    """"Hold", "Get ready", ..."""
    count: str
    """The countdown, as digits."""
    unit: str
    part_left: float
    """How much of what is counted down is still to come, 1 to 0."""
    rep: int | None
    reps: int
    set: int | None
    sets: int
    caption: str
    breath: Breath | None
    coming: str
    feel: str
    chapter: int | None
    chapters: int
    position_ms: int
    left: str
    """Time left in the session, "3:12"."""
    state: Literal["playing", "paused", "ended"]


class Display:
    """Turns a transport's position into what is shown; made once for a timeline."""

    def __init__(self, timeline: "Timeline") -> None:
        self._timeline = timeline
        self._main = [cue for cue in timeline.cues if cue.track == "main"]
        self._phases = _phases(timeline, self._main)
        self._captions = [cue for cue in timeline.cues if cue.track == "caption"]
        self._breaths = [cue for cue in timeline.cues if cue.track == "breath"]
        self._main_starts = [cue.start_ms for cue in self._main]
        self._caption_starts = [cue.start_ms for cue in self._captions]
        self._breath_starts = [cue.start_ms for cue in self._breaths]

    def show(self, transport: "Transport") -> Shown:
        """Return what to show now."""
        position, chapter, index = transport.position_ms, transport.chapter, transport.chapter_index
        cue = transport.cue
        at = bisect_right(self._main_starts, position) - 1
        start, end = self._phases[at] if 0 <= at < len(self._phases) else (position, position)
        doing = doing_word(cue, chapter)
        count, unit = _countdown(max(0, end - position))
        return Shown(
            name=chapter.name if chapter else "",
            side=_side_words(cue),
            doing=doing if transport.state != "ended" else "Done",
            count=count,
            unit=unit,
            part_left=(end - position) / (end - start) if end > start else 0.0,
            rep=cue.rep if cue is not None and chapter is not None and chapter.reps > 1 else None,
            reps=chapter.reps if chapter else 0,
            set=cue.set if cue is not None and chapter is not None and chapter.sets > 1 else None,
            sets=chapter.sets if chapter else 0,
            caption=self._caption(position, cue),
            breath=self._breath(position),
            coming=self._coming(at, transport),
            feel=chapter.feel[0] if chapter and chapter.feel else "",
            chapter=index,
            chapters=len(self._timeline.chapters),
            position_ms=position,
            left=clock_text(self._timeline.total_ms - position),
            state=transport.state,
        )

    def _caption(self, position: int, cue: "Cue | None") -> str:
        at = bisect_right(self._caption_starts, position) - 1
        if at < 0 or cue is None or self._captions[at].item != cue.item:
            return cue.text if cue is not None else ""
        return self._captions[at].text

    def _breath(self, position: int) -> Breath | None:
        at = bisect_right(self._breath_starts, position) - 1
        if at < 0 or self._breaths[at].end_ms <= position:
            return None
        cue = self._breaths[at]
        ways: dict[str, Literal["in", "out"]] = {"breathe-in": "in", "breathe-out": "out"}
        way = ways.get(cue.kind)
        return None if way is None else Breath(way=way, part=(position - cue.start_ms) / cue.duration_ms)

    def _coming(self, at: int, transport: "Transport") -> str:
        chapter, following = transport.chapter, transport.next_chapter
        if at >= 0 and chapter is not None:
            now = self._main[at]
            rest = [cue for cue in self._main[at + 1 :] if cue.item == now.item]
            if now.kind == "get-ready":
                return dose_words(chapter)
            if chapter.sides == "switch":
                other = next((cue for cue in rest if cue.side and now.side and cue.side != now.side), None)
                if other is not None:
                    return _side_words(other)
            if any(cue.set and now.set and cue.set > now.set for cue in rest) and now.set is not None:
                return f"Set {now.set + 1} of {chapter.sets}"
        return following.name if following is not None else "You are done"


def doing_word(cue: "Cue | None", chapter: "Chapter | None") -> str:
    """Return what a main cue asks, in a word or two; nothing for a kind that is not known."""
    if cue is not None and chapter is not None and cue.kind == "move" and chapter.technique == "breathing":
        return "Breathe"
    return DO.get(cue.kind, "") if cue is not None else ""


def dose_words(chapter: "Chapter") -> str:
    """Return the dose in a few words: "2 x 30 s each side", "8 repetitions each side", "Keep moving"."""
    sides = " each side" if chapter.sides != "none" else ""
    times = f"{chapter.sets} x " if chapter.sets > 1 else ""
    if chapter.reps > 1:
        hold = f", {chapter.hold_seconds} s held" if chapter.hold_seconds > 1 else ""
        ways = " each way" if chapter.directions else ""
        return f"{times}{chapter.reps} repetitions{ways}{sides}{hold}"
    if chapter.hold_seconds:
        return f"{times}{chapter.hold_seconds} s{sides}"
    what = "slow breaths" if chapter.technique == "breathing" else "keep moving"
    return f"{what}, {chapter.sets} times" if chapter.sets > 1 else what


def how_lines(chapter: "Chapter") -> list[tuple[str, tuple[str, ...]]]:
    """Return how a movement is done, in parts that have a title: its steps, what to heed, the practitioner's steps."""
    parts = (
        ("How it is done", tuple(f"{number}. {step}" for number, step in enumerate(chapter.steps, start=1))),
        ("Take care", chapter.notes),
        ("The practitioner", chapter.assist),
    )
    return [(title, lines) for title, lines in parts if lines]


def clock_text(ms: int) -> str:
    """Return a time as minutes and seconds, rounded up: a started second is still to come."""
    seconds = ceil(max(0, ms) / 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


def _countdown(ms: int) -> tuple[str, str]:
    seconds = ceil(ms / 1000)
    if seconds < 100:
        return str(seconds), "second left" if seconds == 1 else "seconds left"
    return clock_text(ms), "left"


def _side_words(cue: "Cue | None") -> str:
    return "" if cue is None or cue.side is None else f"{cue.side.capitalize()} side"


def _phases(timeline: "Timeline", main: "list[Cue]") -> list[tuple[int, int]]:
    """Return, for each main cue, from when to when is counted down: the cue, or the run of repetitions around it."""
    runs: list[list[Cue]] = []
    for cue in main:
        before = runs[-1][-1] if runs else None
        if before is not None and _in_run(timeline, before) and _in_run(timeline, cue) and _same_set(before, cue):
            runs[-1].append(cue)
        else:
            runs.append([cue])
    return [(run[0].start_ms, run[-1].end_ms) for run in runs for _ in run]


def _same_set(one: "Cue", other: "Cue") -> bool:
    return (one.item, one.set) == (other.item, other.set)


def _in_run(timeline: "Timeline", cue: "Cue") -> bool:
    if cue.item is None or cue.kind not in IN_REPETITION or cue.item >= len(timeline.chapters):
        return False
    chapter = timeline.chapters[cue.item]
    return chapter.reps > 1 and chapter.hold_seconds < SHORT_HOLD_SECONDS
