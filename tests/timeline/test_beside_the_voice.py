"""Captions, breath and chimes."""

from dataclasses import replace

from hypothesis import given, settings

from tests.timeline.drawn_routines import sessions
from tests.timeline.small_library import (
    BALL_RELEASE,
    BREATHING,
    CAT_COW,
    EAR_TO_SHOULDER,
    MARCH,
    item,
    routine,
    small_library,
)
from unhunch.model import Cue, Dose, Item, Library, Routine
from unhunch.timeline import compile_timeline


def cues(track: str, *items: Item) -> list[Cue]:
    return [cue for cue in compile_timeline(routine(*items), small_library()).cues if cue.track == track]


def test_a_required_step_that_was_spoken_is_captioned_once() -> None:
    captions = [cue.text for cue in cues("caption", item(CAT_COW, get_ready=15))]
    assert captions.count("Set the knees under the hips.") == 1


def test_a_required_step_without_time_to_say_it_is_captioned_for_the_whole_get_ready() -> None:
    step = "Keep the ball beside the spine and never on the bones of it."
    captions = cues("caption", item(BALL_RELEASE, get_ready=5))
    assert [(cue.start_ms, cue.duration_ms) for cue in captions if cue.text == step] == [(0, 5_000)]
    assert not [cue for cue in cues("voice", item(BALL_RELEASE, get_ready=5)) if cue.text == step]


def test_a_note_that_nothing_has_room_for_is_captioned() -> None:
    note = "Stop if it tingles."
    captions = cues("caption", item(CAT_COW, dose=Dose(out_seconds=1), get_ready=2, notes=(note,)))
    assert [cue.text for cue in captions if note in cue.text] == [f"{note} Set the knees under the hips."]


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_captions_are_the_spoken_words_and_what_must_be_known(session: tuple[Routine, Library]) -> None:
    planned, library = session
    timeline = compile_timeline(planned, library)
    voice = {replace(cue, track="caption", kind="caption") for cue in timeline.cues if cue.track == "voice"}
    captions = {cue for cue in timeline.cues if cue.track == "caption"}
    assert voice <= captions
    for cue in captions - voice:
        assert cue.item is not None
        chapter = timeline.chapters[cue.item]
        assert cue.start_ms == chapter.start_ms
        needed = (*chapter.notes, *chapter.steps)
        assert cue.text in {*needed, " ".join(needed)}


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_notes_and_required_steps_can_always_be_read(session: tuple[Routine, Library]) -> None:
    planned, library = session
    timeline = compile_timeline(planned, library)
    for index, one in enumerate(planned.items):
        read = " ".join(cue.text for cue in timeline.cues if cue.track == "caption" and cue.item == index)
        required = [step.text for step in library.form(one.movement).steps if step.required]
        assert all(text in read for text in (*one.notes, *required))


def test_breath_runs_through_a_hold_in_whole_cycles() -> None:
    form = replace(EAR_TO_SHOULDER, sides="none")
    timeline = compile_timeline(
        routine(item(form, dose=Dose(out_seconds=4, hold_seconds=25, back_seconds=4), get_ready=6)), small_library(form)
    )
    breaths = [(cue.kind, cue.start_ms, cue.duration_ms) for cue in timeline.cues if cue.track == "breath"]
    assert breaths == [
        ("breathe-in", 10_000, 4_000),
        ("breathe-out", 14_000, 6_000),
        ("breathe-in", 20_000, 4_000),
        ("breathe-out", 24_000, 6_000),
    ]


def test_breath_is_given_in_a_press_and_in_quiet_breathing() -> None:
    assert len(cues("breath", item(BALL_RELEASE, dose=Dose(hold_seconds=45)))) == 2 * 2 * 4
    assert len(cues("breath", item(BREATHING, dose=Dose(work_seconds=60)))) == 2 * 6


def test_a_hold_of_exactly_one_breath_has_one_and_a_shorter_one_none() -> None:
    assert len(cues("breath", item(CAT_COW, dose=Dose(hold_seconds=10)))) == 2
    assert cues("breath", item(CAT_COW, dose=Dose(hold_seconds=9))) == []


def test_the_movement_gives_the_breath_where_the_body_moves() -> None:
    assert cues("breath", item(CAT_COW), item(MARCH)) == []


def test_chimes_mark_start_switch_end_last_seconds_and_finish() -> None:
    one = item(EAR_TO_SHOULDER, dose=Dose(out_seconds=4, hold_seconds=15, back_seconds=4), get_ready=5)
    assert [(cue.start_ms // 1000, cue.text) for cue in cues("chime", one)] == [
        (5, "start"),
        (21, "last-seconds"),
        (22, "last-seconds"),
        (23, "last-seconds"),
        (24, "end"),
        (28, "switch"),
        (49, "last-seconds"),
        (50, "last-seconds"),
        (51, "last-seconds"),
        (52, "end"),
        (56, "finish"),
    ]


def test_a_hold_of_ten_seconds_ends_with_a_chime_but_has_no_ticks() -> None:
    one = item(CAT_COW, dose=Dose(hold_seconds=10, back_seconds=2), get_ready=5)
    assert [(cue.start_ms, cue.text) for cue in cues("chime", one)] == [
        (5_000, "start"),
        (15_000, "end"),
        (17_000, "finish"),
    ]
    short = item(CAT_COW, dose=Dose(hold_seconds=9, back_seconds=2), get_ready=5)
    assert [cue.text for cue in cues("chime", short)] == ["start", "finish"]


def test_a_set_after_a_rest_starts_with_a_chime() -> None:
    one = item(MARCH, get_ready=5)
    assert [(cue.start_ms // 1000, cue.text) for cue in cues("chime", one)] == [
        (5, "start"),
        (40, "start"),
        (70, "finish"),
    ]


def test_of_two_chimes_in_one_moment_the_more_urgent_rings() -> None:
    one = item(EAR_TO_SHOULDER, dose=Dose(hold_seconds=10), get_ready=5)
    assert [(cue.start_ms // 1000, cue.text) for cue in cues("chime", one)] == [
        (5, "start"),
        (15, "switch"),
        (30, "finish"),
    ]


def test_chimes_have_no_length() -> None:
    assert {cue.duration_ms for cue in cues("chime", item(MARCH), item(BREATHING))} == {0}
