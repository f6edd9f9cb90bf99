"""Leaves the terminal as it was found, whatever ends the program: its modes, its cursor, its screen.

And does not outlive it: where the terminal is closed under the program, Textual's threads wait for it for ever, one of
them at full speed. All that was done is on the disk by then, so that the process can simply end.
"""

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

termios: Any = import_module("termios") if os.name == "posix" else None
"""None on Windows, where Textual puts the console back by itself."""
SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
RESET = "\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[0m"
"""Leave the second screen; cursor on; mouse, paste, focus and key reports off; plain text."""


GRACE_SECONDS = 2.0
"""What an orderly end may take once the terminal is gone."""


@contextlib.contextmanager
def terminal_kept() -> Iterator[None]:
    """Put the terminal's modes back at the end; after a crash also its screen. End the process if it is closed."""
    before = _modes()
    over = threading.Event()
    if before is not None:
        threading.Thread(target=_end_with_the_terminal, args=(over,), name="terminal-watch", daemon=True).start()
    try:
        yield
    except BaseException:
        _put_back(before)
        if before is not None:
            sys.stdout.write(RESET)
            sys.stdout.flush()
        raise
    finally:
        if not is_hung_up(0):
            over.set()
    _put_back(before)


def is_hung_up(descriptor: int) -> bool:
    """Tell whether the other end of a terminal is closed: nobody will read or type there any more."""
    if not hasattr(select, "poll"):  # Windows
        return False
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))


def _end_with_the_terminal(over: threading.Event) -> None:
    while not over.wait(0.5):
        if is_hung_up(0) and not over.wait(GRACE_SECONDS):
            os._exit(128 + signal.SIGHUP)


def on_signals(loop: "asyncio.AbstractEventLoop", leave: Callable[[int], None]) -> None:
    """Call `leave` with 128 and the signal's number when somebody asks the program to end."""
    for number in SIGNALS:
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # not on this platform or thread
            loop.add_signal_handler(number, leave, 128 + number)


class Parent:
    """Notices that the program that started this one is gone, killed without a word to its children."""

    def __init__(self) -> None:
        self._first = os.getppid()

    def is_gone(self) -> bool:
        """Tell whether another process has taken its place."""
        return os.getppid() != self._first


def _modes() -> list[Any] | None:
    """Return the modes of the terminal on standard input; None where there is none."""
    if termios is None:
        return None
    with contextlib.suppress(termios.error, OSError, ValueError):
        modes: list[Any] = termios.tcgetattr(sys.stdin.fileno())
        return modes
    return None


def _put_back(modes: list[Any] | None) -> None:
    if modes is None or termios is None:
        return
    with contextlib.suppress(termios.error, OSError, ValueError):  # the terminal itself may be gone
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, modes)
