"""What the loader makes of the files: defaults, doses, variations, demands and cautions."""

from pathlib import Path

from tests.library.small_library import FILES, small_library, write
from unhunch.library import load_from
from unhunch.model import Caution, Dose, Library, Movement


def library_with(folder: Path, file: str, text: str) -> Library:
    """Return the small library with one file replaced."""
    loaded = load_from(write(folder, {file: text}), cache=False)
    assert loaded.library is not None, loaded.problems
    return loaded.library


def changed(folder: Path, movement: str, old: str, new: str) -> Movement:
    """Return a movement of the small library with a part of its file replaced."""
    file = f"movements/{movement}.yaml"
    assert old in FILES[file]
    return library_with(folder, file, FILES[file].replace(old, new, 1)).movement_by_id[movement]


def test_what_is_not_written_has_its_default() -> None:
    movement = small_library().movement_by_id["chest-at-wall"]
    assert (movement.hold_position, movement.level, movement.family, movement.named_only, movement.pattern) == (
        "standing",
        "beginner",
        "chest-at-wall",
        False,
        "",
    )
    assert (movement.easier, movement.harder, movement.assisted, movement.variations) == (None, None, None, ())


def test_places_follow_from_the_floor() -> None:
    places = {movement.id: movement.places for movement in small_library().movements}
    assert places["chest-at-wall"] == ("desk", "room")
    assert places["folded-rest"] == ("room",)


def test_a_hold_on_the_floor_needs_a_room(tmp_path: Path) -> None:
    movement = changed(tmp_path, "chest-at-wall", "sides: switch", "sides: switch\nhold_position: kneeling")
    assert (movement.places, "floor" in movement.demands) == (("room",), True)


def test_a_rung_is_the_tempo_with_its_own_numbers_laid_over_it() -> None:
    dose = small_library().movement_by_id["chest-at-wall"].dose
    assert dose.default == Dose(out_seconds=4, hold_seconds=30, back_seconds=4, rest_seconds=5)
    assert dose.ladder[0] == Dose(out_seconds=4, hold_seconds=15, back_seconds=4, rest_seconds=5)
    assert dose.ladder[-1] == Dose(sets=2, out_seconds=4, hold_seconds=45, back_seconds=4, rest_seconds=5)
    assert dose.default in dose.ladder


def test_a_variation_takes_over_what_it_does_not_name() -> None:
    movement = small_library().movement_by_id["head-tilt"]
    standing, hand = movement.variations
    assert (standing.position, standing.hold_position, standing.props) == ("standing", "standing", ())
    assert (standing.steps, standing.dose, standing.sides) == (movement.steps, movement.dose, movement.sides)
    assert (hand.position, hand.props) == ("seated", ("chair",))


def test_a_variation_in_a_new_position_leaves_the_old_hold_position_and_places(tmp_path: Path) -> None:
    movement = changed(
        tmp_path,
        "reach-forward",
        "position: seated, props: [chair]",
        "position: kneeling",
    )
    (variation,) = movement.variations
    assert (variation.position, variation.hold_position, variation.places) == ("kneeling", "kneeling", ("room",))


def test_a_place_that_is_written_holds_for_the_variations_too(tmp_path: Path) -> None:
    movement = changed(tmp_path, "reach-forward", "sides: none", "sides: none\nplaces: [room]")
    assert (movement.places, movement.variations[0].places) == (("room",), ("room",))


def test_demands_are_derived_written_and_taken_over() -> None:
    movement = small_library().movement_by_id["head-tilt"]
    standing, hand = movement.variations
    assert movement.demands == ("neck-end-range", "static-hold")
    assert standing.demands == ("neck-end-range", "standing", "static-hold")
    assert hand.demands == ("hand-on-head", "neck-end-range", "static-hold")
    assert small_library().movement_by_id["band-row"].demands == ("band-load", "standing")


def test_every_rule_that_applies_is_a_caution_and_the_strictest_comes_first() -> None:
    cautions = small_library().movement_by_id["head-tilt"].cautions
    assert [(caution.rule, caution.effect) for caution in cautions] == [
        ("dizzy-neck", "EXCLUDE"),
        ("fresh-injury-rest", "CLINICIAN"),
        ("hypermobility-short", "MODIFY"),
    ]
    assert cautions[2] == Caution(
        rule="hypermobility-short",
        condition="hypermobility",
        effect="MODIFY",
        note="Hold short and mild.",
        source="house",
        max_hold_seconds=15,
    )


def test_a_variation_holds_only_the_cautions_that_its_movement_has_not() -> None:
    standing, hand = small_library().movement_by_id["head-tilt"].variations
    assert standing.cautions == ()
    assert [caution.rule for caution in hand.cautions] == ["dizzy-hand"]
    assert [caution.rule for caution in small_library().cautions_of("head-tilt", "hand")] == [
        "dizzy-neck",
        "fresh-injury-rest",
        "hypermobility-short",
        "dizzy-hand",
    ]


def test_breathing_is_spared_by_a_rule_for_all_the_rest() -> None:
    library = small_library()
    assert library.movement_by_id["calm-breath"].cautions == ()
    for movement in library.movements:
        if movement.technique != "breathing":
            assert "fresh-injury-rest" in [caution.rule for caution in movement.cautions], movement.id


def test_a_rule_for_everything_means_breathing_too(tmp_path: Path) -> None:
    text = FILES["conditions.yaml"].replace("demand: any-but-breathing", "demand: any")
    library = library_with(tmp_path, "conditions.yaml", text)
    assert [caution.rule for caution in library.movement_by_id["calm-breath"].cautions] == ["fresh-injury-rest"]


def test_a_caution_of_its_own_is_named_after_the_form_and_the_condition(tmp_path: Path) -> None:
    own = "cautions: [{condition: thin-bones, effect: CAUTION, note: Softly., source: house}]"
    file = "movements/head-tilt.yaml"
    text = FILES[file].replace("sides: switch", f"sides: switch\n{own}", 1)
    text = text.replace("demands: [hand-on-head]", "demands: [hand-on-head], " + own.replace("thin-bones", "no-floor"))
    library = library_with(tmp_path, file, text)
    movement = library.movement_by_id["head-tilt"]
    assert movement.cautions[-1].rule == "head-tilt.thin-bones"
    assert [caution.rule for caution in movement.variations[0].cautions] == []
    assert [caution.rule for caution in movement.variations[1].cautions] == ["dizzy-hand", "head-tilt/hand.no-floor"]


def test_tables_are_sorted_and_positions_go_downwards() -> None:
    library = small_library()
    for rows in (library.movements, library.muscles, library.props, library.sources, library.conditions):
        ids = [row.id for row in rows]
        assert ids == sorted(ids)
    assert [position.id for position in library.positions] == [
        "standing",
        "seated",
        "kneeling",
        "quadruped",
        "side-lying",
    ]
    assert [question.id for question in library.readiness] == ["chest-pain", "blood-thinner"]


def test_a_text_is_what_is_written_even_where_yaml_would_read_something_else(tmp_path: Path) -> None:
    movement = changed(tmp_path, "march", "breath: Slow and even.", "breath: No")
    assert movement.breath == "No"
    assert small_library().muscle_by_id["trapezius-upper"].uberon == "0002380"
