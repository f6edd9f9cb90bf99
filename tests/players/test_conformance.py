"""What every player has to bear: one suite for all of them."""

import io
from dataclasses import replace
from importlib import import_module

import pytest

from tests.players.timelines import EMPTY, SESSION, STRETCH, timeline_of
from unhunch.base.clock import ManualClock
from unhunch.model import Timeline
from unhunch.players import PLAYERS, load_player
from unhunch.players.transport import Ended, Event

ARABIC = "قف بشكل مستقيم"
ONE_CUE = timeline_of(("Ear to shoulder", STRETCH[:1]))
UNKNOWN = timeline_of(("Ear to shoulder", (("levitate", 10, None, None, None), *STRETCH)))
IN_ARABIC = replace(
    SESSION,
    chapters=tuple(replace(chapter, name=ARABIC, feel=(ARABIC,)) for chapter in SESSION.chapters),
    cues=tuple(replace(cue, text=ARABIC if cue.text else "") for cue in SESSION.cues),
)
PLAYING = ("terminal", "plain")
WRITING = tuple(name for name in PLAYERS if name not in PLAYING)


async def _in_terminal(timeline: Timeline, *, steers: bool = False, jumps: bool = False) -> tuple[str, list[Event]]:
    app_class = import_module("unhunch.players.terminal.app").GuideApp
    clock, events = ManualClock(), list[Event]()
    app = app_class(timeline, clock, events.append, plan_first=False)
    seen = ""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for second in range(timeline.total_ms // 1000 + 1):
            if steers and second == 3:
                await pilot.press("space", "space")
            if jumps and second == 3:
                clock.advance(3_600_000)
                app.tick()
                await pilot.press("space")
            clock.advance(1000)
            app.tick()
            if second in {1, 20}:
                await pilot.pause()
                seen += app.export_screenshot()
        await pilot.pause()
        await pilot.press("escape")
    return seen, events


def _in_lines(timeline: Timeline, *, steers: bool = False, jumps: bool = False) -> tuple[str, list[Event]]:
    clock, events, out = ManualClock(), list[Event](), io.StringIO()
    typed = ["p", "p"] if steers else []

    def command() -> str | None:
        if jumps and clock.ms > 3_600_000 and not events_resumed:
            events_resumed.append(True)
            return "p"
        return typed.pop() if typed and clock.ms >= 3000 else None

    events_resumed: list[bool] = []

    def wait(_: float) -> None:
        clock.advance(3_600_000 if jumps and 3000 <= clock.ms < 4000 else 1000)

    load_player("plain").play(timeline, clock, events.append, out=out, commands=command, wait=wait)
    return out.getvalue(), events


async def play(
    player: str, timeline: Timeline, *, steers: bool = False, jumps: bool = False
) -> tuple[str, list[Event]]:
    if player == "terminal":
        return await _in_terminal(timeline, steers=steers, jumps=jumps)
    return _in_lines(timeline, steers=steers, jumps=jumps)


def test_every_player_is_in_the_suite() -> None:
    assert {*PLAYING, *WRITING} == set(PLAYERS)
    assert set(PLAYING) <= set(PLAYERS)


@pytest.mark.parametrize("player", PLAYING)
@pytest.mark.parametrize("timeline", [EMPTY, ONE_CUE, UNKNOWN], ids=["empty", "one cue", "unknown kind"])
async def test_a_playing_player_comes_to_the_end(player: str, timeline: Timeline) -> None:
    _, events = await play(player, timeline)
    assert events[-1] == Ended(finished=True)


@pytest.mark.parametrize("player", PLAYING)
async def test_a_playing_player_pauses_and_goes_on(player: str) -> None:
    _, events = await play(player, SESSION, steers=True)
    names = [type(event).__name__ for event in events]
    assert names.count("Paused") == names.count("Resumed") == 1
    assert events[-1] == Ended(finished=True)


@pytest.mark.parametrize("player", PLAYING)
async def test_a_playing_player_waits_when_the_clock_jumps(player: str) -> None:
    _, events = await play(player, SESSION, jumps=True)
    assert [event.why for event in events if hasattr(event, "why")] == ["clock-jumped"]
    assert events[-1] == Ended(finished=True)


@pytest.mark.parametrize("player", PLAYING)
async def test_a_playing_player_shows_arabic(player: str) -> None:
    seen, events = await play(player, IN_ARABIC)
    assert ARABIC.split()[0] in seen
    assert events[-1] == Ended(finished=True)


@pytest.mark.parametrize("player", WRITING)
@pytest.mark.parametrize("timeline", [EMPTY, ONE_CUE, UNKNOWN], ids=["empty", "one cue", "unknown kind"])
def test_a_writing_player_writes_the_same_text_each_time(player: str, timeline: Timeline) -> None:
    render = load_player(player).render
    assert isinstance(render(timeline), str)
    assert render(timeline) == render(timeline)


@pytest.mark.parametrize("player", WRITING)
def test_a_writing_player_writes_arabic(player: str) -> None:
    assert ARABIC in load_player(player).render(IN_ARABIC)
