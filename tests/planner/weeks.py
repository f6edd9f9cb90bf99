"""A week of sessions, each done as planned and fed back as a record."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from tests.planner.answers import routine_for
from unhunch.model import Library, Record, RecordItem, Request, Routine

FIRST_DAY = date(2026, 11, 16)


@dataclass(frozen=True)
class Played:
    routines: tuple[Routine, ...]
    held: dict[tuple[str, str], list[int]]
    """(muscle, side) to its static seconds on each day, counted here and not by the planner."""

    @property
    def movements(self) -> list[frozenset[str]]:
        return [frozenset(item.movement for item in routine.items) for routine in self.routines]

    def most_in_seven_days(self) -> int:
        return max(sum(seconds[first : first + 7]) for seconds in self.held.values() for first in range(len(seconds)))

    def week_of(self, muscle: str) -> int:
        """The first seven days' seconds on the side that had less."""
        return min(sum(self.held.get((muscle, side), [0])[:7]) for side in ("left", "right"))


def as_done(routine: Routine, day: date) -> Record:
    """Return the record of a routine done to the letter."""
    items = []
    for item in routine.items:
        if item.technique == "static":
            seconds = item.sets * item.reps * item.hold_seconds
        else:
            seconds = item.seconds - item.get_ready_seconds
        planned = {"sets": item.sets, "reps": item.reps, "hold_seconds": item.hold_seconds}
        for side in ("left", "right") if item.sides == "switch" else (None,):
            done = RecordItem(
                movement=item.movement,
                variation=item.variation,
                side=side,
                planned=planned,
                done_seconds=seconds,
            )
            items.append(done)
    begun = datetime.combine(day, time(12), tzinfo=UTC)
    return Record(id=f"day-{day.isoformat()}", started_at=begun, items=tuple(items), finished=True)


def play(request: Request, library: Library, days: int = 7) -> Played:
    routines: list[Routine] = []
    history: tuple[Record, ...] = ()
    held: dict[tuple[str, str], list[int]] = {}
    for number in range(days):
        day = FIRST_DAY + timedelta(days=number)
        routine = routine_for(replace(request, today=day, history=history), library)
        history = (*history, as_done(routine, day))
        routines.append(routine)
        for item in routine.items:
            if item.technique != "static":
                continue
            for muscle, weight in library.form(item.movement, item.variation).targets.items():
                for side in ("left", "right"):
                    seconds = held.setdefault((muscle, side), [0] * days)
                    seconds[number] += item.sets * item.reps * item.hold_seconds if weight >= 0.5 else 0
    return Played(tuple(routines), held)
