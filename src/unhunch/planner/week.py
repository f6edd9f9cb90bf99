"""What the last seven days hold: seconds stretched per muscle and side, and when each movement was last done.

Symmetric in left and right by construction: sides are kept apart and only ever joined by min, max or both.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unhunch.model import Form, Library, Record, RecordItem, Request

COUNTS_FROM = 0.5
"""A target of this weight or more counts as stretched (DESIGN, Dose)."""
DAYS = 7
Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Week:
    """The seven days that end today."""

    stretched: "Mapping[tuple[str, Side], int]"
    """(muscle, side) to static seconds."""
    sets: tuple[frozenset[str], ...]
    """The movements of each of its sessions, breathing aside."""
    days_since: "Mapping[str, int]"
    """Movement id to whole days since it was last done; movements not done in the week are missing."""

    def most(self, muscle: str) -> int:
        """Seconds on the side that had more: what a ceiling is held against."""
        return max(self.stretched.get((muscle, side), 0) for side in SIDES)

    def least(self, muscle: str) -> int:
        """Seconds on the side that had less: what a target is held against."""
        return min(self.stretched.get((muscle, side), 0) for side in SIDES)


def read_week(request: "Request", library: "Library") -> Week:
    """Return the week that ends on the request's day."""
    stretched: dict[tuple[str, Side], int] = defaultdict(int)
    days_since: dict[str, int] = {}
    sets: list[frozenset[str]] = []
    today = day_of(request)
    for record in request.history:
        if today is None:
            break
        days = (today - local_start(record).date()).days
        if not 0 <= days < DAYS:
            continue
        done: set[str] = set()
        for item in record.items:
            form = form_of(item, library)
            if form is None or item.skip is not None:
                continue
            if form.technique != "breathing":
                done.add(item.movement)
            days_since[item.movement] = min(days, days_since.get(item.movement, DAYS))
            if form.technique == "static":
                for muscle, weight in form.targets.items():
                    for side in (item.side,) if item.side else SIDES:
                        stretched[muscle, side] += _held(item) if weight >= COUNTS_FROM else 0
        if done:
            sets.append(frozenset(done))
    return Week(dict(stretched), tuple(sets), days_since)


def day_of(request: "Request") -> date | None:
    """Return the request's day; without one, that of the latest record; None where there is neither."""
    return request.today or max((local_start(record).date() for record in request.history), default=None)


def local_start(record: "Record") -> datetime:
    """Return when the record began on the person's own clock, without a zone."""
    return record.started_at.replace(tzinfo=None) + timedelta(minutes=record.utc_offset_minutes)


def form_of(item: "RecordItem", library: "Library") -> "Form | None":
    """Return what a record's item was; None where the library no longer has it."""
    try:
        return library.form(item.movement, item.variation)
    except KeyError:
        return None


def _held(item: "RecordItem") -> int:
    if item.done_seconds is not None:
        return item.done_seconds
    planned = item.planned
    reps = item.reps if item.reps is not None else planned.get("reps", 1) * planned.get("sets", 1)
    return reps * planned.get("hold_seconds", 0)
