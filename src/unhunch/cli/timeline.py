"""Commands of `unhunch timeline`."""

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
    app.command("timeline", short_help="Print the score of a session, captions or a transcript.")(timeline)


def timeline(
    routine: Annotated[str, typer.Option(metavar="FILE|-", help="A routine as JSON, from `plan --json`.")],
    format_: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.TEXT,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    library: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="A folder of your own movements.")] = None,
) -> None:
    """Print the score of a session: every cue with its exact start and length."""
    from unhunch import pipeline
    from unhunch.cli.reading import read_routine
    from unhunch.players import load_player
    from unhunch.wire import to_json

    planned = read_routine(routine)
    score = pipeline.make_timeline(planned, pipeline.load_library(tuple(library or ())))
    if json or format_ is Format.JSON:
        print(to_json(score))
    else:
        player = load_player("webvtt" if format_ is Format.WEBVTT else "transcript")
        print(player.render(score), end="")
