"""A whole routine: exact clock, chapters, what is refused, and what holds for all routines."""

from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from tests.timeline.drawn_routines import sessions
from tests.timeline.small_library import (
    ARM_CIRCLES,
    BREATHING,
    CAT_COW,
    EAR_TO_SHOULDER,
    MARCH,
    item,
    mirrored,
    routine,
    small_library,
)
from unhunch.base.errors import UnhunchError
from unhunch.model import KINDS, TRACKS, Chapter, Cue, Cues, Dose, Form, Item, Library, Routine, Timeline, Variation
from unhunch.model.timeline import Side
from unhunch.timeline import TimelineError, compile_timeline
from unhunch.wire import from_json, to_json

TRACK_OF = {kind.name: kind.track for kind in KINDS}
SIDE: dict[Side | None, Side | None] = {"left": "right", "right": "left", None: None}


def main_of(timeline: Timeline) -> list[Cue]:
    return [cue for cue in timeline.cues if cue.track == "main"]


def swapped(text: str) -> str:
    """Exchange left and right in a text."""
    marks = (("left", "\0l"), ("Left", "\0L"), ("right", "left"), ("Right", "Left"), ("\0l", "right"), ("\0L", "Right"))
    for old, new in marks:
        text = text.replace(old, new)
    return text


def test_the_main_track_of_a_small_routine_is_exact() -> None:
    march = item(MARCH, dose=Dose(work_seconds=30), get_ready=8)
    ear = item(EAR_TO_SHOULDER, get_ready=10, first_side="right")
    cues = main_of(compile_timeline(routine(march, ear), small_library()))
    assert [(cue.start_ms, cue.duration_ms, cue.kind, cue.side, cue.item, cue.text) for cue in cues] == [
        (0, 8_000, "get-ready", None, 0, "Stand up tall. Feet under the hips."),
        (8_000, 30_000, "move", None, 0, "March on the spot, arms swinging."),
        (38_000, 10_000, "get-ready", None, 1, "Sit down on the chair. Sit tall, arms hanging. Right side first."),
        (48_000, 4_000, "out", "right", 1, "Ear towards the right shoulder."),
        (52_000, 30_000, "hold", "right", 1, "Let the other shoulder sink."),
        (82_000, 4_000, "back", "right", 1, "Slowly back up."),
        (86_000, 5_000, "switch", None, 1, "Other side: left."),
        (91_000, 4_000, "out", "left", 1, "Ear towards the left shoulder."),
        (95_000, 30_000, "hold", "left", 1, "Let the other shoulder sink."),
        (125_000, 4_000, "back", "left", 1, "Slowly back up."),
        (129_000, 0, "finish", None, None, "That was your session. Well done."),
    ]
    assert [cue.movement for cue in cues] == ["march"] * 2 + ["ear-to-shoulder"] * 8 + [None]


def test_the_direction_is_shown_with_the_way_out_and_at_its_change_only() -> None:
    form = replace(ARM_CIRCLES, cues=Cues(get_ready="", out="Small circles.", back="Round."))
    one = item(form, dose=Dose(out_seconds=1, back_seconds=1), get_ready=5)
    texts = [cue.text for cue in main_of(compile_timeline(routine(one), small_library(form)))]
    assert texts[1:-1] == ["Forward: small circles.", "Round.", "Now back.", "Back: small circles.", "Round."]


def test_a_chapter_says_what_a_player_shows_about_its_item() -> None:
    one = replace(item(CAT_COW, notes=("Only as far as is easy.",)), assist=("Rest a hand on the back.",))
    assert compile_timeline(routine(one), small_library()).chapters == (
        Chapter(
            movement="cat-cow",
            variation=None,
            name="Cat cow",
            technique="dynamic",
            position="quadruped",
            props=("mat",),
            sides="none",
            sets=1,
            reps=4,
            hold_seconds=2,
            start_ms=0,
            duration_ms=50_000,
            steps=("Set the knees under the hips.", "Round, then sink."),
            feel=("Along the side of the neck.",),
            notes=("Only as far as is easy.",),
            reason="It was asked for.",
            assist=("Rest a hand on the back.",),
        ),
    )


def test_a_routine_without_items_is_a_timeline_that_only_finishes() -> None:
    timeline = compile_timeline(routine(), small_library())
    assert (timeline.total_ms, timeline.chapters) == (0, ())
    assert [(cue.kind, cue.start_ms) for cue in timeline.cues] == [("finish", 0), ("chime", 0)]


def test_a_variation_is_laid_by_its_own_sides_and_words() -> None:
    base = EAR_TO_SHOULDER
    shared = {field.name: getattr(base, field.name) for field in fields(Form)} | {"sides": "none"}
    both = Variation(id="both", compared="easier", difference="Both at once.", **shared)
    library = small_library(replace(base, variations=(both,)))
    one = replace(item(base, get_ready=5), variation="both", sides="none", first_side=None, seconds=43)
    kinds = [cue.kind for cue in main_of(compile_timeline(routine(one), library))]
    assert kinds == ["get-ready", "out", "hold", "back", "finish"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"movement": "cat-cwo"},
            r"item 2 \(cat-cwo\): the library has no movement 'cat-cwo' \(did you mean 'cat-cow'\?\)",
        ),
        ({"variation": "upside-down"}, r"item 2 \(cat-cow/upside-down\): .* no variation 'upside-down'"),
        ({"position": "hanging"}, r"item 2 \(cat-cow\): the library has no position 'hanging'"),
        ({"seconds": 49}, r"item 2 \(cat-cow\): says it takes 49 s, but its dose and get-ready take 50 s"),
        ({"sides": "switch"}, r"item 2 \(cat-cow\): sides is 'switch', but the library has 'none'"),
        ({"directions": ("up",)}, r"item 2 \(cat-cow\): directions is \('up',\), but the library has \(\)"),
        ({"sets": 0}, r"item 2 \(cat-cow\): sets must be at least 1, got 0"),
        ({"reps": 0}, r"item 2 \(cat-cow\): reps must be at least 1, got 0"),
        ({"pause_seconds": -1}, r"item 2 \(cat-cow\): pause_seconds must not be negative, got -1"),
        ({"get_ready_seconds": -1}, r"item 2 \(cat-cow\): get_ready_seconds must not be negative"),
        ({"work_seconds": 30}, r"item 2 \(cat-cow\): work_seconds is one long movement"),
    ],
)
def test_a_routine_that_does_not_fit_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    wrong = replace(item(CAT_COW), **change)
    with pytest.raises(TimelineError, match=message):
        compile_timeline(routine(item(MARCH), wrong), small_library())


def test_a_total_that_its_items_do_not_add_up_to_is_refused() -> None:
    wrong = replace(routine(item(CAT_COW)), total_seconds=60)
    with pytest.raises(UnhunchError, match="says it takes 60 s, but its items take 50 s"):
        compile_timeline(wrong, small_library())


def test_the_json_form_comes_back_as_the_same_timeline() -> None:
    timeline = compile_timeline(routine(item(MARCH), item(BREATHING)), small_library())
    assert from_json(to_json(timeline), Timeline, what="the timeline") == timeline


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_every_timeline_keeps_the_laws_of_its_tracks(session: tuple[Routine, Library]) -> None:
    planned, library = session
    timeline = compile_timeline(planned, library)
    assert timeline.total_ms == 1000 * planned.total_seconds

    main = main_of(timeline)
    assert main[0].start_ms == 0
    assert all(before.end_ms == after.start_ms for before, after in pairwise(main))
    assert (main[-1].kind, main[-1].start_ms, main[-1].duration_ms) == ("finish", timeline.total_ms, 0)
    assert all(cue.duration_ms > 0 for cue in main[:-1])

    assert all(TRACK_OF[cue.kind] == cue.track for cue in timeline.cues)
    assert all(0 <= cue.start_ms <= cue.end_ms <= timeline.total_ms for cue in timeline.cues)
    order = [(cue.start_ms, TRACKS.index(cue.track)) for cue in timeline.cues]
    assert order == sorted(order)

    for track in ("voice", "breath"):
        alone = [cue for cue in timeline.cues if cue.track == track]
        assert all(before.end_ms <= after.start_ms for before, after in pairwise(alone))
    chimes = [cue.start_ms for cue in timeline.cues if cue.track == "chime"]
    assert len(chimes) == len(set(chimes))
    assert not any("{" in cue.text or cue.text.strip() != cue.text for cue in timeline.cues)
    assert all(cue.text for cue in timeline.cues if cue.track in {"voice", "caption", "chime"})


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_both_sides_of_every_item_are_worked_for_the_same_time(session: tuple[Routine, Library]) -> None:
    main = main_of(compile_timeline(*session))
    for index in range(len(session[0].items)):
        left, right = (
            sum(cue.duration_ms for cue in main if cue.item == index and cue.side == side) for side in ("left", "right")
        )
        assert left == right


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_every_cue_lies_within_its_own_chapter(session: tuple[Routine, Library]) -> None:
    timeline = compile_timeline(*session)
    ends = 0
    for chapter in timeline.chapters:
        assert chapter.start_ms == ends
        ends = chapter.start_ms + chapter.duration_ms
    assert ends == timeline.total_ms
    for cue in timeline.cues:
        if cue.item is None:
            assert (cue.start_ms, cue.movement) == (timeline.total_ms, None)
        else:
            chapter = timeline.chapters[cue.item]
            assert cue.movement == chapter.movement
            assert chapter.start_ms <= cue.start_ms <= cue.end_ms <= chapter.start_ms + chapter.duration_ms


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_a_mirrored_routine_gives_a_mirrored_timeline(session: tuple[Routine, Library]) -> None:
    planned, library = session
    turned = replace(planned, items=tuple(mirrored(one) for one in planned.items))

    def mirror(cue: Cue) -> Cue:
        return replace(cue, side=SIDE[cue.side], text=swapped(cue.text))

    assert compile_timeline(turned, library).cues == tuple(
        mirror(cue) for cue in compile_timeline(planned, library).cues
    )


def test_the_lead_in_of_an_item_does_not_change_with_what_comes_after() -> None:
    def first_item(*items: Item) -> list[Cue]:
        return [cue for cue in compile_timeline(routine(*items), small_library()).cues if cue.item == 0]

    alone = first_item(item(CAT_COW), item(MARCH))
    assert alone == first_item(item(CAT_COW), item(EAR_TO_SHOULDER), item(BREATHING))
