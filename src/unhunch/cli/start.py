"""`unhunch start`: the readiness check where it is due, one question at most, the plan, the session."""

import platform
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unhunch.base.errors import RequestError
from unhunch.cli import asking, readiness
from unhunch.cli.reading import read_routine
from unhunch.cli.wishes import Wishes, takes_wishes

if TYPE_CHECKING:
    from unhunch.model import Library, Record, Request, Routine
    from unhunch.store import Folder, Profile


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("start", short_help="Be guided through a routine that fits you now.")(start)


@takes_wishes
def start(
    wishes: Wishes,
    request: asking.RequestFile = None,
    routine: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="Play this routine, from `plan --json`.")
    ] = None,
    speed: Annotated[float, typer.Option(min=0.01, help="60 plays a minute in a second.")] = 1.0,
    plain: asking.Plain = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bell.")] = False,
    no_readiness: Annotated[
        bool, typer.Option("--no-readiness", help="Do not ask the check now: with --routine, or once it was answered.")
    ] = False,
    library: asking.LibraryFolders = None,
) -> None:
    """Be guided through a routine that fits your minutes, your place and what is tight."""
    from unhunch import pipeline
    from unhunch.store import data_folder, load_records, write_json

    if routine is not None and (request is not None or wishes != Wishes()):
        raise RequestError("--routine plays a routine as it is; leave out what would plan another one")
    plain = plain or not (sys.stdin.isatty() and sys.stdout.isatty())
    shelf = pipeline.load_library(tuple(library or ()))
    given = read_routine(routine) if routine is not None else None
    folder = data_folder()
    history, complaints = load_records(folder)
    for complaint in complaints:
        print(f"left out of your history: {complaint}", file=sys.stderr)
    now = datetime.now().astimezone()
    ready = readiness.ask_if_due(
        shelf,
        folder,
        history,
        now.date(),
        plain=plain,
        breathing=wishes.breathing_only,
        skip=no_readiness,
        skip_first=given is not None,
    )
    if given is not None:
        readiness.refuse_what_is_ruled_out(given, shelf, ready)
        planned = given
    else:
        asked, profile = _request(shelf, folder, wishes, request, history, now, resting=readiness.is_bad_day(ready))
        planned = pipeline.make_routine(readiness.within_limits(asked, ready), shelf)
        if profile is not None:
            write_json(folder.ready().profile, profile)
    raise typer.Exit(_play(planned, shelf, folder, speed=speed, plain=plain, quiet=quiet))


def _request(
    library: "Library",
    folder: "Folder",
    wishes: Wishes,
    file: str | None,
    history: "tuple[Record, ...]",
    now: datetime,
    *,
    resting: bool,
) -> "tuple[Request, Profile | None]":
    """Return the request, with one question where nothing was said, and what to remember of it; nothing of a file."""
    from unhunch.readiness import OF_THE_DAY
    from unhunch.store import Profile, read_json

    profile = read_json(folder.profile, Profile) or Profile()
    if file is None and wishes.say_nothing and not resting:
        profile = _ask_once(library, profile)
    today, at = now.date(), now.time().replace(microsecond=0, tzinfo=None)
    try:
        request = asking.build_request(
            library, wishes, request=file, profile=profile, history=history, today=today, at=at
        )
    except RequestError as error:
        if file is not None or not folder.profile.exists():
            raise
        raise RequestError(f"{error}\n(what you leave out is as last time: {folder.profile})") from error
    if file is not None:
        return request, None
    if profile.conditions and not wishes.conditions:
        names = ", ".join(library.condition_by_id[report.id].name.lower() for report in profile.conditions)
        print(f"Planned around what you told before: {names}. (--condition none forgets it.)")
    return request, Profile(
        minutes=request.minutes,
        place=request.place,
        props=request.props,
        without=request.without,
        tight=request.tight,
        level=request.level,
        conditions=tuple(report for report in request.conditions if report.id not in OF_THE_DAY),
    )


def _ask_once(library: "Library", profile: "Profile") -> "Profile":
    """Ask the one question; an answer that names no place is asked for again in the same words."""
    from unhunch.players.plain import read_line

    question = asking.QUESTION.format(usual=asking.usual_words(library, profile))
    while True:
        try:
            answer = read_line(question)
        except EOFError:
            if sys.stdin.isatty():
                raise RequestError("left without an answer, so nothing was started") from None
            answer = ""
        if answer.strip().lower() in asking.LEAVING:
            raise RequestError("nothing was started")
        try:
            return asking.ask(library, profile, answer)
        except RequestError as error:
            if not sys.stdin.isatty():
                raise
            print(error)


def _play(planned: "Routine", library: "Library", folder: "Folder", *, speed: float, plain: bool, quiet: bool) -> int:
    """Show the plan, play it, and keep what is done as it is done; return the exit status."""
    from unhunch import pipeline
    from unhunch.base.clock import SteadyClock
    from unhunch.cli.keeping import Keeper
    from unhunch.cli.routine_text import routine_lines
    from unhunch.players import load_player
    from unhunch.players.transport import JUMP_MS

    timeline = pipeline.make_timeline(planned, library)
    for line in routine_lines(planned, library):
        print(line.replace("  ·  ", ", ") if plain else line)
    sys.stdout.flush()
    now = datetime.now().astimezone()
    offset = now.utcoffset()
    with Keeper(
        folder,
        timeline,
        planned,
        started_at=now,
        utc_offset_minutes=int(offset.total_seconds() // 60) if offset is not None else 0,
        device=platform.node(),
    ) as keeper:
        jump_ms = int(JUMP_MS * max(1.0, speed))
        player = load_player("plain" if plain else "terminal")
        options: dict[str, Any] = {}
        if not plain:
            options = {"dark": player.prefers_dark(), "figure": pipeline.figure_source(timeline, library)}
        status: int = player.play(timeline, SteadyClock(speed), keeper.tell, quiet=quiet, jump_ms=jump_ms, **options)
    if status < 128 + 1 or status == 130:
        print(keeper.summary())
    return status
