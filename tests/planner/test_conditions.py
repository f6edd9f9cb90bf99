"""Every condition alone, on a short day at the desk and a long one in a room: a sound plan, or the advice."""

from dataclasses import replace

import pytest

from tests.planner.answers import answer, refusal_of, routine_for
from tests.planner.promises import broken
from tests.planner.temptations import TODAY, cautions_at, every_form, on_offer
from unhunch.library import load
from unhunch.model import ConditionReport, Library, Request

_LOADED = load().library
assert _LOADED is not None
CONDITIONS = [condition.id for condition in _LOADED.conditions]
WHOLE_BODY = [
    "acute-injury-lt-72h",
    "dislocation-recent",
    "dvt-current",
    "dvt-history-recent",
    "fever-now",
    "fracture-recent",
    "surgery-recent",
]
"""Without a region these leave quiet breathing only (clinical.md A9)."""
NARROW = [condition for condition in CONDITIONS if condition not in WHOLE_BODY]
ALL_KIT = tuple(prop.id for prop in _LOADED.props if prop.kind != "furniture")
DESK = Request(minutes=5, place="desk", today=TODAY)
ROOM = Request(minutes=20, place="room", props=ALL_KIT, today=TODAY)
LEAST_ON_OFFER = 15


def with_condition(request: Request, condition: str, **more: object) -> Request:
    return replace(request, conditions=(ConditionReport(id=condition, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize("condition", NARROW)
@pytest.mark.parametrize("request_", [DESK, ROOM], ids=["desk", "room"])
def test_a_narrow_condition_alone_leaves_a_plan_that_keeps_every_promise(
    condition: str, request_: Request, library: Library
) -> None:
    routine = routine_for(with_condition(request_, condition), library)
    assert broken(routine, library) == []
    assert any(item.technique != "breathing" for item in routine.items)
    assert routine.advice == (library.condition_by_id[condition].advice,)
    for item in routine.items:
        holding = [c for c in cautions_at(item.ref, library) if c.condition == condition and c.effect != "CLINICIAN"]
        assert set(item.notes) == {caution.note for caution in holding}


@pytest.mark.parametrize("condition", NARROW)
def test_no_narrow_condition_empties_the_library(condition: str, library: Library) -> None:
    for request in (DESK, ROOM):
        assert len(on_offer(with_condition(request, condition), library)) >= LEAST_ON_OFFER


@pytest.mark.parametrize("condition", WHOLE_BODY)
@pytest.mark.parametrize("request_", [DESK, ROOM], ids=["desk", "room"])
def test_a_whole_body_condition_refuses_with_its_advice_and_the_way_to_breathing(
    condition: str, request_: Request, library: Library
) -> None:
    told = library.condition_by_id[condition]
    assert refusal_of(with_condition(request_, condition), library).splitlines() == [
        f"No movement is offered today, because of what you told: {told.name.lower()}.",
        told.advice,
        "Quiet breathing is always open: ask for the technique 'breathing' alone.",
    ]


@pytest.mark.parametrize("condition", WHOLE_BODY)
@pytest.mark.parametrize("request_", [DESK, ROOM], ids=["desk", "room"])
def test_quiet_breathing_alone_is_always_open(condition: str, request_: Request, library: Library) -> None:
    routine = routine_for(replace(with_condition(request_, condition), techniques=("breathing",)), library)
    assert broken(routine, library) == []
    assert [item.technique for item in routine.items] == ["breathing"]
    assert routine.advice == (library.condition_by_id[condition].advice,)


@pytest.mark.parametrize(
    "condition", ["acute-injury-lt-72h", "dislocation-recent", "fracture-recent", "surgery-recent"]
)
def test_a_place_that_must_rest_leaves_the_others_free(condition: str, library: Library) -> None:
    for region in library.region_by_id:
        request = with_condition(replace(ROOM, minutes=10), condition, region=region)
        given = answer(request, library)
        assert not isinstance(given, str), given
        assert broken(given, library) == []
        for item in given.items:
            assert region not in library.form(item.movement, item.variation).regions


@pytest.mark.parametrize("condition", ["dvt-current", "dvt-history-recent", "surgery-recent"])
def test_a_clinician_s_word_opens_the_library_again(condition: str, library: Library) -> None:
    request = with_condition(replace(ROOM, minutes=10), condition, cleared_on=TODAY)
    routine = routine_for(request, library)
    assert any(item.technique == "static" for item in routine.items)
    deep = [item.ref for item in routine.items if item.technique == "release"]
    assert condition == "surgery-recent" or deep == []


def test_the_whole_body_conditions_are_those_whose_rules_say_so(library: Library) -> None:
    found = {
        condition.id
        for condition in library.conditions
        if any(rule.demand in {"any", "any-but-breathing"} and rule.effect != "CAUTION" for rule in condition.rules)
    }
    assert found == set(WHOLE_BODY)


def test_no_condition_takes_quiet_breathing_away(library: Library) -> None:
    everything = tuple(ConditionReport(id=condition) for condition in CONDITIONS)
    request = replace(ROOM, techniques=("breathing",), conditions=everything)
    breathing = {ref for ref, form in every_form(library) if form.technique == "breathing"}
    assert on_offer(replace(request, place="desk"), library) & breathing
    routine = routine_for(request, library)
    assert len(routine.advice) == len(set(routine.advice)) > 20


def test_many_conditions_at_once_refuse_with_every_advice_once(library: Library) -> None:
    reports = tuple(ConditionReport(id=condition) for condition in ("fever-now", "reflux", "hiatus-hernia"))
    message = refusal_of(replace(ROOM, conditions=reports), library)
    for advice in {library.condition_by_id[report.id].advice for report in reports}:
        assert message.count(advice) == 1
