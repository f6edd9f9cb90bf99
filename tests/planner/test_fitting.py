"""The gates of a small library, one by one: what each removes, why, and in which order they speak."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.planner.settings import KIT, offers_of
from tests.planner.small_library import caution, make_library, make_movement
from unhunch.model import ConditionReport, Library, Request
from unhunch.planner.offer import make_offers

TODAY = date(2026, 11, 20)


def ask(**more: Any) -> Request:
    return Request(**{"minutes": 10, "props": KIT, "level": "advanced", "today": TODAY, **more})


def gone(request: Request, library: Library) -> dict[str, tuple[str, str]]:
    return {e.movement: (e.rule, e.because) for e in make_offers(request, library)[1]}


def test_with_everything_at_hand_everything_is_on_offer(small_library: Library) -> None:
    offers, excluded = make_offers(ask(), small_library)
    assert excluded == ()
    refs = [offer.ref for offer in offers]
    assert refs[:5] == ["ball-on-the-wall", "blade-reach", "cat-cow", "cat-cow/fists", "cat-cow/one-arm"]
    assert len(refs) == 17
    assert {offer.family for offer in offers if offer.movement == "neck-tilt"} == {"ear"}


def test_place_and_positions_are_limits(small_library: Library) -> None:
    found = gone(ask(place="desk"), small_library)
    assert found["cat-cow"] == ("place", "it is not done at the desk")
    assert set(found) == {"cat-cow", "cat-cow/fists", "cat-cow/one-arm", "knees-to-chest", "quiet-breathing/lying"}
    found = gone(ask(positions=("seated", "supine")), small_library)
    assert found["march"] == ("positions", "it needs standing")
    assert set(found) == {
        "ball-on-the-wall",
        "cat-cow",
        "cat-cow/fists",
        "cat-cow/one-arm",
        "chest-at-the-wall",
        "march",
        "rows",
    }


def test_the_position_of_a_hold_is_needed_too() -> None:
    library = make_library(make_movement("fold", "static", "standing", hold_position="supine"))
    assert gone(ask(positions=("standing",)), library)["fold"] == ("positions", "it needs supine")
    assert "fold" not in gone(ask(positions=("standing", "supine")), library)


def test_kit_must_be_named_and_furniture_is_there_unless_it_is_not(small_library: Library) -> None:
    found = gone(ask(props=()), small_library)
    assert found["rows"] == ("props", "it needs: Band")
    assert found["cat-cow"] == ("props", "it needs: Mat")
    assert "blade-reach" not in found
    found = gone(ask(without=("chair",)), small_library)
    assert found["blade-reach"] == ("props", "it needs: Chair")
    assert "chest-at-the-wall" not in found
    assert gone(ask(without=("band",)), small_library)["rows"] == ("props", "it needs: Band")


def test_a_stand_in_takes_a_prop_s_place_unless_the_prop_is_there(small_library: Library) -> None:
    assert offers_of(ask(props=("carpet",)), small_library)["cat-cow"].props == ("carpet",)
    assert offers_of(ask(props=("carpet", "mat")), small_library)["cat-cow"].props == ("mat",)
    assert offers_of(ask(props=("carpet", "mat"), without=("mat",)), small_library)["cat-cow"].props == ("carpet",)
    assert "cat-cow" in gone(ask(props=("carpet",), without=("carpet",)), small_library)
    assert offers_of(ask(), small_library)["ball-on-the-wall"].props == ("ball", "wall")


def test_a_practitioner_brings_a_table_to_a_room(small_library: Library) -> None:
    offers = offers_of(ask(props=(), assisted=True), small_library)
    assert offers["cat-cow"].props == ("treatment-table",)
    assert offers["cat-cow"].assist == ("Guide.", "Press lightly.")
    assert set(offers) == {"cat-cow", "ear-to-shoulder", "march", "shoulder-rolls", *_breathing()}
    found = gone(ask(assisted=True), small_library)
    assert found["rows"] == ("assisted", "it has no steps for a practitioner")
    assert found["cat-cow/fists"] == ("assisted", "it has no steps for a practitioner")
    assert gone(ask(props=(), assisted=True, place="desk"), small_library)["cat-cow"][0] == "place"
    library = make_library(make_movement("tray", "warm-up", "seated", props=("mat",)))
    assert gone(ask(props=(), assisted=True, place="desk"), library)["tray"][0] == "props"


def _breathing() -> set[str]:
    return {"quiet-breathing", "quiet-breathing/lying"}


def test_techniques_are_limits_but_for_breathing_and_what_warms_a_stretch(small_library: Library) -> None:
    for techniques, warm, kept in (
        (("release",), False, {"release"}),
        (("static",), False, {"static", "warm-up", "dynamic"}),
        (("static",), True, {"static"}),
        (("static", "strengthening"), True, {"static", "strengthening"}),
        (("breathing",), False, set()),
    ):
        offers = offers_of(ask(techniques=techniques, warm=warm), small_library)
        assert {offer.form.technique for offer in offers.values()} == kept | {"breathing"}
    assert gone(ask(techniques=("static",), warm=True), small_library)["march"] == (
        "techniques",
        "warm-up was not asked for",
    )


@pytest.mark.parametrize(("level", "stays"), [("beginner", False), ("intermediate", True), ("advanced", True)])
def test_a_level_is_a_limit_unless_the_form_is_asked_for_by_name(
    level: str, stays: bool, small_library: Library
) -> None:
    assert ("cat-cow/one-arm" in offers_of(ask(level=level), small_library)) == stays
    assert "cat-cow/one-arm" in offers_of(ask(level=level, include=("cat-cow/one-arm",)), small_library)
    assert ("cat-cow/one-arm" in offers_of(ask(level=level, include=("cat-cow",)), small_library)) == stays
    if not stays:
        assert gone(ask(level=level), small_library)["cat-cow/one-arm"] == ("level", "it is intermediate")


def test_what_is_included_is_marked_as_such(small_library: Library) -> None:
    for include, marked in ((("cat-cow",), {"cat-cow", "cat-cow/fists", "cat-cow/one-arm"}), (("rows",), {"rows"})):
        offers = offers_of(ask(include=include), small_library)
        assert {ref for ref, offer in offers.items() if offer.included} == marked
    offers = offers_of(ask(include=("cat-cow/fists",)), small_library)
    assert {ref for ref, offer in offers.items() if offer.included} == {"cat-cow/fists"}


def test_the_weightiest_of_several_rules_is_told(small_library: Library) -> None:
    wrists = (ConditionReport(id="sore-wrists"),)
    request = ask(conditions=wrists, avoid=("cat-cow",), place="desk", positions=("seated",), props=())
    assert gone(request, small_library)["cat-cow"] == ("sore-wrists.flat-hands", "note of sore-wrists.flat-hands")
    for drop, rule in (
        ("conditions", "comfort.avoid"),
        ("avoid", "place"),
        ("place", "positions"),
        ("positions", "props"),
    ):
        request = replace(request, **{drop: getattr(ask(), drop)})
        assert gone(request, small_library)["cat-cow"][0] == rule


def test_a_modified_form_gives_way_to_the_one_that_is_named_instead(small_library: Library) -> None:
    offers = offers_of(ask(conditions=(ConditionReport(id="sore-wrists"),)), small_library)
    assert {ref for ref in offers if ref.startswith(("cat", "seated-cat"))} == {"cat-cow/fists", "seated-cat-cow"}
    assert offers["cat-cow/fists"].notes == ("note of sore-wrists.flat-hands",)
    assert offers["rows"].notes == ("note of sore-wrists.band-load",)
    assert offers["march"].notes == ()


def test_a_caution_shortens_the_hold_where_its_region_is(small_library: Library) -> None:
    for region, capped in ((None, True), ("chest", True), ("mid-back", False)):
        offers = offers_of(ask(conditions=(ConditionReport(id="stiff-neck", region=region),)), small_library)
        wall = offers["chest-at-the-wall"]
        assert (wall.max_hold_seconds, wall.notes) == (
            (15, ("note of stiff-neck.static-hold",)) if capped else (None, ())
        )
        assert "ball-on-the-wall" not in offers, "its rule holds everywhere"
        assert ("ear-to-shoulder" in offers) == (region is not None)


def test_a_clinician_s_word_brings_a_form_back_without_its_note(small_library: Library) -> None:
    for days, back in ((0, True), (90, True), (91, False), (-1, False)):
        report = ConditionReport(id="sore-wrists", cleared_on=TODAY - timedelta(days=days))
        offers = offers_of(ask(conditions=(report,)), small_library)
        assert ("knees-to-chest" in offers) == back
        if back:
            assert offers["knees-to-chest"].notes == ()


def test_the_helper_does_not_press_where_a_rule_forbids_it(small_library: Library) -> None:
    for condition, steps in (("stiff-neck", ("Guide.",)), ("fever", None), ("sore-wrists", None)):
        report = ConditionReport(id=condition, region="chest", side="left")
        offers = offers_of(ask(assisted=True, conditions=(report,)), small_library)
        if steps is not None:
            assert offers["cat-cow"].assist == steps
    assert offers["ear-to-shoulder"].assist == ("Guide.", "Press lightly.")
    assert offers_of(ask(), small_library)["cat-cow"].assist == ()


def test_of_two_longest_holds_the_shorter_one_counts_whatever_their_order() -> None:
    caps = {seconds: caution(f"c{seconds}", "static-hold", "CAUTION", max_hold_seconds=seconds) for seconds in (20, 30)}
    plain = make_library()
    for order in ((20, 30), (30, 20)):
        lean = make_movement("lean", "static", "standing", cautions=tuple(caps[seconds] for seconds in order))
        conditions = tuple(replace(plain.conditions[0], id=f"c{seconds}", rules=()) for seconds in order)
        library = replace(make_library(lean), conditions=conditions)
        reports = tuple(ConditionReport(id=condition.id) for condition in conditions)
        assert offers_of(ask(conditions=reports), library)["lean"].max_hold_seconds == 20
