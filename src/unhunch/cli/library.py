"""Commands of `unhunch library`: check, list, show and export the movements."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unhunch.base.problems import Problem
    from unhunch.model import Library

Folders = Annotated[
    list[Path] | None,
    typer.Option("--library", metavar="DIR", help="Add the movements of a folder of your own; may be given again."),
]

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at the movements, and check your own.")


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(commands, name="library")


@commands.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH...]", help="Folders of movements of your own, or single files."),
    ] = None,
    library: Folders = None,
) -> None:
    """Check the library, and folders or files of your own, and show every problem with its line."""
    from unhunch import pipeline

    asked = (*(paths or ()), *(library or ()))
    problems = _within(asked, pipeline.check_library(asked))
    for problem in problems:
        print(shortened(problem))
    errors = sum(problem.level == "error" for problem in problems)
    if errors:
        print(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}.")
        raise typer.Exit(1)
    told = counted(len(problems), "warning") if problems else "no problems"
    print(f"{told[0].upper()}{told[1:]}: {_counts(pipeline.load_library(asked))}.")


@commands.command("list")
def list_movements(
    technique: Annotated[str, typer.Option(help="Only this technique, such as static.")] = "",
    muscle: Annotated[str, typer.Option(help="Only what clearly works or stretches this muscle.")] = "",
    region: Annotated[str, typer.Option(help="Only what reaches this region, such as neck-side.")] = "",
    position: Annotated[str, typer.Option(help="Only this position, such as seated.")] = "",
    prop: Annotated[str, typer.Option(help="Only what uses this prop.")] = "",
    place: Annotated[str, typer.Option(help="Only what can be done here: desk or room.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    library: Folders = None,
) -> None:
    """List the movements, all or some."""
    from unhunch import pipeline
    from unhunch.cli.library_printing import print_list
    from unhunch.model import PLACES, TECHNIQUES
    from unhunch.wire import to_json, to_plain

    whole = pipeline.load_library(tuple(library or ()))
    _expect("technique", technique, TECHNIQUES)
    _expect("muscle", muscle, whole.muscle_by_id)
    _expect("region", region, whole.region_by_id)
    _expect("position", position, whole.position_by_id)
    _expect("prop", prop, whole.prop_by_id)
    _expect("place", place, PLACES)
    found = [
        movement
        for movement in whole.movements
        if technique in ("", movement.technique)
        and (not muscle or movement.targets.get(muscle, 0) >= 0.5)
        and (not region or region in movement.regions)
        and (not position or position in (movement.position, movement.hold_position))
        and (not prop or prop in movement.props)
        and (not place or place in movement.places)
    ]
    if as_json:
        print(to_json([_listed(to_plain(movement)) for movement in found], indent=2))
    else:
        print_list(found, whole)


@commands.command()
def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A movement, movement/variation, muscle, region, ...")],
    library: Folders = None,
) -> None:
    """Show a movement as a page; also a muscle, region, condition, prop, position, teaching or source."""
    from unhunch import pipeline
    from unhunch.base.errors import RequestError
    from unhunch.base.problems import did_you_mean
    from unhunch.cli.library_pages import pages_of
    from unhunch.cli.library_printing import print_pages

    whole = pipeline.load_library(tuple(library or ()))
    pages = pages_of(whole, identity)
    if not pages:
        _refuse(RequestError(f"nothing in the library is called {identity!r}"), did_you_mean(identity, _ids(whole)))
    print_pages(pages)


@commands.command()
def export(
    form: Annotated[str, typer.Option("--format", help="The form; json is the only one.")] = "json",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead.")] = None,
    library: Folders = None,
) -> None:
    """Write the whole library in an open form."""
    from unhunch import pipeline
    from unhunch.base.errors import RequestError
    from unhunch.cli.writing import write_text
    from unhunch.wire import to_json

    _expect("format", form, ("json",))
    text = to_json(pipeline.load_library(tuple(library or ())), indent=2) + "\n"
    try:
        write_text(text, output)
    except RequestError as error:
        _refuse(error)


def _within(paths: tuple[Path, ...], problems: "tuple[Problem, ...]") -> "tuple[Problem, ...]":
    """Return the problems under `paths`; all where none is named, or where an own one needs the built-in library."""
    from unhunch.library import BUILT_IN

    roots = [path.resolve() for path in paths]
    if not roots or not all(root.is_relative_to(BUILT_IN.resolve()) for root in roots):
        return problems
    return tuple(
        problem for problem in problems if any(Path(problem.file).resolve().is_relative_to(root) for root in roots)
    )


def shortened(problem: "Problem") -> str:
    """Return a problem with its file as seen from the folder one stands in."""
    from dataclasses import replace

    path = Path(problem.file)
    here = Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        problem = replace(problem, file=str(path.relative_to(here)))
    return str(problem)


def counted(number: int, noun: str) -> str:
    """Return "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _counts(library: "Library") -> str:
    """Return how much the library holds, in words."""
    variations = sum(len(movement.variations) for movement in library.movements)
    rules = sum(len(condition.rules) for condition in library.conditions)
    return (
        f"{counted(len(library.movements), 'movement')}, {counted(variations, 'variation')}, "
        f"{counted(len(library.muscles), 'muscle')}, {counted(rules, 'rule')}, "
        f"{counted(len(library.sources), 'source')}"
    )


def _expect(what: str, word: str, known: "Iterable[str]") -> None:
    """End with exit code 2 where a word is given that nothing is called."""
    from unhunch.base.errors import RequestError
    from unhunch.base.problems import did_you_mean

    words = list(known)
    if word and word not in words:
        _refuse(RequestError(f"unknown {what} {word!r}"), did_you_mean(word, words))


def _refuse(error: Exception, hint: str = "") -> None:
    """Say on standard error what cannot be done, and end with exit code 2."""
    typer.echo(f"{error} ({hint})" if hint else str(error), err=True)
    raise typer.Exit(2)


def _ids(library: "Library") -> list[str]:
    from unhunch.library.resolve import forms_of

    return [
        *(name for movement in library.movements for name, _ in forms_of(movement)),
        *library.muscle_by_id,
        *library.region_by_id,
        *library.condition_by_id,
        *library.prop_by_id,
        *library.position_by_id,
        *(source.id for source in library.sources),
        *(teaching.id for teaching in library.teachings),
    ]


def _listed(movement: "dict[str, object]") -> "dict[str, object]":
    """Return the fields of a movement that a list shows."""
    return {
        name: movement[name] for name in ("id", "name", "technique", "position", "props", "places", "level", "regions")
    }
