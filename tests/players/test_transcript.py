"""The session as a text."""

from dataclasses import replace
from typing import Any

import pytest

from unhunch.model import Chapter, Cue, Timeline
from unhunch.players.transcript import dose_in_words, length, render

CHAPTER = Chapter(
    movement="ear-to-shoulder",
    variation=None,
    name="Ear to shoulder",
    technique="static",
    position="seated",
    props=("chair",),
    sides="switch",
    sets=1,
    reps=1,
    hold_seconds=30,
    start_ms=0,
    duration_ms=75_000,
    steps=("Sit tall.",),
    feel=("Along the side of the neck.", "Elsewhere."),
    notes=("Only as far as is easy",),
    reason="",
    assist=("Rest a hand on the shoulder.",),
)


def cue(kind: str, start: int, seconds: int, text: str = "", **more: Any) -> Cue:
    return Cue(
        track="main",
        kind=kind,
        start_ms=start * 1000,
        duration_ms=seconds * 1000,
        movement="ear-to-shoulder",
        text=text,
        **{"item": 0} | more,
    )


def test_the_practitioners_steps_follow_each_other_under_one_word() -> None:
    chapter = replace(CHAPTER, assist=("Rest a hand on the shoulder.", "Ask for the tip.", "Let go slowly."))
    told = " ".join(render(Timeline(total_ms=75_000, chapters=(chapter,), cues=())).split())
    assert told.endswith("Practitioner: rest a hand on the shoulder. Ask for the tip. Let go slowly.")


def test_a_movement_is_one_paragraph_with_its_times_dose_sides_and_cues() -> None:
    cues = (
        cue("get-ready", 0, 10, "Sit tall. Left side first."),
        cue("hold", 10, 30, "Ear towards the left shoulder.", side="left"),
        cue("switch", 40, 5, "Other side: right."),
        cue("hold", 45, 30, "Ear towards the right shoulder.", side="right"),
        cue("finish", 75, 0, "Well done.", item=None),
    )
    assert render(Timeline(total_ms=75_000, chapters=(CHAPTER,), cues=cues)) == (
        "A session of 1 minute 15 seconds with 1 movement.\n"
        "\n"
        "0:00 to 1:15. Ear to shoulder. Sit tall. Left side first. Hold for 30 seconds on each\n"
        "side. Ear towards the left shoulder. At 0:40, other side: right. Ear towards the right\n"
        "shoulder. What you may feel: along the side of the neck. Take care: only as far as is\n"
        "easy. Practitioner: rest a hand on the shoulder.\n"
        "\n"
        "1:15. Well done.\n"
    )


def test_what_is_said_again_and_again_is_told_once_and_rests_only_with_the_dose() -> None:
    cues = [cue("out", 0, 2, "Up."), cue("rest", 2, 5, "Rest."), cue("out", 7, 2, "Up."), cue("pause", 9, 1)]
    chapter = replace(CHAPTER, feel=(), notes=(), assist=(), sides="none", technique="dynamic", sets=2, hold_seconds=0)
    text = render(Timeline(total_ms=75_000, chapters=(chapter,), cues=tuple(cues)))
    assert " ".join(text.split()).endswith(
        "Ear to shoulder. 1 repetition, in 2 sets with 5 seconds of rest between them. Up."
    )


@pytest.mark.parametrize(
    ("change", "cues", "told"),
    [
        ({}, [], "Hold for 30 seconds on each side"),
        ({"reps": 3, "sides": "none"}, [], "Hold for 30 seconds, 3 times"),
        ({"technique": "release", "hold_seconds": 60}, [], "Press for 1 minute on each side"),
        ({"technique": "dynamic", "reps": 8, "hold_seconds": 2, "sides": "none"}, [], "8 repetitions"),
        (
            {"technique": "strengthening", "reps": 8, "hold_seconds": 3, "sides": "alternate"},
            [],
            "8 repetitions with a hold of 3 seconds on each side, side after side in turn",
        ),
        ({"technique": "warm-up", "sides": "none"}, [cue("move", 0, 90)], "Keep moving for 1 minute 30 seconds"),
        (
            {"technique": "warm-up", "sides": "alternate"},
            [cue("move", 0, 30)],
            "Keep moving for 30 seconds, side after side in turn",
        ),
        ({"technique": "breathing", "sides": "none"}, [cue("move", 0, 60)], "Breathe for 1 minute"),
        ({"sets": 2, "sides": "none"}, [], "Hold for 30 seconds, in 2 sets"),
        (
            {"technique": "dynamic", "hold_seconds": 0, "reps": 5, "sides": "none"},
            [cue("switch", 0, 2, set=1)],
            "5 repetitions each way",
        ),
    ],
)
def test_the_dose_is_told_in_words(change: dict[str, Any], cues: list[Cue], told: str) -> None:
    assert dose_in_words(replace(CHAPTER, **change), cues) == told


def test_a_timeline_without_movements_says_so_and_tells_the_cues_it_has() -> None:
    assert render(Timeline(total_ms=0, chapters=(), cues=())) == "A session without movements.\n"
    lone = Timeline(total_ms=70_000, chapters=(), cues=(cue("jump", 65, 5, "ارفع ذراعك", item=3),))
    assert render(lone) == "A session without movements.\n\n1:05. ارفع ذراعك\n"


def test_lengths_are_told_in_minutes_and_seconds() -> None:
    assert [length(seconds) for seconds in (0, 1, 59, 60, 121, 3600)] == [
        "0 seconds",
        "1 second",
        "59 seconds",
        "1 minute",
        "2 minutes 1 second",
        "60 minutes",
    ]
