"""The Textual guide, driven by its pilot on a clock that is moved by hand."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from tests.players.timelines import SESSION
from unhunch.base.clock import ManualClock
from unhunch.base.errors import StoreError
from unhunch.model import ReadinessQuestion
from unhunch.players.terminal import look
from unhunch.players.terminal.app import GuideApp
from unhunch.players.terminal.readiness import HELD_MS, Question, ReadinessApp
from unhunch.players.terminal.screens import DoneScreen, PlanScreen, PlayScreen
from unhunch.players.terminal.sheets import HowSheet, SkipSheet
from unhunch.players.terminal.widgets import BigNumber, Halo, SessionBar, halo_pixels
from unhunch.players.transport import ChapterDone, Ended, Event, Felt

SIZES = [(80, 24), (60, 20), (120, 40)]


class Guide(GuideApp):
    """The guide with its clock and its events at hand, and its bells counted."""

    def __init__(self, *, quiet: bool = False, plan_first: bool = False) -> None:
        self.hands = ManualClock()
        self.events: list[Event] = []
        self.bells = 0
        super().__init__(SESSION, self.hands, self.events.append, quiet=quiet, plan_first=plan_first)

    def bell(self) -> None:
        self.bells += 1

    async def go(self, pilot: Pilot[None], seconds: float) -> None:
        left = int(seconds * 1000)
        while left > 0:
            self.hands.advance(min(left, 1000))
            self.tick()
            left -= 1000
        await pilot.pause()

    def words(self, place: str) -> str:
        return str(self.screen.query_one(f"#{place}", Static).content)


@pytest.mark.parametrize("size", SIZES)
async def test_a_hold_shows_name_side_number_caption_breath_and_next(size: tuple[int, int]) -> None:
    app = Guide()
    async with app.run_test(size=size) as pilot:
        await app.go(pilot, 25 + 10 + 12)
        assert app.words("name") == "Ear to shoulder"
        assert app.words("doing") == "Hold · Left side"
        assert app.words("caption") == "Ear to shoulder: hold left"
        assert app.words("coming") == "Next  Right side"
        number = app.screen.query_one(BigNumber)
        rows = str(number.render()).splitlines()
        assert len(rows) >= 5
        assert number.size.height >= len(rows)
        assert number.size.width >= max(len(row.rstrip()) for row in rows)
        foot = app.screen.query_one("#keys").region
        assert foot.bottom <= size[1]
        assert foot.height == 1


async def test_space_pauses_and_goes_on_and_the_screen_says_so_in_words() -> None:
    app = Guide()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 3)
        await pilot.press("space")
        assert app.words("doing").startswith("‖ Paused")
        assert "Space go on" in app.words("keys")
        await app.go(pilot, 60)
        assert app.transport is not None
        assert app.transport.position_ms == 3000
        await pilot.press("space")
        await app.go(pilot, 2)
        assert app.transport.position_ms == 5000


async def test_arrows_go_on_and_back() -> None:
    app = Guide()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        await app.go(pilot, 1)
        assert app.words("name") == "Ear to shoulder"
        await pilot.press("left")
        await app.go(pilot, 1)
        assert app.words("name") == "Shoulder rolls"


@pytest.mark.parametrize(("key", "reason"), [("n", "not-now"), ("d", "already-done"), ("x", "never")])
async def test_skip_waits_for_one_of_three_meanings_and_then_goes_on(key: str, reason: str) -> None:
    app = Guide()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 8)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, SkipSheet)
        await app.go(pilot, 30)
        await pilot.press(key)
        await app.go(pilot, 1)
        assert app.words("name") == "Ear to shoulder"
        assert [(e.chapter, e.skip, e.done[0].ms) for e in app.events if isinstance(e, ChapterDone)] == [
            (0, reason, 3000)
        ]
        assert app.transport is not None
        assert app.transport.state == "playing"


async def test_escape_in_the_skip_sheet_changes_nothing() -> None:
    app = Guide()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("s", "down", "escape")
        await app.go(pilot, 5)
        assert app.words("name") == "Shoulder rolls"
        assert not [event for event in app.events if isinstance(event, ChapterDone)]


async def test_q_ends_asks_nothing_and_keeps_what_was_done() -> None:
    app = Guide()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 10)
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0
    assert app.events[-1] == Ended(finished=False)
    assert [event.done[0].ms for event in app.events if isinstance(event, ChapterDone)] == [5000]


async def test_after_the_end_one_question_may_be_answered() -> None:
    app = Guide()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 137)
        assert isinstance(app.screen, DoneScreen)
        await pilot.press("1", "0", "enter")
        await pilot.pause()
    assert app.events[-2:] == [Ended(finished=True), Felt(10)]


@pytest.mark.parametrize("key", ["escape", "enter", "q"])
async def test_or_not(key: str) -> None:
    app = Guide()
    async with app.run_test(size=(60, 20)) as pilot:
        await app.go(pilot, 137)
        await pilot.press(key)
        await pilot.pause()
    assert app.events[-1] == Ended(finished=True)


async def test_a_bell_rings_at_each_change_and_not_when_quiet() -> None:
    for quiet, bells in ((False, 11), (True, 0)):
        app = Guide(quiet=quiet)
        async with app.run_test(size=(80, 24)) as pilot:
            await app.go(pilot, 25)
            assert app.bells == bells + (0 if quiet else 1)


async def test_the_plan_is_shown_first_and_the_session_begins_by_itself() -> None:
    app = Guide(plan_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        app.hands.advance(10_000)
        await pilot.pause(0.25)
        assert isinstance(app.screen, PlayScreen)


async def test_the_plan_waits_when_asked_to() -> None:
    app = Guide(plan_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        app.hands.advance(60_000)
        await pilot.pause(0.25)
        assert app.words("starts") == "Enter starts."
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlayScreen)


async def test_a_record_that_cannot_be_written_ends_the_session_with_its_reason() -> None:
    def refuse(event: Event) -> None:
        raise StoreError("disk full")

    app = GuideApp(SESSION, ManualClock(), refuse, plan_first=False)
    async with app.run_test() as pilot:
        await pilot.pause()
    assert str(app.failure) == "disk full"
    assert app.return_code == 2


def test_the_halo_is_round_and_empties_from_full_to_nothing() -> None:
    full, half, empty = (halo_pixels(30, part, None) for part in (1.0, 0.5, 0.0))
    lit = [sum(role == "$primary" for row in pixels for role in row) for pixels in (full, half, empty)]
    assert lit[2] == 0
    assert lit[0] == 2 * lit[1]
    assert full == [row[::-1] for row in full] == full[::-1]


@pytest.mark.parametrize("term", ["xterm-mono", "vt220"])
async def test_in_monochrome_no_colour_is_left(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = Guide()
    assert app.no_color


def test_no_color_stays_in_force_for_the_next_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert Guide().no_color
    assert Guide().no_color
    assert look.without_colour({"TERM": "xterm-256color"}) is False


QUESTIONS = (
    ReadinessQuestion(id="a", group="Right now", text="Is it a?", action="E", source="s"),
    ReadinessQuestion(id="b", group="Lately", text="Is it b?", action="S", source="s"),
    ReadinessQuestion(id="c", group="Lately", text="Is it c?", action="C", source="s"),
)


class UnhurriedClock(ManualClock):
    """Each look at it is a second later."""

    def now_ms(self) -> int:
        self.advance(1000)
        return self.ms


class Check(ReadinessApp):
    def __init__(self, clock: ManualClock | None = None) -> None:
        super().__init__(
            QUESTIONS,
            lambda yes: ("stop" if "a" in yes else "go", f"Told {sorted(yes)}", ("One.", "Two.")),
            clock=clock or UnhurriedClock(),
        )


async def test_none_of_these_is_one_key() -> None:
    app = Check()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == frozenset()


async def test_a_wrong_tick_can_be_taken_back_from_the_result() -> None:
    app = Check()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("space", "enter")
        await pilot.pause()
        assert app.screen.has_class("stop")
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("space", "down", "space", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == frozenset({"b"})


async def test_the_check_can_be_left_without_an_answer() -> None:
    app = Check()
    async with app.run_test(size=(60, 20)) as pilot:
        assert app.screen.query(Question).first().has_focus
        await pilot.press("q")
        await pilot.pause()
    assert app.return_value is None


def test_textual_is_not_imported_before_it_is_needed() -> None:
    code = (
        "import sys, unhunch.cli, unhunch.players.terminal; print('textual' in sys.modules, 'msgspec' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


MANY = tuple(
    ReadinessQuestion(
        id=f"rf{number:02}",
        group="Right now" if number < 20 else "Today",
        text=f"Is number {number} true for you?",
        action="E" if number == 1 else "S",
        source="house",
    )
    for number in range(1, 41)
)


def _many_questions(told: list[frozenset[str]], clock: ManualClock | None = None) -> ReadinessApp:
    def tell(ticked: frozenset[str]) -> tuple[str, str, tuple[str, ...]]:
        told.append(ticked)
        return "go", "You can go on", ()

    return ReadinessApp(MANY, tell, clock=clock or UnhurriedClock())


async def test_none_of_these_is_no_answer_before_all_has_been_read() -> None:
    told: list[frozenset[str]] = []
    app = _many_questions(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert told == []
        for _ in range(4):
            await pilot.press("enter")
            await pilot.pause()
        assert told == [frozenset()]


async def test_what_asks_for_help_now_is_answered_at_once() -> None:
    told: list[frozenset[str]] = []
    app = _many_questions(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.press("enter")
        await pilot.pause()
        assert told == [frozenset({"rf01"})]


async def test_enter_held_down_or_typed_ahead_answers_nothing() -> None:
    told: list[frozenset[str]] = []
    hands = ManualClock()
    app = _many_questions(told, hands)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(40):
            hands.advance(HELD_MS - 1)
            await pilot.press("enter")
        await pilot.pause()
        assert told == []
    held = ManualClock()
    check = Check(held)
    async with check.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert check.screen.has_class("go")
        assert check.return_value is None
        held.advance(HELD_MS)
        await pilot.press("enter")
        await pilot.pause()
    assert check.return_value == frozenset()


async def test_what_does_not_change_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: dict[str, int] = {}
    for part in (BigNumber, Halo, SessionBar):
        monkeypatch.setattr(part, "render", counting(part, drawn))
    app = Guide()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.go(pilot, 25 + 10 + 12)
        drawn.clear()
        for _ in range(20):  # one second of a hold, as the guide looks at it
            app.hands.advance(50)
            app.tick()
            await pilot.pause()
        assert drawn.get("BigNumber", 0) <= 2
        assert drawn.get("SessionBar", 0) <= 3
        assert drawn.get("Halo", 0) <= 12


def counting(part: type[Widget], drawn: dict[str, int]) -> Callable[[Widget], object]:
    original = part.render

    def render(widget: Widget) -> object:
        drawn[part.__name__] = drawn.get(part.__name__, 0) + 1
        return original(widget)

    return render


async def test_how_a_movement_is_done_is_one_key_away_and_waits() -> None:
    app = Guide()
    async with app.run_test(size=(60, 20)) as pilot:
        await app.go(pilot, 3)
        assert "I how" in app.words("keys")
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(app.screen, HowSheet)
        assert [str(line.content) for line in app.screen.query(".step").results(Static)] == ["1. Sit tall."]
        await app.go(pilot, 60)
        await pilot.press("escape")
        await app.go(pilot, 1)
        assert app.transport is not None
        assert (app.transport.state, app.transport.position_ms) == ("playing", 4000)


async def test_the_keys_at_the_foot_fit_a_narrow_terminal() -> None:
    app = Guide()
    async with app.run_test(size=(60, 20)) as pilot:
        await app.go(pilot, 1)
        assert len(app.words("keys")) <= app.screen.query_one("#keys").size.width
        assert app.words("keys").endswith("? keys")
