"""Why a movement is in: exact sentences."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.planner.settings import KIT, offers_of, setting_of
from tests.planner.small_library import make_library, make_movement
from unhunch.model import Library, Record, RecordItem, Request
from unhunch.planner.reasons import reason_for

TODAY = date(2026, 11, 20)


def done(movement: str, *, day: int = 19, seconds: int = 40) -> Record:
    item = RecordItem(movement=movement, done_seconds=seconds)
    return Record(id=f"{movement}-{day}", started_at=datetime(2026, 11, day, 9, tzinfo=UTC), items=(item,))


def reason(ref: str, library: Library, *beside: str, **more: Any) -> str:
    request = Request(**{"minutes": 10, "props": KIT, "level": "advanced", "today": TODAY, **more})
    offers = offers_of(request, library)
    return reason_for(offers[ref], setting_of(request, library), [offers[other] for other in beside])


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("march", "Warms up the whole body before anything is stretched."),
        ("ball-on-the-wall", "Eases the blade muscles."),
        ("seated-cat-cow", "Moves the long back muscles."),
        ("cat-cow", "Moves the long back muscles and the blade muscles."),
        ("rows", "Strengthens the blade muscles."),
        ("ear-to-shoulder", "Stretches the top of the shoulder and the neck-to-blade muscle."),
        ("quiet-breathing", "A quiet end: slow breathing lets the work settle."),
    ],
)
def test_without_tightness_a_reason_says_what_the_movement_does(
    ref: str, sentence: str, small_library: Library
) -> None:
    assert reason(ref, small_library) == sentence


def test_what_is_tight_is_named_with_its_rating_and_its_own_muscles(small_library: Library) -> None:
    tight = {"between-shoulder-blades": 7, "mid-back": 3}
    assert reason("cat-cow", small_library, tight=tight) == (
        "Between shoulder blades is tight (7/10): moves the blade muscles."
    )
    assert reason("seated-cat-cow", small_library, tight=tight) == (
        "Mid back is tight (3/10): moves the long back muscles."
    )
    assert reason("chest-at-the-wall", small_library, tight=tight) == "Stretches the chest."
    assert reason("quiet-breathing", small_library, tight=tight).startswith("A quiet end")


def test_a_warm_up_of_what_is_tight_says_so(small_library: Library) -> None:
    assert reason("shoulder-rolls", small_library, tight={"neck-side": 4}) == (
        "Neck side is tight (4/10): warms up the top of the shoulder."
    )


def test_no_more_than_two_muscles_are_named_the_heaviest_first_and_none_below_half() -> None:
    targets = {"pectoralis-major": 0.6, "erector-spinae": 0.5, "trapezius-upper": 1, "levator-scapulae": 0.4}
    library = make_library(make_movement("reach", "static", "seated", targets=targets))
    assert reason("reach", library) == "Stretches the top of the shoulder and the chest."
    slight = make_library(make_movement("wave", "dynamic", "seated", targets={"chest": 0.4}))
    assert reason("wave", slight) == "Moves the upper back."


def test_a_release_says_which_stretch_follows(small_library: Library) -> None:
    ball = "ball-on-the-wall"
    assert reason(ball, small_library, ball, "cat-cow", "blade-reach") == (
        "Eases the blade muscles; its stretch follows (Blade reach)."
    )
    assert reason(ball, small_library, ball, "cat-cow", "knees-to-chest") == "Eases the blade muscles."


def test_the_first_movement_is_called_a_gentle_start(small_library: Library) -> None:
    assert reason("seated-cat-cow", small_library, "seated-cat-cow", "blade-reach") == (
        "Moves the long back muscles; a gentle start."
    )
    assert reason("seated-cat-cow", small_library, "march", "seated-cat-cow") == "Moves the long back muscles."
    assert reason("blade-reach", small_library, "blade-reach") == "Stretches the blade muscles."


def test_wishes_of_the_person_are_named(small_library: Library) -> None:
    assert reason("cat-cow/one-arm", small_library, include=("cat-cow",)).endswith("; you asked for it.")
    assert reason("cat-cow/one-arm", small_library, include=("cat-cow/one-arm",)).endswith("; you asked for it.")
    assert not reason("cat-cow", small_library, include=("cat-cow/one-arm",)).endswith("; you asked for it.")
    both = reason("cat-cow/one-arm", small_library, include=("cat-cow",), prefer=("cat-cow/one-arm",))
    assert both.endswith("; you asked for it; you like it.")
    assert reason("cat-cow/one-arm", small_library, prefer=("cat-cow",)).endswith("; you like it.")
    assert not reason("cat-cow", small_library, prefer=("cat-cow/one-arm",)).endswith("; you like it.")


def test_with_a_history_what_was_not_done_for_a_week_is_said(small_library: Library) -> None:
    assert reason("seated-cat-cow", small_library, history=(done("march"),)) == (
        "Moves the long back muscles; not done in the last week."
    )
    assert reason("march", small_library, history=(done("march"),)) == (
        "Warms up the whole body before anything is stretched."
    )
    for day, told in ((14, False), (13, True)):
        said = reason("march", small_library, history=(done("march", day=day),))
        assert said.endswith("not done in the last week.") == told


def test_a_stretch_of_what_is_tight_says_what_the_week_has_had(small_library: Library) -> None:
    history = (done("blade-reach", seconds=40), done("blade-reach", day=18, seconds=25))
    tight = {"between-shoulder-blades": 7}
    assert reason("blade-reach", small_library, tight=tight, history=history) == (
        "Between shoulder blades is tight (7/10): stretches the blade muscles, stretched for 65 s so far this week."
    )
    assert reason("blade-reach", small_library, tight=tight) == (
        "Between shoulder blades is tight (7/10): stretches the blade muscles."
    )
    assert reason("ball-on-the-wall", small_library, tight=tight, history=history) == (
        "Between shoulder blades is tight (7/10): eases the blade muscles; not done in the last week."
    )
