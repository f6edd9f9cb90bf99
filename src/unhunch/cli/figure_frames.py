"""`unhunch figure frames`: a movement as half blocks or braille dots, one moment of it or all of them in their time."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unhunch.base.errors import RequestError
from unhunch.base.ids import parted

if TYPE_CHECKING:
    from unhunch.figure.cells.half_blocks import Strip
    from unhunch.figure.cells.reel import Reel, Size

Side = Literal["left", "right"]
LARGEST = (60, 30)
"""Columns and rows of the picture, where the terminal has room."""
SMALLEST = (12, 6)
MOST = (240, 120)
RATE = 12
"""Pictures in a second."""


def register(app: typer.Typer) -> None:
    """Add the command to `app`, the group `unhunch figure`."""
    app.command("frames", short_help="See a movement in the terminal.")(frames)


def frames(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A movement, or movement/variation: cat-cow.")],
    play: Annotated[bool, typer.Option("--play", help="Play it, round after round; Ctrl-C ends.")] = False,
    size: Annotated[
        str | None,
        typer.Option("--size", metavar="COLSxROWS", help="In cells, as 36x18; as large as fits unless given."),
    ] = None,
    mono: Annotated[
        bool | None, typer.Option("--mono/--colour", help="Dots without colour; by the terminal unless given.")
    ] = None,
    at: Annotated[str, typer.Option("--at", metavar="start|hold|SECONDS", help="The moment to show.")] = "hold",
    side: Annotated[Side, typer.Option("--side", help="The side that does it.")] = "left",
    light: Annotated[
        bool | None, typer.Option("--light/--dark", help="Colours for a light or dark ground; by the terminal.")
    ] = None,
    library: Annotated[
        list[Path] | None,
        typer.Option("--library", metavar="DIR", help="Add the movements of a folder of your own; may be given again."),
    ] = None,
) -> None:
    """See a movement in the terminal: one moment of it, or all of it in its own time."""
    from unhunch import pipeline
    from unhunch.players import load_player

    if play and not sys.stdout.isatty():
        raise RequestError("--play needs a terminal; leave it out to print one moment")
    dotted = not sys.stdout.isatty() or bool(os.environ.get("NO_COLOR")) if mono is None else mono
    wanted = _size(size, mono=dotted)
    studio = pipeline.open_studio(pipeline.load_library(tuple(library or ())))
    reel = studio.reel(*parted(identity), size=wanted)
    dark = load_player("terminal").prefers_dark() if light is None else not light

    if play:
        _play(reel, side, dark=dark)
    else:
        print("\n".join(lines(reel.strip(_moment(reel, at), mirrored=side == "right", dark=dark))))


def lines(strip: "Strip") -> list[str]:
    r"""Return a picture as lines with the terminal's codes for colours; plain text where it has none.

    >>> lines(((("▀", "#ff0000", "#0000ff"), ("  ", "", "")),))
    ['\x1b[38;2;255;0;0;48;2;0;0;255m▀\x1b[0m']
    """
    return ["".join(_painted(*run) for run in row).rstrip(" ") for row in strip]


def _painted(text: str, ink: str, ground: str) -> str:
    codes = [f"{layer};2;{_numbers(colour)}" for layer, colour in ((38, ink), (48, ground)) if colour]
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes else text


def _numbers(colour: str) -> str:
    return ";".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))


def _size(text: str | None, *, mono: bool) -> "Size":
    """Return the size that is asked for, or the largest that the terminal has room for."""
    from unhunch.figure.cells.reel import Size

    if text is None:
        room = shutil.get_terminal_size()
        rows = max(SMALLEST[1], min(LARGEST[1], room.lines - 2, room.columns // 2))
        return Size(2 * rows, rows, mono)
    columns, _, rows_text = text.lower().partition("x")
    if not (columns.isdecimal() and rows_text.isdecimal()):
        raise RequestError(f"--size {text}: expected columns and rows, such as 36x18")
    found = int(columns), int(rows_text)
    if not all(low <= one <= high for low, one, high in zip(SMALLEST, found, MOST, strict=True)):
        limits = f"{SMALLEST[0]}x{SMALLEST[1]} to {MOST[0]}x{MOST[1]}"
        raise RequestError(f"--size {text}: expected {limits}, such as 36x18")
    return Size(*found, mono)


def _moment(reel: "Reel", at: str) -> float:
    """Return the seconds on the motion's clock that `--at` names."""
    from unhunch.figure.cells.score import Moment, spans_by_name, still

    spans = spans_by_name(reel.spans)
    if at == "start":
        return still(Moment("ready", 0.0, mirrored=False), spans).seconds
    if at == "hold":
        return still(Moment("loop" if "loop" in spans else "hold", 0.0, mirrored=False), spans).seconds
    try:
        seconds = float(at)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= reel.times[-1]:
        raise RequestError(f"--at {at}: expected start, hold or seconds from 0 to {reel.times[-1]:.1f}")
    return seconds


def _play(reel: "Reel", side: Side, *, dark: bool) -> None:
    """Play round after round in place until somebody ends it; the cursor comes back."""
    import time

    from unhunch.base.clock import SteadyClock
    from unhunch.figure.cells.score import moment, spans_by_name
    from unhunch.figure.cells.steps import Step
    from unhunch.model import Cue

    clock, height, spans = SteadyClock(), reel.size.rows, spans_by_name(reel.spans)
    forever = Step(cue=Cue(track="main", kind="move", start_ms=0, duration_ms=10**12, movement=reel.label), side=side)
    sys.stdout.write("\x1b[?25l" + "\n" * height)
    try:
        while True:
            now = moment(forever, clock.now_ms(), spans)
            strip = reel.strip(now.seconds, mirrored=now.mirrored, dark=dark)
            picture = "".join(f"\x1b[2K{line}\n" for line in lines(strip))
            sys.stdout.write(f"\x1b[{height}A{picture}")
            sys.stdout.flush()
            time.sleep(1 / RATE)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    finally:
        sys.stdout.write("\x1b[?25h")
        sys.stdout.flush()
