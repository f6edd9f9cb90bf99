"""The readiness check: one grouped screen, some of these or none of these, then the action it leads to."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from unhunch.base.clock import SteadyClock
from unhunch.players.terminal.frame import FramedApp
from unhunch.players.terminal.sheets import key_line
from unhunch.players.terminal.style import CSS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from unhunch.base.clock import Clock
    from unhunch.model import ReadinessQuestion

SHAPES = {"stop": "■  Stop", "advice": "◆  Advice", "care": "▲  Care", "go": "●  Go on"}
"""State is a shape and a word, then a colour; stop has the whole screen in its colour."""
HELD_MS = 300
"""Two presses of Enter within this time are one."""
ROLES = {"advice": "$advice", "care": "$care", "go": "$primary"}


class Question(Horizontal, can_focus=True):
    """One line that can be ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x,y", "tick", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, question: "ReadinessQuestion") -> None:
        super().__init__(classes="question")
        self.question = question
        self.ticked = False

    def compose(self) -> ComposeResult:
        """Lay out mark, box and words, so that a second line of words stands under the first."""
        yield Static("▶", classes="mark")
        yield Static("[ ]", classes="box", markup=False)
        yield Static(Content(self.question.text), classes="words")

    def action_tick(self) -> None:
        """Say yes, or take it back."""
        self.ticked = not self.ticked
        self.query_one(".box", Static).update("[x]" if self.ticked else "[ ]")
        self.set_class(self.ticked, "ticked")
        if isinstance(self.screen, QuestionsScreen):
            self.screen.show_keys()


class QuestionsScreen(Screen[None]):
    """All questions in their groups."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", show=False, priority=True),
        Binding("q,escape", "app.leave_unanswered", show=False),
    ]

    def __init__(self, questions: "Sequence[ReadinessQuestion]", answered: "Callable[[frozenset[str]], None]") -> None:
        super().__init__()
        self._questions = questions
        self._answered = answered
        self._laid_out = False
        self._read = False

    def compose(self) -> ComposeResult:
        """Lay out the groups."""
        with Vertical(classes="page"):
            yield Static("Before you start: is any of these true for you?", classes="title")
            yield Static("Tick what is true. Only the result is kept, never your answers.", classes="lead")
            with VerticalScroll(classes="list", can_focus=False):
                group = ""
                for question in self._questions:
                    if question.group != group:
                        group = question.group
                        yield Static(Content(group), classes="group")
                    yield Question(question)
            yield Static(id="check-keys", classes="keys")

    def on_mount(self) -> None:
        """Begin at the first question; what is on the screen is known once it is laid out."""
        if questions := self.query(Question):
            questions.first().focus(scroll_visible=False)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._laid_out = True
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.show_keys()
        self.watch(self.query_one(VerticalScroll), "scroll_y", self.show_keys, init=False)

    @property
    def read(self) -> bool:
        """Whether every question has been on the screen: "none of these" is no answer to what was not seen."""
        return self._read or (self._laid_out and self.query_one(VerticalScroll).is_vertical_scroll_end)

    def show_keys(self) -> None:
        """Say what Enter means now."""
        count = len(self.ticked())
        self._read = self.read
        enter = "read on" if self._must_read else "none of these" if count == 0 else f"go on, {count} ticked"
        self.query_one("#check-keys", Static).update(
            key_line(("↑ ↓", "move"), ("Space", "tick"), ("Enter", enter), ("Q", "leave"))
        )

    def ticked(self) -> frozenset[str]:
        """Return the ids ticked."""
        return frozenset(box.question.id for box in self.query(Question) if box.ticked)

    @property
    def _must_read(self) -> bool:
        """What asks for help now is answered at once; anything else when all has been read."""
        urgent = any(box.ticked and box.question.action == "E" for box in self.query(Question))
        return not self.read and not urgent

    def action_answer(self) -> None:
        """Read on to the end, then hand the answers on."""
        if isinstance(self.app, ReadinessApp) and self.app.is_held_down():
            return
        if not self._must_read:
            self._answered(self.ticked())
            return
        listed = self.query_one(VerticalScroll)
        listed.scroll_page_down(animate=False, on_complete=self._focus_what_is_seen)

    def _focus_what_is_seen(self) -> None:
        top = self.query_one(VerticalScroll).region.y
        seen = [box for box in self.query(Question) if box.region.y >= top]
        if seen:
            seen[0].focus(scroll_visible=False)
        self.show_keys()


class ResultScreen(Screen[None]):
    """The action the answers lead to; one can still go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape", "app.pop_screen", show=False),
        Binding("enter", "accept", show=False),
    ]

    def __init__(self, action: str, title: str, lines: "Sequence[str]", accept: "Callable[[], None]") -> None:
        super().__init__(classes=f"result {action}")
        self._action = action
        self._title_words = title
        self._lines = lines
        self._accept = accept

    def compose(self) -> ComposeResult:
        """Lay out shape, title and lines."""
        role = ROLES.get(self._action, "")
        with Vertical(classes="page"):
            yield Static(
                Content.styled(SHAPES.get(self._action, self._action), f"bold {role}".strip()), classes="shape"
            )
            yield Static(Content(self._title_words), classes="title")
            with VerticalScroll(classes="list"):
                for line in self._lines:
                    yield Static(Content(line), classes="line")
            goes_on = self._action in {"care", "go"}
            words = "go on" if goes_on else "close"
            yield Static(key_line(("Enter", words), ("B", "I ticked the wrong answer"), plain=True), classes="keys")

    def action_accept(self) -> None:
        """Keep the result."""
        if not (isinstance(self.app, ReadinessApp) and self.app.is_held_down()):
            self._accept()


class ReadinessApp(FramedApp["frozenset[str]"]):
    """Asks the check; its answer is the ids ticked, or None where it was left."""

    CSS = CSS

    def __init__(
        self,
        questions: "Sequence[ReadinessQuestion]",
        tell_result: "Callable[[frozenset[str]], tuple[str, str, Sequence[str]]]",
        *,
        dark: bool = True,
        clock: "Clock | None" = None,
    ) -> None:
        super().__init__(dark=dark)
        self._questions = questions
        self._tell_result = tell_result
        self._clock = clock if clock is not None else SteadyClock()
        self._entered_ms: int | None = None

    def on_mount(self) -> None:
        """Show the questions."""
        super().on_mount()
        self.push_screen(QuestionsScreen(self._questions, self._answered))

    def is_held_down(self) -> bool:
        """Tell whether this Enter comes on the heels of another: held down or typed ahead, it is no second answer."""
        now, before = self._clock.now_ms(), self._entered_ms
        self._entered_ms = now
        return before is not None and now - before < HELD_MS

    def action_leave_unanswered(self) -> None:
        """Leave; nothing is kept."""
        self.exit(None)

    def _answered(self, ticked: frozenset[str]) -> None:
        action, title, lines = self._tell_result(ticked)
        self.push_screen(ResultScreen(action, title, lines, lambda: self.exit(ticked)))
