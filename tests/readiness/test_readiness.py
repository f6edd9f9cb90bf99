"""The readiness check: each rule, and tries to get past it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhunch.base.errors import RequestError
from unhunch.library import load
from unhunch.model import Comfort, ReadinessQuestion, Record, RecordItem
from unhunch.readiness import (
    OF_THE_DAY,
    ReadinessResult,
    assess,
    clear,
    flare_since,
    is_due,
    is_locked,
    leaves_breathing,
    lines,
    standing_lines,
    title,
)
from unhunch.readiness.words import LINES, TITLES

DAY = date(2026, 3, 1)


def question(name: str, action: str, *conditions: str) -> ReadinessQuestion:
    assert action in {"E", "U", "S", "C"}
    return ReadinessQuestion(
        id=name,
        group="g",
        text=f"{name}?",
        action=action,  # type: ignore[arg-type]
        conditions=conditions,
        source="s",
    )


QUESTIONS = (
    question("e", "E"),
    question("u", "U"),
    question("s1", "S", "heart"),
    question("s2", "S"),
    question("c1", "C", "pregnancy"),
    question("c2", "C", "blood-thinner", "pregnancy"),
    question("unwell", "C", "fever-now"),
)


def check(*yes: str, on: date = DAY, before: ReadinessResult | None = None) -> ReadinessResult:
    return assess(QUESTIONS, yes, on, before=before)


@pytest.mark.parametrize(
    ("yes", "action", "urgent"),
    [
        ((), "go", False),
        (("c1",), "care", False),
        (("s1",), "advice", False),
        (("s1", "c1"), "advice", False),
        (("s1", "s2"), "advice", True),
        (("u",), "advice", True),
        (("e",), "stop", False),
        (("e", "u", "s1", "c1"), "stop", False),
    ],
)
def test_the_gravest_answer_decides(yes: tuple[str, ...], action: str, urgent: bool) -> None:
    result = check(*yes)
    assert (result.action, result.urgent) == (action, urgent)


def test_conditions_of_all_answers_are_reported_once() -> None:
    assert check("c1", "c2", "s1").conditions == ("blood-thinner", "heart", "pregnancy")


def test_an_answer_to_a_question_nobody_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        check("nonsense")


@pytest.mark.parametrize("yes", [("e",), ("u",), ("s1",), ("s1", "s2")])
def test_stop_and_advice_lock_until_a_clinicians_ok_and_that_holds_90_days(yes: tuple[str, ...]) -> None:
    result = check(*yes)
    assert is_locked(result, DAY)
    assert is_locked(result, DAY + timedelta(days=4000))
    cleared = clear(result, DAY, today=DAY)
    assert not is_locked(cleared, DAY + timedelta(days=89))
    assert is_locked(cleared, DAY + timedelta(days=90))


@pytest.mark.parametrize("yes", [(), ("c1",)])
def test_care_and_go_do_not_lock(yes: tuple[str, ...]) -> None:
    assert not is_locked(check(*yes), DAY)


def test_an_ok_of_tomorrow_of_long_ago_or_from_before_a_grave_answer_does_not_count() -> None:
    with pytest.raises(RequestError, match="yet to come"):
        clear(check("s1"), DAY + timedelta(days=1), today=DAY)
    with pytest.raises(RequestError, match="90 days"):
        clear(check("s1"), DAY - timedelta(days=90), today=DAY)
    for yes in ("e", "u"):
        with pytest.raises(RequestError, match="before your answers"):
            clear(check(yes), DAY - timedelta(days=1), today=DAY)
    assert clear(check("s1"), DAY - timedelta(days=89), today=DAY).cleared_on == DAY - timedelta(days=89)


@pytest.mark.parametrize("yes", [("e",), ("u",), ("s1",)])
def test_answering_none_the_next_time_does_not_open_a_lock(yes: tuple[str, ...]) -> None:
    later = check(on=DAY + timedelta(days=40), before=check(*yes))
    assert is_locked(later, later.on)
    assert later.action == check(*yes).action


def test_a_lock_keeps_the_graver_of_both_and_all_conditions() -> None:
    later = check("e", "c1", on=DAY, before=check("s1"))
    assert (later.action, later.conditions) == ("stop", ("heart", "pregnancy"))


def test_an_ok_carries_over_to_the_next_check_but_not_past_a_grave_answer() -> None:
    cleared = clear(check("s1"), DAY, today=DAY)
    month = DAY + timedelta(days=30)
    assert not is_locked(check("s1", on=month, before=cleared), month)
    assert not is_locked(check("s1", "s2", on=month, before=cleared), month)
    assert is_locked(check("u", on=month, before=cleared), month)
    assert is_locked(check("e", on=month, before=cleared), month)


def test_an_ok_that_ran_out_does_not_carry_over() -> None:
    cleared = clear(check("s1"), DAY, today=DAY)
    late = DAY + timedelta(days=90)
    assert is_locked(check("s1", on=late, before=cleared), late)


def test_it_is_due_at_first_after_30_days_and_after_a_flare() -> None:
    result = check()
    assert is_due(None, DAY)
    assert not is_due(result, DAY + timedelta(days=29))
    assert is_due(result, DAY + timedelta(days=30))
    assert is_due(result, DAY + timedelta(days=3), flare_on=DAY + timedelta(days=2))
    assert not is_due(result, DAY + timedelta(days=3), flare_on=DAY)


def test_unwell_today_is_asked_again_the_next_day_and_not_for_a_month() -> None:
    result = check("unwell")
    assert result.conditions == ("fever-now",)
    assert not is_due(result, DAY)
    assert is_due(result, DAY + timedelta(days=1))
    well = check(on=DAY + timedelta(days=1), before=result)
    assert (well.action, well.conditions) == ("go", ())
    assert not is_due(well, DAY + timedelta(days=2))
    told = " ".join(lines(result))
    assert "quiet breathing only" in told
    assert "tomorrow" in told
    assert "month" not in told


def test_what_holds_for_a_day_is_a_condition_of_the_library() -> None:
    library = load().library
    assert library is not None
    assert library.condition_by_id.keys() >= OF_THE_DAY
    assert {name for asked in library.readiness for name in asked.conditions} >= OF_THE_DAY


def test_a_result_of_a_day_that_is_yet_to_come_says_nothing_about_today() -> None:
    assert is_due(check(), DAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("yes", "left"),
    [((), True), (("c1",), True), (("s1",), True), (("s1", "s2"), False), (("u",), False), (("e",), False)],
)
def test_quiet_breathing_is_open_under_one_s_and_closed_under_u_and_e(yes: tuple[str, ...], left: bool) -> None:
    assert leaves_breathing(check(*yes), DAY) is left
    assert ("Quiet breathing stays open" in " ".join(lines(check(*yes)))) is (yes == ("s1",))


def test_whoever_comes_back_under_a_lock_reads_since_when_and_what_opens_it() -> None:
    for yes in (("s1",), ("u",), ("e",)):
        told = " ".join(standing_lines(check(*yes)))
        assert "2026-03-01" in told
        assert "unhunch readiness --cleared-on DATE" in told
    assert "If you feel it now: call your emergency number" in " ".join(standing_lines(check("e")))


def felt(before: int, next_morning: int, day: int) -> Record:
    started = datetime(2026, 3, day, 9, tzinfo=UTC)
    item = RecordItem(movement="cat-cow", comfort=Comfort(before=before, next_morning=next_morning))
    return Record(id=str(day), started_at=started, items=(item,))


def test_a_flare_is_a_next_morning_two_points_worse() -> None:
    assert flare_since((felt(3, 4, 2), felt(3, 2, 5)), DAY) is None
    assert flare_since((felt(3, 5, 2), felt(3, 4, 5)), DAY) == date(2026, 3, 2)
    assert flare_since((felt(3, 5, 1),), DAY) is None


def test_the_result_holds_no_answer() -> None:
    names = {question.id for question in QUESTIONS}
    result = check("c1", "s1")
    values = {str(value) for value in (result.action, *result.conditions, result.text_version)}
    assert not names & values


def test_every_result_says_that_the_list_cannot_rule_out_a_serious_cause_and_names_no_disease() -> None:
    for yes in ((), ("c1",), ("unwell",), ("s1",), ("u",), ("e",)):
        told = " ".join((title(check(*yes)), *lines(check(*yes))))
        assert "This list cannot rule out a serious cause." in told
    words = " ".join([*TITLES.values(), *(line for told in LINES.values() for line in told)]).lower()
    assert not re.search(r"heart|stroke|cancer|fractur|infect|clot|nerve|treat|cure|\btherap|patient|diagnos", words)


def test_advice_today_is_told_as_today() -> None:
    assert "today" in lines(check("u"))[0]
    assert "today" not in lines(check("s1"))[0]


@given(st.lists(st.tuples(st.sets(st.sampled_from([q.id for q in QUESTIONS])), st.integers(0, 60)), max_size=8))
def test_without_a_clinician_no_series_of_checks_ever_opens_a_lock(series: list[tuple[set[str], int]]) -> None:
    result: ReadinessResult | None = None
    day, shut = DAY, False
    for yes, pause in series:
        day += timedelta(days=pause)
        result = assess(QUESTIONS, yes, day, before=result)
        shut = shut or bool(yes & {"e", "u", "s1", "s2"})
        assert is_locked(result, day) == shut
