"""A movement as a still: an SVG that stands alone or inlined beside others, in the colours of a theme.

Every id carries a prefix, nothing is styled inline, nothing is fetched: a page with a strict policy can show it.
Colours are presentation attributes. The same input gives the same bytes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.body import Body
from unhunch.figure.drawing.camera import camera_axes, framed
from unhunch.figure.drawing.curves import fitted, path_data
from unhunch.figure.drawing.framing import SHAPES, Crop, window_of
from unhunch.figure.drawing.outlines import UNITS
from unhunch.figure.drawing.paint import paints
from unhunch.figure.drawing.palette import PALETTES, Palette, Theme
from unhunch.figure.drawing.raster import rasterise
from unhunch.figure.drawing.scene import Scene, posed_at, scene_of
from unhunch.figure.drawing.sketch import Layer, sketched
from unhunch.figure.drawing.trajectory import Hidden, back_at, held_at, on_picture, ribbon, told_by
from unhunch.figure.drawing.wording import At, described, titled
from unhunch.figure.lighting import Lit, lit_regions
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.rotations import MIRROR, Floats
from unhunch.model import Form

__all__ = ["At", "Side", "Still", "arrow", "draw_still", "identifier", "sketch_still", "written"]

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Still:
    """A drawing with its words, without colours yet."""

    name: str
    """Of what it shows, fit for an id: "cat-cow-left-hold-wide"."""
    shape: tuple[int, int]
    """Width and height, pixels."""
    layers: tuple[Layer, ...]
    title: str
    description: str


def draw_still(
    motion: Motion,
    pose: PoseFile,
    form: Form,
    body: Body,
    *,
    theme: Theme = "light",
    crop: Crop = "wide",
    side: Side = "left",
    at: At = "hold",
    prefix: str | None = None,
    muscle_names: Mapping[str, str] | None = None,
) -> str:
    """Return the still of a movement as SVG: see `sketch_still` and `written`, which it joins."""
    still = sketch_still(motion, pose, form, body, crop=crop, side=side, at=at, muscle_names=muscle_names)
    return written(still, theme=theme, prefix=prefix)


def sketch_still(
    motion: Motion,
    pose: PoseFile,
    form: Form,
    body: Body,
    *,
    crop: Crop = "wide",
    side: Side = "left",
    at: At = "hold",
    turned: float = 0.0,
    muscle_names: Mapping[str, str] | None = None,
) -> Still:
    """Return a movement's still without its colours: all themes share it.

    Parameters
    ----------
    motion
        As solved, for the left side.
    pose
        Gives the camera, the props and the lit sides.
    form
        Gives name, targets and sides.
    body
        The body that moves.
    crop
        "wide" (7:5, the whole figure) or "square" (for small cards, an upright figure cut at the thigh).
    side
        The side that the movement is named after; of no matter where it has no sides.
    at
        "hold": where it holds, with the ghost of the start and an arrow for the way; "start": where it waits; "back":
        where the next repetition begins, which for most is the start.
    turned
        Degrees by which it is seen from further to the figure's left than the pose file says: a second view.
    muscle_names
        Muscle id to a plain name for the description; without one the id is written in words.
    """
    mirrored = side == "right" and form.sides != "none"
    seen_from = replace(pose.camera, azimuth=pose.camera.azimuth + turned)
    held = held_at(motion, body)
    told = told_by(
        motion, pose, body, camera_axes(seen_from), held, _body_at(motion, body, held, camera_axes(seen_from))
    )
    if mirrored:
        seen_from, told = replace(seen_from, azimuth=-seen_from.azimuth), told * MIRROR
    axes = camera_axes(seen_from)
    window = window_of(motion, pose, body, axes, crop=crop, mirrored=mirrored, also=told)

    def scene(seconds: float, lights: Mapping[str, Lit]) -> Scene:
        found = scene_of(posed_at(motion, body, seconds), pose.props, lights)
        return found.mirrored() if mirrored else found

    lit = lit_regions(form, pose)
    way: tuple[Layer, ...] = ()
    if at == "start":
        layers = sketched(scene(0.0, lit), axes=axes, window=window)
    elif at == "back":
        layers = sketched(scene(back_at(motion), lit), axes=axes, window=window, ghost=scene(0.0, {}))
    else:
        layers = sketched(scene(held, lit), axes=axes, window=window, ghost=scene(0.0, {}))
        way = arrow(on_picture(told, axes, window))
    seen = side if form.sides != "none" else None
    return Still(
        name="-".join(
            filter(None, (motion.movement, motion.variation, seen, at, crop, f"{turned:g}" if turned else ""))
        ),
        shape=SHAPES[crop],
        layers=layers + way,
        title=titled(form, side),
        description=described(form, pose, side, at, muscle_names or {}, arrow=bool(way)),
    )


def _body_at(motion: Motion, body: Body, seconds: float, axes: Floats) -> Hidden:
    """Return what tells whether a place on the screen lies before the body."""
    scene = scene_of(posed_at(motion, body, seconds))
    points = scene.vertices @ axes.T
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    window = framed(low, high, shape=(120, 120), margin=0)
    seen = rasterise(window.to_pixels(points), scene.faces, width=120, height=120).seen

    def hidden(places: Floats) -> NDArray[np.bool_]:
        pixels = np.floor(window.to_pixels(places)).astype(np.int64)
        inside = ((pixels >= 0) & (pixels < 120)).all(axis=1)
        column, row = np.clip(pixels, 0, 119).T
        return np.asarray(inside & seen[row, column])

    return hidden


def arrow(line: Floats) -> tuple[Layer, ...]:
    """Return the layers of an arrow along a line of pixels (n, 2); none where it would be too short."""
    outlines = ribbon(line)
    if outlines is None:
        return ()
    band, head = outlines
    data = path_data(fitted(band, tolerance=0.4) * UNITS)
    corners = [[round(float(x)) for x in corner] for corner in head * UNITS]
    tip = "M" + "L".join(f"{x} {y}" for x, y in corners) + "Z"
    return (Layer("arrow", data + tip),)


def written(still: Still, *, theme: Theme = "light", prefix: str | None = None) -> str:
    """Return a still as SVG in a theme.

    Parameters
    ----------
    still
        From `sketch_still`.
    theme
        "light", "dark" or "print".
    prefix
        Of every id; by default made of what the still shows and the theme, so that no two stills clash on a page.
    """
    prefix = identifier(prefix or f"{still.name}-{theme}")
    return framed_drawing(still, prefix, _drawn(still.layers, PALETTES[theme], prefix))


def framed_drawing(still: Still, prefix: str, drawing: str) -> str:
    """Return the SVG element of a still round what is drawn: its size, its title and its description."""
    width, height = still.shape
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * UNITS} {height * UNITS}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{prefix}-title {prefix}-desc">'
        f'<title id="{prefix}-title">{escape(still.title)}</title>'
        f'<desc id="{prefix}-desc">{escape(still.description)}</desc>{drawing}</svg>'
    )


def identifier(text: str) -> str:
    """Return a text fit for an XML id.

    >>> identifier("7 ways/one-arm")
    's-7-ways-one-arm'
    """
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", text)
    return plain if plain[:1].isalpha() else f"s-{plain}"


def _drawn(layers: Iterable[Layer], palette: Palette, prefix: str) -> str:
    """Return the paths of a drawing, and before them the pattern of deep muscles where there are any."""
    paths = "".join(
        f'<path {_attributes(paint)} d="{layer.data}"/>'
        for layer in layers
        for paint in paints(layer.role, palette, f"url(#{prefix}-deep)")
    )
    return hatching(layers, f"{prefix}-deep", f'fill="{palette.target.base}"') + paths


def hatching(layers: Iterable[Layer], pattern: str, colour: str) -> str:
    """Return the definition of the pattern of deep muscles under an id, painted as `colour` says; "" without any."""
    if not any(layer.role == "hint" for layer in layers):
        return ""
    return (
        f'<defs><pattern id="{pattern}" width="44" height="44" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(38)"><path {colour} d="M0 0h20v44h-20Z"/></pattern></defs>'
    )


def _attributes(paint: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in paint.items())
