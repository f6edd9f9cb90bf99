"""Comfort, rest and the beginner's rule are as binding as safety: no wish gets past them."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from tests.planner.small_library import make_library, make_movement, with_variation
from tests.planner.temptations import (
    ABOUT,
    TODAY,
    every_form,
    fitting_request,
    form_at,
    on_offer,
    tempt,
    told_of,
)
from unhunch.library import load
from unhunch.model import Comfort, Library, Record, RecordItem, Request
from unhunch.planner.offer import make_offers

_LOADED = load().library
assert _LOADED is not None
REFS = [ref for ref, _form in every_form(_LOADED)]
PATTERNS = {ref: form.pattern for ref, form in every_form(_LOADED) if form.pattern}
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def told(ref: str, *, hours: int = 24 * 30, **more: Any) -> Record:
    """A record that says one thing about a form, a month ago unless told otherwise."""
    movement, _, variation = ref.partition("/")
    item = RecordItem(movement=movement, variation=variation or None, **more)
    return Record(id="told", started_at=NOON - timedelta(hours=hours), items=(item,))


SAID: dict[str, dict[str, Any]] = {
    "comfort.never": {"skip": "never"},
    "comfort.worst": {"comfort": Comfort(worst=6)},
    "comfort.sharp": {"comfort": Comfort(worst=0, sharp=True)},
}


@pytest.mark.parametrize("rule", ["comfort.avoid", *SAID])
def test_nothing_brings_back_what_comfort_removed(rule: str, library: Library) -> None:
    for ref in REFS:
        request = fitting_request(ref, library)
        if rule == "comfort.avoid":
            request = replace(request, avoid=(ref,))
        else:
            request = replace(request, history=(told(ref, **SAID[rule]),))
        for about in ABOUT:
            assert told_of(ref, tempt(request, ref, library, about), library) == rule, (ref, about)


def test_what_spread_stays_out_like_what_was_sharp(library: Library) -> None:
    for ref in ("cat-cow", "cat-cow/one-arm"):
        history = (told(ref, comfort=Comfort(spread=True)),)
        request = tempt(fitting_request(ref, library, history=history), ref, library, "all")
        assert told_of(ref, request, library) == "comfort.sharp"


@pytest.mark.parametrize(("worst", "stays"), [(None, True), (0, True), (5, True), (6, False), (10, False)])
def test_discomfort_up_to_five_of_ten_may_be(worst: int | None, stays: bool, library: Library) -> None:
    request = fitting_request("cat-cow", library, history=(told("cat-cow", comfort=Comfort(worst=worst)),))
    assert ("cat-cow" in on_offer(request, library)) == stays


def test_what_is_said_of_a_movement_holds_for_its_variations_and_not_the_other_way(library: Library) -> None:
    both = {"cat-cow", "cat-cow/one-arm"}
    for said, left in (("cat-cow", set()), ("cat-cow/one-arm", {"cat-cow"})):
        histories = [(told(said, **more),) for more in SAID.values()]
        asked = [fitting_request("cat-cow", library, history=history) for history in histories]
        asked.append(fitting_request("cat-cow", library, avoid=(said,)))
        assert [both & on_offer(request, library) for request in asked] == [left] * 4


def test_not_now_and_already_done_take_nothing_away(library: Library) -> None:
    for skip in ("not-now", "already-done"):
        request = fitting_request("cat-cow", library, history=(told("cat-cow", skip=skip),))
        assert "cat-cow" in on_offer(request, library)


@pytest.mark.parametrize("ref", [ref for ref, form in every_form(_LOADED) if "hand-on-head" in form.demands])
def test_no_wish_puts_a_beginner_s_hand_on_the_head(ref: str, library: Library) -> None:
    request = fitting_request(ref, library)
    for about in ABOUT:
        tempted = replace(tempt(request, ref, library, about), level="beginner")
        assert told_of(ref, tempted, library) == "beginner.hand-on-head", about
    assert told_of(ref, tempt(request, ref, library, "all"), library) == ""


@pytest.mark.parametrize("ref", sorted(PATTERNS))
def test_nothing_shortens_the_rest_between_banded_sets(ref: str, library: Library) -> None:
    for hours in (0, 1, 24, 47):
        history = (told(ref, hours=hours, done_seconds=90),)
        request = fitting_request(ref, library, history=history)
        for about in ABOUT:
            tempted = tempt(request, ref, library, about)
            assert told_of(ref, tempted, library) == f"spacing.{PATTERNS[ref]}", (hours, about)
    request = fitting_request(ref, library, history=(told(ref, hours=48, done_seconds=90),))
    assert ref in on_offer(request, library)


@pytest.mark.parametrize("ref", sorted(PATTERNS))
def test_the_two_minute_trial_dose_is_exempt_by_name(ref: str, library: Library) -> None:
    trial = form_at(ref, library).dose.trial
    assert trial is not None
    planned = {"sets": trial.sets, "reps": trial.reps}
    for given, stays in ((planned, True), ({**planned, "sets": trial.sets + 1}, False), ({}, False)):
        history = (told(ref, hours=24, done_seconds=90, planned=given),)
        assert (ref in on_offer(fitting_request(ref, library, history=history), library)) == stays


@pytest.mark.parametrize("ref", sorted(PATTERNS))
def test_a_set_that_was_not_done_asks_for_no_rest(ref: str, library: Library) -> None:
    for more in ({"skip": "not-now"}, {"done_seconds": 0}):
        history = (told(ref, hours=5, **more),)
        assert ref in on_offer(fitting_request(ref, library, history=history), library)
    for done in ({"done_seconds": 0, "reps": 4}, {"reps": 4}, {}):
        history = (told(ref, hours=5, **done),)
        assert ref not in on_offer(fitting_request(ref, library, history=history), library)


def test_one_pattern_s_rest_leaves_the_other_pattern_free(library: Library) -> None:
    request = fitting_request("shoulder-rows", library, history=(told("shoulder-rows", hours=5, done_seconds=90),))
    assert {"resisted-external-rotation", "scapular-squeeze"} <= on_offer(request, library)


def test_the_hours_of_rest_are_counted_on_the_person_s_own_clock(library: Library) -> None:
    rows = RecordItem(movement="shoulder-rows", done_seconds=90)
    two_days_ago = datetime(2026, 11, 18, 12, tzinfo=UTC)
    for offset, at, stays in ((0, None, True), (60, None, False), (60, time(13), True), (0, time(11, 59), False)):
        record = Record(id="rows", started_at=two_days_ago, utc_offset_minutes=offset, items=(rows,))
        request = fitting_request("shoulder-rows", library, history=(record,), at=at)
        assert ("shoulder-rows" in on_offer(request, library)) == stays, (offset, at)


def test_a_set_later_on_the_day_whose_hour_is_not_told_still_asks_for_rest(library: Library) -> None:
    """Without `at` the session counts as noon's; what was done this afternoon was done all the same."""
    record = Record(
        id="rows",
        started_at=datetime(2026, 11, 20, 15, tzinfo=UTC),
        items=(RecordItem(movement="shoulder-rows", done_seconds=90),),
    )
    request = fitting_request("shoulder-rows", library, history=(record,))
    assert told_of("shoulder-rows", request, library) == "spacing.row"


def test_a_request_without_its_day_keeps_the_rest_as_well(library: Library) -> None:
    """The week is then read from the latest record on; the rest between banded sets must be too."""
    history = (told("shoulder-rows", hours=5, done_seconds=90),)
    request = fitting_request("shoulder-rows", library, history=history, today=None)
    assert told_of("shoulder-rows", request, library) == "spacing.row"


def test_a_banded_variation_asks_for_the_rest_of_its_own_pattern() -> None:
    squeeze = make_movement("squeeze-either-way", "strengthening", "standing")
    own = make_library(with_variation(squeeze, "band", props=("band",), pattern="row"))
    history = (told("squeeze-either-way/band", hours=5, done_seconds=90),)
    request = Request(minutes=10, props=("band",), history=history, today=TODAY)
    assert told_of("squeeze-either-way/band", request, own) == "spacing.row"
    assert told_of("rows", request, own) == "spacing.row"


def test_what_was_said_last_or_among_other_things_counts_as_well(library: Library) -> None:
    plain = RecordItem(movement="shoulder-rows", done_seconds=0)
    easy = RecordItem(movement="cat-cow", done_seconds=60)
    sharp = RecordItem(movement="cat-cow", done_seconds=60, comfort=Comfort(sharp=True))
    rows = RecordItem(movement="shoulder-rows", done_seconds=90)
    old = Record(id="old", started_at=NOON - timedelta(days=9), items=(rows,))
    new = Record(id="new", started_at=NOON - timedelta(hours=5), items=(easy, plain, sharp, rows))
    request = fitting_request("cat-cow", library, history=(old, new))
    assert told_of("cat-cow", request, library) == "comfort.sharp"
    assert told_of("shoulder-rows", request, library) == "spacing.row"
    because = next(g.because for g in make_offers(request, library)[1] if g.movement == "shoulder-rows")
    assert because == "the same work was done 5 hours ago; it rests for 48"
