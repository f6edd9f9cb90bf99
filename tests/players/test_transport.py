"""The session's state: where it is, and what was really done."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.players.timelines import BREATHING, EMPTY, ONE_STRETCH, ROLLS, SESSION, STRETCH, timeline_of
from unhunch.base.clock import ManualClock
from unhunch.model import Cue, Timeline
from unhunch.players.tally import SideDone
from unhunch.players.transport import ChapterDone, CueEnded, CueStarted, Ended, Event, Paused, Resumed, Transport


def run(transport: Transport, clock: ManualClock, ms: int, step: int = 1000) -> list[Event]:
    """Play on for a while, looking every second, and return what happened."""
    events = list(transport.poll())
    for _ in range(ms // step):
        clock.advance(step)
        events += transport.poll()
    clock.advance(ms % step)
    return events + list(transport.poll())


def begun(timeline: Timeline) -> tuple[Transport, ManualClock]:
    clock = ManualClock(ms=987_654)
    return Transport(timeline, clock), clock


def last_done(events: list[Event]) -> dict[int, tuple[SideDone, ...]]:
    return {event.chapter: event.done for event in events if isinstance(event, ChapterDone)}


def test_an_empty_timeline_is_over_at_once() -> None:
    transport, _ = begun(EMPTY)
    assert transport.poll() == (Ended(finished=True),)
    assert transport.poll() == ()
    assert transport.cue is None
    assert transport.chapter is None


def test_thirty_minutes_play_in_a_moment_and_every_cue_comes_once() -> None:
    timeline = timeline_of(*[("Ear to shoulder", STRETCH)] * 21)
    assert timeline.total_ms > 30 * 60_000
    transport, clock = begun(timeline)
    events = run(transport, clock, timeline.total_ms, step=4000)
    assert [event.cue for event in events if isinstance(event, CueStarted)] == list(timeline.cues)
    assert sum(isinstance(event, CueEnded) for event in events) == len(timeline.cues)
    assert [event.chapter for event in events if isinstance(event, ChapterDone)] == list(range(21))
    assert events[-1] == Ended(finished=True)


def test_the_position_is_the_clocks_and_does_not_drift_with_the_number_of_looks() -> None:
    transport, clock = begun(SESSION)
    for _ in range(7000):
        clock.advance(13)
        transport.poll()
    assert transport.position_ms == 91_000


def test_of_a_stretch_only_the_hold_counts_and_each_side_has_its_own() -> None:
    transport, clock = begun(ONE_STRETCH)
    done = last_done(run(transport, clock, ONE_STRETCH.total_ms))
    assert done == {
        0: (
            SideDone(side="left", ms=30_000, reps=1, planned_ms=30_000, planned_reps=1),
            SideDone(side="right", ms=30_000, reps=1, planned_ms=30_000, planned_reps=1),
        )
    }


def test_repetitions_count_when_they_are_whole() -> None:
    transport, clock = begun(timeline_of(("Shoulder rolls", ROLLS)))
    run(transport, clock, 5000 + 11_000)
    transport.end()
    done = last_done(list(transport.poll()))
    assert done == {0: (SideDone(side=None, ms=11_000, reps=2, planned_ms=20_000, planned_reps=5),)}


def test_four_ways_round_in_one_repetition_count_as_one() -> None:
    clocks = tuple((kind, 2, None, 1, 1) for _ in range(4) for kind in ("out", "back", "pause"))
    transport, clock = begun(timeline_of(("Scapular clocks", clocks)))
    done = last_done(run(transport, clock, 24_000))
    assert done[0][0].reps == 1
    assert done[0][0].ms == 16_000


def test_two_ways_with_a_change_between_count_twice() -> None:
    way = (("out", 2, None, 1, 1), ("back", 2, None, 1, 1))
    parts = (*way, ("switch", 2, None, None, None), *way)
    transport, clock = begun(timeline_of(("Arm circles", parts)))
    assert last_done(run(transport, clock, 10_000))[0][0].reps == 2


def test_pause_holds_the_position_and_resume_goes_on_from_there() -> None:
    transport, clock = begun(SESSION)
    run(transport, clock, 8000)
    transport.pause()
    clock.advance(600_000)
    assert transport.poll() == (Paused("asked"),)
    assert transport.position_ms == 8000
    transport.resume()
    clock.advance(1000)
    assert transport.poll()[0] == Resumed()
    assert transport.position_ms == 9000


def test_a_clock_that_jumps_pauses_where_it_was_last_seen() -> None:
    transport, clock = begun(ONE_STRETCH)
    run(transport, clock, 20_000)
    clock.advance(3_600_000)
    assert transport.position_ms == 20_000
    assert transport.poll() == (Paused("clock-jumped"),)
    assert transport.done(0)[0].ms == 10_000
    transport.resume()
    clock.advance(5000)
    transport.poll()
    assert transport.position_ms == 25_000


def test_a_jump_of_five_seconds_is_played_and_every_cue_in_it_comes_once() -> None:
    transport, clock = begun(timeline_of(("Shoulder rolls", ROLLS)))
    transport.poll()
    clock.advance(5000)
    transport.poll()
    clock.advance(5000)
    kinds = [
        event.cue.kind for event in transport.poll() if isinstance(event, CueStarted) and event.cue.track == "main"
    ]
    assert kinds == ["back", "out"]


def test_back_goes_to_the_start_of_the_movement_and_early_on_to_the_one_before() -> None:
    transport, clock = begun(SESSION)
    run(transport, clock, 25_000 + 10_000)
    transport.back()
    assert transport.position_ms == 25_000
    run(transport, clock, 2000)
    transport.back()
    assert transport.position_ms == 0


def test_what_is_played_twice_counts_once_and_the_longer_play_counts() -> None:
    transport, clock = begun(ONE_STRETCH)
    run(transport, clock, 6000 + 4000 + 20_000)
    transport.back()
    run(transport, clock, 6000 + 4000 + 12_000)
    transport.end()
    assert last_done(list(transport.poll()))[0][0].ms == 20_000


def test_skip_keeps_what_was_done_and_says_why_and_going_back_takes_it_back() -> None:
    transport, clock = begun(SESSION)
    run(transport, clock, 25_000 + 10_000 + 7000)
    transport.skip("not-now")
    done = [event for event in transport.poll() if isinstance(event, ChapterDone)]
    assert [(event.chapter, event.skip, event.done[0].ms, event.done[1].ms) for event in done] == [
        (1, "not-now", 7000, 0)
    ]
    assert transport.position_ms == 111_000
    transport.back()
    run(transport, clock, 86_000)
    assert transport.skips == {}


def test_skipping_while_paused_stays_paused_and_tells_the_skip() -> None:
    transport, clock = begun(SESSION)
    transport.poll()
    transport.pause()
    transport.skip("never")
    transport.skip("already-done")
    told = [(event.chapter, event.skip) for event in transport.poll() if isinstance(event, ChapterDone)]
    assert told == [(0, "never"), (1, "already-done")]
    assert transport.state == "paused"
    clock.advance(100)
    assert transport.position_ms == 111_000


def test_on_from_the_last_movement_ends_the_session() -> None:
    transport, _ = begun(ONE_STRETCH)
    transport.poll()
    transport.on()
    events = transport.poll()
    assert events[-1] == Ended(finished=True)
    assert transport.position_ms == ONE_STRETCH.total_ms
    transport.back()
    transport.on()
    transport.skip("never")
    transport.end()
    assert transport.poll() == ()


def test_ending_keeps_what_was_done_and_says_that_it_was_not_the_end() -> None:
    transport, clock = begun(ONE_STRETCH)
    run(transport, clock, 15_000)
    transport.end()
    events = transport.poll()
    assert last_done(list(events))[0][0].ms == 5000
    assert events[-1] == Ended(finished=False)


def test_a_cue_kind_nobody_knows_takes_its_time_and_counts_as_nothing() -> None:
    timeline = timeline_of(("Ear to shoulder", (("levitate", 10, None, None, None), *STRETCH)))
    transport, clock = begun(timeline)
    assert last_done(run(transport, clock, timeline.total_ms))[0][0].ms == 30_000


def test_a_cue_of_no_movement_is_no_harm() -> None:
    stray = Cue(track="main", kind="rest", start_ms=0, duration_ms=500, movement=None, item=7)
    timeline = replace(EMPTY, total_ms=1000, cues=(stray,))
    transport, clock = begun(timeline)
    assert run(transport, clock, 1000)[-1] == Ended(finished=True)


COMMANDS = st.lists(
    st.one_of(
        st.integers(min_value=0, max_value=8000),
        st.sampled_from(["back", "on", "pause", "resume", "not-now", "already-done", "never", "poll"]),
    ),
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(COMMANDS)
def test_no_sequence_of_commands_loses_or_doubles_a_second_or_passes_the_end(commands: list[int | str]) -> None:
    timeline = timeline_of(("Rolls", ROLLS), ("Ear", STRETCH), ("Breathing", BREATHING), ("Other ear", STRETCH))
    transport, clock = begun(timeline)
    played = [set[int]() for _ in timeline.cues]
    events: list[Event] = list(transport.poll())
    for command in commands:
        before, was = transport.position_ms, transport.state
        if isinstance(command, int):
            clock.advance(command)
        match command:
            case "back":
                transport.back()
            case "on":
                transport.on()
            case "pause":
                transport.pause()
            case "resume":
                transport.resume()
            case "not-now" | "already-done" | "never":
                transport.skip(command)
            case _:
                events += transport.poll()
                jumped = isinstance(command, int) and command > 5000
                after = before if was != "playing" or jumped else min(timeline.total_ms, before + _ms(command))
                assert transport.position_ms == after
                for index, cue in enumerate(timeline.cues):
                    played[index].update(range(max(before, cue.start_ms), min(after, cue.end_ms)))
        assert 0 <= transport.position_ms <= timeline.total_ms
    events += transport.poll()
    for number in range(len(timeline.chapters)):
        for side in transport.done(number):
            counted = [
                len(played[index])
                for index, cue in enumerate(timeline.cues)
                if cue.track == "main" and cue.item == number and cue.side == side.side and _counts(cue, number)
            ]
            assert side.ms == sum(counted)
            assert side.ms <= side.planned_ms
    started = sum(isinstance(event, CueStarted) for event in events)
    ended = sum(isinstance(event, CueEnded) for event in events)
    assert 0 <= started - ended <= 6
    assert sum(isinstance(event, Ended) for event in events) == (transport.state == "ended")


def _ms(command: object) -> int:
    return command if isinstance(command, int) else 0


def _counts(cue: Cue, number: int) -> bool:
    return cue.kind == "hold" if number in {1, 3} else cue.kind in {"out", "back", "move"}
