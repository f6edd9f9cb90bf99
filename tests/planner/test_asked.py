"""Every word and number of a request means something; all that does not is told at once, with its repair."""

from typing import Any

import pytest

from unhunch.base.errors import RequestError
from unhunch.model import Library, Request
from unhunch.planner.asked import check_request, request_mistakes


def mistakes(library: Library, **asked: Any) -> list[str]:
    return request_mistakes({"minutes": 5, **asked}, library)


@pytest.mark.parametrize(
    ("minutes", "fine"), [(0, False), (1, True), (90, True), (91, False), (True, False), (5.0, False)]
)
def test_minutes_are_one_to_ninety(minutes: object, fine: bool, small_library: Library) -> None:
    told = request_mistakes({"minutes": minutes}, small_library)
    assert told == ([] if fine else [f"minutes: expected a whole number from 1 to 90, got {minutes!r}"])


@pytest.mark.parametrize(("sessions", "fine"), [(0, False), (1, True), (14, True), (15, False)])
def test_sessions_a_week_are_one_to_fourteen(sessions: int, fine: bool, small_library: Library) -> None:
    told = mistakes(small_library, sessions_per_week=sessions)
    assert told == ([] if fine else [f"sessions_per_week: expected a whole number from 1 to 14, got {sessions}"])


@pytest.mark.parametrize(("rating", "fine"), [(-1, False), (0, True), (10, True), (11, False)])
def test_tightness_is_zero_to_ten(rating: int, fine: bool, small_library: Library) -> None:
    told = mistakes(small_library, tight={"chest": rating})
    assert told == ([] if fine else [f"tight: chest: expected a whole number from 0 to 10, got {rating}"])


def test_what_is_wanted_and_not_wanted_is_a_contradiction(small_library: Library) -> None:
    told = mistakes(small_library, include=["rows", "march"], avoid=["march"])
    assert told == ["include and avoid: 'march' is in both; leave it in one"]


def test_a_list_that_is_none_is_told_and_does_not_hide_the_rest(small_library: Library) -> None:
    told = mistakes(small_library, include="march", avoid=["marhc"])
    assert told == [
        "avoid: no movement is called 'marhc' (did you mean 'march'?)",
        "include: expected a list of names, got 'march'",
    ]


def test_the_second_condition_is_read_after_a_broken_first(small_library: Library) -> None:
    told = mistakes(small_library, conditions=[7, {"id": "fever", "side": "up"}])
    assert told == [
        "conditions: expected an id, or {id, region, side, cleared_on}, got 7",
        "conditions: fever: side should be left or right, got 'up'",
    ]


def test_the_planner_refuses_with_every_mistake_in_one_message(small_library: Library) -> None:
    with pytest.raises(RequestError) as told:
        check_request(Request(minutes=0, tight={"chesst": 3}), small_library)
    assert str(told.value).splitlines() == [
        "minutes: expected a whole number from 1 to 90, got 0",
        "tight: no region or muscle is called 'chesst' (did you mean 'chest'?)",
    ]
