"""`unhunch plan`: a request to a routine, printed for a person or as JSON."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unhunch.cli import asking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.model import Library, Routine

AsJson = Annotated[bool, typer.Option("--json", help="The routine as JSON.")]
Explain = Annotated[bool, typer.Option("--explain", help="Also: what each pick won against, and every exclusion.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it here.")]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("plan")(plan)


def plan(
    minutes: asking.Minutes = None,
    place: asking.Place = None,
    tight: asking.Tight = None,
    props: asking.Props = None,
    without: asking.Without = None,
    positions: asking.Positions = None,
    condition: asking.Conditions = None,
    level: asking.LevelOption = None,
    warm: asking.Warm = None,
    assisted: asking.Assisted = None,
    age_band: asking.AgeBand = None,
    prefer: asking.Prefer = None,
    avoid: asking.Avoid = None,
    include: asking.Include = None,
    techniques: asking.Techniques = None,
    seed: asking.Seed = None,
    request: asking.RequestFile = None,
    library: asking.LibraryFolders = None,
    as_json: AsJson = False,
    explain: Explain = False,
    output: Output = None,
) -> None:
    """Plan a routine for exactly the minutes, the place and the kit at hand; plays nothing, keeps nothing."""
    from unhunch import pipeline
    from unhunch.store import data_folder, load_records
    from unhunch.wire import to_json

    shelf = pipeline.load_library(tuple(library or ()))
    wishes = asking.Wishes(
        minutes=minutes,
        place=place,
        positions=positions,
        props=props,
        without=without,
        tight=tight,
        conditions=condition,
        level=level,
        warm=warm,
        assisted=assisted,
        age_band=age_band,
        prefer=prefer,
        avoid=avoid,
        include=include,
        techniques=techniques,
        seed=seed,
    )
    now = datetime.now().astimezone()
    # A request file says everything itself, so that it gives the same routine on every machine; options are laid
    # over one's own history.
    history = () if request is not None else load_records(data_folder())[0]
    at = None if request is not None else now.time().replace(microsecond=0)
    asked = asking.build_request(shelf, wishes, request=request, history=history, today=now.date(), at=at)
    routine = pipeline.make_routine(asked, shelf, explain=explain)
    text = to_json(routine, indent=2) if as_json else "\n".join(_page(routine, shelf, explain=explain))
    if output is None:
        sys.stdout.write(text + "\n")
    else:
        output.write_text(text + "\n", encoding="utf-8")


def _page(routine: "Routine", library: "Library", *, explain: bool) -> "Iterator[str]":
    from unhunch.cli.routine_text import explain_lines, routine_lines

    yield from routine_lines(routine, library)
    if explain:
        yield from explain_lines(routine)
