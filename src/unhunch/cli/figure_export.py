"""`unhunch figure export`: a folder of files that a page or an app can be built on, and what they are.

body.glb                       the shared body, once
props.glb                      the shapes of all props, once
motions/ID.glb                 each motion; a variation is MOVEMENT--VARIATION
wholes/ID.glb                  body and motion in one, where that is asked for
stills/ID.SIDE.THEME.CROP.svg  each still; the right side of movements that have sides only
maps/VIEW.THEME.TONE.svg       the body map from the front and the back; plain: of one colour, for data
manifest.json                  all of it: sizes, checksums, seconds, sides, where the zones lie
"""

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from unhunch.base.ids import parted
from unhunch.cli.figure_map import zones_told
from unhunch.cli.writing import make_folder, write_file
from unhunch.figure.drawing.framing import SHAPES
from unhunch.figure.drawing.map_colours import TONES
from unhunch.figure.drawing.map_zones import VIEWS, View
from unhunch.figure.drawing.palette import THEMES
from unhunch.figure.studio import SIDES, Studio
from unhunch.wire import to_json

MANIFEST_SCHEMA_VERSION: Final = 1


def export_figures(studio: Studio, ids: tuple[str, ...], folder: Path, *, whole: bool) -> None:
    """Write the figures called `ids` into a folder, the manifest last.

    Raises
    ------
    FigureError
        Where one has no pose; then nothing is written.
    RequestError
        Where the folder cannot be written.
    """
    for identity in ids:
        studio.pose(*parted(identity))
    body = _written(folder, "body.glb", studio.body_glb())
    props = _written(folder, "props.glb", studio.props_glb())
    movements = {identity: _movement(studio, identity, folder, whole=whole) for identity in _told(ids)}
    maps = {view: _body_map(studio, view, folder) for view in VIEWS}
    manifest = {
        "schema_version": MANIFEST_SCHEMA_VERSION,
        "body": body,
        "props": props,
        "maps": maps,
        "movements": movements,
    }
    write_file((to_json(manifest, indent=2) + "\n").encode(), folder / "manifest.json")


def _movement(studio: Studio, identity: str, folder: Path, *, whole: bool) -> dict[str, Any]:
    """Write the files of one movement and return what the manifest says of it."""
    movement, variation = parted(identity)
    form, name = studio.form(movement, variation), identity.replace("/", "--")
    told: dict[str, Any] = {
        "name": form.name,
        "sides": form.sides,
        "seconds": round(studio.motion(movement, variation).seconds, 3),
        "motion": _written(folder, f"motions/{name}.glb", studio.motion_glb(movement, variation)),
    }
    if whole:
        told["whole"] = _written(folder, f"wholes/{name}.glb", studio.whole_glb(movement, variation))
    told["stills"] = [
        {"side": side, "theme": theme, "crop": crop}
        | _written(
            folder,
            f"stills/{name}.{side}.{theme}.{crop}.svg",
            studio.still(movement, variation, theme=theme, crop=crop, side=side).encode(),
        )
        for side in (SIDES if form.sides != "none" else SIDES[:1])
        for theme in THEMES
        for crop in SHAPES
    ]
    return told


def _body_map(studio: Studio, view: View, folder: Path) -> dict[str, Any]:
    """Write one view of the body map and return what the manifest says of it."""
    told = zones_told(studio.body_map(view))
    told["drawings"] = [
        {"theme": theme, "tone": tone}
        | _written(folder, f"maps/{view}.{theme}.{tone}.svg", studio.draw_map(view, theme=theme, tone=tone).encode())
        for theme in THEMES
        for tone in TONES
    ]
    return told


def _written(folder: Path, name: str, content: bytes) -> dict[str, Any]:
    """Write one file and return its name, size and checksum."""
    path = folder / name
    make_folder(path.parent)
    write_file(content, path)
    return {"file": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}


def _told(ids: tuple[str, ...]) -> Iterator[str]:
    """Go through the ids, saying in a terminal how far it is."""
    for number, identity in enumerate(ids, 1):
        if sys.stderr.isatty():
            print(f"\r\x1b[K{number} of {len(ids)}  {identity}", end="", file=sys.stderr, flush=True)
        yield identity
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
