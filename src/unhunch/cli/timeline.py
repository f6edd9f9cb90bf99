"""Commands of `unhunch timeline`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How the timeline is printed."""

    JSON = "json"
    WEBVTT = "webvtt"
    TEXT = "text"


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("timeline")(timeline)


def timeline(
    routine: Annotated[str, typer.Option(metavar="FILE|-", help="A routine as JSON, from `plan --json`.")],
    format_: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TEXT,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    library: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of your own movements.")] = None,
) -> None:
    """Print the score of a session: every cue with its exact start and length."""
    from unhunch import pipeline
    from unhunch.model import Routine
    from unhunch.players import load_player
    from unhunch.wire import from_json, to_json

    name = "standard input" if routine == "-" else routine
    planned = from_json(_read(routine), Routine, what=f"the routine from {name}")
    score = pipeline.make_timeline(planned, pipeline.load_library(tuple(library or ())))
    if json or format_ is Format.JSON:
        print(to_json(score))
    else:
        player = load_player("webvtt" if format_ is Format.WEBVTT else "transcript")
        print(player.render(score), end="")


def _read(source: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-"."""
    from unhunch.base.errors import RequestError

    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise RequestError(f"cannot read the routine {source}: {error.strerror}") from error
