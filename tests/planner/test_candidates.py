"""Which doses a form is offered at: by the session's length, by age, by what a caution caps."""

from dataclasses import replace
from typing import Any

import pytest

from tests.planner.settings import KIT, candidates_of, doses_of
from tests.planner.small_library import TEMPO, doses, make_library, make_movement
from unhunch.model import ConditionReport, Dose, DoseRange, Library, Request

STATIC, DYNAMIC, RELEASE = doses("static"), doses("dynamic"), doses("release")


def ask(minutes: int, **more: Any) -> Request:
    return Request(minutes=minutes, props=KIT, **more)


@pytest.mark.parametrize(
    ("minutes", "rungs"),
    [
        (2, [0, 1, 2]),
        (3, [0, 1, 2]),
        (4, [1, 2, 3, 4]),
        (8, [1, 2, 3, 4]),
        (12, [1, 2, 3, 4]),
        (13, [1, 2, 4, 5]),
        (30, [1, 2, 4, 5]),
    ],
)
def test_a_stretch_s_doses_grow_with_the_session(minutes: int, rungs: list[int], small_library: Library) -> None:
    assert doses_of("blade-reach", ask(minutes), small_library) == [STATIC[rung] for rung in rungs]


@pytest.mark.parametrize(("minutes", "rungs"), [(3, [0, 1]), (10, [0, 1, 2, 3]), (30, [0, 1, 2, 3])])
def test_a_movement_s_doses_grow_with_the_session(minutes: int, rungs: list[int], small_library: Library) -> None:
    assert doses_of("seated-cat-cow", ask(minutes), small_library) == [DYNAMIC[rung] for rung in rungs]


def test_a_release_keeps_gentler_doses_in_a_long_session() -> None:
    ladder = tuple(Dose(hold_seconds=seconds) for seconds in (30, 40, 50, 60, 70))
    given = DoseRange(unit="hold", default=ladder[3], ladder=ladder, source="made-up")
    soft, quick = (make_movement(f"a-{t}", t, "standing", dose=given) for t in ("release", "dynamic"))
    library = make_library(soft, quick)
    assert [d.hold_seconds for d in doses_of("a-release", ask(20), library)] == [40, 50, 60, 70]
    assert [d.hold_seconds for d in doses_of("a-dynamic", ask(20), library)] == [50, 60, 70]


def test_of_many_rungs_four_are_kept_the_ends_among_them() -> None:
    ladder = tuple(Dose(hold_seconds=10 + n) for n in range(8))
    given = DoseRange(unit="hold", default=ladder[0], ladder=ladder, source="made-up")
    library = make_library(make_movement("long-ladder", "dynamic", "standing", dose=given))
    assert [dose.hold_seconds for dose in doses_of("long-ladder", ask(30), library)] == [10, 12, 15, 17]


def test_no_dose_takes_more_of_a_session_than_its_share(small_library: Library) -> None:
    """Ten minutes: 174 s at most; four: 84 s, unless the person asks for the movement by name."""
    ear = "ear-to-shoulder"
    assert [d.hold_seconds * d.sets for d in doses_of(ear, ask(10), small_library)] == [20, 30, 45, 60]
    assert [d.hold_seconds * d.sets for d in doses_of(ear, ask(4), small_library)] == [20, 30]
    asked = doses_of(ear, ask(4, include=(ear,)), small_library)
    assert [d.hold_seconds * d.sets for d in asked] == [20, 30, 45, 60]


def test_a_dose_that_takes_exactly_its_share_is_offered() -> None:
    ladder = tuple(Dose(hold_seconds=seconds) for seconds in (30, 174, 175))
    given = DoseRange(unit="hold", default=ladder[0], ladder=ladder, source="made-up")
    library = make_library(make_movement("to-the-second", "dynamic", "seated", dose=given))
    assert [dose.hold_seconds for dose in doses_of("to-the-second", ask(10), library)] == [30, 174]


def test_nothing_longer_than_the_session_is_offered(small_library: Library) -> None:
    for minutes in (1, 2, 3):
        for include in ((), ("rows", "ball-on-the-wall", "ear-to-shoulder")):
            for candidate in candidates_of(ask(minutes, include=include), small_library, more_rounds=True):
                assert candidate.body_seconds + 5 <= minutes * 60
    exact = doses("static")[0]
    given = DoseRange(unit="hold", default=exact, ladder=(replace(exact, hold_seconds=49),), source="made-up")
    library = make_library(make_movement("just-fits", "static", "seated", dose=given))
    assert len(doses_of("just-fits", ask(1), library)) == 1
    longer = replace(given, default=exact, ladder=(replace(exact, hold_seconds=50),))
    assert doses_of("too-long", ask(1), make_library(make_movement("too-long", "static", "seated", dose=longer))) == []


def test_from_sixty_five_on_the_default_hold_is_forty_five_seconds(small_library: Library) -> None:
    older = doses_of("blade-reach", ask(10, age_band="65-plus"), small_library)
    assert older == [STATIC[rung] for rung in (2, 3, 4, 5)]
    assert doses_of("blade-reach", ask(30, age_band="65-plus"), small_library) == older
    assert doses_of("blade-reach", ask(10, age_band="40-64"), small_library) == [STATIC[r] for r in (1, 2, 3, 4)]
    assert doses_of("seated-cat-cow", ask(10, age_band="65-plus"), small_library) == DYNAMIC


def test_a_caution_s_longest_hold_caps_every_dose_and_the_older_person_s_too(small_library: Library) -> None:
    for age in ("under-40", "65-plus"):
        for minutes in (2, 10, 30):
            stiff = ask(minutes, conditions=(ConditionReport(id="stiff-neck"),), age_band=age)
            assert doses_of("blade-reach", stiff, small_library) == [STATIC[0]]
            more = doses_of("blade-reach", stiff, small_library, more_rounds=True)
            assert [(dose.hold_seconds, dose.sets) for dose in more] == [(15, 1), (15, 2), (15, 3), (15, 4)]


def test_more_rounds_repeat_the_fullest_dose(small_library: Library) -> None:
    more = doses_of("blade-reach", ask(30), small_library, more_rounds=True)
    fullest = STATIC[-1]
    assert more[-3:] == [replace(fullest, sets=fullest.sets + n) for n in (1, 2, 3)]
    assert more[:-3] == doses_of("blade-reach", ask(30), small_library)


def test_candidates_come_gentlest_first_with_the_timeline_s_seconds(small_library: Library) -> None:
    found = [c for c in candidates_of(ask(10), small_library) if c.offer.ref == "ear-to-shoulder"]
    assert [(c.rung, c.body_seconds) for c in found] == [(0, 57), (1, 77), (2, 107), (3, 159)]
    assert not any(c.offer.form.technique == "breathing" for c in candidates_of(ask(10), small_library))


def effect_of(ref: str, rung: int, library: Library) -> dict[tuple[str, str], int]:
    found = candidates_of(ask(10, level="advanced"), library)
    return next(dict(c.effect) for c in found if c.offer.ref == ref and c.rung == rung)


def test_the_effect_is_in_seconds_by_channel_weight_and_technique(small_library: Library) -> None:
    assert effect_of("ear-to-shoulder", 1, small_library) == {
        ("mobility", "trapezius-upper"): 30,
        ("mobility", "levator-scapulae"): 12,
    }
    dynamic = 8 * 4
    assert effect_of("cat-cow", 1, small_library) == {
        ("mobility", "erector-spinae"): dynamic * 70 // 100,
        ("mobility", "rhomboid-major"): dynamic * 28 // 100,
    }
    assert effect_of("march", 1, small_library) == {("mobility", "erector-spinae"): 30 * 30 * 40 // 10_000}
    assert effect_of("ball-on-the-wall", 0, small_library) == {
        ("release", "rhomboid-major"): 37,
        ("release", "rhomboid-minor"): 37 * 40 // 100,
    }
    assert effect_of("rows", 1, small_library)["strength", "rhomboid-major"] == 50


def test_directions_that_follow_each_other_count_each_and_those_of_one_repetition_do_not() -> None:
    made = {}
    for change in ("each-set", "each-rep"):
        given = DoseRange(
            unit="reps",
            default=Dose(**TEMPO["dynamic"]),
            ladder=(Dose(**TEMPO["dynamic"]),),
            source="made-up",
            directions=("forward", "back"),
            directions_change=change,
        )
        made[change] = make_movement(change, "dynamic", "seated", targets={"chest": 1, "neck": 0.4}, dose=given)
    library = make_library(*made.values())
    assert effect_of("each-set", 0, library) == {("mobility", "chest"): 64 * 70 // 100}
    assert effect_of("each-rep", 0, library) == {("mobility", "chest"): 32 * 70 // 100}


def test_only_stretches_hold_and_only_for_clear_targets(small_library: Library) -> None:
    held = {(c.offer.ref, c.rung): dict(c.held) for c in candidates_of(ask(10), small_library)}
    assert held["ear-to-shoulder", 3] == {"trapezius-upper": 60, "levator-scapulae": 60}
    assert held["knees-to-chest", 0] == {"erector-spinae": 20}
    assert held["cat-cow", 0] == {}
    half = make_movement("half", "static", "seated", targets={"chest": 0.5, "neck": 0.4})
    mine = [c for c in candidates_of(ask(10), make_library(half)) if c.offer.ref == "half"]
    assert next(dict(candidate.held) for candidate in mine) == {"chest": 20}
    assert held["ball-on-the-wall", 0] == {}
