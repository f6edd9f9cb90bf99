"""The guide as lines."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.players.timelines import ONE_STRETCH, SESSION
from unhunch.base.clock import ManualClock
from unhunch.model import Cue, ReadinessQuestion, Timeline
from unhunch.players.plain import ask_readiness, play
from unhunch.players.transport import ChapterDone, Ended, Event, Paused, Resumed


def spoken(start: int, text: str) -> Cue:
    return Cue(track="voice", kind="say", start_ms=start, duration_ms=900, movement=None, text=text, item=0)


SPOKEN = replace(
    ONE_STRETCH,
    cues=(
        *(cue for cue in ONE_STRETCH.cues if cue.track != "voice"),
        *(spoken(0, "First: Ear to shoulder."), spoken(10_000, "Hold."), spoken(40_000, "Now breathe out.")),
    ),
)


def played(timeline: Timeline, commands: dict[int, str]) -> tuple[list[str], list[Event]]:
    """Play with commands typed at given milliseconds of the clock."""
    clock, out, events = ManualClock(), io.StringIO(), list[Event]()
    typed = dict(commands)

    def command() -> str | None:
        due = next((at for at in typed if at <= clock.ms), None)
        return None if due is None else typed.pop(due)

    play(timeline, clock, events.append, out=out, commands=command, wait=lambda _: clock.advance(500))
    return out.getvalue().splitlines(), events


def test_a_session_is_a_line_for_each_thing_worth_saying() -> None:
    lines, events = played(ONE_STRETCH, {})
    assert lines[0] == "0:00  1 of 1: Ear to shoulder, 30 s each side. Get ready, 6 s."
    assert "0:10  Hold 30 s, left side." in lines
    assert "0:52  Hold 30 s, right side." in lines
    assert lines[-1] == "Done."
    assert events[-1] == Ended(finished=True)


def test_no_line_has_a_bell_where_the_lines_go_to_a_file() -> None:
    lines, _ = played(SESSION, {})
    assert not any("\a" in line for line in lines)


def test_pause_and_go_on_are_said() -> None:
    lines, events = played(ONE_STRETCH, {3000: "p", 3001: "p"})
    assert "Paused. p and Enter goes on." in lines
    assert "Going on." in lines
    assert events[-1] == Ended(finished=True)


def test_skip_asks_which_of_three_and_keeps_the_answer() -> None:
    lines, events = played(SESSION, {1000: "s", 1001: "3", 2000: "q"})
    assert [event.skip for event in events if isinstance(event, ChapterDone)] == ["never", None]
    assert "Left out: never." in lines
    assert lines[-1] == "Ended. What you did is kept."


def test_anything_else_after_skip_goes_on() -> None:
    _, events = played(ONE_STRETCH, {1000: "s", 1001: ""})
    assert [event.skip for event in events if isinstance(event, ChapterDone)] == [None]


def test_next_and_back_and_an_unknown_letter() -> None:
    lines, _ = played(SESSION, {1000: "n", 2000: "b", 2001: "z"})
    assert lines.count("0:00  1 of 3: Shoulder rolls, 5 repetitions. Get ready, 5 s.") == 2
    assert "Commands, then Enter: p pause or go on, b back, n next, s skip, h how it is done, q end." in lines


QUESTIONS = tuple(
    ReadinessQuestion(id=name, group="Right now", text=f"Is it {name}?", action="C", source="s") for name in ("a", "b")
)


def asked(answers: Iterator[str]) -> frozenset[str] | None:
    def read(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    return ask_readiness(QUESTIONS, lambda yes: ("care", "Take care", sorted(yes)), read=read, write=lambda _: None)


def test_the_check_is_asked_in_lines_and_nonsense_is_asked_again() -> None:
    assert asked(iter(["9", "x", "2", ""])) == frozenset({"b"})
    assert asked(iter(["none", ""])) == frozenset()
    assert asked(iter(["None.", ""])) == frozenset()
    assert asked(iter(["1", "b", "1 2", ""])) == frozenset({"a", "b"})
    assert asked(iter(["1"])) is None


def test_enter_alone_is_no_answer_to_the_check() -> None:
    assert asked(iter(["", "", "", ""])) is None
    assert asked(iter(["", "1 and 2", ""])) == frozenset({"a", "b"})


def test_nothing_is_said_twice() -> None:
    lines, _ = played(SPOKEN, {})
    assert [line for line in lines if line.startswith("0:00")] == [
        "0:00  1 of 1: Ear to shoulder, 30 s each side. Get ready, 6 s."
    ]
    assert "0:40  Now breathe out." in lines
    assert [line for line in lines if line.startswith("0:10")] == ["0:10  Hold 30 s, left side."]


def test_how_it_is_done_is_told_on_demand_and_the_session_waits() -> None:
    lines, events = played(ONE_STRETCH, {1000: "h", 9000: "p"})
    assert "How it is done: 1. Sit tall." in lines
    assert [event for event in events if isinstance(event, Paused)] == [Paused("asked")]
    assert events[-1] == Ended(finished=True)


def test_a_practitioner_hears_the_steps_before_the_movement_begins() -> None:
    chapter = replace(ONE_STRETCH.chapters[0], assist=("Rest a hand on the shoulder.", "Let go slowly."))
    lines, _ = played(replace(ONE_STRETCH, chapters=(chapter,)), {})
    assert lines[1:3] == ["Practitioner: Rest a hand on the shoulder.", "Practitioner: Let go slowly."]


def test_where_nothing_can_be_typed_a_clock_that_jumped_does_not_stop_the_session(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    clock, out, events = ManualClock(), io.StringIO(), list[Event]()
    jumps = iter([60_000])
    play(ONE_STRETCH, clock, events.append, out=out, wait=lambda _: clock.advance(next(jumps, 500)))
    assert events[-1] == Ended(finished=True)
    assert "Paused" not in out.getvalue()
    assert [event for event in events if isinstance(event, (Paused, Resumed))] == [Paused("clock-jumped"), Resumed()]
