"""The body map: where its zones lie, and how they are drawn."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from tests.figure.drawn import path_points, the_body
from tests.figure.small_studio import whole_library
from unhunch.base.errors import FigureError
from unhunch.figure.angles import INDEX, REST, SIDES
from unhunch.figure.drawing.body_map import (
    ARMS_OUT,
    FRAME,
    PELVIS,
    SHAPE,
    BodyMap,
    Zone,
    regions_of,
    sketch_map,
    zones_of,
)
from unhunch.figure.drawing.camera import camera_axes
from unhunch.figure.drawing.map_colours import MAP_COLOURS, TONES, Tone
from unhunch.figure.drawing.map_drawing import Marks, write_map
from unhunch.figure.drawing.map_zones import VIEWS, ZONE_IDS, View, rounded, within
from unhunch.figure.drawing.outlines import UNITS, Booleans, eroded, grown
from unhunch.figure.drawing.palette import PALETTES, THEMES, Theme
from unhunch.figure.drawing.raster import rasterise
from unhunch.figure.drawing.scene import Posed, posed, scene_of
from unhunch.figure.pose import Camera

FINE = 2
"""Pixels of a test picture in a pixel of the drawing."""
ASIDE = 0.0137
"""Pixels."""
SMALLEST = 24
"""Pixels across, on a page 390 pixels wide that shows one view."""
SVG = "{http://www.w3.org/2000/svg}"


@cache
def zones(view: View) -> tuple[Zone, ...]:
    return zones_of(view, the_body())


@cache
def body_map(view: View) -> BodyMap:
    return sketch_map(view, the_body())


@cache
def covered(view: View) -> dict[str, Booleans]:
    """Return the pixels that each zone covers; no seam runs through the very middle of one."""
    width, height = (FINE * size for size in SHAPE)
    return {
        zone.id: within(path_points(zone.path) / UNITS * FINE + ASIDE, width=width, height=height)
        for zone in zones(view)
    }


def standing() -> Posed:
    angles = REST.copy()
    for side in SIDES:
        angles[INDEX[f"shoulder.{side}.elevation"]] = ARMS_OUT
    return posed(the_body(), angles, (0.0, PELVIS, 0.0), "standing")


def drawn(view: View, *, theme: Theme = "light", tone: Tone = "figure", marks: Marks | None = None) -> str:
    names = {region.id: region.name for region in whole_library().regions}
    return write_map(body_map(view), theme=theme, tone=tone, names=names, marks=marks)


def paths_of(drawing: str) -> Iterator[ET.Element]:
    """Go through the zones of a drawing."""
    for group in ET.fromstring(drawing).iter(f"{SVG}g"):
        if group.get("class") == "zones":
            yield from group


def test_every_region_of_the_library_has_a_zone_on_each_side() -> None:
    assert {zone.removesuffix(".left") for zone in ZONE_IDS if zone.endswith(".left")} == {
        region.id for region in whole_library().regions
    }
    assert {zone.id for view in VIEWS for zone in zones(view)} == set(ZONE_IDS)
    assert all(
        {f"{zone.region}.{side}" for side in SIDES} <= set(covered(view)) for view in VIEWS for zone in zones(view)
    )


@pytest.mark.parametrize("view", VIEWS)
def test_a_circle_of_24_pixels_fits_into_every_zone(view: View) -> None:
    for zone in zones(view):
        assert eroded(covered(view)[zone.id], SMALLEST / 2 * FINE).any(), zone.id
        assert zone.room >= SMALLEST * UNITS, zone.id


@pytest.mark.parametrize("view", VIEWS)
def test_no_two_zones_cover_the_same_place(view: View) -> None:
    assert int(np.sum(list(covered(view).values()), axis=0).max()) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_there_is_no_gap_between_neighbours(view: View) -> None:
    every = np.logical_or.reduce(list(covered(view).values()))
    closed = eroded(grown(every, FINE), FINE)
    assert np.count_nonzero(closed & ~every) < 40  # what is left are inner corners of the outer edge


@pytest.mark.parametrize("view", VIEWS)
def test_right_is_exactly_the_mirror_image_of_left(view: View) -> None:
    across = SHAPE[0] * UNITS
    by_id = {zone.id: zone for zone in zones(view)}
    for left in (zone for zone in zones(view) if zone.side == "left"):
        right = by_id[f"{left.region}.right"]
        assert np.allclose(path_points(left.path), [across, 0] + path_points(right.path) * [-1, 1])
        assert (right.centre, right.room) == ((across - left.centre[0], left.centre[1]), left.room)
        assert right.box == (across - left.box[0] - left.box[2], *left.box[1:])


@pytest.mark.parametrize(("view", "azimuth"), [("front", 0.0), ("back", 180.0)])
def test_zones_lie_within_the_body(view: View, azimuth: float) -> None:
    scene = scene_of(standing())
    points = FRAME.to_pixels(scene.vertices @ camera_axes(Camera(azimuth=azimuth, elevation=0.0)).T) * [FINE, FINE, 1]
    width, height = (FINE * size for size in SHAPE)
    seen = rasterise(points, scene.faces, width=width, height=height).seen
    for name, pixels in covered(view).items():
        assert not (pixels & ~seen).any(), name


def test_the_neck_from_the_front_lies_below_the_chin() -> None:
    standing_now = standing()
    chin = the_body().on_surface("chin", standing_now.rotations, standing_now.positions)[0]
    level = FRAME.to_pixels(camera_axes(Camera(azimuth=0.0, elevation=0.0)) @ chin)[1] * UNITS
    assert all(zone.box[1] > level for zone in zones("front") if zone.region == "neck-side")


def test_the_left_is_at_the_viewers_right_from_the_front_and_at_the_left_from_the_back() -> None:
    middle = SHAPE[0] * UNITS / 2
    assert all((zone.centre[0] > middle) == (zone.side == "left") for zone in zones("front"))
    assert all((zone.centre[0] < middle) == (zone.side == "left") for zone in zones("back"))


@pytest.mark.parametrize("view", VIEWS)
def test_the_order_is_from_top_to_bottom_and_left_before_right(view: View) -> None:
    order = zones(view)
    assert [zone.side for zone in order] == ["left", "right"] * (len(order) // 2)
    assert [zone.centre[1] for zone in order] == sorted(zone.centre[1] for zone in order)
    assert list(regions_of(body_map(view))) == [zone.id for zone in order]


@pytest.mark.parametrize("view", VIEWS)
def test_the_centre_of_a_zone_has_room_for_a_badge_and_its_box_holds_it(view: View) -> None:
    for zone in zones(view):
        outline = path_points(zone.path)
        assert np.linalg.norm(outline - zone.centre, axis=1).min() >= 12 * UNITS
        column, row = (value * FINE // UNITS for value in zone.centre)
        assert covered(view)[zone.id][row, column]
        left, top, width, height = zone.box
        assert np.abs(outline.min(axis=0) - [left, top]).max() < 1.1
        assert np.abs(outline.max(axis=0) - [left + width, top + height]).max() < 1.1


def test_a_line_through_corners_passes_through_each_of_them() -> None:
    corners = ((0.0, 0.0), (10.0, 0.0), (10.5, 1.0), (0.0, 8.0))
    line = rounded(corners) * 100
    assert all(np.linalg.norm(line - corner, axis=1).min() < 1e-9 for corner in corners)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_drawing_names_each_zone_and_styles_nothing_inline(view: View, theme: Theme, tone: Tone) -> None:
    drawing = drawn(view, theme=theme, tone=tone)
    names = {region.id: region.name for region in whole_library().regions}
    assert [(path.get("data-region"), path[0].text) for path in paths_of(drawing)] == [
        (zone.id, f"{names[zone.region]}, {zone.side}") for zone in zones(view)
    ]
    assert not re.search(r"\sstyle=|<style|<script|href=", drawing)


def test_no_two_drawings_share_an_id() -> None:
    ids = [
        found
        for view in VIEWS
        for theme in THEMES
        for tone in TONES
        for found in re.findall(r'\bid="([^"]+)"', drawn(view, theme=theme, tone=tone))
    ]
    assert len(ids) == len(set(ids))


def test_what_a_drawing_refers_to_is_in_it() -> None:
    drawing = write_map(body_map("back"), prefix="7 maps")
    ids = set(re.findall(r'\bid="([^"]+)"', drawing))
    used = re.findall(r"url\(#([^)]+)\)", drawing) + re.findall(r'aria-\w+by="([^"]+)"', drawing)
    assert set(used) <= ids
    assert all(found.startswith("s-7-maps-") for found in ids)


def test_what_is_chosen_is_filled_the_stronger_the_tighter_and_numbered_and_said() -> None:
    marks = Marks(chosen={"chest.left": 3, "chest.right": 9, "mid-back.left": 5}, notes={"chest.left": "since Monday"})
    drawing = drawn("front", marks=marks)
    chosen = {path.get("data-region"): path for path in paths_of(drawing) if path.get("class") == "zone chosen"}
    assert {path.get("fill") for path in chosen.values()} == {PALETTES["light"].target.base}
    assert float(chosen["chest.left"].get("fill-opacity", 1)) < float(chosen["chest.right"].get("fill-opacity", 0))
    assert {name: path[0].text for name, path in chosen.items()} == {
        "chest.left": "Chest, left: 3 of 10, since Monday",
        "chest.right": "Chest, right: 9 of 10",
    }
    assert re.findall(r"<text[^>]*>(\d+)</text>", drawing) == ["3", "9"]


def test_the_zone_that_is_asked_about_has_a_ring_above_all_others() -> None:
    drawing = drawn("back", marks=Marks(current="neck-back.right"))
    zone = next(zone for zone in zones("back") if zone.id == "neck-back.right")
    assert re.findall(r'<path class="zone-current"[^>]* d="([^"]*)"', drawing) == [zone.path]
    assert drawing.index("zone-current") > max(found.start() for found in re.finditer("data-region", drawing))
    assert re.findall(r'<path class="zone-current"[^>]* d="([^"]*)"', drawn("back")) == [""]


@pytest.mark.parametrize("theme", THEMES)
def test_data_shades_the_plain_body_in_steps(theme: Theme) -> None:
    names = ["neck-back.left", "neck-back.right", "mid-back.left", "mid-back.right", "side-of-ribs.left"]
    steps = {name: step for step, name in enumerate(names)}
    shown = {
        path.get("data-region"): path
        for path in paths_of(drawn("back", theme=theme, tone="plain", marks=Marks(steps=steps)))
    }
    fills = [shown[name].get("fill") for name in names]
    assert fills == [None, *MAP_COLOURS[theme].steps[1:]]
    assert [shown[name].get("class") for name in names] == [f"zone step-{step}" for step in range(5)]
    assert len(set(MAP_COLOURS[theme].steps)) == 5


@pytest.mark.parametrize("theme", THEMES)
def test_the_plain_body_is_of_one_colour(theme: Theme) -> None:
    plain, figure = drawn("front", theme=theme, tone="plain"), drawn("front", theme=theme)
    for name in ("skin", "top", "hair"):
        assert f'"{PALETTES[theme].materials[name].base}"' in figure
        assert f'"{PALETTES[theme].materials[name].base}"' not in plain
    assert f'"{MAP_COLOURS[theme].steps[0]}"' in plain


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        (Marks(chosen={"neck-sid.left": 3}), "no zone 'neck-sid.left' .did you mean 'neck-side.left'"),
        (Marks(current="chest"), "no zone 'chest'"),
        (Marks(chosen={"chest.left": 11}), "tightness of chest.left must be 0 to 10, not 11"),
        (Marks(steps={"chest.left": 5}), "step of chest.left must be 0 to 4, not 5"),
        (Marks(notes={"elbow.left": "10 min"}), "no zone 'elbow.left'"),
    ],
)
def test_a_mark_that_makes_no_sense_is_refused(marks: Marks, message: str) -> None:
    with pytest.raises(FigureError, match=message):
        write_map(body_map("front"), marks=marks)
