"""What a person needs today: exact weights, ceilings, shares and the side that begins."""

from dataclasses import replace
from typing import Any

import pytest

from tests.planner.people import mirrored
from unhunch.model import ConditionReport, Library, Request
from unhunch.planner.needs import Needs, read_needs, region_or_muscle
from unhunch.planner.week import Week
from unhunch.planner.weights import FOCUS_MINUTES, REGION_BASE, WEEK_NEED_MOST, Segment

REST = Week({}, (), {})
LONG = FOCUS_MINUTES + 10


def needs(library: Library, *, minutes: int = LONG, week: Week = REST, **more: Any) -> Needs:
    return read_needs(Request(minutes=minutes, **more), library, week)


def held(**seconds: int) -> Week:
    both = {(muscle.replace("_", "-"), side): s for muscle, s in seconds.items() for side in ("left", "right")}
    return Week(both, (), {})  # type: ignore[arg-type]


def test_a_key_is_a_place_and_perhaps_a_side() -> None:
    assert region_or_muscle("neck-side") == ("neck-side", None)
    assert region_or_muscle("neck-side.right") == ("neck-side", "right")


def test_with_nothing_tight_a_region_s_worth_is_shared_among_its_muscles(small_library: Library) -> None:
    found = needs(small_library)
    assert found.tight == ()
    assert set(found.tightness.values()) == {0}
    assert found.share == {}
    half = round(REGION_BASE / 2)
    assert found.weight["pectoralis-major"] == REGION_BASE + WEEK_NEED_MOST
    assert found.weight["trapezius-upper"] == half + WEEK_NEED_MOST
    assert found.weight["rhomboid-major"] == round(REGION_BASE / 2.5) + WEEK_NEED_MOST
    assert found.weight["erector-spinae"] == round(REGION_BASE / 1.4) + WEEK_NEED_MOST
    assert found.weight["trapezius"] == 1, "a muscle of no region has the base alone"


def test_tightness_speaks_for_the_muscles_of_a_region_by_their_part(small_library: Library) -> None:
    found = needs(small_library, tight={"between-shoulder-blades": 8, "mid-back.left": 10})
    assert {muscle: value for muscle, value in found.tightness.items() if value} == {
        "rhomboid-major": 8,
        "rhomboid-minor": 8,
        "trapezius-lower": 4,
        "erector-spinae": 10,
    }
    assert [(place.id, place.name, place.rating, place.main) for place in found.tight] == [
        ("mid-back", "Mid back", 10, ("erector-spinae",)),
        ("between-shoulder-blades", "Between shoulder blades", 8, ("rhomboid-major", "rhomboid-minor")),
    ]
    plain = needs(small_library).weight
    assert found.weight["rhomboid-major"] == plain["rhomboid-major"] + 8
    assert found.weight["pectoralis-major"] == plain["pectoralis-major"]


def test_the_tightest_place_comes_first_and_equals_by_name(small_library: Library) -> None:
    found = needs(small_library, tight={"neck-side": 3, "chest": 3, "mid-back": 0, "rhomboid-minor": 4})
    assert [place.id for place in found.tight] == ["rhomboid-minor", "chest", "neck-side"]


def test_the_two_sides_of_a_place_are_one_place_as_tight_as_the_tighter(small_library: Library) -> None:
    found = needs(small_library, tight={"neck-side.left": 3, "neck-side.right": 7})
    assert [(place.id, place.rating) for place in found.tight] == [("neck-side", 7)]


def test_a_muscle_that_no_movement_targets_stands_for_the_parts_of_its_group(small_library: Library) -> None:
    found = needs(small_library, tight={"trapezius": 6, "rhomboid-minor": 5})
    assert [(place.name, place.main) for place in found.tight] == [
        ("the large back muscle", ("trapezius-lower", "trapezius-upper")),
        ("the blade muscles", ("rhomboid-minor",)),
    ]
    assert (found.tightness["trapezius-upper"], found.tightness["trapezius"]) == (6, 0)


def test_a_short_session_is_about_what_is_tight(small_library: Library) -> None:
    long, short = (needs(small_library, minutes=m, tight={"chest": 5}) for m in (FOCUS_MINUTES + 1, FOCUS_MINUTES))
    assert short.weight["pectoralis-major"] == long.weight["pectoralis-major"]
    assert short.weight["trapezius-upper"] == -(-long.weight["trapezius-upper"] // 2)
    assert needs(small_library, minutes=FOCUS_MINUTES).weight == needs(small_library).weight


def test_a_muscle_asks_less_once_the_week_has_given_it_its_five_minutes(small_library: Library) -> None:
    weights = [
        needs(small_library, tight={"chest": 8}, week=held(pectoralis_major=seconds)).weight["pectoralis-major"]
        for seconds in (0, 150, 299, 300, 600)
    ]
    most, half = WEEK_NEED_MOST, round(WEEK_NEED_MOST / 2)
    assert [weight - REGION_BASE for weight in weights] == [8 + most, 8 + half, 8, 4, 4]


@pytest.mark.parametrize(
    ("left", "right", "cap"), [(0, 0, 240), (360, 0, 240), (361, 0, 239), (0, 400, 200), (600, 0, 0), (700, 700, 0)]
)
def test_the_ceiling_is_four_minutes_a_session_and_ten_a_week_on_the_fuller_side(
    left: int, right: int, cap: int, small_library: Library
) -> None:
    week = Week({("pectoralis-major", "left"): left, ("pectoralis-major", "right"): right}, (), {})
    assert needs(small_library, week=week).cap["pectoralis-major"] == cap


@pytest.mark.parametrize(
    ("minutes", "sessions", "past", "done", "share"),
    [
        (60, 5, 0, 0, 60),
        (60, 7, 0, 0, 43),
        (60, 5, 1, 60, 60),
        (60, 5, 4, 100, 200),
        (60, 5, 9, 100, 200),
        (60, 1, 0, 0, 240),
        (60, 5, 0, 300, 0),
        (60, 5, 0, 400, 0),
        (60, 5, 4, 0, 240),
        (10, 1, 0, 0, 120),
        (2, 5, 0, 0, 24),
    ],
)
def test_a_session_s_share_is_what_the_week_lacks_over_the_sessions_left(
    minutes: int, sessions: int, past: int, done: int, share: int, small_library: Library
) -> None:
    week = replace(held(pectoralis_major=done), sets=(frozenset({"march"}),) * past)
    found = needs(small_library, minutes=minutes, tight={"chest": 5}, sessions_per_week=sessions, week=week)
    assert found.share == {"pectoralis-major": share}


def test_the_share_asks_for_the_side_that_had_less(small_library: Library) -> None:
    week = Week({("pectoralis-major", "left"): 280, ("pectoralis-major", "right"): 100}, (), {})
    found = needs(small_library, minutes=60, tight={"chest": 5}, sessions_per_week=1, week=week)
    assert found.share == {"pectoralis-major": 200}


def test_worth_falls_with_strength_and_where_only_what_is_tight_counts(small_library: Library) -> None:
    found = needs(small_library, tight={"chest": 7})
    weight = found.weight["pectoralis-major"]
    assert found.worth("mobility", "pectoralis-major", Segment(30, 10)) == 10 * weight
    assert found.worth("strength", "pectoralis-major", Segment(30, 10)) == 10 * (weight - 3)
    assert found.worth("mobility", "pectoralis-major", Segment(30, 4, tight_only=True)) == 28
    assert found.worth("mobility", "trapezius-upper", Segment(30, 4, tight_only=True)) == 0


@pytest.mark.parametrize(
    ("tight", "conditions", "side"),
    [
        ({}, (), "left"),
        ({"chest": 9}, (), "left"),
        ({"chest.right": 1}, (), "right"),
        ({"chest.right": 0}, (), "left"),
        ({"chest.left": 4, "neck-side.right": 5}, (), "right"),
        ({"chest.left": 4, "neck-side.left": 4, "neck-side.right": 7}, (), "left"),
        ({"chest.left": 3, "neck-side.right": 3}, (), "right"),
        ({"chest.right": 3, "neck-side.left": 3}, (), "left"),
        ({}, (("stiff-neck", None, "left"),), "right"),
        ({}, (("stiff-neck", None, "right"),), "left"),
        ({"chest.right": 5}, (("stiff-neck", None, "right"),), "right"),
    ],
)
def test_the_tighter_side_leads_and_the_mirror_leads_with_the_other(
    tight: dict[str, int], conditions: tuple[tuple[str, Any, Any], ...], side: str, small_library: Library
) -> None:
    reports = tuple(ConditionReport(id=ref, region=region, side=which) for ref, region, which in conditions)
    request = Request(minutes=10, tight=tight, conditions=reports)
    assert read_needs(request, small_library, REST).lead_side == side
    if request != mirrored(request) and 0 not in tight.values():
        other = "left" if side == "right" else "right"
        assert read_needs(mirrored(request), small_library, REST).lead_side == other


@pytest.mark.parametrize(("rating", "has_target"), [(3, False), (4, True), (10, True)])
def test_the_week_has_a_target_for_what_is_clearly_tight(rating: int, has_target: bool, small_library: Library) -> None:
    assert bool(needs(small_library, tight={"chest": rating}).share) is has_target
