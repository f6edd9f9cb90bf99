"""The guide: the plan, the session, the end."""

from typing import TYPE_CHECKING

from unhunch.base.errors import UnhunchError
from unhunch.players.terminal.figure import figure_size, picture_of
from unhunch.players.terminal.frame import FramedApp
from unhunch.players.terminal.screens import DoneScreen, PlanScreen, PlayScreen
from unhunch.players.terminal.style import CSS
from unhunch.players.transport import ChapterDone, CueStarted, Ended, Event, Felt, Transport

if TYPE_CHECKING:
    from collections.abc import Callable

    from unhunch.base.clock import Clock
    from unhunch.model import Timeline
    from unhunch.players.figure import FigureSource

TICK = 1 / 20
"""Seconds between two looks at the clock."""


class GuideApp(FramedApp[None]):
    """Plays one session.

    Parameters
    ----------
    timeline, clock
        What to play, and where the time comes from.
    tell
        Is handed each event as it happens; an `UnhunchError` it raises ends the session and comes out of `play`.
    plan_first
        Show the plan for a few seconds before the session begins.
    figure
        Shows the movements beside the number, where there is room.
    """

    CSS = CSS

    def __init__(
        self,
        timeline: "Timeline",
        clock: "Clock",
        tell: "Callable[[Event], None]",
        *,
        quiet: bool = False,
        jump_ms: int = 5000,
        dark: bool = True,
        plan_first: bool = True,
        figure: "FigureSource | None" = None,
    ) -> None:
        super().__init__(dark=dark)
        self.timeline = timeline
        self.clock = clock
        self.transport: Transport | None = None
        self.failure: UnhunchError | None = None
        self._tell = tell
        self._figure = figure
        self._quiet = quiet
        self._jump_ms = jump_ms
        self._plan_first = plan_first and bool(timeline.chapters)
        self._done: dict[int, ChapterDone] = {}
        self._over = False

    def on_mount(self) -> None:
        """Begin with the plan, or at once."""
        super().on_mount()
        self.set_interval(TICK, self.tick)
        size = figure_size(*self.size)
        if self._figure is not None and size is not None:
            picture_of(self, self._figure, 0, size)  # what is asked for begins to be drawn
        if self._plan_first:
            self.push_screen(PlanScreen(self.timeline, self.clock, self.begin))
        else:
            self.begin()

    def begin(self) -> None:
        """Start the session."""
        if self.transport is None:
            self.transport = Transport(self.timeline, self.clock, jump_ms=self._jump_ms)
            show = self.switch_screen if isinstance(self.screen, PlanScreen) else self.push_screen
            show(PlayScreen(self.transport, self._figure))
            self.tick()

    def tick(self) -> None:
        """Look at the clock, pass on what happened, and show where the session is."""
        if self.transport is None or self._over:
            return
        for event in self.transport.poll():
            self._happened(event)
        for screen in self.screen_stack:
            if isinstance(screen, PlayScreen):
                screen.refresh_shown()

    def end_session(self) -> None:
        """End here, ask nothing, keep what was done."""
        self.leave(0)

    def leave(self, status: int) -> None:
        """End now; what was done so far is passed on first."""
        self._over = True
        if self.transport is not None and self.transport.state != "ended":
            self.transport.end()
            for event in self.transport.poll():
                self._pass_on(event)
        super().leave(status)

    def action_leave_quietly(self) -> None:
        """Leave before the session has begun."""
        self.leave(0)

    def felt(self, after: int | None) -> None:
        """Pass on how it felt, if it was said, and end."""
        if after is not None:
            self._pass_on(Felt(after))
        super().leave(0)

    def _happened(self, event: Event) -> None:
        self._pass_on(event)
        match event:
            case CueStarted(cue) if cue.track == "chime" and not self._quiet and cue.text != "last-seconds":
                self.bell()
            case ChapterDone():
                self._done[event.chapter] = event
            case Ended(finished=True):
                self._show_done()
            case _:
                pass

    def _show_done(self) -> None:
        self._over = True
        if not self.timeline.chapters:
            super().leave(0)
            return
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(DoneScreen(self.timeline, self._done, self.felt))

    def _pass_on(self, event: Event) -> None:
        if self.failure is not None:
            return
        try:
            self._tell(event)
        except UnhunchError as error:
            self.failure = error
            self._over = True
            super().leave(2)
