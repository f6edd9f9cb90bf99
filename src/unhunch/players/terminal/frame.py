"""What both apps share: the look, the keys that always leave, and leaving when the world asks for it."""

import asyncio
import os
from typing import ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType

from unhunch.players.terminal.keeping import Parent, on_signals
from unhunch.players.terminal.look import DARK, LIGHT, without_colour

Answer = TypeVar("Answer")


class FramedApp(App[Answer]):
    """An app in the house's colours that ends cleanly on Ctrl-C, SIGINT, SIGTERM, SIGHUP and its parent's death."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  Textual declares them so
        (0, "-narrow"),
        (70, "-wide"),
        (110, "-very-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-short"),
        (23, "-usual"),
        (32, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "leave_now", show=False, priority=True),
        Binding("t", "change_theme", show=False),
    ]

    def __init__(self, *, dark: bool) -> None:
        before = os.environ.get("NO_COLOR")
        if without_colour():
            os.environ["NO_COLOR"] = "1"  # Textual takes it out of the environment; it is put back below
        super().__init__()
        if before is not None:
            os.environ["NO_COLOR"] = before
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        self.theme = DARK.name if dark else LIGHT.name
        self._parent_process = Parent()

    def on_mount(self) -> None:
        """Listen to what may end the program from outside."""
        on_signals(asyncio.get_running_loop(), self.leave)
        self.set_interval(0.5, self._watch_parent)

    def leave(self, status: int) -> None:
        """End now, with an exit status; the terminal is put back on the way out."""
        self.exit(return_code=status)

    def action_leave_now(self) -> None:
        """Ctrl-C."""
        self.leave(130)

    def action_change_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def _watch_parent(self) -> None:
        if self._parent_process.is_gone():
            self.leave(129)
