"""The sheets over a session: leaving a movement out, how it is done, and the keys."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from unhunch.model.record import Skip
from unhunch.players.showing import how_lines

if TYPE_CHECKING:
    from unhunch.model import Chapter

KEYS = (
    ("Space", "pause, go on"),
    ("←", "back to its start; again: the one before"),
    ("→", "on to the next movement"),
    ("S", "skip, and say why"),
    ("I", "how it is done"),
    ("Q", "end, and keep what you did"),
    ("T", "light or dark"),
    ("?", "these keys"),
)


def key_line(*pairs: tuple[str, str], plain: bool = False, gap: int = 3) -> Content:
    """Return "key word   key word": the keys stand out by weight; `plain` leaves the colours to the place."""
    key_style, word_style = ("bold", "") if plain else ("bold $foreground", "$ink-2")
    parts = [Content.assemble((key, key_style), " ", (word, word_style)) for key, word in pairs]
    return Content(" " * gap).join(parts)


class SkipSheet(ModalScreen[Skip | None]):
    """The three meanings of leaving a movement out."""

    CHOICES: ClassVar[tuple[tuple[str, Any, str, str], ...]] = (
        ("N", "not-now", "Not now", "Left out today. It stays in your plan."),
        ("D", "already-done", "Already done", "You did it today, somewhere else."),
        ("X", "never", "Never", "Not planned for you again."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,1", "choose(0)", show=False),
        Binding("d,2", "choose(1)", show=False),
        Binding("x,3", "choose(2)", show=False),
        Binding("up,shift+tab", "move(-1)", show=False),
        Binding("down,tab", "move(1)", show=False),
        Binding("enter,space", "take", show=False),
        Binding("escape,s,q", "close", show=False),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out question, choices and keys."""
        with Vertical(classes="sheet"):
            yield Static(Content(f"Leave out {self._name}?"), classes="title")
            yield Static(id="choices")
            yield Static(key_line(("↑ ↓", "choose"), ("Enter", "take it"), ("Esc", "keep going")), classes="keys")

    def on_mount(self) -> None:
        """Show the first choice marked."""
        self._mark()

    def _mark(self) -> None:
        rows: list[Content] = []
        for number, (key, _, name, means) in enumerate(self.CHOICES):
            here = number == self._at
            head = Content.styled(f"{'▶' if here else ' '} {key}  {name:<13}", "bold $primary" if here else "bold")
            rows += [Content.assemble(head, (means, "$ink-2"))]
        self.query_one("#choices", Static).update(Content("\n").join(rows))

    def action_move(self, by: int) -> None:
        """Mark another choice."""
        self._at = (self._at + by) % len(self.CHOICES)
        self._mark()

    def action_take(self) -> None:
        """Take the marked choice."""
        self.action_choose(self._at)

    def action_choose(self, number: int) -> None:
        """Take a choice."""
        self.dismiss(self.CHOICES[number][1])

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)


class HowSheet(ModalScreen[None]):
    """How a movement is done, in its steps; longer than the screen, it scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,i", "close", show=False),
        Binding("down,pagedown", "scroll(1)", show=False),
        Binding("up,pageup", "scroll(-1)", show=False),
    ]

    def __init__(self, chapter: "Chapter") -> None:
        super().__init__()
        self._chapter = chapter

    def compose(self) -> ComposeResult:
        """Lay out name, steps and keys."""
        with Vertical(classes="sheet how"):
            yield Static(Content(self._chapter.name), classes="title")
            with VerticalScroll(classes="steps", can_focus=False):
                for number, (title, lines) in enumerate(how_lines(self._chapter)):
                    if number:
                        yield Static(Content(title), classes="group")
                    for line in lines:
                        yield Static(Content(line), classes="step")
            yield Static(key_line(("Esc", "go on"), ("↑ ↓", "read on")), classes="keys")

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


class KeysSheet(ModalScreen[None]):
    """All keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,question_mark", "close", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="sheet"):
            yield Static("Keys", classes="title")
            rows = [Content.assemble((f"{key:<7}", "bold"), (words, "$ink-2")) for key, words in KEYS]
            yield Static(Content("\n").join(rows))
            yield Static(key_line(("Esc", "close")), classes="keys")

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
