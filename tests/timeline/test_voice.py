"""What is spoken, when, and what gives way where time is short."""

from dataclasses import replace

from hypothesis import given, settings

from tests.timeline.drawn_routines import sessions
from tests.timeline.small_library import (
    ARM_CIRCLES,
    ARM_REACH,
    BALL_RELEASE,
    BLADE_CLOCKS,
    BREATHING,
    CAT_COW,
    EAR_TO_SHOULDER,
    LUNGES,
    MARCH,
    item,
    routine,
    small_library,
)
from unhunch.model import Cue, Cues, Dose, Item, Library, Movement, Routine
from unhunch.timeline import compile_timeline
from unhunch.timeline.spans import Span
from unhunch.timeline.speech import Line, Weight, place, speech_ms


def spoken(*items: Item, of: int | None = None, library: Library | None = None) -> list[Cue]:
    """Return the voice cues of a routine, or of one of its items."""
    timeline = compile_timeline(routine(*items), library or small_library())
    return [cue for cue in timeline.cues if cue.track == "voice" and of in {None, cue.item}]


def opening(*items: Item) -> list[str]:
    """Return what is said while getting ready for the last item."""
    timeline = compile_timeline(routine(*items), small_library())
    start = timeline.chapters[-1].start_ms
    end = start + items[-1].get_ready_seconds * 1000
    return [cue.text for cue in timeline.cues if cue.track == "voice" and start <= cue.start_ms < end]


def body(form: Movement, dose: Dose, *, more: bool = True) -> list[tuple[float, str]]:
    """Return second (after the get-ready) and text of what is said during one item with another after it."""
    items = [item(form, dose=dose, get_ready=20), *([item(MARCH)] if more else [])]
    library = small_library(form, MARCH)
    lines = [cue for cue in spoken(*items, of=0, library=library) if cue.start_ms >= 20_000]
    return [((cue.start_ms - 20_000) / 1000, cue.text) for cue in lines]


def test_speech_takes_its_words_and_a_breath() -> None:
    assert speech_ms("Switch sides.") == 1069
    assert speech_ms("one two three four five six seven eight nine ten eleven twelve thirteen") == 5300


def test_a_long_get_ready_says_name_position_prop_required_step_cue_and_side_in_this_order() -> None:
    assert opening(item(MARCH), item(BALL_RELEASE, get_ready=15)) == [
        "Next: Ball release.",
        "Use the massage ball.",
        "Keep the ball beside the spine and never on the bones of it.",
        "Back to the wall.",
        "Left side first.",
    ]
    assert opening(item(CAT_COW, get_ready=15)) == [
        "First: Cat cow.",
        "Come onto hands and knees.",
        "Use the mat.",
        "Set the knees under the hips.",
        "Hands and knees, back level.",
    ]


def test_the_position_is_told_only_where_it_changes_and_a_prop_only_where_it_is_new() -> None:
    assert opening(item(CAT_COW), item(CAT_COW, get_ready=15)) == [
        "Next: Cat cow.",
        "Set the knees under the hips.",
        "Hands and knees, back level.",
    ]


def test_a_prop_that_the_change_of_position_names_is_not_told_again() -> None:
    assert "Use the chair." not in opening(item(EAR_TO_SHOULDER, get_ready=20))
    assert "Use the chair." in opening(item(BREATHING), item(EAR_TO_SHOULDER, get_ready=20))


def test_a_short_get_ready_has_room_for_the_essentials_only() -> None:
    assert opening(item(MARCH), item(EAR_TO_SHOULDER, get_ready=5, first_side="right")) == [
        "Next: Ear to shoulder.",
        "Right side first.",
    ]
    assert opening(item(MARCH), item(EAR_TO_SHOULDER, get_ready=3)) == ["Ear to shoulder.", "Left side first."]


def test_a_safety_note_goes_before_position_and_cue() -> None:
    note = "Stop if it tingles."
    assert opening(item(MARCH), item(EAR_TO_SHOULDER, get_ready=6, notes=(note,))) == [
        "Next: Ear to shoulder.",
        note,
        "Left side first.",
    ]


def test_a_safety_note_that_does_not_fit_the_get_ready_is_spoken_before_all_else_in_the_movement() -> None:
    note = "Only as far as the neck is easy and stop at once if the arm tingles."
    lines = spoken(item(MARCH), item(EAR_TO_SHOULDER, get_ready=5, notes=(note,)), of=1)
    assert [cue.text for cue in lines][:4] == [
        "Next: Ear to shoulder.",
        "Left side first.",
        note,
        "Ear towards the left shoulder.",
    ]


def test_a_stretch_is_coached_out_held_timed_and_led_back_on_both_sides() -> None:
    dose = Dose(out_seconds=4, hold_seconds=45, back_seconds=4)
    assert body(EAR_TO_SHOULDER, dose) == [
        (0, "Ear towards the left shoulder."),
        (4, "Let the other shoulder sink."),
        (9, "Slow and even."),
        (16, "You may feel it along the side of the neck."),
        (26.5, "Halfway."),
        (44, "Five more seconds."),
        (49, "Slowly back up."),
        (53, "Other side: right."),
        (58, "Ear towards the right shoulder."),
        (62, "Let the other shoulder sink."),
        (84.5, "Halfway."),
        (102, "Five more seconds."),
        (107, "Slowly back up."),
    ]


def test_halfway_is_for_holds_from_forty_seconds_and_five_more_from_twenty() -> None:
    form = replace(EAR_TO_SHOULDER, sides="none", feel=(), breath="")
    for hold, expected in ((19, []), (20, ["Five more seconds."]), (39, ["Five more seconds."])):
        texts = [text for _at, text in body(form, Dose(hold_seconds=hold))]
        assert [text for text in texts if text in {"Halfway.", "Five more seconds."}] == expected
    assert (20, "Halfway.") in body(form, Dose(hold_seconds=40))


def test_the_first_repetitions_are_coached_and_later_ones_only_counted() -> None:
    dose = Dose(reps=5, out_seconds=3, hold_seconds=2, back_seconds=3)
    coached = ["Breathe out, round up.", "Stay.", "Let it sink."]
    assert [text for _at, text in body(CAT_COW, dose)] == [*coached, *coached, "Three.", "Four.", "Last one."]


def test_cues_that_a_quick_repetition_has_no_room_for_are_spoken_in_the_next_one() -> None:
    cues = Cues(
        get_ready="", out="Fold forward and let the upper back grow.", hold="Stay round.", back="Open up again."
    )
    dose = Dose(reps=3, out_seconds=2, hold_seconds=1, back_seconds=2)
    assert [text for _at, text in body(replace(CAT_COW, cues=cues), dose)] == [
        "Fold forward and let the upper back grow.",
        "Open up again.",
        "Stay round.",
        "Open up again.",
        "Last one.",
    ]


def test_a_cue_is_left_out_rather_than_spoken_when_its_phase_is_over() -> None:
    note = "Only as far as the neck is easy and stop at once if the arm tingles."
    one = item(CAT_COW, get_ready=2, notes=(note,))
    said = [cue for cue in spoken(one) if cue.start_ms >= 2_000]
    assert [(cue.start_ms - 2_000, cue.text) for cue in said[:2]] == [(0, note), (6_454, "Let it sink.")]


def test_of_quick_repetitions_every_third_is_counted() -> None:
    form = replace(CAT_COW, cues=Cues(get_ready="", out="Up."))
    said = body(form, Dose(reps=8, out_seconds=2, back_seconds=2))
    assert said == [(0, "Up."), (4, "Up."), (8, "Three."), (20, "Six."), (28, "Last one.")]


def test_a_later_set_is_announced_at_the_end_of_the_rest_and_coached_once() -> None:
    form = replace(CAT_COW, cues=Cues(get_ready="", out="Up."))
    said = body(form, Dose(sets=2, reps=3, out_seconds=6, rest_seconds=10))
    assert said == [
        (0, "Up."),
        (6, "Up."),
        (12, "Last one."),
        (18, "Rest."),
        (26.931, "Set two."),
        (28, "Up."),
        (34, "Two."),
        (40, "Last one."),
    ]


def test_without_a_rest_a_set_is_announced_as_it_begins() -> None:
    form = replace(CAT_COW, cues=Cues(get_ready="", out="Up."))
    assert body(form, Dose(sets=2, out_seconds=6)) == [(0, "Up."), (6, "Set two."), (7.069, "Up.")]


def test_alternating_sides_are_named_at_first_and_counted_once_for_both() -> None:
    dose = Dose(reps=4, out_seconds=4, back_seconds=2)
    assert [text for _at, text in body(ARM_REACH, dose)] == [
        *("Left: reach one arm long.", "Set it down.", "Right: reach one arm long.", "Set it down.") * 2,
        "Three.",
        "Last one each side.",
    ]


def test_directions_are_named_at_the_start_at_their_change_and_with_each_set() -> None:
    texts = [cue.text for cue in spoken(item(ARM_CIRCLES, get_ready=15))]
    assert "Forward first." in texts
    assert [text for text in texts if text in {"Now back.", "Set two, forward."}] == [
        "Now back.",
        "Set two, forward.",
        "Now back.",
    ]


def test_directions_within_a_repetition_are_named_every_time() -> None:
    form = replace(BLADE_CLOCKS, cues=Cues(get_ready="", out="Glide."))
    rounds = [text for _at, text in body(form, Dose(reps=3, out_seconds=2))]
    assert rounds == [
        *("Glide. Up.", "Forward.", "Down.", "Back.") * 2,
        *("Last round. Up.", "Forward.", "Down.", "Back."),
    ]


def test_a_long_movement_is_told_once_and_timed() -> None:
    assert body(LUNGES, Dose(work_seconds=40)) == [
        (0, "Sink to one side, then the other."),
        (20, "Halfway."),
        (35, "Five more seconds."),
    ]


def test_a_long_movement_says_all_its_cues_as_it_begins() -> None:
    cues = Cues(get_ready="", out="Roll back.", hold="At half time, roll forward.", back="Ease off.")
    form = replace(LUNGES, sides="none", cues=cues)
    assert body(form, Dose(work_seconds=19)) == [
        (0, "Roll back."),
        (1.069, "At half time, roll forward."),
        (3.292, "Ease off."),
    ]
    timeline = compile_timeline(routine(item(form)), small_library(form))
    shown = {cue.text for cue in timeline.cues if cue.kind == "move"}
    assert shown == {"Roll back. At half time, roll forward. Ease off."}


def test_one_movement_through_both_sides_names_no_side_to_begin_with() -> None:
    assert opening(item(LUNGES, get_ready=20)) == ["First: Lunges.", "Stand up tall.", "Feet wide."]


def test_quiet_breathing_leads_two_breaths_and_then_leaves_one_in_peace() -> None:
    assert body(BREATHING, Dose(work_seconds=120)) == [
        (0, "Breathe in."),
        (4, "And breathe out."),
        (10, "Breathe in."),
        (14, "And breathe out."),
        (20, "Breathe in, and slowly out."),
    ]


def test_a_cue_for_the_out_breath_is_spoken_on_the_out_breath() -> None:
    form = replace(BREATHING, cues=Cues(get_ready="", out="Let it out slowly."))
    assert body(form, Dose(work_seconds=60))[-1] == (24, "Let it out slowly.")


def test_the_kind_words_end_a_session_that_ends_quietly() -> None:
    words = "That was your session. Well done."
    assert body(BREATHING, Dose(work_seconds=30), more=False)[-1] == (30 - speech_ms(words) / 1000, words)
    bare = replace(EAR_TO_SHOULDER, sides="none", cues=Cues(get_ready="", out="", hold="Stay."))
    assert body(bare, Dose(hold_seconds=20), more=False)[-1][1] == words
    assert body(bare, Dose(hold_seconds=19), more=False)[-1][1] == "Stay."


def test_the_kind_words_are_shortened_after_the_way_back() -> None:
    said = body(EAR_TO_SHOULDER, Dose(out_seconds=4, hold_seconds=30, back_seconds=4), more=False)
    assert said[-2:] == [(77, "Slowly back up."), (78.454, "Well done.")]


def test_a_line_is_shortened_before_it_is_left_out_and_the_weightier_one_stays() -> None:
    span = Span("hold", 0, 10_000)
    first = Line(Weight.OUT, 0, 10_000, ("one two three four five",), span)
    second = Line(Weight.COUNT, 1_000, 4_000, ("one two three four five", "one two"), span)
    third = Line(Weight.BREATH, 1_000, 3_500, ("one",), span)
    placed = place([third, second, first])
    assert [(line.start_ms, line.text) for line in placed] == [(0, "one two three four five"), (2_223, "one two")]


def test_the_switch_of_sides_is_spoken_even_where_everything_else_is_dropped() -> None:
    quick = Dose(reps=12, out_seconds=1)
    texts = [text for _at, text in body(EAR_TO_SHOULDER, quick)]
    assert texts.count("Other side: right.") == 1


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_every_switch_of_sides_is_spoken_in_every_session(session: tuple[Routine, Library]) -> None:
    timeline = compile_timeline(*session)
    lines = {(cue.start_ms, cue.item) for cue in timeline.cues if cue.track == "voice"}
    for cue in timeline.cues:
        if cue.kind == "switch" and cue.set is None:
            assert (cue.start_ms, cue.item) in lines


def test_a_repetition_of_fifteen_seconds_is_coached_every_time_and_a_shorter_one_twice() -> None:
    form = replace(CAT_COW, cues=Cues(get_ready="", out="Up."))
    for seconds, expected in ((14, ["Up.", "Up.", "Three.", "Last one."]), (15, ["Up."] * 4)):
        assert [text for _at, text in body(form, Dose(reps=4, out_seconds=seconds))] == expected


def test_a_safety_note_never_runs_into_the_switch_of_sides() -> None:
    note = "Only as far as the neck is easy and stop at once if the arm tingles."
    one = item(EAR_TO_SHOULDER, dose=Dose(out_seconds=4), get_ready=4, notes=(note,))
    assert [cue.text for cue in spoken(one)] == [
        "First: Ear to shoulder.",
        "Left side first.",
        "Ear towards the left shoulder.",
        "Other side: right.",
        "Ear towards the right shoulder.",
    ]


def test_what_is_counted_once_for_both_sides_is_counted_with_the_side_that_begins() -> None:
    dose = Dose(reps=4, out_seconds=4, back_seconds=2)
    library = small_library(ARM_REACH, MARCH)
    for first in ("left", "right"):
        begun = replace(item(ARM_REACH, dose=dose, get_ready=20), first_side=first)
        counted = [cue for cue in spoken(begun, item(MARCH), of=0, library=library) if cue.text == "Three."]
        assert [cue.side for cue in counted] == [first]
