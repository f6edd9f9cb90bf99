"""Movements from a folder of one's own, and whole plans: what the gates remove appears nowhere."""

from pathlib import Path

import pytest

from tests.planner.answers import answer
from tests.planner.promises import broken
from tests.planner.temptations import TODAY, carriers, fitting_request, tempt, told_of
from unhunch.library import load
from unhunch.model import ConditionReport, Library

_LOADED = load().library
assert _LOADED is not None
CARRIERS = carriers(_LOADED)
HIDING = sorted(rule for rule, (c, _refs) in CARRIERS.items() if c.effect in {"EXCLUDE", "CLINICIAN"} or c.instead)
RULES = {rule.id: rule for condition in _LOADED.conditions for rule in condition.rules}
OWN = "own-{demand}"
OF_POSITION = {
    "floor": "supine",
    "kneeling": "kneeling",
    "flat-hands": "quadruped",
    "flat-on-back": "supine",
    "prone": "prone",
    "side-lying": "side-lying",
}
OF_TECHNIQUE = {"deep-pressure": "release", "static-hold": "static", "loaded": "strengthening"}


def dose_of(technique: str) -> str:
    """Return a dose in the file's form, within the house rules of the technique."""
    held = {"static": "{hold: 30}", "release": "{hold: 45}"}
    unit, rung = ("hold", held[technique]) if technique in held else ("reps", "{reps: 8}")
    return f"{{unit: {unit}, source: project-reference, tempo: {{out: 2, back: 2}}, default: {rung}, ladder: [{rung}]}}"


def own_file(demand: str) -> str:
    """Return a movement file that asks this one demand and says nothing of any condition."""
    technique = OF_TECHNIQUE.get(demand, "dynamic")
    position = OF_POSITION.get(demand, "standing")
    derived = demand in OF_POSITION or demand in OF_TECHNIQUE or demand in {"band-load", "any-but-breathing"}
    props = {"band-load": "[resistance-band]"}.get(demand, "[massage-ball]" if technique == "release" else "[]")
    return f"""
id: {OWN.format(demand=demand)}
name: A movement of one's own, {demand}
technique: {technique}
position: {position}
props: {props}
sides: none
regions: [mid-back]
targets: {{erector-spinae: 1}}
dose: {dose_of(technique)}
steps: [{{text: Take the place., required: true}}, Move slowly., Come back.]
cues: {{get_ready: Take your place., out: Move slowly., hold: Stay there., back: Come back.}}
breath: Slow and even.
feel: [Along the back.]
mistakes: [Going too fast.]
demands: [{"" if derived else demand}]
sources: [{{id: project-reference, fact: A movement made up for a test}}]
"""


@pytest.fixture(scope="module")
def own_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("own")
    for demand in sorted({RULES[rule].demand for rule in HIDING if rule in RULES}):
        Path(folder / f"{OWN.format(demand=demand)}.yaml").write_text(own_file(demand), encoding="utf-8")
    loaded = load((folder,), cache=False)
    assert loaded.library is not None, "\n".join(str(problem) for problem in loaded.problems)
    return loaded.library


@pytest.mark.parametrize("rule", [rule for rule in HIDING if rule in RULES])
def test_a_movement_of_one_s_own_meets_the_same_rule_though_its_file_says_nothing(
    rule: str, own_library: Library
) -> None:
    ref = OWN.format(demand=RULES[rule].demand)
    condition = CARRIERS[rule][0].condition
    assert rule in {caution.rule for caution in own_library.cautions_of(ref)}
    assert told_of(ref, fitting_request(ref, own_library), own_library) == ""
    request = fitting_request(ref, own_library, conditions=(ConditionReport(id=condition),))
    for about in ("include", "history", "all"):
        assert told_of(ref, tempt(request, ref, own_library, about), own_library).startswith(f"{condition}.")


SAMPLE = HIDING[::4]


@pytest.mark.parametrize("rule", SAMPLE)
def test_no_whole_plan_holds_what_a_rule_hides_and_the_wish_is_told(rule: str, library: Library) -> None:
    caution, refs = CARRIERS[rule]
    hidden = [ref for ref in refs if ref not in caution.instead]
    ref = hidden[len(rule) % len(hidden)]
    request = fitting_request(ref, library, conditions=(ConditionReport(id=caution.condition),), warm=False)
    for about in ("include", "all"):
        tempted = tempt(request, ref, library, about)
        routine = answer(tempted, library)
        if isinstance(routine, str):
            assert library.condition_by_id[caution.condition].advice in routine or routine.startswith("Nothing")
            continue
        assert broken(routine, library) == []
        assert ref not in {item.ref for item in routine.items}
        removed = [gone.rule for gone in routine.excluded if gone.movement == ref]
        assert [name.partition(".")[0] for name in removed if name in RULES] == [caution.condition] or removed == [rule]
        because = [relaxed.because for relaxed in routine.relaxed if relaxed.rule == "include"]
        assert any(told.startswith(f"{ref} stays out ({removed[0]}): ") for told in because)
        assert library.condition_by_id[caution.condition].advice in routine.advice


def test_the_sample_is_large_enough_and_the_day_is_fixed() -> None:
    assert len(SAMPLE) >= 25
    assert TODAY.isoformat() == "2026-11-20"
