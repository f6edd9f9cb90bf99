import numpy as np
import pytest

from unhunch.figure.drawing.camera import camera_axes, framed
from unhunch.figure.pose import Camera

LEFT, UP, FRONT = np.eye(3)


@pytest.mark.parametrize(("azimuth", "elevation"), [(0, 0), (37, 12), (-130, 40), (180, -5)])
def test_the_axes_are_at_right_angles_and_right_handed(azimuth: float, elevation: float) -> None:
    axes = camera_axes(Camera(azimuth=azimuth, elevation=elevation))
    assert np.allclose(axes @ axes.T, np.eye(3))
    assert np.isclose(np.linalg.det(axes), 1)


def test_from_the_front_the_figures_left_is_on_the_right_and_from_behind_on_the_left() -> None:
    assert np.allclose(camera_axes(Camera(azimuth=0, elevation=0)) @ LEFT, [1, 0, 0])
    assert np.allclose(camera_axes(Camera(azimuth=180, elevation=0)) @ LEFT, [-1, 0, 0])


def test_at_ninety_degrees_the_eye_is_on_the_figures_left() -> None:
    assert np.allclose(camera_axes(Camera(azimuth=90, elevation=0)) @ LEFT, [0, 0, 1])


def test_from_above_the_top_comes_nearer_and_the_front_sinks() -> None:
    axes = camera_axes(Camera(azimuth=0, elevation=30))
    assert (axes @ UP)[2] > 0.4
    assert (axes @ FRONT)[1] < -0.4


@pytest.mark.parametrize("shape", [(420, 300), (300, 300), (36, 40)])
def test_a_window_holds_its_box_in_the_middle_with_its_margin(shape: tuple[int, int]) -> None:
    low, high = np.array([-0.4, 0.1]), np.array([0.5, 1.7])
    window = framed(low, high, shape=shape, margin=0.1)
    assert window.pixels == shape
    corners = window.to_pixels(np.stack([low, high]))
    assert np.allclose(corners.mean(axis=0), np.array(shape) / 2)
    assert (corners >= 0.0999 * np.array(shape).min()).all()
    tightest = np.min(np.concatenate([corners, np.array(shape) - corners]) / shape)
    assert np.isclose(tightest, 0.1)


def test_zoom_makes_the_same_thing_larger() -> None:
    low, high = np.array([0.0, 0.0]), np.array([1.0, 1.0])
    near, far = (framed(low, high, shape=(100, 100), zoom=zoom) for zoom in (2.0, 1.0))
    assert np.isclose(near.scale, 2 * far.scale)


def test_up_is_up_in_pixels_and_depth_is_left_alone() -> None:
    window = framed(np.zeros(2), np.ones(2), shape=(100, 100), margin=0)
    assert np.allclose(window.to_pixels(np.array([0.0, 1.0, 0.7])), [0, 0, 0.7])
    assert np.allclose(window.to_pixels(np.array([1.0, 0.0, -2.0])), [100, 100, -2])
