"""`unhunch figure map`: the body from the front or the back, with zones to tap or to shade."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from unhunch.figure.drawing.body_map import BodyMap


class View(StrEnum):
    """From where the body is seen."""

    FRONT = "front"
    BACK = "back"


class Theme(StrEnum):
    """The colours."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("map")(draw)


def draw(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help='Write to this file; "-" is standard output.')
    ] = None,
    view: Annotated[View, typer.Option(help="From the front or the back.")] = View.BACK,
    theme: Annotated[Theme, typer.Option(help="The colours: light, dark or print.")] = Theme.LIGHT,
    plain: Annotated[bool, typer.Option("--plain", help="All of one colour, to shade with data.")] = False,
    zones: Annotated[bool, typer.Option("--zones", help="Where the zones lie, as JSON instead of a drawing.")] = False,
) -> None:
    """Draw the body map: the body from the front or the back, with the places that can feel tight as zones."""
    from unhunch import pipeline
    from unhunch.base.errors import RequestError
    from unhunch.cli.writing import write_bytes
    from unhunch.wire import to_json

    if zones and (plain or theme is not Theme.LIGHT):
        raise RequestError("--zones writes where the zones lie, without colours: leave out --plain and --theme")
    studio = pipeline.open_studio(pipeline.load_library())
    if zones:
        content = to_json(zones_told(studio.body_map(view.value)), indent=2) + "\n"
        what = "the zones"
    else:
        content = studio.draw_map(view.value, theme=theme.value, tone="plain" if plain else "figure")
        what = "a body map"
    write_bytes(content.encode(), output, what=what)


def zones_told(body_map: "BodyMap") -> dict[str, Any]:
    """Return the size of a map's viewBox, where its zones lie in it by zone id, and their order for the keyboard."""
    from unhunch.figure.drawing.body_map import regions_of
    from unhunch.figure.drawing.outlines import UNITS

    size = [pixels * UNITS for pixels in body_map.shape]
    zones = regions_of(body_map)
    return {"view": body_map.view, "size": size, "order": list(zones), "zones": zones}
