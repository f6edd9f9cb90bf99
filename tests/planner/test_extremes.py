"""The ends of what can be asked: no kit and a minute, everything and ninety, wishes that conflict."""

import pytest

from tests.planner.answers import answer, refusal_of, routine_for
from tests.planner.promises import broken
from tests.planner.temptations import TODAY
from unhunch.base.errors import RequestError
from unhunch.library import load
from unhunch.model import ConditionReport, Item, Library, Request, Routine
from unhunch.planner import plan
from unhunch.timeline.spans import body_seconds

_LOADED = load().library
assert _LOADED is not None
ALL_KIT = tuple(prop.id for prop in _LOADED.props if prop.kind != "furniture")
REGIONS = [region.id for region in _LOADED.regions]


def techniques_of(routine: Routine) -> list[str]:
    return [item.technique for item in routine.items]


def rules_told(routine: Routine) -> set[str]:
    return {relaxed.rule for relaxed in routine.relaxed}


def held(items: tuple[Item, ...]) -> list[int]:
    return [item.hold_seconds for item in items if item.technique == "static"]


def test_one_minute_at_a_desk_without_anything_is_a_plan(library: Library) -> None:
    for without in ((), ("chair",), ("chair", "desk", "wall", "door")):
        routine = routine_for(Request(minutes=1, place="desk", without=without, today=TODAY), library)
        assert broken(routine, library) == []
        assert routine.total_seconds == 60
        assert any(item.technique != "breathing" for item in routine.items)


def test_ninety_minutes_in_a_room_with_everything_is_a_plan(library: Library) -> None:
    routine = routine_for(Request(minutes=90, props=ALL_KIT, level="advanced", today=TODAY), library)
    assert broken(routine, library) == []
    assert set(techniques_of(routine)) == {"warm-up", "release", "dynamic", "strengthening", "static", "breathing"}


@pytest.mark.parametrize("minutes", [1, 3, 10, 30])
def test_with_nothing_tight_the_whole_upper_back_gets_something(minutes: int, library: Library) -> None:
    routine = routine_for(Request(minutes=minutes, today=TODAY), library)
    assert broken(routine, library) == []
    assert not {"tight", "week-target", "precise-stretch"} & rules_told(routine)


@pytest.mark.parametrize("minutes", [1, 10, 45])
def test_with_everything_tight_what_cannot_be_reached_is_told(minutes: int, library: Library) -> None:
    request = Request(minutes=minutes, props=ALL_KIT, tight=dict.fromkeys(REGIONS, 10), today=TODAY)
    routine = routine_for(request, library)
    assert broken(routine, library) == []
    told = {relaxed.because.partition(":")[0] for relaxed in routine.relaxed if relaxed.rule == "tight"}
    for region in library.regions:
        main = {muscle for muscle, weight in region.muscles.items() if weight >= 0.75}
        reached = any(main & {m for m, weight in item.targets.items() if weight >= 0.5} for item in routine.items)
        assert reached == (region.name not in told), region.id


def test_a_desk_without_a_chair_is_stood_at(library: Library) -> None:
    routine = routine_for(Request(minutes=10, place="desk", without=("chair",), today=TODAY), library)
    assert broken(routine, library) == []
    assert {item.position for item in routine.items} == {"standing"}


def test_a_position_in_which_too_little_is_known_refuses_and_says_what_to_change(library: Library) -> None:
    message = refusal_of(Request(minutes=10, positions=("prone",), today=TODAY), library)
    assert "10 minutes" in message
    assert "more positions" in message


def mistakes_of(request: Request, library: Library) -> list[str]:
    with pytest.raises(RequestError) as caught:
        plan(request, library, body_seconds)
    return str(caught.value).splitlines()


def test_an_unknown_word_is_told_with_the_nearest_known_one(library: Library) -> None:
    for key in ("include", "prefer", "avoid"):
        lines = mistakes_of(Request(minutes=10, **{key: ("cat-cwo",)}), library)  # type: ignore[arg-type]
        assert len(lines) == 1
        assert key in lines[0]
        assert "'cat-cwo'" in lines[0]
        assert "did you mean 'cat-cow'?" in lines[0]


def test_what_is_both_included_and_avoided_is_a_mistake(library: Library) -> None:
    lines = mistakes_of(Request(minutes=10, include=("cat-cow",), avoid=("cat-cow",)), library)
    assert len(lines) == 1
    assert all(word in lines[0] for word in ("include", "avoid", "cat-cow"))


def test_several_mistakes_are_told_at_once(library: Library) -> None:
    request = Request(
        minutes=0,
        sessions_per_week=15,
        positions=("standin",),
        props=("foam-rolle",),
        without=("chairs",),
        prefer=("cat-cow/one-arms",),
        tight={"neck-side.up": 3, "chset": 4, "chest": 11},
        conditions=(ConditionReport(id="reflx"), ConditionReport(id="reflux", region="tummy-zone")),
    )
    lines = mistakes_of(request, library)
    assert len(lines) == 11
    for words in (
        ("minutes", "1 to 90", "got 0"),
        ("sessions_per_week", "1 to 14", "got 15"),
        ("positions", "standin", "did you mean 'standing'?"),
        ("props", "foam-rolle", "did you mean 'foam-roller'?"),
        ("without", "chairs", "did you mean 'chair'?"),
        ("prefer", "cat-cow/one-arms", "did you mean 'cat-cow/one-arm'?"),
        ("tight", "neck-side.up", ".left or .right"),
        ("tight", "chset", "did you mean 'chest'?"),
        ("tight", "chest", "0 to 10", "got 11"),
        ("conditions", "reflx", "did you mean 'reflux'?"),
        ("conditions", "tummy-zone"),
    ):
        assert sum(all(word in line for word in words) for line in lines) == 1, words


@pytest.mark.parametrize("minutes", [1, 90])
def test_the_ends_of_the_ranges_are_allowed(minutes: int, library: Library) -> None:
    for sessions in (1, 14):
        request = Request(
            minutes=minutes, sessions_per_week=sessions, tight={"chest": 0, "neck-side": 10}, props=ALL_KIT
        )
        assert broken(routine_for(request, library), library) == []
    beyond = 0 if minutes == 1 else 91
    assert [f"got {beyond}" in line for line in mistakes_of(Request(minutes=beyond), library)] == [True]


def test_an_include_that_cannot_fit_beside_the_rest_refuses_and_says_so(library: Library) -> None:
    wanted = ("cat-cow", "thoracic-foam-rolling", "shoulder-rows", "open-book", "ear-to-shoulder")
    message = refusal_of(Request(minutes=4, props=ALL_KIT, include=wanted, today=TODAY), library)
    assert message.splitlines() == [
        f"What you asked to include ({', '.join(wanted)}) does not fit with the rest into 4 minutes.",
        "Ask for more minutes, or include fewer movements; a stretch also needs its warm-up.",
    ]


def test_an_include_that_alone_is_longer_than_the_session_is_told_or_refused(library: Library) -> None:
    request = Request(minutes=1, props=ALL_KIT, include=("shoulder-rows",), warm=True, today=TODAY)
    shortest = min(
        body_seconds(library.form("shoulder-rows"), dose) for dose in library.form("shoulder-rows").dose.ladder
    )
    assert shortest + 5 > 60
    given = answer(request, library)
    told = given if isinstance(given, str) else " ".join(relaxed.because for relaxed in given.relaxed)
    assert "shoulder-rows" in told


def test_an_included_movement_is_in_and_its_reason_says_who_asked(library: Library) -> None:
    for wanted in ("cat-cow", "cat-cow/one-arm", "knot-pose", "resisted-external-rotation"):
        routine = routine_for(Request(minutes=15, props=ALL_KIT, include=(wanted,), today=TODAY), library)
        found = [item for item in routine.items if wanted in {item.ref, item.movement}]
        assert len(found) == 1
        assert "you asked for it" in found[0].reason
        assert broken(routine, library) == []


def test_stretches_alone_get_the_warm_up_they_need_and_it_is_told(library: Library) -> None:
    routine = routine_for(Request(minutes=10, techniques=("static",), today=TODAY), library)
    assert {"static"} < set(techniques_of(routine)) <= {"warm-up", "dynamic", "static", "breathing"}
    told = [relaxed.because for relaxed in routine.relaxed if relaxed.rule == "techniques"]
    assert told == ["stretches are never done cold: warm-up or gentle mobility was added"]
    assert broken(routine, library) == []


def test_who_is_warm_may_begin_with_a_stretch(library: Library) -> None:
    routine = routine_for(Request(minutes=10, techniques=("static",), warm=True, today=TODAY), library)
    assert set(techniques_of(routine)) == {"static", "breathing"}
    assert "techniques" not in rules_told(routine)


@pytest.mark.parametrize("technique", ["warm-up", "release", "dynamic", "strengthening"])
def test_only_the_techniques_asked_for_come(technique: str, library: Library) -> None:
    request = Request(minutes=5, props=ALL_KIT, techniques=(technique,), today=TODAY)  # type: ignore[arg-type]
    routine = routine_for(request, library)
    assert {technique} <= set(techniques_of(routine)) <= {technique, "breathing"}


def test_a_request_of_which_only_breathing_is_left_says_so(library: Library) -> None:
    """Releases were asked for, and no ball or roller is there: minutes of breathing alone are no silent answer."""
    given = answer(Request(minutes=10, techniques=("release",), today=TODAY), library)
    assert isinstance(given, str) or given.relaxed != ()


def test_a_refusal_after_all_was_felt_as_too_much_says_what_to_change(library: Library) -> None:
    everything = tuple(movement.id for movement in library.movements)
    message = refusal_of(Request(minutes=1, avoid=everything, today=TODAY), library)
    assert message.splitlines()[1:] != [], message
