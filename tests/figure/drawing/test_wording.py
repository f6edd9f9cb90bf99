from dataclasses import replace

from tests.figure.drawn import ARM_UP, FOLD, lit_as, movement
from tests.figure.small_studio import whole_library
from unhunch.figure.drawing.wording import POSITIONS, PROPS, described, titled
from unhunch.figure.pose import PROP_KINDS

_, ARM_POSE, ARM = movement(ARM_UP)
_, FOLD_POSE, FOLD_FORM = movement(FOLD)


def test_every_position_of_the_library_and_every_prop_has_words() -> None:
    assert set(POSITIONS) == {position.id for position in whole_library().positions}
    assert set(PROPS) | {"chair"} == set(PROP_KINDS)


def test_the_title_names_the_side_only_where_there_is_one() -> None:
    assert titled(replace(ARM, name="Ear", sides="switch"), "right") == "Ear, right side"
    assert titled(replace(FOLD_FORM, name="Cat", sides="none"), "right") == "Cat"


def test_the_description_says_pose_side_and_signs() -> None:
    form = lit_as(replace(ARM, sides="switch", felt_side="same", hold_position="seated"), trapezius__upper=1)
    text = described(form, ARM_POSE, "left", "hold", {"trapezius-upper": "the top of the shoulder"}, arrow=True)
    assert text == (
        "Sitting on a chair, at a wall, with a massage ball, at the far end. "
        "Marked on the body: the top of the shoulder (left). A pale figure shows the start, an arrow the way."
    )


def test_the_other_side_is_felt_on_the_other_side() -> None:
    form = lit_as(replace(ARM, sides="switch", felt_side="same"), trapezius__upper=1)
    assert "trapezius upper (right)" in described(form, ARM_POSE, "right", "hold", {})


def test_without_sides_both_are_felt_whatever_side_is_asked_for() -> None:
    form = lit_as(replace(FOLD_FORM, sides="none"), trapezius__upper=1, latissimus__dorsi=0.6)
    text = described(form, FOLD_POSE, "right", "hold", {})
    assert "Marked on the body: trapezius upper (both sides) and latissimus dorsi (both sides)." in text


def test_deep_muscles_are_said_to_be_hints() -> None:
    sentence = "Deep muscles are shown as hints where they lie."
    assert sentence in described(lit_as(FOLD_FORM, rhomboid__major=1), FOLD_POSE, "left", "hold", {})
    assert sentence not in described(lit_as(FOLD_FORM, trapezius__upper=1), FOLD_POSE, "left", "hold", {})


def test_at_the_start_there_is_no_ghost_to_speak_of() -> None:
    form = replace(lit_as(FOLD_FORM), position="quadruped")
    assert described(form, FOLD_POSE, "left", "start", {}) == "On hands and knees, on a mat, at the start."
