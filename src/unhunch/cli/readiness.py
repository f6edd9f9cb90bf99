"""`unhunch readiness`, and what `start` and `plan` owe to the check: asked when it is due, its lock and limits kept."""

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from unhunch.base.errors import RequestError
from unhunch.cli import asking

if TYPE_CHECKING:
    from unhunch.model import Library, Record, Request, Routine
    from unhunch.readiness import ReadinessResult
    from unhunch.store import Folder


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("readiness")(readiness)


def readiness(
    cleared_on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day a clinician said that exercise is fine (2026-03-01).")
    ] = None,
    plain: asking.Plain = False,
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
        plain = plain or not (sys.stdin.isatty() and sys.stdout.isatty())
        result = _check(shelf, folder, before, today, plain=plain)
        if result is None:
            raise RequestError("the readiness check was not answered, so nothing was kept")
        raise typer.Exit(2 if rules.is_locked(result, today) else 0)
    if before is None:
        raise RequestError("cleared-on: no readiness check was answered yet (`unhunch readiness` asks it)")
    try:
        day = date.fromisoformat(cleared_on)
    except ValueError as error:
        raise RequestError(f"cleared-on: expected a date like 2026-03-01, got '{cleared_on}'") from error
    write_json(folder.readiness, rules.clear(before, day, today=today))
    print(f"Noted: a clinician's OK of {day}. It holds for 90 days.")


def ask_if_due(
    library: "Library",
    folder: "Folder",
    history: "tuple[Record, ...]",
    today: date,
    *,
    plain: bool,
    breathing: bool,
    skip: bool,
    skip_first: bool,
) -> "ReadinessResult | None":
    """Return the result that holds today, asked now where it is due; a lock ends here.

    Parameters
    ----------
    breathing
        Quiet breathing alone is asked for: open under some locks.
    skip
        Do not ask now.
    skip_first
        Not even where it was never answered.
    """
    from unhunch import readiness as rules
    from unhunch.store import read_json

    result = read_json(folder.readiness, rules.ReadinessResult)
    if result is None and skip and not skip_first:
        raise RequestError("--no-readiness: the check was never answered; answer it once (`unhunch readiness`)")
    if result is not None:
        _refuse_if_locked(result, today, breathing=breathing)
    flare = rules.flare_since(history, result.on) if result is not None else None
    if skip or not rules.is_due(result, today, flare_on=flare):
        return result
    result = _check(library, folder.ready(), result, today, plain=plain)
    if result is None:
        raise RequestError("the readiness check was not answered, so nothing was started")
    if rules.is_locked(result, today) and not (breathing and rules.leaves_breathing(result, today)):
        raise typer.Exit(2)  # the check has just said why
    return result


def standing_result(folder: "Folder", today: date, *, breathing: bool) -> "ReadinessResult | None":
    """Return the last result without asking anything; a lock ends here."""
    from unhunch import readiness as rules
    from unhunch.store import read_json

    result = read_json(folder.readiness, rules.ReadinessResult)
    if result is not None:
        _refuse_if_locked(result, today, breathing=breathing)
    return result


def is_bad_day(result: "ReadinessResult | None") -> bool:
    """Tell whether the check leaves quiet breathing only today."""
    from unhunch.readiness import OF_THE_DAY

    return result is not None and not OF_THE_DAY.isdisjoint(result.conditions)


def within_limits(request: "Request", result: "ReadinessResult | None") -> "Request":
    """Return the request with what the check reports, and on a bad day with nothing but quiet breathing."""
    from dataclasses import replace

    from unhunch.model import ConditionReport

    if result is None:
        return request
    reported = {condition.id for condition in request.conditions}
    extra = (ConditionReport(id=name) for name in result.conditions if name not in reported)
    limited = replace(request, conditions=(*request.conditions, *extra))
    return replace(limited, techniques=("breathing",)) if is_bad_day(result) else limited


def refuse_what_is_ruled_out(routine: "Routine", library: "Library", result: "ReadinessResult | None") -> None:
    """Raise where a routine that was planned elsewhere, or before, holds what the check rules out today."""
    from unhunch.model import ConditionReport
    from unhunch.pipeline import find_ruled_out

    conditions = tuple(ConditionReport(id=name) for name in (result.conditions if result else ()))
    found = find_ruled_out(routine, library, conditions)
    if found:
        told = [f"- {one.movement}: {one.because}" for one in found]
        raise RequestError(
            "\n".join(("Your readiness check rules out parts of this routine:", *told, "Plan anew: unhunch start"))
        )


def _refuse_if_locked(result: "ReadinessResult", today: date, *, breathing: bool) -> None:
    from unhunch import readiness as rules

    if rules.is_locked(result, today) and not (breathing and rules.leaves_breathing(result, today)):
        raise RequestError("\n".join((rules.title(result), *rules.standing_lines(result))))


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
