"""One test per safety rule of the built-in library: each tries to get past it, by every wish and by all at once."""

import pytest

from tests.planner.temptations import (
    ABOUT,
    TODAY,
    alone_with,
    carriers,
    cautions_at,
    days_ago,
    every_form,
    fitting_request,
    on_offer,
    tempt,
    told_of,
)
from unhunch.library import load
from unhunch.model import Caution, Condition, ConditionReport, Library
from unhunch.planner.candidates import make_candidates
from unhunch.planner.offer import make_offers
from unhunch.timeline.spans import body_seconds

_LOADED = load().library
assert _LOADED is not None
CARRIERS = carriers(_LOADED)
HELPERS_PRESSURE = sorted(
    rule.id for condition in _LOADED.conditions for rule in condition.rules if rule.demand == "overpressure"
)


def rules_where(*effects: str) -> list[str]:
    return sorted(rule for rule, (caution, _refs) in CARRIERS.items() if caution.effect in effects)


SWAPS = sorted(rule for rule, (caution, _refs) in CARRIERS.items() if caution.effect == "MODIFY" and caution.instead)
LIMITS = sorted(rule for rule, (caution, _refs) in CARRIERS.items() if caution.max_hold_seconds is not None)
NOTES = sorted(set(CARRIERS) - set(rules_where("EXCLUDE", "CLINICIAN")) - set(SWAPS))


def reported(caution: Caution, **more: object) -> tuple[ConditionReport, ...]:
    return (ConditionReport(id=caution.condition, **more),)  # type: ignore[arg-type]


def test_every_rule_of_every_condition_is_tried_here(library: Library) -> None:
    tried = {*rules_where("EXCLUDE", "CLINICIAN"), *SWAPS, *NOTES, *HELPERS_PRESSURE}
    carried = {caution.rule for ref, _form in every_form(library) for caution in cautions_at(ref, library)}
    assert carried <= tried
    unmet = {rule.id for condition in library.conditions for rule in condition.rules} - tried
    assert unmet == set(), f"no form meets {sorted(unmet)}: the rule cannot be tried"


@pytest.mark.parametrize("rule", [*rules_where("EXCLUDE", "CLINICIAN"), *SWAPS])
def test_nothing_brings_back_what_a_rule_hides(rule: str, library: Library) -> None:
    caution, refs = CARRIERS[rule]
    hidden = [ref for ref in refs if ref not in caution.instead]
    assert hidden
    for ref in hidden:
        request = fitting_request(ref, library, conditions=reported(caution))
        alone = alone_with(ref, caution, library)
        for about in ABOUT:
            tempted = tempt(request, ref, library, about)
            assert told_of(ref, tempted, alone) == rule, about
        rules_of_the_condition = {c.rule for c, _refs in CARRIERS.values() if c.condition == caution.condition}
        assert told_of(ref, tempt(request, ref, library, "all"), library) in rules_of_the_condition


@pytest.mark.parametrize("rule", [*rules_where("EXCLUDE", "CLINICIAN"), *SWAPS])
def test_without_the_condition_the_form_is_on_offer(rule: str, library: Library) -> None:
    _caution, refs = CARRIERS[rule]
    for ref in refs:
        assert ref in on_offer(fitting_request(ref, library), library)


@pytest.mark.parametrize("rule", rules_where("EXCLUDE"))
def test_no_clinician_s_word_brings_back_what_is_excluded(rule: str, library: Library) -> None:
    caution, refs = CARRIERS[rule]
    for ref in refs:
        request = fitting_request(ref, library, conditions=reported(caution, cleared_on=TODAY))
        assert told_of(ref, request, alone_with(ref, caution, library)) == rule


@pytest.mark.parametrize(
    ("cleared", "back"),
    [(0, True), (1, True), (89, True), (90, True), (91, False), (400, False), (-1, False), (None, False)],
)
@pytest.mark.parametrize("rule", rules_where("CLINICIAN"))
def test_a_clinician_s_word_holds_for_ninety_days(rule: str, cleared: int | None, back: bool, library: Library) -> None:
    caution, refs = CARRIERS[rule]
    day = None if cleared is None else days_ago(cleared)
    request = fitting_request(refs[0], library, conditions=reported(caution, cleared_on=day))
    assert told_of(refs[0], request, alone_with(refs[0], caution, library)) == ("" if back else rule)


@pytest.mark.parametrize("rule", rules_where("CLINICIAN"))
def test_a_clinician_s_word_counts_for_nothing_on_a_day_that_is_not_told(rule: str, library: Library) -> None:
    caution, refs = CARRIERS[rule]
    request = fitting_request(refs[0], library, conditions=reported(caution, cleared_on=TODAY), today=None)
    assert told_of(refs[0], request, alone_with(refs[0], caution, library)) == rule


@pytest.mark.parametrize("rule", SWAPS)
def test_what_takes_the_place_of_a_modified_form_may_come(rule: str, library: Library) -> None:
    caution, _refs = CARRIERS[rule]
    for ref in caution.instead:
        request = fitting_request(ref, library, conditions=reported(caution))
        assert ref in on_offer(request, library)
        if "/" not in ref:
            alone = alone_with(ref, caution, library)
            assert told_of(ref, request, alone) == "", "a form that is its own substitute stays"


@pytest.mark.parametrize("rule", LIMITS)
def test_no_dose_is_held_longer_than_a_rule_allows(rule: str, library: Library) -> None:
    caution, refs = CARRIERS[rule]
    most = caution.max_hold_seconds
    assert most is not None
    offered = 0
    for ref in refs:
        request = tempt(fitting_request(ref, library, conditions=reported(caution)), ref, library, "all")
        offers, excluded = make_offers(request, alone_with(ref, caution, library))
        if not any(offer.ref == ref for offer in offers):
            assert [gone.rule for gone in excluded if gone.movement == ref] == [rule]
        for more_rounds in (False, True):
            found = make_candidates(offers, request, body_seconds, more_rounds=more_rounds)
            held = [candidate.dose.hold_seconds for candidate in found if candidate.offer.ref == ref]
            assert all(seconds <= most for seconds in held)
            offered += len(held)
    assert offered


@pytest.mark.parametrize("rule", NOTES)
def test_a_note_is_shown_with_the_form_and_takes_nothing_away(rule: str, library: Library) -> None:
    caution, refs = CARRIERS[rule]
    shown = 0
    for ref in refs:
        request = fitting_request(ref, library, conditions=reported(caution))
        offers, excluded = make_offers(request, alone_with(ref, caution, library))
        mine = [offer for offer in offers if offer.ref == ref]
        assert [offer.notes for offer in mine] == [(caution.note,)] * len(mine)
        assert [offer.max_hold_seconds for offer in mine] == [caution.max_hold_seconds] * len(mine)
        if not mine:
            assert caution.max_hold_seconds is not None
            assert [gone.rule for gone in excluded if gone.movement == ref] == [rule]
        shown += len(mine)
    assert shown


@pytest.mark.parametrize("rule", HELPERS_PRESSURE)
def test_no_helper_presses_where_a_rule_forbids_it(rule: str, library: Library) -> None:
    condition = rule.partition(".")[0]
    pressed = {
        step.text for m in library.movements if m.assisted for step in m.assisted.steps if step.role == "overpressure"
    }
    assert pressed
    for report in (ConditionReport(id=condition), ConditionReport(id=condition, side="left", cleared_on=TODAY)):
        for place in ("desk", "room"):
            request = fitting_request("overhead-arm-reach", library, conditions=(report,), assisted=True, place=place)
            request = tempt(request, "overhead-arm-reach", library, "all")
            offers, _excluded = make_offers(request, library)
            assert not pressed & {text for offer in offers for text in offer.assist}
    free = make_offers(fitting_request("overhead-arm-reach", library, assisted=True), library)[0]
    assert pressed & {text for offer in free for text in offer.assist}


def _localised(library: Library) -> list[Condition]:
    return [condition for condition in library.conditions if condition.localised]


def test_a_region_narrows_a_localised_condition_to_what_touches_it(library: Library) -> None:
    tried = 0
    for condition in _localised(library):
        for ref, form in every_form(library):
            for region in library.region_by_id:
                for caution in cautions_at(ref, library):
                    if caution.condition != condition.id or caution.effect not in {"EXCLUDE", "CLINICIAN"}:
                        continue
                    alone = alone_with(ref, caution, library)
                    request = fitting_request(ref, library, conditions=reported(caution, region=region))
                    hides = caution.everywhere or region in form.regions
                    assert told_of(ref, request, alone) == (caution.rule if hides else ""), (ref, region)
                    tried += 1
    assert tried > 500


def test_without_a_region_a_localised_condition_means_the_whole_upper_body(library: Library) -> None:
    for condition in _localised(library):
        for ref, _form in every_form(library):
            request = fitting_request(ref, library, conditions=(ConditionReport(id=condition.id, side="left"),))
            met = [caution for caution in cautions_at(ref, library) if caution.condition == condition.id]
            hidden = any(caution.effect in {"EXCLUDE", "CLINICIAN"} for caution in met)
            assert (ref not in on_offer(request, library)) == hidden


def test_a_region_does_not_narrow_what_concerns_the_whole_body(library: Library) -> None:
    for condition in library.conditions:
        if condition.localised:
            continue
        plain, *narrowed = (
            make_offers(fitting_request("cat-cow", library, conditions=(report,)), library)
            for report in (
                ConditionReport(id=condition.id),
                ConditionReport(id=condition.id, region="side-of-ribs", side="right"),
                ConditionReport(id=condition.id, region="neck-back"),
            )
        )
        assert narrowed == [plain, plain]
