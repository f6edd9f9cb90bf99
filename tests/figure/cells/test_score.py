"""Which moment of a motion a cue shows: reckoned by hand on spans that are easy to reckon with.

The vectors are read by players in other languages too. After a change that is meant, write them anew:
`python -m tests.figure.cells.test_score`.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.players.timelines import Part, Side, timeline_of
from unhunch.figure.cells.score import Moment, Spans, moment, spans_by_name, still
from unhunch.figure.cells.steps import step_at, steps
from unhunch.figure.motion import Span
from unhunch.model import Timeline
from unhunch.model.movement import Sides
from unhunch.wire import from_plain, to_plain

FILE = Path(__file__).parents[2] / "vectors" / "figure" / "score.json"

LEFT, RIGHT = False, True
"""As it is authored, and its mirror image."""
PLAIN = spans_by_name((Span("ready", 0, 1), Span("out", 1, 3), Span("hold", 3, 4), Span("back", 4, 8)))
"""Goes out in 2 s and back in 4 s."""
AWAY = spans_by_name((*PLAIN.values(), Span("pause", 8, 8.5), Span("again", 8.5, 10.5), Span("finish", 15, 17)))
"""The next repetition begins elsewhere than where the figure waits."""
ROUND = spans_by_name((Span("ready", 0, 1), Span("out", 1, 2), Span("loop", 2, 10), Span("finish", 10, 13)))
"""Goes round in 8 s, comes in 1 s and goes home in 3 s."""


def session(
    *parts: Part, sides: Sides = "none", directions: tuple[str, ...] = (), name: str = "Long reach"
) -> Timeline:
    timeline = timeline_of((name, parts))
    chapter = replace(timeline.chapters[0], sides=sides, directions=directions)
    return replace(timeline, chapters=(chapter,), cues=tuple(cue for cue in timeline.cues if cue.track == "main"))


def at(timeline: Timeline, seconds: float, spans: Spans) -> Moment:
    step = step_at(steps(timeline), int(seconds * 1000))
    assert step is not None
    return moment(step, int(seconds * 1000), spans)


STRETCH = session(
    ("get-ready", 6, None, None, None),
    ("out", 4, "right", 1, 1),
    ("hold", 30, "right", 1, 1),
    ("back", 2, "right", 1, 1),
    ("switch", 5, None, None, None),
    ("out", 4, "left", 1, 1),
    ("hold", 30, "left", 1, 1),
    ("back", 2, "left", 1, 1),
    sides="switch",
)
ROLLED = session(
    ("get-ready", 6, None, None, None),
    ("out", 4, "left", 1, 1),
    ("press", 24, "left", 1, 1),
    ("back", 2, "left", 1, 1),
    ("switch", 5, None, None, None),
    ("out", 4, "right", 1, 1),
    ("press", 24, "right", 1, 1),
    ("back", 2, "right", 1, 1),
    sides="switch",
)
TWICE = session(
    ("get-ready", 5, None, None, None),
    *((kind, seconds, None, 1, rep) for rep in (1, 2) for kind, seconds in (("out", 2), ("back", 2), ("pause", 1))),
    ("rest", 10, None, 1, None),
    ("out", 2, None, 2, 1),
    ("back", 2, None, 2, 1),
)
BOTH_WAYS = session(
    ("get-ready", 6, None, None, None),
    ("out", 2, None, 1, 1),
    ("back", 2, None, 1, 1),
    ("switch", 2, None, 1, None),
    ("out", 2, None, 1, 1),
    ("back", 2, None, 1, 1),
    ("rest", 10, None, 1, None),
    ("out", 2, None, 2, 1),
    ("back", 2, None, 2, 1),
    directions=("forward", "backward"),
)
CLOCK = session(
    ("get-ready", 6, None, None, None),
    *(
        (kind, 2, None, 1, rep)
        for rep in (1, 2)
        for _ in ("up", "forward", "down", "back")
        for kind in ("out", "hold", "back")
    ),
    directions=("up", "forward", "down", "back"),
)
TURNS = session(
    ("get-ready", 5, None, None, None),
    *((kind, 2, side, 1, rep) for rep in (1, 2) for side in ("left", "right") for kind in ("out", "back")),
    sides="alternate",
)
JOG = session(("get-ready", 5, None, None, None), ("move", 30, None, 1, None), sides="alternate")
RUNS: dict[str, tuple[Timeline, Spans]] = {
    "a stretch, right side first": (STRETCH, PLAIN),
    "two repetitions and a rest": (TWICE, AWAY),
    "two ways round, out and back": (BOTH_WAYS, PLAIN),
    "two ways round, a loop": (BOTH_WAYS, ROUND),
    "four ways in each repetition": (CLOCK, ROUND),
    "sides that take turns": (TURNS, PLAIN),
    "a movement that goes on, out and back": (JOG, PLAIN),
    "a movement that goes on, a loop": (JOG, ROUND),
}


def test_the_figure_waits_on_the_side_that_comes_and_is_stretched_to_the_cues() -> None:
    assert at(STRETCH, 3, PLAIN) == Moment("ready", 0, RIGHT)
    assert at(STRETCH, 7, PLAIN) == Moment("out", 1.5, RIGHT)
    assert at(STRETCH, 39, PLAIN) == Moment("hold", 3, RIGHT)
    assert at(STRETCH, 41, PLAIN) == Moment("back", 6, RIGHT)


def test_it_turns_to_the_mirror_image_half_way_through_a_change_of_sides() -> None:
    assert at(STRETCH, 44.4, PLAIN) == Moment("ready", 0, RIGHT)
    assert at(STRETCH, 44.5, PLAIN) == Moment("ready", 0, LEFT)
    assert at(STRETCH, 48, PLAIN) == Moment("out", 1.5, LEFT)


def test_later_repetitions_begin_where_the_one_before_ended() -> None:
    assert at(TWICE, 6, AWAY) == Moment("out", 2, LEFT)
    assert at(TWICE, 9.5, AWAY) == Moment("pause", 8.5, LEFT)
    assert at(TWICE, 11, AWAY) == Moment("again", 9.5, LEFT)
    assert at(TWICE, 11, PLAIN) == Moment("out", 2, LEFT)


def test_in_a_rest_it_goes_home_quickly_waits_and_begins_anew() -> None:
    assert at(TWICE, 15.75, AWAY) == Moment("finish", 16, LEFT)
    assert at(TWICE, 17, AWAY) == Moment("ready", 0, LEFT)
    assert at(TWICE, 26, AWAY) == Moment("out", 2, LEFT)


def test_the_second_way_round_is_played_backwards() -> None:
    assert [at(BOTH_WAYS, t, PLAIN).seconds for t in (6, 7, 8, 9)] == [1, 2, 4, 6]
    assert [(m.span, m.seconds) for m in (at(BOTH_WAYS, t, PLAIN) for t in (12, 13, 14, 15))] == [
        ("back", 8), ("back", 6), ("out", 3), ("out", 2),
    ]  # fmt: skip
    assert at(BOTH_WAYS, 27, PLAIN) == Moment("out", 2, LEFT)


def test_a_loop_is_one_round_for_each_repetition_and_backwards_the_second_way() -> None:
    assert [at(BOTH_WAYS, t, ROUND).seconds for t in (6, 7, 8, 9)] == [2, 4, 6, 8]
    assert [at(BOTH_WAYS, t, ROUND).seconds for t in (10, 11)] == [2, 2]
    assert [at(BOTH_WAYS, t, ROUND).seconds for t in (12, 13, 14, 15)] == [10, 8, 6, 4]


def test_it_comes_to_its_loop_in_the_end_of_what_is_before_and_goes_home_after() -> None:
    assert [(m.span, m.seconds) for m in (at(BOTH_WAYS, t, ROUND) for t in (4.9, 5, 5.5))] == [
        ("ready", 0), ("out", 1), ("out", 1.5),
    ]  # fmt: skip
    assert [(m.span, m.seconds) for m in (at(BOTH_WAYS, t, ROUND) for t in (16, 16.75, 18, 25.5))] == [
        ("finish", 10), ("finish", 11.5), ("ready", 0), ("out", 1.5),
    ]  # fmt: skip


def test_ways_within_a_repetition_are_equal_parts_of_the_loop_each_with_its_own_hold() -> None:
    seconds = [at(CLOCK, t, ROUND).seconds for t in (6, 7, 9, 12, 13, 15, 18, 21, 24, 27, 30, 33)]
    assert seconds == [2, 2.5, 3, 4, 4.5, 5, 6, 7, 8, 9, 2, 3]


def test_sides_that_take_turns_are_shown_turn_by_turn() -> None:
    assert [at(TURNS, t, PLAIN).mirrored for t in (1, 5, 7, 9, 11, 13, 17)] == [
        False, False, False, True, True, False, True,
    ]  # fmt: skip


def test_a_movement_that_goes_on_keeps_its_own_tempo_and_turns_sides_by_itself() -> None:
    assert [(m.span, m.seconds, m.mirrored) for m in (at(JOG, t, PLAIN) for t in (5, 7.5, 9, 12, 14))] == [
        ("out", 1, False), ("hold", 3.5, False), ("back", 5, False), ("out", 1, True), ("hold", 3, True),
    ]  # fmt: skip
    assert [at(JOG, t, ROUND).seconds for t in (5, 12.5, 13.5)] == [2, 9.5, 2.5]
    assert not any(at(JOG, t, ROUND).mirrored for t in range(35))


def test_without_a_phase_it_waits() -> None:
    assert at(STRETCH, 41, spans_by_name((Span("ready", 0, 1), Span("out", 1, 3)))) == Moment("ready", 0, RIGHT)
    assert at(JOG, 10, spans_by_name(())) == Moment("ready", 0, LEFT)


def test_a_cue_kind_that_is_not_known_waits_and_an_empty_session_has_no_step() -> None:
    assert at(session(("levitate", 5, None, None, None)), 2, PLAIN) == Moment("ready", 0, LEFT)
    assert step_at(steps(Timeline(total_ms=0, chapters=(), cues=())), 0) is None


def test_stills_are_the_far_end_and_where_it_waits() -> None:
    assert [still(at(STRETCH, t, PLAIN), PLAIN) for t in (3, 7, 20, 41)] == [
        Moment("ready", 0, RIGHT), Moment("hold", 3, RIGHT), Moment("hold", 3, RIGHT), Moment("hold", 3, RIGHT),
    ]  # fmt: skip
    assert still(at(JOG, 10, ROUND), ROUND) == Moment("loop", 2, LEFT)


@pytest.mark.parametrize("about", RUNS)
def test_a_right_side_is_the_mirror_of_a_left_one(about: str) -> None:
    timeline, spans = RUNS[about]
    other: dict[str | None, Side] = {"left": "right", "right": "left", None: None}
    swapped = replace(timeline, cues=tuple(replace(cue, side=other[cue.side]) for cue in timeline.cues))
    sided = any(cue.side for cue in timeline.cues)
    for second in range(timeline.total_ms // 1000):
        one, two = at(timeline, second, spans), at(swapped, second, spans)
        assert (one.span, one.seconds) == (two.span, two.seconds)
        assert (one.mirrored != two.mirrored) == sided


@pytest.mark.parametrize("about", RUNS)
def test_the_figure_never_leaves_its_clock(about: str) -> None:
    timeline, spans = RUNS[about]
    for tenth in range(timeline.total_ms // 100 + 1):
        shown = at(timeline, tenth / 10, spans)
        span = spans["out" if shown.span == "hold" and "hold" not in spans else shown.span]
        assert span.start - 1e-9 <= shown.seconds <= span.end + 1e-9


def vectors() -> dict[str, Any]:
    """Return the vectors as they should be."""
    return {
        "about": "Which moment of a motion is shown at a position of a session: span, seconds on its clock, mirrored.",
        "tolerance_seconds": 1e-6,
        "runs": [
            {
                "about": about,
                "timeline": to_plain(timeline),
                "spans": {name: [span.start, span.end] for name, span in spans.items()},
                "moments": [
                    {"position_ms": position, **to_plain(at(timeline, position / 1000, spans))}
                    for position in range(0, timeline.total_ms + 1, 1250)
                ],
            }
            for about, (timeline, spans) in RUNS.items()
        ],
    }


def test_the_vectors_still_hold() -> None:
    kept = json.loads(FILE.read_text())
    assert [run["about"] for run in kept["runs"]] == list(RUNS)
    for run in kept["runs"]:
        timeline = from_plain(run["timeline"], Timeline, what="the vector's timeline")
        spans = spans_by_name(Span(name, start, end) for name, (start, end) in run["spans"].items())
        for expected in run["moments"]:
            shown = at(timeline, expected["position_ms"] / 1000, spans)
            assert (shown.span, shown.mirrored) == (expected["span"], expected["mirrored"])
            assert shown.seconds == pytest.approx(expected["seconds"], abs=kept["tolerance_seconds"])


def test_a_release_that_rolls_comes_in_goes_round_while_one_presses_and_comes_off() -> None:
    shown = {seconds: at(ROLLED, seconds, ROUND) for seconds in (3, 8, 10, 14, 17.999, 18, 33.99, 35, 38)}
    assert shown[3] == Moment("ready", 0.0, LEFT)
    assert shown[8] == Moment("out", 1.5, LEFT)
    assert shown[10] == Moment("loop", 2.0, LEFT)
    assert shown[14] == Moment("loop", 6.0, LEFT)
    assert shown[18] == Moment("loop", 2.0, LEFT)
    assert shown[33.99].seconds == pytest.approx(9.99, abs=0.02)
    assert shown[35] == Moment("finish", 11.5, LEFT)
    assert shown[38].span == "ready"


def test_the_other_side_of_a_release_is_its_mirror_image() -> None:
    assert at(ROLLED, 49, ROUND) == replace(at(ROLLED, 14, ROUND), mirrored=RIGHT)


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n")
