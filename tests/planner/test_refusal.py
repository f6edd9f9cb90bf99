"""A refusal is an answer: exact messages, and what they suggest is true."""

from typing import Any

import pytest

from tests.planner.answers import refs_of, refusal_of, routine_for
from tests.planner.promises import broken
from tests.planner.settings import KIT
from unhunch.model import ConditionReport, Library, Request


def ask(minutes: int, **more: Any) -> Request:
    return Request(minutes=minutes, **more)


def test_a_condition_that_leaves_nothing_gives_its_advice_and_the_way_to_breathing(small_library: Library) -> None:
    reports = (ConditionReport(id="fever"), ConditionReport(id="sore-wrists"))
    assert refusal_of(ask(10, conditions=reports), small_library).splitlines() == [
        "No movement is offered today, because of what you told: fever, sore-wrists.",
        "Advice for fever.",
        "Advice for sore-wrists.",
        "Quiet breathing is always open: ask for the technique 'breathing' alone.",
    ]


def test_what_does_not_fit_beside_the_rest_is_named(small_library: Library) -> None:
    wanted = ("ear-to-shoulder", "rows", "chest-at-the-wall")
    request = ask(3, include=wanted, props=KIT)
    assert refusal_of(request, small_library).splitlines() == [
        f"What you asked to include ({', '.join(wanted)}) does not fit with the rest into 3 minutes.",
        "Ask for more minutes, or include fewer movements; a stretch also needs its warm-up.",
    ]
    longer = routine_for(ask(10, include=wanted, props=KIT), small_library)
    assert set(wanted) <= {item.movement for item in longer.items}


def test_more_time_than_can_be_filled_names_the_time_that_can(small_library: Library) -> None:
    request = ask(60, positions=("standing",))
    assert refusal_of(request, small_library).splitlines() == [
        "What is on offer fills 13 minutes, not 60 minutes; the ceilings on stretching keep the rest free.",
        "Ask for 13 minutes.",
        "What would open more: a prop (say what is at hand with --props); more positions.",
    ]
    routine = routine_for(ask(13, positions=("standing",)), small_library)
    assert broken(routine, small_library) == []


def test_the_longest_time_that_can_be_filled_is_the_same_whatever_was_asked(small_library: Library) -> None:
    """Thirteen minutes can be filled, fourteen cannot; who asks for fourteen must not be sent down to nine."""
    messages = [refusal_of(ask(minutes, positions=("standing",)), small_library) for minutes in (14, 20, 60)]
    assert [message.splitlines()[1] for message in messages] == ["Ask for 13 minutes."] * 3


def test_a_wish_that_is_not_what_is_in_the_way_is_not_blamed(small_library: Library) -> None:
    message = refusal_of(ask(60, positions=("standing",), include=("march",)), small_library)
    assert message.startswith("What is on offer fills ")
    assert "include" not in message


def test_what_would_open_more_is_named_by_what_closed_it(small_library: Library) -> None:
    request = ask(30, place="desk", positions=("standing",), techniques=("release",), assisted=True)
    assert refusal_of(request, small_library).splitlines()[-1] == (
        "What would open more: a prop (say what is at hand with --props); a routine without a practitioner; "
        "another place; more positions; more techniques."
    )


@pytest.mark.parametrize("minutes", [1, 2])
def test_nothing_at_all_says_what_would_open_more(minutes: int, small_library: Library) -> None:
    request = ask(minutes, positions=("quadruped",))
    count = "1 minute" if minutes == 1 else "2 minutes"
    assert refusal_of(request, small_library).splitlines() == [
        f"Nothing that is on offer can fill {count} sensibly.",
        "What would open more: a prop (say what is at hand with --props); more positions.",
    ]


def test_what_a_refusal_suggests_opens_it(small_library: Library) -> None:
    assert refs_of(routine_for(ask(1, positions=("quadruped", "seated"), props=("mat",)), small_library))


def test_breathing_that_the_person_left_out_says_how_to_have_it_back(small_library: Library) -> None:
    message = refusal_of(ask(1, techniques=("breathing",), avoid=("quiet-breathing",)), small_library)
    assert message.splitlines()[-1] == (
        "2 movements stay out because you left them out or they felt wrong; "
        "to change that, take them off what you avoid, or correct the record."
    )
