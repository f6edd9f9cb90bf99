"""Distances to things are plus outside, minus inside, nought on the surface; and follow a thing that is turned."""

import numpy as np
import pytest

from unhunch.figure.bases import SEAT_HEIGHT
from unhunch.figure.pose import PROP_KINDS, SURFACES, Prop
from unhunch.figure.surfaces import (
    BLOCK_SIZE,
    PILLOW_SIZE,
    ROLLER_LENGTH,
    ROLLER_RADIUS,
    SEAT_AHEAD,
    SEAT_SIZE,
    surfaces_of,
)

Point = tuple[float, float, float]


def distance(prop: Prop | None, name: str, point: Point) -> float:
    surface = surfaces_of((prop,) if prop else ())[name]
    return float(surface.distance(np.array(point)))


@pytest.mark.parametrize(("point", "metres"), [((3, 0.2, -1), 0.2), ((0, 0, 0), 0), ((1, -0.01, 5), -0.01)])
def test_the_floor_is_at_nought_and_always_there(point: Point, metres: float) -> None:
    assert distance(None, "floor", point) == pytest.approx(metres)


HALF = SEAT_SIZE[0] / 2


@pytest.mark.parametrize(
    ("point", "metres"),
    [
        ((0, SEAT_HEIGHT, SEAT_AHEAD), 0),
        ((0, SEAT_HEIGHT + 0.1, SEAT_AHEAD), 0.1),
        ((0, SEAT_HEIGHT - 0.01, SEAT_AHEAD), -0.01),
        ((HALF + 0.05, SEAT_HEIGHT - 0.01, 0), 0.05),
        ((HALF + 0.03, SEAT_HEIGHT + 0.04, 0), 0.05),  # beside an edge: the straight way to it
    ],
)
def test_a_seat_is_a_box_under_the_seat_height(point: Point, metres: float) -> None:
    assert distance(Prop(kind="chair"), "seat", point) == pytest.approx(metres)


def test_a_chair_stands_where_it_is_put() -> None:
    chair = Prop(kind="chair", at=(1, 0, 2))
    assert distance(chair, "seat", (1, SEAT_HEIGHT + 0.1, 2)) == pytest.approx(0.1)
    assert distance(chair, "seat", (0, SEAT_HEIGHT + 0.1, 0)) > 1


@pytest.mark.parametrize(("turn", "ahead"), [(0, (0, 0, 1)), (90, (1, 0, 0)), (180, (0, 0, -1)), (-90, (-1, 0, 0))])
def test_a_turned_chair_has_its_backrest_behind_its_front(turn: float, ahead: Point) -> None:
    surfaces = surfaces_of((Prop(kind="chair", at=(0.3, 0, 0.1), turn=turn),))
    rest = surfaces["backrest"]
    assert rest.normal == pytest.approx(ahead, abs=1e-12)
    middle = np.array([0.3, 0.8, 0.1])
    near, far = (float(rest.distance(middle + step * np.array(ahead))) for step in (-0.1, 0.1))
    assert near == pytest.approx(0.12)
    assert far == pytest.approx(0.32)
    front = middle + (SEAT_AHEAD + SEAT_SIZE[2] / 2) * np.array(ahead)
    front[1] = SEAT_HEIGHT - 0.01
    assert float(surfaces["seat"].distance(front)) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("kind", ["wall", "door"])
def test_a_wall_looks_at_the_figure(kind: str) -> None:
    ahead = Prop(kind=kind, at=(0, 0, 0.3))
    assert distance(ahead, kind, (0.5, 1, 0.2)) == pytest.approx(0.1)
    assert distance(ahead, kind, (0, 1, 0.35)) == pytest.approx(-0.05)
    behind = Prop(kind=kind, at=(0, 0, -0.3), turn=180)
    assert distance(behind, kind, (0, 1, 0)) == pytest.approx(0.3)
    assert surfaces_of((behind,))[kind].normal == pytest.approx((0, 0, 1), abs=1e-12)
    to_the_left = Prop(kind=kind, at=(0.4, 0, 0), turn=90)
    assert distance(to_the_left, kind, (0.1, 1, 2)) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("point", "metres"),
    [
        ((0, 2 * ROLLER_RADIUS, 0), 0),
        ((0, ROLLER_RADIUS, 0), -ROLLER_RADIUS),
        ((0.1, ROLLER_RADIUS, ROLLER_RADIUS + 0.02), 0.02),
        ((ROLLER_LENGTH / 2 + 0.03, ROLLER_RADIUS, 0), 0.03),
        ((ROLLER_LENGTH / 2 + 0.03, ROLLER_RADIUS, ROLLER_RADIUS + 0.04), 0.05),
    ],
)
def test_a_roller_lies_on_the_floor_across_the_figure(point: Point, metres: float) -> None:
    assert distance(Prop(kind="foam-roller"), "roller", point) == pytest.approx(metres)


def test_a_turned_roller_lies_along_the_figure() -> None:
    roller = Prop(kind="foam-roller", turn=90, radius=0.05)
    assert distance(roller, "roller", (0, 0.05, ROLLER_LENGTH / 2 + 0.03)) == pytest.approx(0.03)
    assert distance(roller, "roller", (0.07, 0.05, 0)) == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("kind", "name", "size"), [("yoga-block", "block", BLOCK_SIZE), ("pillow", "pillow", PILLOW_SIZE)]
)
def test_a_block_or_pillow_is_touched_on_top(kind: str, name: str, size: Point) -> None:
    assert distance(Prop(kind=kind), name, (0, size[1] + 0.1, 0)) == pytest.approx(0.1)
    assert distance(Prop(kind=kind, at=(0, 0.2, 0)), name, (0, size[1] + 0.2, 0)) == pytest.approx(0, abs=1e-12)
    high = Prop(kind=kind, size=(0.1, 0.3, 0.1))
    assert distance(high, name, (0, 0.35, 0)) == pytest.approx(0.05)


def test_what_is_turned_by_less_than_a_quarter_turns_to_the_left() -> None:
    block = Prop(kind="yoga-block", turn=30)
    along = np.array([np.cos(np.radians(30)), 0, -0.5])  # its own left side, turned towards its back
    ahead = np.array([0.5, 0, np.cos(np.radians(30))])
    for direction, half in ((along, BLOCK_SIZE[0] / 2), (ahead, BLOCK_SIZE[2] / 2)):
        x, _, z = direction * (half + 0.05)
        assert distance(block, "block", (x, 0.05, z)) == pytest.approx(0.05)
    x, _, z = along * (ROLLER_LENGTH / 2 + 0.05)
    assert distance(Prop(kind="foam-roller", turn=30), "roller", (x, ROLLER_RADIUS, z)) == pytest.approx(0.05)


def test_only_a_pillow_gives_way() -> None:
    scene = surfaces_of(tuple(Prop(kind=kind) for kind in PROP_KINDS))
    assert {name for name, surface in scene.items() if not surface.solid} == {"pillow"}
    assert set(scene) == set(SURFACES)
    assert {name for name, surface in scene.items() if surface.normal is None} == {"roller"}


def test_many_points_are_measured_at_once() -> None:
    points = np.array([[[0, 0.1, 0], [0, 0.2, 0]], [[0, 0.3, 0], [0, -0.1, 0]]], dtype=float)
    found = surfaces_of(())["floor"].distance(points)
    assert found.shape == (2, 2)
    assert found.ravel().tolist() == pytest.approx([0.1, 0.2, 0.3, -0.1])
