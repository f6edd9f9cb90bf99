"""`unhunch plan`: a request to a routine, printed for a person or as JSON."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unhunch.cli import asking, readiness
from unhunch.cli.wishes import Wishes, takes_wishes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.model import Library, Routine

AsJson = Annotated[bool, typer.Option("--json", help="The routine as JSON.")]
Explain = Annotated[bool, typer.Option("--explain", help="Also: what each pick won against, and every exclusion.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it here.")]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("plan", short_help="Plan a routine for exactly the minutes you have.")(plan)


@takes_wishes
def plan(
    wishes: Wishes,
    request: asking.RequestFile = None,
    library: asking.LibraryFolders = None,
    as_json: AsJson = False,
    explain: Explain = False,
    output: Output = None,
) -> None:
    """Plan a routine for exactly the minutes, the place and the kit at hand; plays nothing, keeps nothing."""
    from unhunch import pipeline
    from unhunch.cli.writing import write_text
    from unhunch.store import data_folder, load_records
    from unhunch.wire import to_json

    shelf = pipeline.load_library(tuple(library or ()))
    now = datetime.now().astimezone()
    if request is not None:  # a file says everything itself, so that it gives the same routine on every machine
        asked = asking.build_request(shelf, wishes, request=request, today=now.date())
    else:  # options are laid over one's own history and readiness
        folder = data_folder()
        ready = readiness.standing_result(folder, now.date(), breathing=wishes.breathing_only)
        history, _ = load_records(folder)
        at = now.time().replace(microsecond=0)
        asked = asking.build_request(shelf, wishes, history=history, today=now.date(), at=at)
        asked = readiness.within_limits(asked, ready)
    routine = pipeline.make_routine(asked, shelf, explain=explain)
    text = to_json(routine, indent=2) if as_json else "\n".join(_page(routine, shelf, explain=explain))
    write_text(text + "\n", output)


def _page(routine: "Routine", library: "Library", *, explain: bool) -> "Iterator[str]":
    from unhunch.cli.routine_text import explain_lines, routine_lines

    yield from routine_lines(routine, library)
    if explain:
        yield from explain_lines(routine)
