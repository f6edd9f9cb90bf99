"""Each kind of item, laid on the clock to the second."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.drawn_routines import doses, movements
from tests.timeline.small_library import (
    ARM_CIRCLES,
    ARM_REACH,
    BALL_RELEASE,
    BLADE_CLOCKS,
    CAT_COW,
    EAR_TO_SHOULDER,
    LUNGES,
    MARCH,
)
from unhunch.model import Dose, Movement
from unhunch.timeline import body_seconds, lay_item
from unhunch.timeline.spans import Span


def told(spans: tuple[Span, ...]) -> list[str]:
    """Write spans short: kind, seconds, side, set.rep, direction."""
    return [
        " ".join(
            str(part)
            for part in (
                span.kind,
                span.duration_ms // 1000,
                span.side or "",
                "" if span.set is None else f"{span.set}.{span.rep}" if span.rep else span.set,
                span.direction,
            )
            if part != ""
        )
        for span in spans
    ]


def test_a_stretch_with_sides_does_one_side_then_switches_then_does_the_other() -> None:
    dose = Dose(out_seconds=4, hold_seconds=30, back_seconds=4, rest_seconds=5)
    assert told(lay_item(EAR_TO_SHOULDER, dose, first_side="right")) == [
        "out 4 right 1.1",
        "hold 30 right 1.1",
        "back 4 right 1.1",
        "switch 5",
        "out 4 left 1.1",
        "hold 30 left 1.1",
        "back 4 left 1.1",
    ]


def test_all_sets_of_one_side_come_before_the_other_with_rests_only_between_sets() -> None:
    dose = Dose(sets=2, reps=2, hold_seconds=10, rest_seconds=5)
    assert told(lay_item(EAR_TO_SHOULDER, dose)) == [
        "hold 10 left 1.1",
        "hold 10 left 1.2",
        "rest 5 left 1",
        "hold 10 left 2.1",
        "hold 10 left 2.2",
        "switch 5",
        "hold 10 right 1.1",
        "hold 10 right 1.2",
        "rest 5 right 1",
        "hold 10 right 2.1",
        "hold 10 right 2.2",
    ]


def test_alternating_sides_take_turns_within_a_set_and_rest_belongs_to_neither() -> None:
    dose = Dose(sets=2, reps=2, out_seconds=2, rest_seconds=9)
    assert told(lay_item(ARM_REACH, dose, first_side="right")) == [
        "out 2 right 1.1",
        "out 2 left 1.1",
        "out 2 right 1.2",
        "out 2 left 1.2",
        "rest 9 1",
        "out 2 right 2.1",
        "out 2 left 2.1",
        "out 2 right 2.2",
        "out 2 left 2.2",
    ]


def test_a_repetition_is_out_hold_back_and_pause() -> None:
    assert told(lay_item(CAT_COW, replace(CAT_COW.dose.default, reps=1), get_ready_seconds=7)) == [
        "get-ready 7",
        "out 3 1.1",
        "hold 2 1.1",
        "back 3 1.1",
        "pause 2 1.1",
    ]


def test_directions_of_each_set_are_told_apart_by_a_short_switch() -> None:
    dose = Dose(sets=2, reps=2, out_seconds=1, rest_seconds=10)
    assert told(lay_item(ARM_CIRCLES, dose)) == [
        "out 1 1.1 forward",
        "out 1 1.2 forward",
        "switch 2 1 back",
        "out 1 1.1 back",
        "out 1 1.2 back",
        "rest 10 1",
        "out 1 2.1 forward",
        "out 1 2.2 forward",
        "switch 2 2 back",
        "out 1 2.1 back",
        "out 1 2.2 back",
    ]


def test_directions_of_each_repetition_follow_each_other_without_a_switch() -> None:
    assert told(lay_item(BLADE_CLOCKS, Dose(reps=2, out_seconds=2))) == [
        f"out 2 1.{rep} {way}" for rep in (1, 2) for way in ("up", "forward", "down", "back")
    ]


def test_a_release_is_pressed() -> None:
    assert told(lay_item(BALL_RELEASE, Dose(hold_seconds=45))) == [
        "press 45 left 1.1",
        "switch 5",
        "press 45 right 1.1",
    ]


def test_one_long_movement_is_one_span_for_each_set() -> None:
    assert told(lay_item(MARCH, MARCH.dose.default)) == ["move 30 1", "rest 5 1", "move 30 2"]


def test_one_long_movement_runs_through_both_sides_where_they_alternate() -> None:
    assert told(lay_item(LUNGES, LUNGES.dose.default)) == ["move 30 1"]


def test_one_long_movement_is_done_on_each_side_where_sides_switch() -> None:
    assert told(lay_item(replace(LUNGES, sides="switch"), Dose(work_seconds=30))) == [
        "move 30 left 1",
        "switch 5",
        "move 30 right 1",
    ]


def test_one_long_movement_goes_each_way_round_in_each_set() -> None:
    assert told(lay_item(ARM_CIRCLES, Dose(work_seconds=20))) == [
        "move 20 1 forward",
        "switch 2 1 back",
        "move 20 1 back",
    ]
    assert told(lay_item(BLADE_CLOCKS, Dose(work_seconds=20))) == ["move 20 1"]


def test_spans_follow_each_other_from_the_given_start() -> None:
    spans = lay_item(MARCH, MARCH.dose.default, get_ready_seconds=5, start_ms=60_000)
    assert [(span.start_ms, span.end_ms) for span in spans] == [
        (60_000, 65_000),
        (65_000, 95_000),
        (95_000, 100_000),
        (100_000, 130_000),
    ]


@settings(deadline=None)
@given(movements(), doses())
def test_the_seconds_for_the_planner_are_the_seconds_that_are_laid(form: Movement, dose: Dose) -> None:
    assert body_seconds(form, dose) * 1000 == sum(span.duration_ms for span in lay_item(form, dose))


@settings(deadline=None)
@given(movements(), doses(), st.integers(0, 20), st.sampled_from(("left", "right")))
def test_both_sides_get_the_same_time_and_nothing_is_without_length(
    form: Movement, dose: Dose, get_ready: int, first: str
) -> None:
    spans = lay_item(form, dose, first_side=first, get_ready_seconds=get_ready)  # type: ignore[arg-type]
    left, right = (sum(span.duration_ms for span in spans if span.side == side) for side in ("left", "right"))
    assert left == right
    assert all(span.duration_ms > 0 for span in spans)
    assert all(before.end_ms == after.start_ms for before, after in pairwise(spans))
    switches = [span for span in spans if span.kind == "switch" and not span.direction]
    assert [span.duration_ms for span in switches] == [form.dose.switch_seconds * 1000] * (form.sides == "switch")


@settings(deadline=None)
@given(movements(), doses())
def test_an_item_begun_on_the_other_side_is_its_mirror_image(form: Movement, dose: Dose) -> None:
    other = {"left": "right", "right": "left", None: None}
    mirrored = tuple(span._replace(side=other[span.side]) for span in lay_item(form, dose, first_side="right"))  # type: ignore[arg-type]
    assert mirrored == lay_item(form, dose, first_side="left")
