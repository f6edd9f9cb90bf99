"""The state of a session being played: where it is, what has been done. Pure: no screen, no sound, no sleeping.

A `Timeline` and a `Clock` come in; a player calls `poll()` as often as it likes and gets what happened since the last
call, each thing once. Positions are computed from the clock against the moment playing began, never added up, so
nothing drifts. What the rules are:

- `back` goes to the start of the movement, or to the movement before within its first 3 s. What is played twice counts
  once: of each cue, the longest play counts.
- Going back into a skipped movement takes the skip back.
- A clock that jumps (a laptop that slept) pauses the session where it was last seen, so that nothing is counted that
  nobody did. A jump is more than `jump_ms` between two polls: 5 s, to be multiplied by the speed of a fast clock.
- Seconds done are those moved, held or pressed; of a static stretch, only those held. Getting ready, pauses, rests and
  switches do not count. A repetition counts when all of its parts were played to their end.

>>> from unhunch.base.clock import ManualClock
>>> from unhunch.model import Timeline
>>> Transport(Timeline(total_ms=0, chapters=(), cues=()), ManualClock()).poll()
(Ended(finished=True),)
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from unhunch.players.tally import SideDone, Tally

if TYPE_CHECKING:
    from unhunch.base.clock import Clock
    from unhunch.model import Chapter, Cue, Timeline
    from unhunch.model.record import Skip

JUMP_MS = 5000
BACK_MS = 3000
State = Literal["playing", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class CueStarted:
    """A cue of any track begins: show it, say it, ring it."""

    cue: "Cue"


@dataclass(frozen=True, slots=True)
class CueEnded:
    """A cue is over; `whole` is False where it was left early. `done` is its movement's tally so far (main track)."""

    cue: "Cue"
    whole: bool
    done: tuple[SideDone, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterDone:
    """A movement was left: played through, passed over, skipped, or left by going back or ending.

    It comes again, with the new tally, where somebody goes back and plays it again: the last one counts.
    """

    chapter: int
    """0-based."""
    done: tuple[SideDone, ...]
    """One entry for each side it has; one with side None where it has none."""
    skip: "Skip | None"


@dataclass(frozen=True, slots=True)
class Paused:
    """The session waits; `why` says whether somebody asked for it or the clock jumped."""

    why: Literal["asked", "clock-jumped"]


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session goes on."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over; `finished` where it came to its end rather than being ended before."""

    finished: bool


@dataclass(frozen=True, slots=True)
class Felt:
    """A player's only own event: how the person said it felt after the session, 0 (at ease) to 10."""

    after: int


Event = CueStarted | CueEnded | ChapterDone | Paused | Resumed | Ended | Felt


class Transport:
    """A session that is being played; it plays from the moment it is made.

    Parameters
    ----------
    timeline
        What to play.
    clock
        Where the time comes from.
    jump_ms
        More than this between two looks at the clock is a jump, and pauses.
    """

    def __init__(self, timeline: "Timeline", clock: "Clock", *, jump_ms: int = JUMP_MS) -> None:
        self.timeline = timeline
        self.state: State = "playing"
        self.skips: dict[int, Skip] = {}
        self._clock = clock
        self._jump_ms = jump_ms
        self._tally = Tally(timeline)
        self._main = tuple(cue for cue in timeline.cues if cue.track == "main")
        self._main_starts = tuple(cue.start_ms for cue in self._main)
        self._chapter_starts = tuple(chapter.start_ms for chapter in timeline.chapters)
        self._base_ms = 0
        self._anchor_ms = self._seen_ms = clock.now_ms()
        self._at_ms = 0
        self._next = 0
        self._active: list[int] = []
        self._open: int | None = None
        self._events: list[Event] = []

    # what a player shows

    @property
    def position_ms(self) -> int:
        """Where the session is, in milliseconds from its start; never past its end."""
        if self.state != "playing" or self._jumped(self._clock.now_ms()):
            return self._at_ms
        return self._position(self._clock.now_ms())

    @property
    def cue(self) -> "Cue | None":
        """The main cue at the position; None in an empty timeline."""
        position = self.position_ms
        index = bisect_right(self._main_starts, position) - 1
        while index > 0 and self._main[index].duration_ms == 0 and self.state != "ended":
            index -= 1
        return self._main[index] if index >= 0 else None

    @property
    def chapter_index(self) -> int | None:
        """The 0-based number of the movement at the position."""
        if not self._chapter_starts:
            return None
        return max(0, bisect_right(self._chapter_starts, self.position_ms) - 1)

    @property
    def chapter(self) -> "Chapter | None":
        """The movement at the position."""
        index = self.chapter_index
        return None if index is None else self.timeline.chapters[index]

    @property
    def next_chapter(self) -> "Chapter | None":
        """The movement after it."""
        index = self.chapter_index
        following = self.timeline.chapters[index + 1 :] if index is not None else ()
        return following[0] if following else None

    def done(self, chapter: int) -> tuple[SideDone, ...]:
        """Return what has been done of a movement so far, per side."""
        return self._tally.of(chapter)

    # what a person does

    def poll(self) -> tuple[Event, ...]:
        """Return what happened since the last poll, in its order, each thing once."""
        self._look()
        events, self._events = tuple(self._events), []
        return events

    def pause(self) -> None:
        """Wait; the position stays."""
        self._look()
        if self.state == "playing":
            self._stop("asked")

    def resume(self) -> None:
        """Go on from where the session waits."""
        if self.state == "paused":
            self.state = "playing"
            self._anchor()
            self._events.append(Resumed())

    def back(self) -> None:
        """Go to the start of the movement, or of the one before within the first 3 s."""
        self._look()
        index = self.chapter_index
        if self.state == "ended" or index is None:
            return
        into = self._at_ms - self._chapter_starts[index]
        target = index - 1 if into < BACK_MS and index > 0 else index
        self.skips.pop(target, None)
        self._leave(into=target)
        self._seek(self._chapter_starts[target])

    def on(self) -> None:
        """Go to the next movement; after the last one the session is over."""
        self._look()
        index = self.chapter_index
        if self.state != "ended" and index is not None:
            self._pass(index)

    def skip(self, reason: "Skip") -> None:
        """Leave the movement out from here, and say why: not-now, already-done or never."""
        self._look()
        index = self.chapter_index
        if self.state != "ended" and index is not None:
            self.skips[index] = reason
            self._open = index
            self._pass(index)

    def end(self) -> None:
        """End the session here; what was done stays done."""
        self._look()
        if self.state != "ended":
            self._leave(into=None)
            self._finish(finished=False)

    # how it works

    def _position(self, now: int) -> int:
        return min(self.timeline.total_ms, self._base_ms + max(0, now - self._anchor_ms))

    def _jumped(self, now: int) -> bool:
        return now - self._seen_ms > self._jump_ms

    def _anchor(self) -> None:
        self._base_ms = self._at_ms
        self._anchor_ms = self._seen_ms = self._clock.now_ms()

    def _look(self) -> None:
        if self.state != "playing":
            return
        now = self._clock.now_ms()
        if self._jumped(now):
            self._stop("clock-jumped")
            return
        self._seen_ms = max(now, self._seen_ms)
        self._play_to(self._position(self._seen_ms))

    def _stop(self, why: Literal["asked", "clock-jumped"]) -> None:
        self.state = "paused"
        self._events.append(Paused(why))

    def _play_to(self, target: int) -> None:
        while (moment := self._next_moment()) is not None and moment <= target:
            self._at_ms = moment
            self._end_cues(moment)
            self._close_chapter(moment)
            self._start_cues(moment)
        self._at_ms = max(self._at_ms, target)
        for index in self._active:
            self._tally.played(index, self._at_ms)
        if self._at_ms >= self.timeline.total_ms:
            self._leave(into=None)
            self._finish(finished=True)

    def _next_moment(self) -> int | None:
        cues = self.timeline.cues
        moments = [cues[index].end_ms for index in self._active]
        if self._next < len(cues):
            moments.append(cues[self._next].start_ms)
        if self._open is not None:
            chapter = self.timeline.chapters[self._open]
            moments.append(chapter.start_ms + chapter.duration_ms)
        return max(min(moments), self._at_ms) if moments else None

    def _end_cues(self, moment: int) -> None:
        over = [index for index in self._active if self.timeline.cues[index].end_ms <= moment]
        for index in over:
            self._active.remove(index)
            self._tally.played(index, moment)
            self._cue_ended(index, whole=True)

    def _cue_ended(self, index: int, *, whole: bool) -> None:
        cue = self.timeline.cues[index]
        counts = cue.track == "main" and cue.item is not None and cue.item < len(self._chapter_starts)
        self._events.append(CueEnded(cue, whole, self._tally.of(cue.item) if counts and cue.item is not None else ()))

    def _close_chapter(self, moment: int) -> None:
        if self._open is None:
            return
        chapter = self.timeline.chapters[self._open]
        if chapter.start_ms + chapter.duration_ms <= moment:
            self._chapter_done()

    def _start_cues(self, moment: int) -> None:
        cues = self.timeline.cues
        while self._next < len(cues) and cues[self._next].start_ms <= moment:
            index, cue = self._next, cues[self._next]
            self._next += 1
            if cue.track == "main" and cue.item is not None and cue.item < len(self._chapter_starts):
                self._open = cue.item
            self._events.append(CueStarted(cue))
            if cue.duration_ms > 0:
                self._active.append(index)
            else:
                self._cue_ended(index, whole=True)

    def _chapter_done(self) -> None:
        if self._open is not None:
            self._events.append(ChapterDone(self._open, self._tally.of(self._open), self.skips.get(self._open)))
            self._open = None

    def _leave(self, *, into: int | None) -> None:
        for index in self._active:
            self._cue_ended(index, whole=False)
        self._active.clear()
        if self._open != into:
            self._chapter_done()

    def _seek(self, position: int) -> None:
        starts = [cue.start_ms for cue in self.timeline.cues]
        self._at_ms = position
        self._next = next((i for i, start in enumerate(starts) if start >= position), len(starts))
        self._anchor()

    def _pass(self, index: int) -> None:
        self._leave(into=None)
        if index + 1 < len(self._chapter_starts):
            self._seek(self._chapter_starts[index + 1])
            return
        self._seek(self.timeline.total_ms)
        self._start_cues(self.timeline.total_ms)
        self._active.clear()
        self._finish(finished=True)

    def _finish(self, *, finished: bool) -> None:
        self.state = "ended"
        self._events.append(Ended(finished))
