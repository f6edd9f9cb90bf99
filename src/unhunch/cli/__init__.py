"""Words to calls, errors to exit codes. Each module registers its commands; what is heavy is imported inside a command.

Exit codes: 0 done; 1 a check found problems; 2 the request cannot be read or met, with the reason on standard error;
128 and a signal's number where one ended the program (130 for Ctrl-C).
"""

import errno
import io
import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unhunch import __version__
from unhunch.base.errors import UnhunchError
from unhunch.cli import figure, library, plan, readiness, record, start, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

app = typer.Typer(
    name="unhunch",
    help="An upper-back programme: plan a routine, be guided through it, keep what you did.",
    epilog="Four minutes now? unhunch start",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in (start, readiness, plan, timeline, library, figure, record):
    module.register(app)

CANNOT_BE_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF, errno.EFBIG)
"""What the system says where standard output takes no more."""


def main() -> None:
    """Run the command line; a known error becomes one clear message and exit code 2."""
    with _streams():
        try:
            try:
                app()
            finally:
                sys.stdout.flush()
        except UnhunchError as error:
            print(error, file=sys.stderr)
            raise SystemExit(2) from error
        except OSError as error:
            if error.filename is not None or error.errno not in CANNOT_BE_WRITTEN:
                raise
            print(f"standard output cannot be written: {error.strerror}", file=sys.stderr)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left in the buffer goes nowhere
            raise SystemExit(2) from error


def _say_version(asked: bool) -> None:
    if asked:
        print(f"unhunch {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Take what stands before the command."""


@contextmanager
def _streams() -> "Iterator[None]":
    """Make the standard streams fit to be used: open, able to say every letter, and quiet when a reader has gone."""
    if sys.stdout is None:
        if sys.stderr is not None:
            print("standard output is closed; there is nowhere to answer", file=sys.stderr)
        raise SystemExit(2)
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  open to the end of the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL) if hasattr(signal, "SIGPIPE") else None
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGPIPE, before)
