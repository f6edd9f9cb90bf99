"""When each wish is made: by the session's length, the day before, and what is on offer."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.planner.settings import KIT, setting_of, solved
from unhunch.model import Library, Record, RecordItem, Request
from unhunch.planner.program import build

TODAY = date(2026, 11, 20)


def ask(minutes: int, **more: Any) -> Request:
    return Request(**{"minutes": minutes, "props": KIT, "level": "advanced", "today": TODAY, **more})


def wishes_of(request: Request, library: Library) -> set[str]:
    return {missed.rule for missed in build(setting_of(request, library)).missed}


def done(movement: str, days: int) -> tuple[Record, ...]:
    item = RecordItem(movement=movement, done_seconds=30, planned={"sets": 1, "reps": 8})
    return (Record(id="done", started_at=datetime(2026, 11, 20 - days, 9, tzinfo=UTC), items=(item,)),)


@pytest.mark.parametrize(
    ("rule", "least"),
    [("quiet-end", 3), ("use-prop", 5), ("strengthening", 10), ("chest-opener", 10), ("spine", 10), ("release", 15)],
)
def test_each_wish_begins_at_its_own_length(rule: str, least: int, small_library: Library) -> None:
    assert rule not in wishes_of(ask(least - 1), small_library)
    assert rule in wishes_of(ask(least), small_library)
    assert rule in wishes_of(ask(least + 1), small_library)


def test_a_precise_stretch_is_wished_from_five_minutes_on_where_something_is_tight(small_library: Library) -> None:
    assert "precise-stretch" not in wishes_of(ask(5), small_library)
    assert "precise-stretch" not in wishes_of(ask(4, tight={"chest": 1}), small_library)
    assert "precise-stretch" in wishes_of(ask(5, tight={"chest": 1}), small_library)
    assert "precise-stretch" not in wishes_of(ask(5, tight={"mid-back": 9}), small_library), "none is on offer"
    assert "precise-stretch" in wishes_of(ask(5, tight={"mid-back": 9, "chest": 1}), small_library)


def test_the_mildest_tightness_is_a_wish_and_none_is_not(small_library: Library) -> None:
    assert "tight" in wishes_of(ask(10, tight={"chest": 1}), small_library)
    assert {"tight", "week-target"} <= wishes_of(ask(10, tight={"chest": 9}), small_library)
    assert not {"tight", "week-target"} & wishes_of(ask(10, tight={"chest": 0}), small_library)


@pytest.mark.parametrize(
    ("rule", "movement"),
    [("strengthening", "squeeze"), ("strengthening", "rows"), ("chest-opener", "chest-at-the-wall")],
)
def test_some_wishes_are_for_every_other_day(rule: str, movement: str, small_library: Library) -> None:
    for days, wished in ((0, False), (1, False), (2, True), (5, True)):
        assert (rule in wishes_of(ask(10, history=done(movement, days)), small_library)) == wished or movement == "rows"
    assert rule in wishes_of(ask(10, history=done("cat-cow", 0)), small_library)


def test_a_wish_for_which_nothing_is_on_offer_is_not_made(small_library: Library) -> None:
    found = wishes_of(ask(20, props=(), avoid=("squeeze", "chest-at-the-wall", "seated-cat-cow")), small_library)
    assert not {"strengthening", "chest-opener", "spine", "release"} & found


def test_a_prop_that_nothing_needs_is_told_as_such(small_library: Library) -> None:
    for props, told in (
        (("ball",), {"Ball: does not fit beside the rest"}),
        (("ball", "carpet", "mat"), {"Ball: does not fit beside the rest", "Carpet: nothing on offer needs it"}),
        (("ball", "band", "carpet", "mat"), {"not every prop at hand is needed today"}),
        (("chair",), set()),
    ):
        missed = build(setting_of(ask(10, props=props), small_library)).missed
        assert told <= {entry.because for entry in missed if entry.rule == "use-prop"}
        assert bool(told) == any(entry.rule == "use-prop" for entry in missed)


def test_what_is_missed_of_a_share_is_counted_to_the_second(small_library: Library) -> None:
    for minutes, sessions in ((3, 5), (10, 5), (10, 1)):
        setting = setting_of(ask(minutes, tight={"chest": 9}, sessions_per_week=sessions), small_library)
        built, solution = solved(setting)
        held = sum(
            candidate.held.get("pectoralis-major", 0)
            for candidate, column in zip(setting.candidates, built.chosen, strict=True)
            if solution.values[column] > 0.5
        )
        share = setting.needs.share["pectoralis-major"]
        short = [solution.values[entry.column] for entry in built.missed if entry.rule == "week-target"]
        assert [round(value) for value in short] == [max(0, share - held)]


def test_a_place_is_reached_or_missed_as_a_whole(small_library: Library) -> None:
    for request in (ask(1, tight={"chest": 1, "neck-side": 10}), ask(10, tight={"chest": 5, "neck-side": 5})):
        setting = setting_of(request, small_library)
        built, solution = solved(setting)
        chosen = [
            candidate.offer.form
            for candidate, column in zip(setting.candidates, built.chosen, strict=True)
            if solution.values[column] > 0.5
        ]
        for place in setting.needs.tight:
            reached = any(form.targets.get(muscle, 0) >= 0.5 for form in chosen for muscle in place.main)
            missed = next(e for e in built.missed if e.rule == "tight" and e.because.startswith(place.name))
            assert round(solution.values[missed.column]) == (not reached)
