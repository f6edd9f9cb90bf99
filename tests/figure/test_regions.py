"""Every muscle that the library names is shown on the figure, at the surface or by a hint."""

from collections import Counter

import pytest

from unhunch.figure.angles import SIDES
from unhunch.figure.body import Body, load_body
from unhunch.figure.regions import REGION_OF
from unhunch.library import load
from unhunch.model import Library

LEAST_VERTICES = 18
"""A region of fewer vertices would be a dot."""


@pytest.fixture(scope="module")
def body() -> Body:
    return load_body()


@pytest.fixture(scope="module")
def library() -> Library:
    found = load().library
    assert found is not None
    return found


def test_every_muscle_of_the_library_is_shown_and_no_other(library: Library) -> None:
    assert sorted(REGION_OF) == sorted(muscle.id for muscle in library.muscles)


def test_a_muscle_is_hinted_at_where_the_library_says_that_it_lies_deep(library: Library) -> None:
    deep = {muscle.id: muscle.deep for muscle in library.muscles}
    assert {name: shown.hint for name, shown in REGION_OF.items()} == deep


def test_every_region_named_is_painted_on_both_sides_and_none_is_painted_in_vain(body: Body) -> None:
    named = {f"{region}.{side}" for shown in REGION_OF.values() for region in shown.regions for side in SIDES}
    assert named == set(body.regions)


def test_every_region_covers_more_than_a_dot(body: Body) -> None:
    half_covered: Counter[str] = Counter()
    for part in body.parts:
        for regions, weights in zip(part.muscles, part.muscle_weights, strict=True):
            half_covered.update(body.regions[region] for region in regions[weights > 0.5])
    assert {name for name in body.regions if half_covered[name] < LEAST_VERTICES} == set()


def test_there_are_no_more_regions_than_the_player_can_light(body: Body) -> None:
    assert len(body.regions) <= 64
