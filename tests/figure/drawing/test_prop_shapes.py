import numpy as np
import pytest

from tests.figure.drawn import the_body
from unhunch.figure.angles import REST
from unhunch.figure.drawing.palette import MATERIALS
from unhunch.figure.drawing.prop_shapes import BAND, DRAWN, band, band_ends, placed, placement, shapes
from unhunch.figure.drawing.scene import posed
from unhunch.figure.pose import PROP_KINDS, Prop
from unhunch.figure.rotations import Floats, about_y
from unhunch.figure.surfaces import BALL_RADIUS, surfaces_of


def stance(angles: Floats = REST) -> tuple[Floats, Floats]:
    pose = posed(the_body(), angles, (0.0, 0.885, 0.0), "standing")
    return pose.rotations, pose.positions


def test_every_kind_of_prop_that_a_pose_file_may_name_can_be_drawn() -> None:
    assert set(DRAWN) == set(PROP_KINDS)
    assert {mesh.material for kind in DRAWN for mesh in shapes(Prop(kind=kind))} <= set(MATERIALS)


def test_an_unknown_kind_is_refused_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"no shape for the prop 'sofa': expected one of chair, desk"):
        shapes(Prop(kind="sofa"))


@pytest.mark.parametrize("kind", [kind for kind in DRAWN if kind not in {BAND, "mat", "massage-cane"}])
def test_what_stands_free_stands_on_the_ground(kind: str) -> None:
    lowest = min(mesh.vertices[:, 1].min() for mesh in shapes(Prop(kind=kind)))
    assert abs(lowest) < 0.004


@pytest.mark.parametrize(
    ("kind", "surface", "material"),
    [("foam-roller", "roller", "foam"), ("yoga-block", "block", "foam"), ("pillow", "pillow", "cloth")],
)
def test_what_is_drawn_is_what_the_solver_touches(kind: str, surface: str, material: str) -> None:
    prop = Prop(kind=kind, at=(0.3, 0.1, -0.5), turn=25.0)
    rotations, positions = stance()
    matrix = placed(prop, the_body(), rotations, positions)[0]
    mesh = next(mesh.moved(matrix) for mesh in shapes(prop) if mesh.material == material)
    distance = surfaces_of((prop,))[surface].distance(mesh.vertices)
    assert distance.max() < 0.002
    assert mesh.vertices[:, 1].max() > prop.at[1] + 0.08


def test_the_chair_has_its_seat_and_backrest_where_the_solver_has_them() -> None:
    prop = Prop(kind="chair", at=(1.0, 0.0, 2.0), turn=90.0)
    wood = next(mesh for mesh in shapes(prop) if mesh.material == "wood")
    rotations, positions = stance()
    vertices = wood.moved(placed(prop, the_body(), rotations, positions)[0]).vertices
    surfaces = surfaces_of((prop,))
    nearest = np.minimum(surfaces["seat"].distance(vertices), surfaces["backrest"].distance(vertices))
    assert nearest.max() < 0.02  # the drawn backrest leans by seven degrees
    assert np.isclose(vertices[vertices[:, 1] < 0.5][:, 1].max(), 0.44)


@pytest.mark.parametrize("kind", ["wall", "door"])
def test_a_wall_begins_where_it_is_touched_and_goes_away_from_there(kind: str) -> None:
    depths = [mesh.vertices[:, 2] for mesh in shapes(Prop(kind=kind)) if mesh.material == kind]
    assert np.isclose(min(z.min() for z in depths), 0)
    assert max(z.max() for z in depths) > 0.03


def test_a_held_ball_touches_the_skin_and_goes_with_it() -> None:
    body, prop = the_body(), Prop(kind="massage-ball", held="scapula.left")
    moved = REST.copy()
    moved[10:14] += 20
    for angles in (REST, moved):
        rotations, positions = stance(angles)
        middle = placed(prop, body, rotations, positions)[0, :, 3]
        site, out = body.on_surface("scapula.left", rotations, positions)[0], body.outward("scapula.left", rotations)[0]
        assert np.allclose(middle, site + BALL_RADIUS * out)
        assert np.isclose(np.linalg.norm(middle - site), BALL_RADIUS)


def test_a_free_prop_is_turned_about_its_own_place() -> None:
    node, matrix = placement(Prop(kind="chair", at=(1.0, 0.0, 2.0), turn=30.0), the_body())
    assert node is None
    assert np.allclose(matrix[:, 3], [1, 0, 2])
    assert np.allclose(matrix[:, :3], about_y(30.0))


def test_a_band_is_stretched_from_its_one_end_to_the_other() -> None:
    body = the_body()
    rotations, positions = stance()
    palms = [body.on_surface(f"palm.{side}", rotations, positions)[0] for side in ("left", "right")]
    for prop, begins in (
        (Prop(kind=BAND, from_="palm.left", to="palm.right"), palms[0]),
        (Prop(kind=BAND, at=(0.1, 1.0, 2.0), to="palm.right"), np.array([0.1, 1.0, 2.0])),
    ):
        matrix = placed(prop, body, rotations, positions)[0]
        assert np.allclose(matrix[:, 3], begins)
        assert np.allclose(matrix @ [0, 1, 0, 1], palms[1])
        assert np.allclose(band_ends(prop, body, rotations, positions)[0], [begins, palms[1]])
    with pytest.raises(ValueError, match="ask band_ends"):
        placement(Prop(kind=BAND), body)


def test_a_band_that_hangs_straight_down_is_drawn_too() -> None:
    body = the_body()
    rotations, positions = stance()
    palm = body.on_surface("palm.left", rotations, positions)[0]
    above = (float(palm[0]), float(palm[1]) + 1.0, float(palm[2]))
    matrix = placed(Prop(kind=BAND, at=above, to="palm.left"), body, rotations, positions)[0]
    assert np.allclose(matrix @ [0, 1, 0, 1], palm)


def test_a_band_along_a_path_passes_its_points() -> None:
    path = np.array([[0.0, 1, 0], [0.3, 1.1, 0.2], [0.5, 1, 0.5]])
    vertices = band(path).vertices
    assert all(np.linalg.norm(vertices - point, axis=1).min() < 0.008 for point in path)
