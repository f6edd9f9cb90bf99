"""Commands of `unhunch figure`: the moving body as glTF, as a still, as frames, and what is wrong with a pose."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unhunch.base.ids import parted
from unhunch.cli import figure_frames, figure_map

if TYPE_CHECKING:
    from unhunch.figure.studio import Studio

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="See how a movement goes, as a moving body.")


class Side(StrEnum):
    """Which side does the movement."""

    LEFT = "left"
    RIGHT = "right"


class Theme(StrEnum):
    """The colours of a still."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


class Crop(StrEnum):
    """The shape of a still."""

    WIDE = "wide"
    SQUARE = "square"


class At(StrEnum):
    """The moment of a still."""

    HOLD = "hold"
    START = "start"
    BACK = "back"


Identity = Annotated[str, typer.Argument(metavar="ID", help="A movement, or movement/variation: cat-cow.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help='Write to this file; "-" is standard output.')
]
OfSide = Annotated[Side, typer.Option("--side", help="The side that does it: left or right.")]
Folders = Annotated[
    list[Path] | None,
    typer.Option("--library", metavar="DIR", help="Add the movements of a folder of your own; may be given again."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    figure_frames.register(commands)
    figure_map.register(commands)
    app.add_typer(commands, name="figure")


@commands.command("list")
def list_figures(library: Folders = None) -> None:
    """List the movements and variations that have a pose."""
    studio = _studio(library)
    ids = studio.all_ids()
    for identity in ids:
        print(identity)
    posed = len({identity.partition("/")[0] for identity in ids})
    print(f"{posed} of {len(studio.library.movements)} movements have a pose", file=sys.stderr)


@commands.command()
def glb(
    identity: Annotated[str, typer.Argument(metavar="[ID]", help="A movement, or movement/variation.")] = "",
    output: Output = None,
    motion: Annotated[bool, typer.Option("--motion", help="The motion alone, for the shared body and props.")] = False,
    body: Annotated[bool, typer.Option("--body", help="The shared body alone; needs no ID.")] = False,
    props: Annotated[bool, typer.Option("--props", help="The shared props alone; needs no ID.")] = False,
    side: OfSide = Side.LEFT,
    library: Folders = None,
) -> None:
    """Write a movement as glTF: body, motion and props in one file that opens anywhere."""
    from unhunch.base.errors import RequestError
    from unhunch.cli.writing import write_bytes

    shared = body or props
    if body and props:
        raise RequestError("--body and --props are two files: ask for one, then for the other")
    if shared and (motion or identity):
        name = "--body" if body else "--props"
        raise RequestError(f"{name} is shared by all movements: leave out the ID and --motion")
    if not shared and not identity:
        raise RequestError("a movement is missing: unhunch figure glb ID -o FILE (see unhunch figure list)")
    if motion and side is Side.RIGHT:
        raise RequestError(
            "a motion file holds the left side; its mirror image is the right one (docs/figure-files.md)"
        )
    studio = _studio(library)
    if body:
        content = studio.body_glb()
    elif props:
        content = studio.props_glb()
    elif motion:
        content = studio.motion_glb(*parted(identity))
    else:
        content = studio.whole_glb(*parted(identity), side=side.value)
    write_bytes(content, output, what="a .glb")


@commands.command()
def svg(
    identity: Identity,
    output: Output = None,
    theme: Annotated[Theme, typer.Option(help="The colours: light, dark or print.")] = Theme.LIGHT,
    crop: Annotated[Crop, typer.Option(help="The shape: wide (7:5) or square.")] = Crop.WIDE,
    side: OfSide = Side.LEFT,
    at: Annotated[At, typer.Option(help="The moment: hold, start, or back (the near end of a repetition).")] = At.HOLD,
    library: Folders = None,
) -> None:
    """Draw a still: the figure at the hold, with the ghost of its start, an arrow and the muscles it is for."""
    from unhunch.cli.writing import write_bytes

    studio = _studio(library)
    drawn = studio.still(*parted(identity), theme=theme.value, crop=crop.value, side=side.value, at=at.value)
    write_bytes(drawn.encode(), output, what="a still")


@commands.command()
def sheet(output: Output = None, library: Folders = None) -> None:
    """Draw all movements on one page: HTML that needs nothing beside it."""
    from unhunch.cli.writing import write_bytes

    write_bytes(_studio(library).sheet().encode(), output, what="a sheet")


@commands.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made if it is not there.")],
    every: Annotated[bool, typer.Option("--all", help="Every movement and variation that has a pose.")] = False,
    movement: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this one; may be given again.")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Also each as one file with the body, 0.5 MB each.")] = False,
    library: Folders = None,
) -> None:
    """Write the body, the motions, the stills in all themes and crops, and manifest.json with what is where."""
    from unhunch.base.errors import RequestError

    if every == bool(movement):
        raise RequestError("say --all, or one or more --movement ID")
    from unhunch.cli.figure_export import export_figures

    studio = _studio(library)
    export_figures(studio, tuple(movement or studio.all_ids()), folder, whole=whole)


@commands.command()
def check(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID|PATH...]", help="Movements, or your own pose files; else all.")
    ] = None,
    library: Folders = None,
) -> None:
    """Check pose files, solve them, and show every problem with its line."""
    from unhunch.cli.library import counted, shortened
    from unhunch.figure.review import review

    studio = _studio(library)
    paths = [path for name in names or [str(studio.folder)] for path in _pose_paths(studio, name)]
    problems = [problem for path in paths for problem in review(studio, path)]
    for problem in problems:
        print(shortened(problem))
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    told = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if problems else "no problems"
    print(f"{counted(len(paths), 'pose file')}: {told}.")
    if errors:
        raise typer.Exit(1)


def _studio(folders: list[Path] | None) -> "Studio":
    from unhunch import pipeline

    return pipeline.open_studio(pipeline.load_library(tuple(folders or ())))


def _pose_paths(studio: "Studio", name: str) -> list[Path]:
    """Return the pose files that are meant: one or a folder of one's own, or a movement's."""
    if name.endswith(".yaml"):
        return [Path(name)]
    if Path(name).is_dir():
        return sorted(Path(name).glob("*.yaml"))
    return [studio.path_of(parted(name)[0])]
