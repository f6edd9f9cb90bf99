"""The same request on seven days: sessions that differ, and that together meet the week's targets."""

from functools import cache

import pytest

from tests.planner.promises import broken
from tests.planner.weeks import Played, play
from unhunch.library import load
from unhunch.model import Library, Request

ROOM = Request(
    minutes=10, props=("mat", "foam-roller"), tight={"between-shoulder-blades": 7, "neck-side": 5}, level="intermediate"
)
DESK = Request(minutes=5, place="desk", tight={"between-shoulder-blades": 7, "neck-side": 5}, level="intermediate")
PLAIN = Request(minutes=10, props=("mat", "foam-roller"))
WEEKS = {"room": ROOM, "desk": DESK, "nothing-tight": PLAIN}


def whole() -> Library:
    found = load().library
    assert found is not None
    return found


@cache
def week(name: str) -> Played:
    return play(WEEKS[name], whole())


@pytest.mark.parametrize("name", WEEKS)
def test_every_day_of_a_week_keeps_every_promise(name: str, library: Library) -> None:
    for routine in week(name).routines:
        assert broken(routine, library) == []


@pytest.mark.parametrize("name", WEEKS)
def test_the_days_of_a_week_differ(name: str) -> None:
    assert len(set(week(name).movements)) >= 4
    assert all(
        today != tomorrow for today, tomorrow in zip(week(name).movements, week(name).movements[1:], strict=False)
    )


@pytest.mark.parametrize(("name", "least"), [("room", 12), ("nothing-tight", 12), ("desk", 8)])
def test_a_week_brings_many_movements(name: str, least: int) -> None:
    assert len(frozenset().union(*week(name).movements)) >= least


@pytest.mark.parametrize("name", WEEKS)
def test_no_muscle_is_stretched_for_more_than_ten_minutes_in_a_week(name: str) -> None:
    assert week(name).most_in_seven_days() <= 600


@pytest.mark.parametrize("muscle", ["rhomboid-major", "rhomboid-minor", "levator-scapulae", "trapezius-upper"])
def test_a_week_of_ten_minutes_gives_what_is_tight_its_five_minutes(muscle: str) -> None:
    assert week("room").week_of(muscle) >= 300


@pytest.mark.parametrize("muscle", ["rhomboid-major"])
def test_a_week_of_five_minutes_gives_the_tightest_its_five_minutes(muscle: str) -> None:
    assert week("desk").week_of(muscle) >= 300


def test_what_was_not_done_for_a_week_says_so_and_what_was_done_does_not() -> None:
    for number, routine in enumerate(week("room").routines):
        done = frozenset().union(*week("room").movements[:number]) if number else frozenset()
        for item in routine.items:
            if item.technique != "breathing":
                assert ("not done in the last week" in item.reason) == (bool(number) and item.movement not in done)


@pytest.mark.soak
def test_two_weeks_stay_below_the_ceiling_in_any_seven_days() -> None:
    for request in (ROOM, Request(minutes=20, props=("mat",), tight={"neck-side": 10, "chest": 10}, level="advanced")):
        assert play(request, whole(), days=14).most_in_seven_days() <= 600
