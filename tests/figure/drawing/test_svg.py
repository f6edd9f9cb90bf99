import gzip
import re
from itertools import product
from typing import get_args
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from tests.figure.drawn import ARM_UP, FOLD, movement, path_points, still, the_body
from unhunch.figure.drawing.framing import Crop
from unhunch.figure.drawing.palette import THEMES, Theme
from unhunch.figure.drawing.svg import Side, Still, arrow, draw_still, written

SVG = "{http://www.w3.org/2000/svg}"
CROPS: tuple[Crop, ...] = get_args(Crop)
SIDES: tuple[Side, ...] = get_args(Side)
PRESENTATION = {"fill", "opacity", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray"}
STRUCTURE = {"d", "id", "width", "height", "viewBox", "role", "aria-labelledby", "patternUnits", "patternTransform"}


def stills() -> list[Still]:
    return [still(ARM_UP, crop=crop, side=side) for crop, side in product(CROPS, SIDES)] + [still(FOLD)]


def ids(text: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', text)


def references(text: str) -> list[str]:
    labelled = [one for found in re.findall(r'aria-labelledby="([^"]+)"', text) for one in found.split()]
    return labelled + re.findall(r"url\(#([^)]+)\)", text)


@pytest.mark.parametrize("theme", THEMES)
def test_a_still_is_valid_xml_with_title_and_description_and_nothing_that_a_strict_policy_forbids(theme: Theme) -> None:
    for one in stills():
        root = ET.fromstring(written(one, theme=theme))
        assert root.tag == f"{SVG}svg"
        assert root.attrib["role"] == "img"
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == one.title
        assert root[1].tag == f"{SVG}desc"
        assert root[1].text == one.description
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "defs", "pattern", "path"}
        assert {name for element in root.iter() for name in element.attrib} <= PRESENTATION | STRUCTURE


def test_ids_are_unique_in_a_page_of_all_themes_crops_and_sides_and_none_refers_to_another_still() -> None:
    drawings = [written(one, theme=theme) for one in stills() for theme in THEMES]
    every = [id_ for text in drawings for id_ in ids(text)]
    assert len(every) == len(set(every))
    for text in drawings:
        assert set(references(text)) <= set(ids(text))
        assert len(references(text)) >= 2


def test_some_still_refers_to_its_own_pattern() -> None:
    assert any("url(#" in written(one) for one in stills())


def test_a_prefix_of_ones_own_stands_before_every_id() -> None:
    text = written(still(FOLD), prefix="card 7")
    assert ids(text)
    assert all(id_.startswith("card-7-") for id_ in ids(text))


@pytest.mark.parametrize("theme", THEMES)
def test_a_still_is_small(theme: Theme) -> None:
    for one in stills():
        content = written(one, theme=theme).encode()
        assert len(content) < 40_000
        assert len(gzip.compress(content, 9)) < 16_000


def test_paths_are_relative_and_in_whole_numbers() -> None:
    for one in stills():
        for layer in one.layers:
            assert re.fullmatch(r"(?:M-?\d+ -?\d+(?:[Lchvl][-\d ]+)+Z)+", layer.data)


def test_a_wide_still_is_seven_by_five_and_a_square_one_square() -> None:
    sizes = {crop: ET.fromstring(written(still(ARM_UP, crop=crop))).attrib["viewBox"] for crop in CROPS}
    assert sizes == {"wide": "0 0 4200 3000", "square": "0 0 3000 3000"}


def test_the_same_movement_gives_the_same_bytes() -> None:
    motion, pose, form = movement(FOLD)
    assert draw_still(motion, pose, form, the_body()) == written(still(FOLD))


def test_themes_share_the_drawing_and_differ_in_colour() -> None:
    drawings = {theme: written(still(FOLD), theme=theme) for theme in THEMES}
    light, dark, paper = (set(re.findall(r'"(#[0-9a-f]{6})"', drawings[theme])) for theme in THEMES)
    assert not light & dark
    assert all(len({colour[1:3], colour[3:5], colour[5:7]}) == 1 for colour in paper)


def test_an_outline_of_the_right_side_is_the_mirror_image_of_the_left_ones() -> None:
    left, right = (
        path_points("".join(layer.data for layer in still(ARM_UP, side=side).layers if layer.role == "outline"))
        for side in SIDES
    )
    assert abs(left[:, 0].min() - (4200 - right[:, 0].max())) < 5
    assert abs(left[:, 0].max() - (4200 - right[:, 0].min())) < 5
    assert abs(left[:, 1].min() - right[:, 1].min()) < 5


def test_the_arrow_of_the_right_side_is_the_mirror_image_too() -> None:
    tips = [
        path_points(next(layer.data for layer in still(ARM_UP, side=side).layers if layer.role == "arrow"))[-2]
        for side in SIDES
    ]
    assert abs(tips[0][0] - (4200 - tips[1][0])) < 5
    assert abs(tips[0][1] - tips[1][1]) < 5


def test_a_movement_without_sides_looks_the_same_whatever_side_is_asked_for() -> None:
    assert written(still(FOLD, side="right")) == written(still(FOLD))


def test_the_hold_shows_the_start_as_a_ghost_and_the_way_as_an_arrow_and_the_start_shows_neither() -> None:
    held, start = ({layer.role for layer in still(ARM_UP, at=at).layers} for at in ("hold", "start"))
    assert {"ghost", "arrow"} <= held
    assert not {"ghost", "arrow"} & start


def test_the_near_end_is_another_picture_than_the_hold_and_the_start() -> None:
    drawn = {written(still(FOLD, at=at), prefix="x") for at in ("hold", "start", "back")}
    assert len(drawn) == 3


def test_no_arrow_is_drawn_along_too_short_a_way() -> None:
    way = np.linspace([0.0, 0.0], [1.0, 0.5], 30)
    assert arrow(way * 5) == ()
    assert [layer.role for layer in arrow(way * 80)] == ["arrow"]
