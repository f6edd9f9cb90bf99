"""Between a player and the store: each finished cue, skip and answer goes to the record before the next cue begins."""

from datetime import UTC
from typing import TYPE_CHECKING, Self

from unhunch.base.ids import uuid7
from unhunch.model import Comfort, RecordItem
from unhunch.players.transport import ChapterDone, CueEnded, Ended, Felt
from unhunch.store import RecordWriter
from unhunch.wire import to_plain

if TYPE_CHECKING:
    from datetime import datetime

    from unhunch.model import Chapter, Routine, Timeline
    from unhunch.model.record import Skip
    from unhunch.players.tally import SideDone
    from unhunch.players.transport import Event
    from unhunch.store import Folder


class Keeper:
    """Keeps one session; the record is begun with the first thing done, so that leaving at once leaves nothing.

    Parameters
    ----------
    started_at
        With its time zone; the record's id is made from it.
    """

    def __init__(
        self,
        folder: "Folder",
        timeline: "Timeline",
        routine: "Routine",
        *,
        started_at: "datetime",
        utc_offset_minutes: int,
        device: str,
    ) -> None:
        self._folder = folder
        self._timeline = timeline
        self._routine = routine
        self._started_at = started_at.astimezone(UTC)
        self._utc_offset_minutes = utc_offset_minutes
        self._device = device
        self._writer: RecordWriter | None = None
        self._done_ms: dict[int, int] = {}

    def tell(self, event: "Event") -> None:
        """Keep what an event says."""
        match event:
            case CueEnded(cue, _, done) if cue.track == "main" and cue.item is not None and any(one.ms for one in done):
                self._note(cue.item, done, None, all_sides=False)
            case ChapterDone(chapter, done, skip):
                self._note(chapter, done, skip, all_sides=True)
            case Felt(after):
                self._write().felt(Comfort(after=after))
            case Ended(finished=True):
                self._write().finish()
            case _:
                pass

    def summary(self) -> str:
        """Return what was kept, in one line."""
        if self._writer is None:
            return "Nothing was done, so nothing was kept."
        seconds = sum(self._done_ms.values()) // 1000
        return (
            f"{seconds // 60}:{seconds % 60:02d} moved, held or pressed. Kept as record {self._writer.record_id[-8:]}."
        )

    def __enter__(self) -> Self:
        self._folder.ready()  # a folder that cannot be used is told before anything is played
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:
            self._writer.close()

    def _note(self, index: int, done: "tuple[SideDone, ...]", skip: "Skip | None", *, all_sides: bool) -> None:
        self._done_ms[index] = sum(side.ms for side in done)
        for side in done:
            if side.ms or all_sides:
                self._write().note(index, item_of(self._timeline.chapters[index], side, skip))

    def _write(self) -> RecordWriter:
        if self._writer is None:
            self._writer = RecordWriter(
                self._folder,
                record_id=str(uuid7(int(self._started_at.timestamp() * 1000))),
                started_at=self._started_at,
                utc_offset_minutes=self._utc_offset_minutes,
                device=self._device,
                routine=_without_history(to_plain(self._routine)),
            )
        return self._writer


def item_of(chapter: "Chapter", done: "SideDone", skip: "Skip | None") -> RecordItem:
    """Return the record's entry for one side: whole seconds, rounded down, beside what was planned."""
    return RecordItem(
        movement=chapter.movement,
        variation=chapter.variation,
        side=done.side,
        planned={
            "sets": chapter.sets,
            "reps": chapter.reps,
            "hold_seconds": chapter.hold_seconds,
            "directions": max(1, len(chapter.directions)),
            "seconds": done.planned_ms // 1000,
        },
        done_seconds=done.ms // 1000,
        reps=done.reps,
        skip=skip,
    )


def _without_history(routine: "dict[str, object]") -> "dict[str, object]":
    """Leave out what the store has already: each record would carry all before it."""
    request = routine.get("request")
    return {**routine, "request": {**request, "history": []}} if isinstance(request, dict) else routine
