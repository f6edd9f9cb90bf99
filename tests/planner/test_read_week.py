"""The last seven days, read from records on the person's own clock."""

from datetime import UTC, date, datetime

import pytest

from tests.planner.small_library import make_library, make_movement
from unhunch.model import Library, Record, RecordItem, Request
from unhunch.planner.week import local_start, read_week

TODAY = date(2026, 11, 20)


def record(day: int, *items: RecordItem, hour: int = 9, offset: int = 0) -> Record:
    begun = datetime(2026, 11, day, hour, tzinfo=UTC)
    return Record(id=f"on-{day}", started_at=begun, utc_offset_minutes=offset, items=items)


def item(movement: str, **more: object) -> RecordItem:
    return RecordItem(movement=movement, **more)  # type: ignore[arg-type]


def ask(*history: Record, today: date | None = TODAY) -> Request:
    return Request(minutes=10, today=today, history=history)


REACH = item("blade-reach", done_seconds=40)


def test_seconds_count_for_every_clear_target_and_for_both_sides_where_none_is_named(small_library: Library) -> None:
    left, right = (item("ear-to-shoulder", side=side, done_seconds=s) for side, s in (("left", 30), ("right", 45)))
    week = read_week(ask(record(20, REACH, left, right)), small_library)
    assert week.stretched == {
        ("rhomboid-major", "left"): 40,
        ("rhomboid-major", "right"): 40,
        ("rhomboid-minor", "left"): 40,
        ("rhomboid-minor", "right"): 40,
        ("trapezius-upper", "left"): 30,
        ("trapezius-upper", "right"): 45,
        ("levator-scapulae", "left"): 30,
        ("levator-scapulae", "right"): 45,
    }
    assert (week.least("trapezius-upper"), week.most("trapezius-upper")) == (30, 45)
    assert (week.least("pectoralis-major"), week.most("pectoralis-major")) == (0, 0)


def test_half_a_target_counts_and_less_does_not() -> None:
    targets = {"pectoralis-major": 0.5, "erector-spinae": 0.4}
    library = make_library(make_movement("lean", "static", "standing", targets=targets))
    week = read_week(ask(record(20, item("lean", done_seconds=20))), library)
    assert (week.most("pectoralis-major"), week.most("erector-spinae")) == (20, 0)


def test_only_stretches_are_stretching_and_everything_is_done(small_library: Library) -> None:
    done = record(20, item("cat-cow", done_seconds=60), item("march", done_seconds=60), item("quiet-breathing"))
    week = read_week(ask(done), small_library)
    assert week.stretched == {}
    assert week.days_since == {"cat-cow": 0, "march": 0, "quiet-breathing": 0}
    assert week.sets == (frozenset({"cat-cow", "march"}),)


@pytest.mark.parametrize(("day", "since"), [(20, 0), (19, 1), (14, 6), (13, None), (21, None)])
def test_a_week_has_seven_days_and_ends_today(day: int, since: int | None, small_library: Library) -> None:
    week = read_week(ask(record(day, REACH)), small_library)
    assert week.days_since.get("blade-reach") == since
    assert week.most("rhomboid-major") == (0 if since is None else 40)
    assert len(week.sets) == (since is not None)


@pytest.mark.parametrize(
    ("hour", "offset", "since"),
    [(23, 0, 1), (23, 60, 0), (23, 59, 1), (1, -60, 1), (0, -1, 2), (12, 720, 0), (11, 720, 1)],
)
def test_a_day_is_the_person_s_own_over_midnight(hour: int, offset: int, since: int, small_library: Library) -> None:
    week = read_week(ask(record(19, REACH, hour=hour, offset=offset)), small_library)
    assert week.days_since == {"blade-reach": since}


def test_local_time_is_utc_and_the_offset() -> None:
    assert local_start(record(20, hour=23, offset=90)) == datetime(2026, 11, 21, 0, 30)  # noqa: DTZ001
    assert local_start(record(20, hour=1, offset=-300)) == datetime(2026, 11, 19, 20)  # noqa: DTZ001


def test_the_latest_time_a_movement_was_done_counts_and_the_seconds_add_up(small_library: Library) -> None:
    for records in ((record(15, REACH), record(18, REACH)), (record(18, REACH), record(15, REACH))):
        week = read_week(ask(*records), small_library)
        assert week.days_since == {"blade-reach": 2}
        assert week.most("rhomboid-major") == 80


def test_what_was_skipped_or_is_not_known_counts_for_nothing(small_library: Library) -> None:
    skipped = [item("blade-reach", skip=skip, done_seconds=40) for skip in ("not-now", "already-done", "never")]
    unknown = [item("hand-stand", done_seconds=40), item("cat-cow", variation="upside-down", done_seconds=40)]
    week = read_week(ask(record(20, *skipped, *unknown, item("march"))), small_library)
    assert (week.stretched, week.days_since) == ({}, {"march": 0})


def test_seconds_that_were_not_written_follow_from_what_was_planned(small_library: Library) -> None:
    planned = {"sets": 2, "reps": 3, "hold_seconds": 10}
    for more, seconds in (
        ({"planned": planned}, 60),
        ({"planned": planned, "reps": 2}, 20),
        ({"planned": planned, "reps": 0}, 0),
        ({"planned": {"hold_seconds": 25}}, 25),
        ({"planned": {}}, 0),
        ({"planned": planned, "done_seconds": 0}, 0),
        ({"planned": planned, "done_seconds": 7}, 7),
    ):
        week = read_week(ask(record(20, item("blade-reach", **more))), small_library)
        assert week.most("rhomboid-major") == seconds, more


def test_without_a_day_the_week_ends_with_the_latest_record(small_library: Library) -> None:
    week = read_week(ask(record(2, item("march")), record(10, REACH), record(4, REACH), today=None), small_library)
    assert week.days_since == {"blade-reach": 0}
    assert week.most("rhomboid-major") == 80
    empty = read_week(ask(today=None), small_library)
    assert (empty.stretched, empty.days_since, empty.sets) == ({}, {}, ())
