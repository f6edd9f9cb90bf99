"""What must hold, and what a candidate is worth: small programs built and solved on the small library."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.planner.answers import refs_of, routine_for
from tests.planner.settings import KIT, candidates_of, offers_of, setting_of, solved
from tests.planner.small_library import make_library, make_movement
from unhunch.model import Library, Record, RecordItem, Request
from unhunch.planner import weights as w
from unhunch.planner.candidates import Candidate
from unhunch.planner.program import warms_region
from unhunch.planner.setting import fetched_at, is_lively, kit_of
from unhunch.planner.worth import SEED_MOST, benefit_alone, price_of

TODAY = date(2026, 11, 20)


def ask(minutes: int = 10, **more: Any) -> Request:
    return Request(**{"minutes": minutes, "props": KIT, "level": "advanced", "today": TODAY, **more})


def chosen_of(request: Request, library: Library) -> list[Candidate]:
    setting = setting_of(request, library)
    built, solution = solved(setting)
    pairs = zip(setting.candidates, built.chosen, strict=True)
    return [candidate for candidate, column in pairs if solution.values[column] > 0.5]


def price(ref: str, library: Library, **more: Any) -> int:
    request = ask(**more)
    setting = setting_of(request, library)
    candidate = next(c for c in setting.candidates if c.offer.ref == ref)
    return price_of(candidate, request, setting.week)


def test_the_price_of_a_candidate_is_the_sum_of_what_it_is(small_library: Library) -> None:
    plain = price("cat-cow", small_library, level="beginner")
    assert 0 <= plain + w.movement_price(600) < SEED_MOST
    assert price("cat-cow", small_library, level="beginner", prefer=("cat-cow",)) == plain + w.LIKED_PRIZE
    assert price("cat-cow", small_library, level="intermediate") == plain - w.LEVEL_PRIZE
    assert price("cat-cow", small_library, level="advanced") == plain - 2 * w.LEVEL_PRIZE
    variation = price("cat-cow/one-arm", small_library, level="advanced")
    assert 0 <= variation + w.movement_price(600) + w.VARIATION_PRICE + w.LEVEL_PRIZE < SEED_MOST
    liked = price("cat-cow/one-arm", small_library, level="advanced", prefer=("cat-cow/one-arm",))
    assert liked == variation + w.LIKED_PRIZE
    assert price("cat-cow/one-arm", small_library, level="advanced", prefer=("cat-cow",)) == liked


@pytest.mark.parametrize(("day", "days"), [(20, 0), (19, 1), (14, 6), (13, 7)])
def test_what_was_done_lately_costs_more(day: int, days: int, small_library: Library) -> None:
    item = RecordItem(movement="march", done_seconds=30)
    history = (Record(id="one", started_at=datetime(2026, 11, day, 9, tzinfo=UTC), items=(item,)),)
    plain, done = (price("march", small_library, history=told) for told in ((), history))
    assert done == plain - w.FRESH_PRIZE * (7 - days)


def test_another_seed_gives_other_lots_and_the_same_the_same(small_library: Library) -> None:
    lots = [price("march", small_library, seed=seed) for seed in (0, 1, 2, 0)]
    assert lots[0] == lots[3]
    assert len(set(lots)) > 1


def test_benefit_falls_segment_by_segment(small_library: Library) -> None:
    setting = setting_of(ask(30, tight={"chest": 6}), small_library)
    needs = setting.needs
    doses = {c.dose.hold_seconds_per_side: c for c in setting.candidates if c.offer.ref == "chest-at-the-wall"}
    first, second, third = w.SEGMENTS["mobility"]
    weight = needs.weight["pectoralis-major"]
    for held, candidate in doses.items():
        steps = min(held, 30) * first.slope + min(max(held - 30, 0), 30) * second.slope
        tight = min(max(held - 60, 0), 60) * third.slope * 6
        assert benefit_alone(candidate, needs) == steps * weight + tight
    assert max(doses) > 60


def test_at_most_one_form_and_one_dose_of_a_family_is_chosen(small_library: Library) -> None:
    for request in (ask(10, tight={"neck-side": 10, "mid-back": 10}), ask(20, prefer=("ear-to-shoulder", "neck-tilt"))):
        families = [candidate.offer.family for candidate in chosen_of(request, small_library)]
        assert len(families) == len(set(families))


@pytest.mark.parametrize("ref", ["rows", "cat-cow/one-arm", "quiet-breathing/lying", "neck-tilt", "ball-on-the-wall"])
def test_what_is_included_is_chosen(ref: str, small_library: Library) -> None:
    assert ref in refs_of(routine_for(ask(10, include=(ref,)), small_library))


def test_no_session_begins_on_a_ball_where_it_could_begin_with_a_warm_up(small_library: Library) -> None:
    for warm in (False, True):
        refs = refs_of(
            routine_for(ask(10, include=("blade-reach",), prefer=("ball-on-the-wall",), warm=warm), small_library)
        )
        if "ball-on-the-wall" in refs and not warm:
            assert refs[0] in {"march", "shoulder-rolls"}
    alone = routine_for(ask(2, include=("ball-on-the-wall",), techniques=("release",)), small_library)
    assert refs_of(alone)[0] == "ball-on-the-wall"


def test_a_stretch_is_warmed_in_its_own_region_or_by_a_general_warm_up(small_library: Library) -> None:
    found = {c.offer.ref: c for c in candidates_of(ask(), small_library)}
    assert warms_region(found["march"], frozenset({"chest"}))
    assert warms_region(found["seated-cat-cow"], frozenset({"neck-side", "chest"}))
    assert not warms_region(found["seated-cat-cow"], frozenset({"chest"}))
    assert warms_region(found["seated-cat-cow"], frozenset())


def test_props_that_are_picked_up_are_paid_once_for_the_session_or_the_technique(small_library: Library) -> None:
    offers = offers_of(ask(), small_library)
    assert kit_of(offers["ball-on-the-wall"], small_library) == ("ball",)
    assert kit_of(offers["blade-reach"], small_library) == ()
    assert fetched_at(3, "mat", small_library) == fetched_at(1, "mat", small_library) == (0, "mat")
    assert fetched_at(3, "ball", small_library) == (3, "ball")


def test_lively_is_what_jumps_is_quick_asks_for_balance_or_is_no_beginner_s() -> None:
    for more, lively in (
        ({}, False),
        ({"demands": ("impact",)}, True),
        ({"demands": ("overhead", "quick")}, True),
        ({"demands": ("balance",)}, True),
        ({"demands": ("overhead",)}, False),
        ({"level": "intermediate"}, True),
    ):
        assert is_lively(make_movement("it", "warm-up", "standing", **more)) == lively


def test_a_ceiling_leaves_what_the_week_has_left(small_library: Library) -> None:
    for done, cap in ((0, 240), (540, 60), (600, 0)):
        item = RecordItem(movement="chest-at-the-wall", done_seconds=done)
        record = Record(id="wall", started_at=datetime(2026, 11, 15, 9, tzinfo=UTC), items=(item,))
        routine = routine_for(ask(8, tight={"chest": 10}, history=(record,)), small_library)
        held = [i.sets * i.hold_seconds for i in routine.items if i.movement == "chest-at-the-wall"]
        assert sum(held) <= cap
        assert bool(held) == (cap > 0)


def test_of_muscles_that_are_always_stretched_together_the_fuller_one_s_ceiling_holds() -> None:
    library = make_library(make_movement("lying-reach", "static", "supine", targets={"rhomboid-major": 1}))
    item = RecordItem(movement="lying-reach", done_seconds=580)
    record = Record(id="reach", started_at=datetime(2026, 11, 18, 9, tzinfo=UTC), items=(item,))
    tight = {"rhomboid-minor": 10, "rhomboid-major": 10}
    for minutes in (2, 5, 10):
        routine = routine_for(ask(minutes, place="desk", tight=tight, history=(record,)), library)
        assert sum(i.sets * i.hold_seconds for i in routine.items if i.movement == "blade-reach") <= 20


def test_two_stretches_of_one_muscle_share_its_ceiling() -> None:
    twins = [make_movement(f"pull-{n}", "static", "seated", targets={"pectoralis-major": 1}) for n in range(5)]
    library = make_library(*twins)
    routine = routine_for(ask(15, tight={"chest": 10}, sessions_per_week=1), library)
    held = sum(
        i.sets * i.hold_seconds for i in routine.items if i.technique == "static" and "pectoralis-major" in i.targets
    )
    assert 120 <= held <= 240


def test_strengthening_takes_no_more_than_two_fifths_of_a_session_unless_it_is_all_that_was_asked() -> None:
    more = [make_movement(f"press-{n}", "strengthening", "standing", targets={"pectoralis-major": 1}) for n in range(6)]
    library = make_library(*more)
    routine = routine_for(ask(15, prefer=tuple(m.id for m in more)), library)
    strong = sum(i.seconds - i.get_ready_seconds for i in routine.items if i.technique == "strengthening")
    assert 0 < strong <= 0.4 * 900
    only = routine_for(ask(8, techniques=("strengthening",)), library)
    strong = sum(i.seconds - i.get_ready_seconds for i in only.items if i.technique == "strengthening")
    assert strong > 0.4 * 480


def test_a_short_session_may_end_without_breathing_and_a_longer_one_does_not(small_library: Library) -> None:
    for minutes in (3, 5, 10, 20):
        last = routine_for(ask(minutes), small_library).items[-1]
        assert last.technique == "breathing"
        least = 60 if minutes >= 20 else 30 if minutes >= 10 else 20
        assert least <= last.work_seconds <= max(30, minutes * 60 // 5)
