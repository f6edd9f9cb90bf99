"""The guide in a terminal: a Textual app over the shared transport. Textual is imported when `play` is called.

What comes in: a `Timeline`, a clock, and `tell`, which is handed each event as it happens. What goes out: the screen,
and an exit status (0, or 128 and the signal's number where one ended it).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from unhunch.players.transport import JUMP_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from unhunch.base.clock import Clock
    from unhunch.model import ReadinessQuestion, Timeline
    from unhunch.players.figure import FigureSource
    from unhunch.players.transport import Event

    TellResult = Callable[[frozenset[str]], tuple[str, str, Sequence[str]]]


def play(
    timeline: "Timeline",
    clock: "Clock",
    tell: "Callable[[Event], None]",
    *,
    quiet: bool = False,
    jump_ms: int = JUMP_MS,
    dark: bool = True,
    figure: "FigureSource | None" = None,
) -> int:
    """Play a session on the whole terminal and return the exit status; the figure is closed with it.

    Raises
    ------
    UnhunchError
        Where `tell` raised one; the terminal is put back first.
    """
    keeping = import_module("unhunch.players.terminal.keeping")
    app = import_module("unhunch.players.terminal.app").GuideApp(
        timeline, clock, tell, quiet=quiet, jump_ms=jump_ms, dark=dark, figure=figure
    )
    try:
        with keeping.terminal_kept():
            app.run()
    finally:
        if figure is not None:
            figure.close()
    if app.failure is not None:
        raise app.failure
    return int(app.return_code or 0)


def ask_readiness(
    questions: "Sequence[ReadinessQuestion]", tell_result: "TellResult", *, dark: bool = True
) -> "frozenset[str] | None":
    """Ask the readiness check on one screen and return the ids answered with yes; None where it was left.

    `tell_result` is handed the answers and gives back the action, its title and its lines, which are shown; the person
    can go back from there and answer anew before anything is kept.
    """
    keeping = import_module("unhunch.players.terminal.keeping")
    app = import_module("unhunch.players.terminal.readiness").ReadinessApp(questions, tell_result, dark=dark)
    with keeping.terminal_kept():
        answer: frozenset[str] | None = app.run()
    return answer


def prefers_dark() -> bool:
    """Tell whether the terminal says it is dark, or does not say."""
    return bool(import_module("unhunch.players.terminal.look").prefers_dark())
