"""A routine that was planned before, held against what is known now."""

from dataclasses import replace

import pytest

from unhunch import pipeline
from unhunch.model import ConditionReport, Library, Request, Routine


@pytest.fixture(scope="module")
def library() -> Library:
    return pipeline.load_library()


@pytest.fixture(scope="module")
def routine(library: Library) -> Routine:
    wishes = Request(minutes=15, tight={"between-shoulder-blades": 8}, props=("tennis-ball",))
    return pipeline.make_routine(wishes, library)


def ruled_out(routine: Routine, library: Library, condition: str) -> list[tuple[str, str]]:
    found = pipeline.find_ruled_out(routine, library, (ConditionReport(id=condition),))
    return [(one.movement, one.rule) for one in found]


def test_nothing_is_ruled_out_without_a_condition(routine: Routine, library: Library) -> None:
    assert pipeline.find_ruled_out(routine, library, ()) == ()


def test_what_a_condition_hides_is_told_by_its_rule(routine: Routine, library: Library) -> None:
    assert ("release-rhomboids-ball", "anticoagulant.deep-pressure") in ruled_out(routine, library, "anticoagulant")


def test_everything_but_breathing_is_ruled_out_for_who_is_unwell(routine: Routine, library: Library) -> None:
    moved = {item.ref for item in routine.items if item.technique != "breathing"}
    assert {movement for movement, _ in ruled_out(routine, library, "fever-now")} == moved


def test_a_hold_that_is_too_long_is_told(routine: Routine, library: Library) -> None:
    longer = tuple(replace(item, hold_seconds=60) if item.technique == "static" else item for item in routine.items)
    found = ruled_out(replace(routine, items=longer), library, "hypermobility")
    assert {movement for movement, rule in found if rule == "hold"} >= {
        item.ref for item in longer if item.technique == "static" and (item.ref, "hold") in found
    }
    assert any(rule == "hold" for _, rule in found)


def test_overpressure_is_told_where_it_is_no_longer_fine(library: Library) -> None:
    assisted = pipeline.make_routine(
        Request(minutes=20, assisted=True, warm=True, props=("mat",), include=("overhead-reach-toe-touch",)), library
    )
    pressed = [
        item.ref
        for item in assisted.items
        if (movement := library.movement_by_id[item.movement]).assisted is not None
        and any(step.role == "overpressure" and step.text in item.assist for step in movement.assisted.steps)
    ]
    assert pressed
    found = dict(ruled_out(assisted, library, "osteoporosis"))
    assert all(name in found for name in pressed)


def test_a_movement_the_library_does_not_know_is_left_to_the_timeline(routine: Routine, library: Library) -> None:
    strange = replace(routine, items=(replace(routine.items[0], movement="unknown"),))
    assert ruled_out(strange, library, "fever-now") == []
    strange = replace(routine, items=(replace(routine.items[0], variation="unknown"),))
    assert ruled_out(strange, library, "fever-now") == []
