"""The figure beside the number, driven by the guide's pilot on a clock that is moved by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import Static

from tests.players.timelines import SESSION
from unhunch.base.clock import ManualClock
from unhunch.model import Timeline
from unhunch.players.figure import Picture
from unhunch.players.terminal.app import GuideApp
from unhunch.players.terminal.figure import FigureWindow, figure_size
from unhunch.players.terminal.screens import PlayScreen
from unhunch.players.terminal.widgets import BigNumber, Halo

RED = "#d9432b"


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "COLORTERM", "UNHUNCH_REDUCED_MOTION"):
        monkeypatch.delenv(name, raising=False)


@dataclass
class Slate:
    """A figure source that writes what it was asked for; from `ready_ms` on, and not for the items in `missing`."""

    timeline: Timeline = SESSION
    missing: tuple[int, ...] = ()
    ready: bool = True
    asked: list[tuple[int, int, int, bool, bool, bool]] = field(default_factory=list)
    closed: bool = False

    def picture(
        self, position_ms: int, *, columns: int, rows: int, mono: bool, dark: bool, stills: bool
    ) -> Picture | None:
        self.asked.append((position_ms, columns, rows, mono, dark, stills))
        item = sum(chapter.start_ms <= position_ms for chapter in self.timeline.chapters) - 1
        if not self.ready or item in self.missing:
            return None
        first = (f"{position_ms:<{columns}}", RED, "")
        return ((first,), *(((f"{row:<{columns}}", "", "#121819"),) for row in range(1, rows)))

    def close(self) -> None:
        self.closed = True


class Guide(GuideApp):
    """The guide with a figure, its clock at hand."""

    def __init__(self, slate: Slate | None, *, dark: bool = True, plan_first: bool = False) -> None:
        self.hands = ManualClock()
        super().__init__(SESSION, self.hands, lambda _: None, dark=dark, plan_first=plan_first, figure=slate)

    async def go(self, pilot: Pilot[None], seconds: float) -> None:
        left = int(seconds * 1000)
        while left > 0:
            self.hands.advance(min(left, 1000))
            self.tick()
            left -= 1000
        await pilot.pause()

    def line(self, number: int) -> str:
        """Return what stands in a line of the figure's place."""
        return self.screen.query_one(FigureWindow).render_line(number).text.strip()

    def is_shown(self) -> bool:
        return self.screen.query_one(FigureWindow).display


@pytest.mark.parametrize(
    ("terminal", "figure"),
    [((80, 24), (36, 18)), ((70, 24), (36, 18)), ((100, 32), (48, 24)), ((124, 38), (60, 30)), ((200, 24), (36, 18))],
)
async def test_the_figure_is_as_large_as_there_is_room_and_the_number_and_the_keys_stay(
    terminal: tuple[int, int], figure: tuple[int, int]
) -> None:
    app = Guide(Slate())
    async with app.run_test(size=terminal) as pilot:
        await app.go(pilot, 25 + 10 + 12)
        window = app.screen.query_one(FigureWindow)
        assert window.size == figure
        middle = app.screen.query_one("#middle")
        assert middle.region.contains_region(window.region)
        number = app.screen.query_one(BigNumber)
        rows = str(number.render()).splitlines()
        assert len(rows) >= 5
        assert number.size.height >= len(rows)
        assert number.size.width >= max(len(row.rstrip()) for row in rows)
        for place in ("name", "doing", "caption", "coming", "keys"):
            region = app.screen.query_one(f"#{place}").region
            assert Region(0, 0, *terminal).contains_region(region)
            assert region.height >= 1
            assert not region.overlaps(window.region)


@pytest.mark.parametrize("terminal", [(69, 40), (60, 20), (120, 23)])
async def test_there_is_none_in_a_small_terminal_and_none_is_asked_for(terminal: tuple[int, int]) -> None:
    slate = Slate()
    app = Guide(slate)
    async with app.run_test(size=terminal) as pilot:
        await app.go(pilot, 8)
        assert not app.is_shown()
    assert slate.asked == []
    assert figure_size(*terminal) is None


async def test_it_is_in_step_with_the_cues_and_pause_freezes_it() -> None:
    app = Guide(Slate())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 3)
        assert app.line(0) == "3000"
        await pilot.press("space")
        await app.go(pilot, 10)
        assert app.line(0) == "3000"
        await pilot.press("space")
        await app.go(pilot, 2)
        assert app.line(0) == "5000"


async def test_back_and_on_take_it_along() -> None:
    app = Guide(Slate())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 8)
        await pilot.press("right")
        await app.go(pilot, 1)
        assert app.line(0) == "26000"
        await pilot.press("left")
        await app.go(pilot, 1)
        assert app.line(0) == "1000"


async def test_it_moves_twelve_times_a_second_and_draws_only_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(FigureWindow, "refresh", counting(FigureWindow.refresh, drawn))
    slate = Slate()
    app = Guide(slate)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 8)
        drawn.clear()
        slate.asked.clear()
        for _ in range(20):
            app.hands.advance(50)
            app.tick()
        assert len({position for position, *_ in slate.asked}) in {12, 13}
        assert len(drawn) in {12, 13}
        assert set(drawn) == {1}


def counting(original: Callable[..., FigureWindow], drawn: list[int]) -> Callable[..., FigureWindow]:
    def refresh(window: FigureWindow, *regions: Region, **options: bool) -> FigureWindow:
        drawn.append(sum(region.height for region in regions))
        return original(window, *regions, **options)

    return refresh


async def test_its_place_opens_when_the_frames_are_there_and_is_the_halos_until_then() -> None:
    slate = Slate(ready=False)
    app = Guide(slate)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 47)
        halo = app.screen.query_one(Halo)
        assert (app.is_shown(), halo.display) == (False, True)
        before = halo.region
        words = app.screen.query_one("#words").region
        slate.ready = True
        await app.go(pilot, 1)
        assert (app.is_shown(), halo.display) == (True, False)
        assert app.screen.query_one(FigureWindow).region == before
        assert app.screen.query_one("#words").region == words


async def test_frames_that_come_while_the_session_waits_are_shown_at_once() -> None:
    slate = Slate(ready=False)
    app = Guide(slate)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 3)
        await pilot.press("space")
        slate.ready = True
        app.tick()
        await pilot.pause()
        assert app.is_shown()


async def test_a_movement_without_a_figure_moves_nothing_else() -> None:
    app = Guide(Slate(missing=(1,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 8)
        assert app.is_shown()
        words = app.screen.query_one("#words").region
        await app.go(pilot, 40)
        assert not app.is_shown()
        assert app.screen.query_one(Halo).display
        assert app.screen.query_one("#words").region == words
        await app.go(pilot, 70)
        assert app.is_shown()


async def test_it_is_asked_for_while_the_plan_is_read() -> None:
    slate = Slate()
    app = Guide(slate, plan_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not isinstance(app.screen, PlayScreen)
        assert slate.asked == [(0, 36, 18, False, True, False)]


async def test_it_keeps_its_own_colours_on_the_ground_of_the_theme() -> None:
    slate = Slate()
    app = Guide(slate, dark=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 3)
        assert slate.asked[-1][4] is False
        style = next(iter(app.screen.query_one(FigureWindow).render_line(0))).style
        assert style is not None
        assert (style.color, style.bgcolor) == (Color.parse(RED).rich_color, Color.parse("#f5f1ea").rich_color)
        await pilot.press("t")
        await app.go(pilot, 1)
        assert slate.asked[-1][4] is True


@pytest.mark.parametrize("variable", [("NO_COLOR", "1"), ("TERM", "vt220"), ("TERM", "xterm")])
async def test_without_colour_it_is_asked_for_in_dots(
    variable: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(*variable)
    slate = Slate()
    app = Guide(slate)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 3)
    assert {asked[3] for asked in slate.asked} == {True}


async def test_where_there_are_neither_colours_nor_dots_there_is_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    slate = Slate()
    app = Guide(slate)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 8)
        assert not app.is_shown()
    assert slate.asked == []


@pytest.mark.parametrize(("value", "stills"), [("1", True), ("0", False), ("", False)])
async def test_who_wants_no_motion_gets_stills(value: str, stills: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNHUNCH_REDUCED_MOTION", value)
    slate = Slate()
    app = Guide(slate)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 3)
    assert {asked[5] for asked in slate.asked} == {stills}


async def test_another_size_of_the_terminal_is_another_size_of_the_figure() -> None:
    app = Guide(Slate())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 3)
        await pilot.resize_terminal(130, 40)
        await app.go(pilot, 1)
        assert app.screen.query_one(FigureWindow).size == (60, 30)
        await pilot.resize_terminal(60, 20)
        await app.go(pilot, 1)
        assert not app.is_shown()
        assert str(app.screen.query_one("#name", Static).content) == "Shoulder rolls"


async def test_a_guide_without_a_figure_shows_the_halo() -> None:
    app = Guide(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 47)
        assert not app.is_shown()
        assert app.screen.query_one(Halo).display


async def test_a_cue_that_no_figure_knows_leaves_the_words_alone() -> None:
    unknown = replace(SESSION, cues=tuple(replace(cue, kind="levitate") for cue in SESSION.cues))
    app = GuideApp(unknown, ManualClock(), lambda _: None, plan_first=False, figure=Slate(missing=(0, 1, 2)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert str(app.screen.query_one("#name", Static).content) == "Shoulder rolls"
