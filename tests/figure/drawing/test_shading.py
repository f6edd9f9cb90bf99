import numpy as np
import pytest

from tests.figure.drawn import the_body
from unhunch.figure.angles import REST
from unhunch.figure.drawing.camera import Window, camera_axes
from unhunch.figure.drawing.scene import posed, scene_of
from unhunch.figure.drawing.shading import ShadowMap, floor_under, key_light
from unhunch.figure.pose import Camera, Prop

STANDING = scene_of(posed(the_body(), REST, (0, 0.885, 0), "standing"), (Prop(kind="wall", at=(0, 0, 1)),))


@pytest.mark.parametrize("azimuth", [-150, -20, 0, 65, 180])
@pytest.mark.parametrize("elevation", [-10, 0, 12, 60])
def test_the_lamp_stands_high_and_on_the_left_of_the_picture(azimuth: float, elevation: float) -> None:
    axes = camera_axes(Camera(azimuth=azimuth, elevation=elevation))
    light = key_light(axes)
    assert np.isclose(np.linalg.norm(light), 1)
    assert np.degrees(np.arcsin(light[1])) > 39.9
    assert (axes @ light)[0] < -0.1


def test_what_lies_behind_the_body_is_in_its_shade_and_what_lies_beside_it_is_not() -> None:
    light = np.array([0.0, 1.0, 0.0])
    shadows = ShadowMap(STANDING, light)
    under_the_head, beside, above = [0, 0.0, 0.02], [1.0, 0, 0], [0, 2.0, 0.02]
    assert np.allclose(shadows.shaded(np.array([under_the_head, beside, above])), [1, 0, 0])


def test_a_wall_throws_no_shadow_but_takes_one() -> None:
    shadows = ShadowMap(STANDING, np.array([0.0, 0.0, -1.0]))
    on_the_wall = np.array([[0.0, 1.2, 1.0], [0.8, 1.2, 1.0]])
    assert np.allclose(shadows.shaded(on_the_wall), [1, 0])


def test_contact_is_what_stands_low_over_the_floor() -> None:
    near = ShadowMap(STANDING, np.array([0.0, 1.0, 0.0]), below=0.05)
    foot = the_body().on_surface("heel.left", *_stance())[0]
    knee = the_body().on_surface("knee.left", *_stance())[0]
    found = near.shaded(np.array([[foot[0], -0.02, foot[2] + 0.02], [0.0, -0.02, knee[2]]]))
    assert np.allclose(found, [1, 0])


def test_a_scene_in_which_nothing_stands_low_touches_nothing() -> None:
    floating = scene_of(posed(the_body(), REST, (0, 2.0, 0), "standing"))
    near = ShadowMap(floating, np.array([0.0, 1.0, 0.0]), below=0.05)
    assert np.array_equal(near.shaded(np.zeros((3, 3))), np.zeros(3))


def test_each_pixel_shows_the_place_of_the_floor_that_projects_onto_it() -> None:
    axes = camera_axes(Camera(azimuth=30, elevation=20))
    window = Window(-1.0, -0.5, 2.0, 1.0, 20.0)
    points, real = floor_under(axes, window, floor=-0.1)
    assert real.all()
    assert np.allclose(points[..., 1], -0.1)
    back = window.to_pixels(points @ axes.T)
    rows, columns = np.mgrid[: points.shape[0], : points.shape[1]] + 0.5
    assert np.allclose(back[..., 0], columns)
    assert np.allclose(back[..., 1], rows)


def test_seen_along_the_floor_there_is_no_floor_to_see() -> None:
    _, real = floor_under(camera_axes(Camera(azimuth=0, elevation=0)), Window(-1, 0, 2, 1, 10), floor=0)
    assert not real.any()


def _stance() -> tuple[np.ndarray, np.ndarray]:
    pose = posed(the_body(), REST, (0, 0.885, 0), "standing")
    return pose.rotations, pose.positions
