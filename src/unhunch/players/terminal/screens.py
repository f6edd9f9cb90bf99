"""The screens of the guide: the plan, the session, and the end."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from unhunch.players.showing import Display, Shown, clock_text, dose_words
from unhunch.players.terminal.figure import FigureWindow, figure_size, in_step, picture_of
from unhunch.players.terminal.sheets import HowSheet, KeysSheet, SkipSheet, key_line
from unhunch.players.terminal.widgets import BigNumber, BreathBar, Halo, SessionBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import ModalScreen

    from unhunch.base.clock import Clock
    from unhunch.model import Timeline
    from unhunch.model.record import Skip
    from unhunch.players.figure import FigureSource
    from unhunch.players.transport import ChapterDone, Transport

STARTS_IN_MS = 10_000


class PlanScreen(Screen[None]):
    """What is to come; the session begins by itself after a few seconds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", show=False),
        Binding("space", "wait", show=False),
        Binding("q,escape", "app.leave_quietly", show=False),
    ]

    def __init__(self, timeline: "Timeline", clock: "Clock", begin: "Callable[[], None]") -> None:
        super().__init__()
        self._timeline = timeline
        self._clock = clock
        self._begin = begin
        self._since: int | None = None
        self._waits = False

    def compose(self) -> ComposeResult:
        """Lay out title, list and keys."""
        with Vertical(classes="page"):
            yield Static(f"{clock_text(self._timeline.total_ms)} for your upper back", classes="title")
            with VerticalScroll(classes="list"):
                for number, chapter in enumerate(self._timeline.chapters, start=1):
                    dose = f"  {dose_words(chapter)} · {clock_text(chapter.duration_ms)}"
                    with Horizontal(classes="movement"):
                        yield Static(Content.styled(f"{number:>2}", "$ink-3"), classes="number")
                        yield Static(Content.assemble((chapter.name, "bold"), (dose, "$ink-2")), classes="words")
                    yield Static(Content.styled(chapter.reason, "$ink-3"), classes="why")
            yield Static(id="starts")
            yield Static(key_line(("Enter", "start now"), ("Space", "wait"), ("Q", "not now")), classes="keys")

    def on_mount(self) -> None:
        """Begin to count."""
        self._since = self._clock.now_ms()
        self.set_interval(0.1, self._count)
        self._count()

    def action_begin(self) -> None:
        """Start now."""
        self._begin()

    def action_wait(self) -> None:
        """Wait for Enter."""
        self._waits = True
        self._count()

    def _count(self) -> None:
        left = STARTS_IN_MS - (self._clock.now_ms() - (self._since or 0))
        words = "Enter starts." if self._waits else f"Starts in {clock_text(left)[2:].lstrip('0') or '0'} s."
        self.query_one("#starts", Static).update(words)
        if left <= 0 and not self._waits:
            self._begin()


class PlayScreen(Screen[None]):
    """The session itself."""

    PARTS: ClassVar[tuple[str, ...]] = (
        *("SessionBar", "BigNumber", "BreathBar", "Halo", "FigureWindow"),
        *("#place", "#left", "#name", "#doing", "#caption", "#feel", "#coming", "#keys"),
    )
    """What `refresh_shown` fills."""
    GROWING: ClassVar[frozenset[str]] = frozenset({"name", "feel"})
    """Places as large as their words; the others keep their size, and the page need not be laid out anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,k", "pause", show=False),
        Binding("left", "back", show=False),
        Binding("right", "on", show=False),
        Binding("s", "skip", show=False),
        Binding("i", "how", show=False),
        Binding("q", "end", show=False),
        Binding("question_mark,h", "keys", show=False),
    ]

    def __init__(self, transport: "Transport", figure: "FigureSource | None" = None) -> None:
        super().__init__()
        self._transport = transport
        self._figure = figure
        self._figure_size: tuple[int, int] | None = None
        self._display = Display(transport.timeline)
        self._shown: Shown | None = None
        self._said: dict[str, str | Content] = {}
        self._laid_out = False

    def compose(self) -> ComposeResult:
        """Lay out everything once; the parts change, the places do not."""
        spans = tuple((chapter.start_ms, chapter.duration_ms) for chapter in self._transport.timeline.chapters)
        with Vertical(classes="page"):
            yield SessionBar(spans)
            with Horizontal(id="meta"):
                yield Static(id="place")
                yield Static(id="left")
            with Horizontal(id="middle"):
                with Vertical(id="words"):
                    yield Static(id="name", classes="title")
                    yield Static(id="doing")
                    yield BigNumber()
                    yield Static(id="caption")
                    yield BreathBar()
                    yield Static(id="feel")
                    yield Static(id="coming")
                yield FigureWindow()
                yield Halo()
            yield Static(id="keys", classes="keys")

    def on_resize(self) -> None:
        """Show the moment anew: how much is said, and how large the figure is, depends on the room."""
        self._shown = None
        self._figure_size = figure_size(*self.size) if self._figure is not None else None
        for part in self.query("FigureWindow, Halo"):
            if self._figure_size is not None:
                part.styles.width, part.styles.height = self._figure_size
            else:
                part.styles.clear_rule("width")
                part.styles.clear_rule("height")

    def refresh_shown(self) -> None:
        """Show the moment; what did not change is left alone."""
        if not self._is_laid_out():
            return
        self._show_figure()
        shown = self._display.show(self._transport)
        if shown == self._shown:
            return
        self._shown = shown
        self.query_one(SessionBar).look_at(shown)
        self.query_one(BigNumber).look_at(shown)
        self.query_one(Halo).look_at(shown)
        self.query_one(BreathBar).look_at(shown)
        number = f"Movement {shown.chapter + 1} of {shown.chapters}" if shown.chapter is not None else ""
        self._say("place", number)
        self._say("left", f"{shown.left} left")
        self._say("name", shown.name)
        self._say("doing", doing_words(shown))
        self._say("caption", shown.caption)
        self._say("feel", f"● Feel it: {shown.feel}" if shown.feel else "")
        self._say("coming", Content.assemble(("Next  ", "$ink-3"), shown.coming))
        pause = ("Space", "go on" if shown.state == "paused" else "pause")
        keys = (pause, ("←", "back"), ("→", "on"), ("S", "skip"), ("I", "how"), ("Q", "end"), ("?", "keys"))
        self._say("keys", key_line(*keys, gap=3 if self.size.width >= 70 else 2))
        self.set_class(shown.state == "paused", "paused")

    def _show_figure(self) -> None:
        """Show the figure where there is one; else its place is the halo's."""
        picture = None
        if self._figure is not None and self._figure_size is not None:
            position = in_step(self._transport.position_ms)
            picture = picture_of(self.app, self._figure, position, self._figure_size)
        self.set_class(picture is not None, "with-figure")
        if picture is not None:
            for window in self.query(FigureWindow):  # none while the screen is being taken down
                window.show_picture(picture)

    def _is_laid_out(self) -> bool:
        """Tell whether every part is there: Textual mounts them one after the other, and the clock does not wait."""
        self._laid_out = self._laid_out or len(self.query(", ".join(self.PARTS))) == len(self.PARTS)
        return self._laid_out

    def _say(self, place: str, words: "str | Content") -> None:
        if self._said.get(place) != words:
            self._said[place] = words
            content = Content(words) if isinstance(words, str) else words
            self.query_one(f"#{place}", Static).update(content, layout=place in self.GROWING)

    def action_pause(self) -> None:
        """Wait, or go on."""
        if self._transport.state == "paused":
            self._transport.resume()
        else:
            self._transport.pause()
        self.refresh_shown()

    def action_back(self) -> None:
        """Go back."""
        self._transport.back()

    def action_on(self) -> None:
        """Go on to the next movement."""
        self._transport.on()

    def action_end(self) -> None:
        """End and keep what was done."""
        self.app.end_session()  # type: ignore[attr-defined]

    def action_skip(self) -> None:
        """Wait and ask which of the three it is."""
        name = self._transport.chapter.name if self._transport.chapter else ""

        def chosen(reason: "Skip | None") -> None:
            if reason is not None:
                self._transport.skip(reason)

        self._wait_under(SkipSheet(name), chosen)

    def action_how(self) -> None:
        """Show how it is done."""
        if self._transport.chapter is not None:
            self._wait_under(HowSheet(self._transport.chapter))

    def action_keys(self) -> None:
        """Show all keys."""
        self._wait_under(KeysSheet())

    def _wait_under(self, sheet: "ModalScreen[Any]", then: "Callable[[Any], None] | None" = None) -> None:
        """Pause while a sheet is open; what was playing goes on when it closes."""
        was_playing = self._transport.state == "playing"
        self._transport.pause()

        def closed(answer: object) -> None:
            if then is not None:
                then(answer)
            if was_playing:
                self._transport.resume()

        self.app.push_screen(sheet, closed)


def doing_words(shown: Shown) -> Content:
    """Return the line under the name: pause sign, what to do, side, set."""
    if shown.state == "paused":
        return Content.assemble(("‖ Paused", "bold"), ("  Space goes on.", "$ink-2"))
    parts = [shown.side, f"Set {shown.set} of {shown.sets}" if shown.set is not None else ""]
    rest = "".join(f" · {part}" for part in parts if part)
    return Content.assemble((shown.doing, "bold $primary"), (rest, "bold"))


class DoneScreen(Screen[None]):
    """What was done, and one question that may stay unanswered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
        Binding("left,down", "move(-1)", show=False),
        Binding("right,up", "move(1)", show=False),
        Binding("enter", "save", show=False),
        Binding("escape,q,space", "leave", show=False),
    ]

    def __init__(
        self, timeline: "Timeline", done: "Mapping[int, ChapterDone]", felt: "Callable[[int | None], None]"
    ) -> None:
        super().__init__()
        self._timeline = timeline
        self._done = done
        self._felt = felt
        self._answer: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list and the question."""
        with Vertical(classes="page"):
            yield Static(Content(self._title()), classes="title")
            with VerticalScroll(classes="list"):
                for number, chapter in enumerate(self._timeline.chapters):
                    mark, words = done_words(self._done.get(number))
                    row = Content.assemble(
                        (f" {mark}  ", "bold $primary"), (chapter.name, "bold"), (f"  {words}", "$ink-2")
                    )
                    yield Static(row)
            yield Static("How does it feel now?", id="question")
            yield Static(id="scale")
            yield Static(Content.styled(" 0 at ease             10 as tight as can be", "$ink-2"), id="ends")
            yield Static(id="done-keys", classes="keys")

    def on_mount(self) -> None:
        """Show the scale."""
        self._show()

    def _title(self) -> str:
        sides = [side for done in self._done.values() for side in done.done]
        everything = len(self._done) == len(self._timeline.chapters) and all(
            side.ms >= side.planned_ms for side in sides
        )
        if everything:
            return f"✓ {clock_text(self._timeline.total_ms)} done"
        return f"✓ Done: {clock_text(sum(side.ms for side in sides))} moved, held or pressed"

    def _show(self) -> None:
        parts = [
            Content.styled(f"[{value}]", "bold reverse") if value == self._answer else Content(f" {value} ")
            for value in range(11)
        ]
        self.query_one("#scale", Static).update(Content(" ").join(parts))
        save = ("Enter", "save and close" if self._answer is not None else "close")
        keys = (("0-9", "choose"), ("← →", "move"), save, ("Esc", "no answer"))
        self.query_one("#done-keys", Static).update(key_line(*keys))

    def action_digit(self, digit: int) -> None:
        """Choose a number; 1 then 0 is 10."""
        self._answer = 10 if digit == 0 and self._answer == 1 else digit
        self._show()

    def action_move(self, by: int) -> None:
        """Choose the number beside it."""
        self._answer = 5 if self._answer is None else max(0, min(10, self._answer + by))
        self._show()

    def action_save(self) -> None:
        """Keep the answer, if there is one, and close."""
        self._felt(self._answer)

    def action_leave(self) -> None:
        """Close without an answer."""
        self._felt(None)


def done_words(done: "ChapterDone | None") -> tuple[str, str]:
    """Return a mark and words for what was done of a movement: all, a part, or nothing."""
    if done is None:
        return "·", "not reached"
    seconds = sum(side.ms for side in done.done)
    planned = sum(side.planned_ms for side in done.done)
    sides = " each side" if len(done.done) > 1 and len({side.ms for side in done.done}) == 1 else ""
    each = seconds // len(done.done) if sides else seconds
    skipped = {"not-now": "not now", "already-done": "already done", "never": "never"}.get(done.skip or "", "")
    part = f"{each // 1000} s{sides}" if seconds else ""
    whole = (planned // len(done.done) if sides else planned) // 1000
    if seconds >= planned and not skipped:
        return "✓", part
    if not seconds:
        return "–", skipped or "passed over"
    return "◐", ", ".join(word for word in (f"{part} of {whole} s", skipped) if word)
