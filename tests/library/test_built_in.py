"""The built-in library is clean and holds everything it was asked to hold: `CASES`, copied by hand from the order."""

from dataclasses import dataclass

import pytest

from unhunch.library import BUILT_IN, load
from unhunch.model import TECHNIQUES, Library, Movement


@dataclass(frozen=True)
class Case:
    """One movement as it was ordered."""

    id: str
    technique: str
    position: str
    sides: str
    sources: tuple[str, ...]
    props: tuple[str, ...] = ()
    hold_position: str = ""
    variations: tuple[str, ...] = ()
    family: str = ""
    named: bool = False
    assisted: bool = False


CASES = (
    Case("walk", "warm-up", "standing", "none", ("sixteen", "therapist"), named=True),
    Case("march-in-place", "warm-up", "standing", "none", ("sixteen",), named=True),
    Case("march-with-shoulder-rolls", "warm-up", "standing", "none", ("sixteen",), named=True),
    Case("overhead-reach-toe-touch", "warm-up", "standing", "none", ("sixteen",), named=True),
    Case(
        "high-knees", "warm-up", "standing", "alternate", ("sixteen",), variations=("light-jog-in-place",), named=True
    ),
    Case("hip-circles", "warm-up", "standing", "none", ("sixteen",), named=True),
    Case("alternating-side-lunges", "warm-up", "standing", "alternate", ("sixteen",), named=True),
    Case("trunk-rotation", "dynamic", "supine", "alternate", ("sixteen", "assisted"), props=("mat",), assisted=True),
    Case("overhead-stretch", "dynamic", "standing", "none", ("sixteen",), variations=("seated",)),
    Case(
        "overhead-arm-reach",
        "dynamic",
        "standing",
        "alternate",
        ("sixteen", "assisted"),
        variations=("seated",),
        assisted=True,
    ),
    Case(
        "cat-cow",
        "dynamic",
        "quadruped",
        "none",
        ("sixteen", "assisted", "muscles"),
        props=("mat",),
        variations=("one-arm", "one-leg", "opposite-arm-and-leg"),
        assisted=True,
    ),
    Case("arm-circles", "dynamic", "standing", "none", ("sixteen",), variations=("large-soccer-ball",)),
    Case(
        "open-book",
        "dynamic",
        "side-lying",
        "switch",
        ("assisted", "therapist"),
        props=("mat", "pillow"),
        variations=("top-leg-propped",),
        assisted=True,
    ),
    Case(
        "side-lying-thoracic-rotation",
        "dynamic",
        "side-lying",
        "switch",
        ("assisted",),
        props=("mat",),
        family="open-book",
        assisted=True,
    ),
    Case(
        "thread-the-needle",
        "dynamic",
        "quadruped",
        "switch",
        ("muscles",),
        props=("mat",),
        variations=("held",),
        named=True,
    ),
    Case("seated-cat-cow", "dynamic", "seated", "none", ("sixteen", "therapist"), props=("chair",)),
    Case("scapular-clocks", "dynamic", "standing", "none", ("therapist",)),
    Case(
        "wall-stretch",
        "dynamic",
        "seated",
        "none",
        ("sixteen",),
        props=("chair", "wall"),
        variations=("further-from-wall",),
    ),
    Case("neck-flexion", "static", "seated", "none", ("sixteen",), props=("chair",), variations=("hand-assisted",)),
    Case("shoulder-rolls", "dynamic", "seated", "none", ("sixteen",), props=("chair",)),
    Case("chair-rotation", "static", "seated", "switch", ("sixteen",), props=("chair",)),
    Case("slouch-overcorrect", "dynamic", "seated", "none", ("sixteen",), props=("chair",)),
    Case("shoulder-reset", "dynamic", "seated", "none", ("muscles",), props=("chair",)),
    Case(
        "childs-pose",
        "static",
        "kneeling",
        "none",
        ("sixteen", "assisted"),
        props=("mat",),
        variations=("side-reach",),
        assisted=True,
    ),
    Case(
        "thoracic-extension",
        "static",
        "seated-floor",
        "none",
        ("sixteen",),
        props=("mat", "foam-roller"),
        hold_position="supine",
        variations=("yoga-block",),
    ),
    Case("knees-to-chest", "static", "supine", "none", ("sixteen", "assisted"), props=("mat",), assisted=True),
    Case("single-knee-to-chest", "static", "supine", "switch", ("sixteen",), props=("mat",), family="knees-to-chest"),
    Case(
        "upper-trapezius-stretch",
        "static",
        "seated",
        "switch",
        ("sixteen",),
        props=("chair",),
        variations=("push-down", "sit-on-hand"),
        family="ear-to-shoulder",
    ),
    Case("levator-scapulae-stretch", "static", "seated", "switch", ("sixteen",), props=("chair",), family="levator"),
    Case(
        "overhead-levator-stretch",
        "static",
        "standing",
        "switch",
        ("muscles",),
        variations=("seated",),
        family="levator",
    ),
    Case("long-sitting-thoracic-curl", "static", "seated-floor", "none", ("assisted",), props=("mat",), assisted=True),
    Case(
        "ear-to-shoulder",
        "static",
        "seated",
        "switch",
        ("muscles",),
        props=("chair",),
        variations=("standing", "turned-head"),
        family="ear-to-shoulder",
    ),
    Case("rhomboid-side-stretch", "static", "standing", "switch", ("muscles",), variations=("seated",)),
    Case("rhomboid-forward-stretch", "static", "standing", "none", ("muscles",), variations=("seated",)),
    Case("knot-pose", "static", "prone", "switch", ("muscles",), props=("mat",), named=True),
    Case("side-arm-stretch", "static", "standing", "switch", ("muscles",), family="cross-body"),
    Case("anterior-deltoid-stretch", "static", "standing", "none", ("muscles",)),
    Case("side-stretch", "static", "standing", "switch", ("muscles",)),
    Case("cross-body-pull", "static", "seated", "switch", ("muscles",), props=("chair",), family="cross-body"),
    Case("standing-chest-stretch", "static", "standing", "switch", ("therapist",), props=("wall",)),
    Case(
        "release-upper-trapezius-ball",
        "release",
        "standing",
        "switch",
        ("muscles",),
        props=("massage-ball",),
        variations=("seated",),
    ),
    Case("release-upper-trapezius-cane", "release", "seated", "switch", ("muscles",), props=("chair", "massage-cane")),
    Case(
        "release-levator-scapulae-ball",
        "release",
        "standing",
        "switch",
        ("muscles",),
        props=("massage-ball", "wall"),
        variations=("in-hand",),
    ),
    Case("release-levator-scapulae-cane", "release", "seated", "switch", ("muscles",), props=("chair", "massage-cane")),
    Case("release-rhomboids-roller", "release", "supine", "none", ("muscles",), props=("mat", "foam-roller")),
    Case("release-rhomboids-ball", "release", "standing", "switch", ("muscles",), props=("massage-ball", "wall")),
    Case("release-rhomboids-cane", "release", "seated", "switch", ("muscles",), props=("chair", "massage-cane")),
    Case(
        "release-deltoids-ball",
        "release",
        "standing",
        "switch",
        ("muscles",),
        props=("massage-ball", "wall"),
        variations=("anterior", "posterior"),
    ),
    Case(
        "release-lats-roller",
        "release",
        "side-lying",
        "switch",
        ("muscles",),
        props=("mat", "foam-roller"),
        variations=("still-and-rock",),
    ),
    Case(
        "release-infraspinatus-ball",
        "release",
        "standing",
        "switch",
        ("muscles",),
        props=("massage-ball", "wall"),
        variations=("floor",),
    ),
    Case("release-infraspinatus-cane", "release", "seated", "switch", ("muscles",), props=("chair", "massage-cane")),
    Case(
        "thoracic-foam-rolling", "release", "supine", "none", ("assisted",), props=("mat", "foam-roller"), assisted=True
    ),
    Case("scapular-squeeze", "strengthening", "seated", "none", ("assisted",), props=("chair",), assisted=True),
    Case("shoulder-rows", "strengthening", "standing", "none", ("therapist",), props=("resistance-band", "door")),
    Case(
        "resisted-external-rotation",
        "strengthening",
        "standing",
        "switch",
        ("therapist",),
        props=("resistance-band", "door"),
    ),
    Case("quiet-breathing", "breathing", "seated", "none", ("sixteen",), variations=("lying", "standing"), named=True),
)
PROPS = (
    "chair",
    "desk",
    "wall",
    "door",
    "mat",
    "pillow",
    "foam-roller",
    "yoga-block",
    "massage-ball",
    "massage-cane",
    "resistance-band",
    "treatment-table",
    "towel",
)
STAND_INS = {
    "massage-ball": ("tennis-ball", "lacrosse-ball"),
    "massage-cane": ("trigger-point-stick",),
    "mat": ("bed", "carpet"),
}
REGIONS = (
    "neck-back",
    "neck-side",
    "shoulder-top",
    "between-shoulder-blades",
    "mid-back",
    "shoulder-front",
    "shoulder-side",
    "shoulder-back",
    "side-of-ribs",
    "chest",
)


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the built-in library, read in full."""
    loaded = load(cache=False)
    assert loaded.library is not None, "\n".join(map(str, loaded.problems))
    return loaded.library


def test_it_has_no_problems() -> None:
    assert [str(problem) for problem in load(cache=False).problems] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_movement_is_there_as_ordered(case: Case, library: Library) -> None:
    movement = library.movement_by_id[case.id]
    assert (
        movement.technique,
        movement.position,
        movement.hold_position,
        movement.sides,
        set(movement.props),
        movement.named_only,
        movement.assisted is not None,
    ) == (
        case.technique,
        case.position,
        case.hold_position or case.position,
        case.sides,
        set(case.props),
        case.named,
        case.assisted,
    )
    assert {variation.id for variation in movement.variations} >= set(case.variations)
    assert {citation.id for citation in movement.sources} >= set(case.sources)


def test_those_ordered_as_one_family_are_one(library: Library) -> None:
    families = {case.id: case.family for case in CASES if case.family}
    assert {movement: library.movement_by_id[movement].family for movement in families} == families


def test_a_family_beyond_the_order_is_of_one_technique_and_one_main_muscle(library: Library) -> None:
    ordered = {case.family for case in CASES if case.family}
    families: dict[str, list[Movement]] = {}
    for movement in library.movements:
        families.setdefault(movement.family, []).append(movement)
    for family, members in families.items():
        if family not in ordered:
            mains = [{muscle for muscle, weight in movement.targets.items() if weight == 1} for movement in members]
            assert len({movement.technique for movement in members}) == 1, family
            assert len(members) == 1 or set.intersection(*mains), family


def test_its_files_are_its_movements(library: Library) -> None:
    files = sorted(path.stem for path in (BUILT_IN / "movements").iterdir())
    assert files == [movement.id for movement in library.movements]


def test_every_prop_stand_in_and_region_is_there(library: Library) -> None:
    assert set(library.prop_by_id) >= set(PROPS)
    for prop, stand_ins in STAND_INS.items():
        for stand_in in stand_ins:
            assert prop in library.prop_by_id[stand_in].stands_in_for
    assert set(library.region_by_id) == set(REGIONS)


def test_every_movement_can_be_read_spoken_and_dosed(library: Library) -> None:
    for movement in library.movements:
        assert len(movement.steps) >= 2, movement.id
        assert movement.cues.get_ready, movement.id
        assert movement.feel, movement.id
        assert len(movement.mistakes) >= 2, movement.id
        assert movement.breath, movement.id
        assert len(movement.dose.ladder) >= 3, movement.id
        assert movement.sources, movement.id


def test_each_technique_has_a_movement_at_the_desk(library: Library) -> None:
    at_desk = {movement.technique for movement in library.movements if "desk" in movement.places}
    assert at_desk == set(TECHNIQUES)


def test_the_door_step_cannot_be_skipped(library: Library) -> None:
    for movement in ("shoulder-rows", "resisted-external-rotation"):
        required = [step.text for step in library.movement_by_id[movement].steps if step.required]
        assert any("clos" in text and "door" in text for text in required), movement
        assert library.movement_by_id[movement].pattern, movement


def test_an_unloaded_squeeze_may_be_done_every_day(library: Library) -> None:
    assert library.movement_by_id["scapular-squeeze"].pattern == ""


def test_a_reach_to_the_side_is_done_on_both(library: Library) -> None:
    assert library.form("childs-pose", "side-reach").sides == "switch"


def test_circles_and_rolls_go_ten_each_way(library: Library) -> None:
    for movement in ("arm-circles", "shoulder-rolls"):
        dose = library.movement_by_id[movement].dose
        assert (len(dose.directions), dose.default.reps) == (2, 10), movement


def test_the_chair_rotation_is_ten_seconds_three_times_a_side(library: Library) -> None:
    dose = library.movement_by_id["chair-rotation"].dose.default
    assert (dose.reps, dose.hold_seconds) == (3, 10)


def test_no_condition_empties_the_library_of_all_but_breathing_unless_it_is_meant_to(library: Library) -> None:
    """One over-broad rule that hides nearly everything is a defect; a rule for everything says openly what it is."""
    hidden = {
        condition.id: sum(
            any(c.condition == condition.id and c.effect in ("EXCLUDE", "CLINICIAN") for c in movement.cautions)
            for movement in library.movements
        )
        for condition in library.conditions
    }
    whole_body = {
        condition.id
        for condition in library.conditions
        if any(rule.demand in ("any", "any-but-breathing") for rule in condition.rules)
    }
    broad = {condition for condition, count in hidden.items() if count > len(library.movements) / 2}
    assert broad <= whole_body
