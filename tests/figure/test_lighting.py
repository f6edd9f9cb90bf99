from dataclasses import replace

from tests.figure.drawn import ARM_UP, FOLD, lit_as, movement
from unhunch.figure.lighting import FAINT, Lit, lit_regions, lit_sides

_, SIDED_POSE, SIDED = movement(ARM_UP)
_, EVEN_POSE, EVEN = movement(FOLD)


def test_a_movement_without_sides_lights_both() -> None:
    form = lit_as(replace(EVEN, sides="none"), trapezius__upper=1)
    assert lit_regions(form, EVEN_POSE) == {
        "trapezius-upper.left": Lit(1.0, hint=False),
        "trapezius-upper.right": Lit(1.0, hint=False),
    }


def test_a_movement_with_sides_lights_the_side_that_feels_it() -> None:
    form = lit_as(replace(SIDED, sides="switch", felt_side="same"), trapezius__upper=1)
    assert list(lit_regions(form, SIDED_POSE)) == ["trapezius-upper.left"]
    assert list(lit_regions(replace(form, felt_side="other"), SIDED_POSE)) == ["trapezius-upper.right"]


def test_the_pose_file_has_the_last_word_on_the_side() -> None:
    form = lit_as(replace(SIDED, sides="switch", felt_side="same"), trapezius__upper=1, latissimus__dorsi=1)
    pose = replace(SIDED_POSE, lit_sides={"trapezius-upper": "right", "latissimus-dorsi": "both"})
    assert sorted(lit_regions(form, pose)) == [
        "latissimus-dorsi.left",
        "latissimus-dorsi.right",
        "trapezius-upper.right",
    ]
    assert lit_sides(form, pose, "latissimus-dorsi") == ("left", "right")


def test_weak_targets_are_faint_and_very_weak_ones_dark() -> None:
    form = lit_as(replace(EVEN, sides="none"), trapezius__upper=0.5, latissimus__dorsi=0.4, teres__major=0.2)
    lit = lit_regions(form, EVEN_POSE)
    assert lit["trapezius-upper.left"].strength == 1
    assert lit["latissimus-dorsi.left"].strength == FAINT
    assert "teres-major.left" not in lit


def test_a_deep_muscle_is_a_hint() -> None:
    lit = lit_regions(lit_as(EVEN, rhomboid__major=1), EVEN_POSE)
    assert lit
    assert all(light.hint for light in lit.values())


def test_of_a_deep_and_a_surface_muscle_in_one_place_the_surface_one_is_shown() -> None:
    both = lit_as(EVEN, infraspinatus=1, teres__minor=1)
    assert lit_regions(both, EVEN_POSE)["infraspinatus-teres-minor.left"] == Lit(1.0, hint=False)


def test_a_muscle_that_is_nowhere_on_the_figure_is_left_out() -> None:
    assert lit_regions(lit_as(EVEN, unheard__of=1), EVEN_POSE) == {}
