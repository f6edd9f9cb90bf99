"""Commands of `unhunch start` and `unhunch readiness`: the check, one question at most, the plan, the session."""

import platform
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from unhunch.base.errors import RequestError
from unhunch.cli import asking

if TYPE_CHECKING:
    from unhunch.model import Library, Record, Request, Routine
    from unhunch.readiness import ReadinessResult
    from unhunch.store import Folder, Profile

Plain = Annotated[bool, typer.Option("--plain", help="Lines instead of a screen: for a pipe or a screen reader.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("start")(start)
    app.command("readiness")(readiness)


def start(
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
    routine: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="Play this routine, from `plan --json`.")
    ] = None,
    speed: Annotated[float, typer.Option(min=0.01, help="60 plays a minute in a second.")] = 1.0,
    plain: Plain = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bell.")] = False,
    no_readiness: Annotated[
        bool, typer.Option("--no-readiness", help="Do not ask the check now: with --routine, or once it was answered.")
    ] = False,
    library: asking.LibraryFolders = None,
) -> None:
    """Be guided through a routine that fits your minutes, your place and what is tight."""
    from unhunch import pipeline
    from unhunch.store import data_folder, load_records

    plain = plain or not (sys.stdin.isatty() and sys.stdout.isatty())
    shelf = pipeline.load_library(tuple(library or ()))
    folder = data_folder()
    history, complaints = load_records(folder)
    for complaint in complaints:
        print(f"left out of your history: {complaint}", file=sys.stderr)
    today = datetime.now().astimezone()
    ready = _be_ready(shelf, folder, history, today.date(), plain=plain, routine=routine is not None, skip=no_readiness)
    if routine is not None:
        planned = read_routine(routine)
    else:
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
        planned = pipeline.make_routine(_request(shelf, folder, wishes, request, history, today, ready), shelf)
    raise typer.Exit(_play(planned, shelf, folder, today, speed=speed, plain=plain, quiet=quiet))


def readiness(
    cleared_on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day a clinician said that exercise is fine (2026-03-01).")
    ] = None,
    plain: Plain = False,
    library: asking.LibraryFolders = None,
) -> None:
    """Answer the readiness check, or enter a clinician's OK."""
    from unhunch import pipeline
    from unhunch import readiness as rules
    from unhunch.store import data_folder, read_json, write_json

    folder = data_folder().ready()
    today = datetime.now().astimezone().date()
    before = read_json(folder.readiness, rules.ReadinessResult)
    if cleared_on is None:
        shelf = pipeline.load_library(tuple(library or ()))
        result = _check(shelf, folder, before, today, plain=plain or not sys.stdin.isatty())
        raise typer.Exit(2 if result is None or rules.is_locked(result, today) else 0)
    if before is None:
        raise RequestError("cleared-on: no readiness check was answered yet (`unhunch readiness` asks it)")
    try:
        day = date.fromisoformat(cleared_on)
    except ValueError as error:
        raise RequestError(f"cleared-on: expected a date like 2026-03-01, got '{cleared_on}'") from error
    write_json(folder.readiness, rules.clear(before, day, today=today))
    print(f"Noted: a clinician's OK of {day}. It holds for 90 days.")


def read_routine(source: str) -> "Routine":
    """Return the routine of a file, or of standard input for "-"."""
    from pathlib import Path

    from unhunch.model import Routine
    from unhunch.wire import from_json

    name = "standard input" if source == "-" else source
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(f"the routine {name} cannot be read: {error}") from error
    return from_json(text, Routine, what=f"the routine {name}")


def _be_ready(
    library: "Library",
    folder: "Folder",
    history: "tuple[Record, ...]",
    today: date,
    *,
    plain: bool,
    routine: bool,
    skip: bool,
) -> "ReadinessResult | None":
    """Return the result that holds today, asked now where it is due; a lock ends here."""
    from unhunch import readiness as rules
    from unhunch.store import read_json

    result = read_json(folder.readiness, rules.ReadinessResult)
    if result is None and skip and not routine:
        raise RequestError("--no-readiness: the check was never answered; answer it once (`unhunch readiness`)")
    flare = rules.flare_since(history, result.on) if result is not None else None
    locked = result is not None and rules.is_locked(result, today)
    if not skip and not locked and rules.is_due(result, today, flare_on=flare):
        asked = _check(library, folder.ready(), result, today, plain=plain)
        if asked is None:
            raise RequestError("the readiness check was not answered, so nothing was started")
        result = asked
        if rules.is_locked(result, today):
            raise typer.Exit(2)
    elif locked and result is not None:
        raise RequestError("\n".join((rules.title(result), *rules.lines(result))))
    return result


def _check(
    library: "Library", folder: "Folder", before: "ReadinessResult | None", today: date, *, plain: bool
) -> "ReadinessResult | None":
    """Ask the check and keep its outcome; None where it was left."""
    from unhunch import readiness as rules
    from unhunch.store import write_json

    def assess(yes: frozenset[str]) -> "ReadinessResult":
        return rules.assess(library.readiness, yes, today, before=before)

    def told(yes: frozenset[str]) -> tuple[str, str, tuple[str, ...]]:
        result = assess(yes)
        return result.action, rules.title(result), rules.lines(result)

    if plain:
        from unhunch.players.plain import ask_readiness as ask_in_lines

        answers = ask_in_lines(library.readiness, told)
    else:
        from unhunch.players.terminal import ask_readiness, prefers_dark

        answers = ask_readiness(library.readiness, told, dark=prefers_dark())
    if answers is None:
        return None
    result = assess(answers)
    write_json(folder.readiness, result)
    if not plain:
        print("\n".join((rules.title(result), *rules.lines(result))))
    return result


def _request(
    library: "Library",
    folder: "Folder",
    wishes: asking.Wishes,
    file: str | None,
    history: "tuple[Record, ...]",
    now: datetime,
    ready: "ReadinessResult | None",
) -> "Request":
    """Return the request, with one question where nothing was said; what was said is remembered."""
    from dataclasses import replace

    from unhunch.model import ConditionReport
    from unhunch.store import Profile, read_json, write_json

    profile = read_json(folder.profile, Profile) or Profile()
    if file is None and wishes.say_nothing:
        minutes, tight = _ask_once(library, profile)
        profile = replace(profile, minutes=minutes, tight=tight)
    request = asking.build_request(
        library,
        wishes,
        request=file,
        profile=profile,
        history=history,
        today=now.date(),
        at=now.time().replace(microsecond=0, tzinfo=None),
    )
    if file is None:
        write_json(
            folder.ready().profile,
            Profile(
                minutes=request.minutes,
                place=request.place,
                props=request.props,
                without=request.without,
                tight=request.tight,
                level=request.level,
                conditions=request.conditions,
            ),
        )
    reported = {condition.id for condition in request.conditions}
    extra = [ConditionReport(id=name) for name in (ready.conditions if ready else ()) if name not in reported]
    return replace(request, conditions=(*request.conditions, *extra))


def _ask_once(library: "Library", profile: "Profile") -> tuple[int, dict[str, int]]:
    """Ask the one question; an answer that names no place is asked for again in the same words."""
    question = asking.QUESTION.format(usual=asking.usual_words(library, profile))
    while True:
        try:
            answer = input(question)
        except EOFError:
            print()
            answer = ""
        try:
            return asking.ask(library, profile, answer)
        except RequestError as error:
            if not sys.stdin.isatty():
                raise
            print(error)


def _play(
    planned: "Routine", library: "Library", folder: "Folder", now: datetime, *, speed: float, plain: bool, quiet: bool
) -> int:
    """Show the plan, play it, and keep what is done as it is done; return the exit status."""
    from unhunch import pipeline
    from unhunch.base.clock import SteadyClock
    from unhunch.cli.keeping import Keeper
    from unhunch.cli.routine_text import routine_lines
    from unhunch.players import load_player
    from unhunch.players.transport import JUMP_MS

    timeline = pipeline.make_timeline(planned, library)
    for line in routine_lines(planned, library):
        print(line)
    sys.stdout.flush()
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
        options = {} if plain else {"dark": load_player("terminal").prefers_dark()}
        player = load_player("plain" if plain else "terminal")
        status: int = player.play(timeline, SteadyClock(speed), keeper.tell, quiet=quiet, jump_ms=jump_ms, **options)
    if status < 128 + 1 or status == 130:
        print(keeper.summary())
    return status
