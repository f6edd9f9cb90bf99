import numpy as np
import pytest

from tests.figure.drawn import ARM_UP, FOLD, movement, the_body
from unhunch.figure.drawing.camera import Window, camera_axes
from unhunch.figure.drawing.framing import SHAPES, Crop, window_of
from unhunch.figure.drawing.scene import BODY, FURNITURE, posed_at, scene_of
from unhunch.figure.rotations import MIRROR, Floats


def window(text: str, crop: Crop, also: Floats | None = None) -> Window:
    motion, pose, _ = movement(text)
    return window_of(motion, pose, the_body(), camera_axes(pose.camera), crop=crop, also=also)


def in_pixels(text: str, crop: Crop, *groups: int) -> Floats:
    motion, pose, _ = movement(text)
    axes = camera_axes(pose.camera)
    moments = [scene_of(posed_at(motion, the_body(), float(at)), pose.props) for at in motion.times[::6]]
    return window(text, crop).to_pixels(np.concatenate([scene.points(*groups) for scene in moments]) @ axes.T)[:, :2]


@pytest.mark.parametrize("text", [ARM_UP, FOLD])
def test_the_wide_crop_holds_the_whole_movement_and_its_furniture(text: str) -> None:
    pixels = in_pixels(text, "wide", BODY, FURNITURE)
    assert (pixels.min(axis=0) > 5).all()
    assert (pixels.max(axis=0) < np.array(SHAPES["wide"]) - 5).all()
    assert window(text, "wide").pixels == SHAPES["wide"]


def test_in_the_square_a_sitting_figure_is_cut_below_the_hip() -> None:
    motion, pose, _ = movement(ARM_UP)
    square = window(ARM_UP, "square")
    moment = posed_at(motion, the_body(), motion.seconds / 2)
    axes = camera_axes(pose.camera)

    def row(site: str) -> float:
        place = the_body().on_surface(site, moment.rotations, moment.positions)
        return float(square.to_pixels(place @ axes.T)[0, 1])

    assert row("heel.left") > 300
    assert row("sit.left") < 300
    assert row("crown") > 5
    assert square.scale > window(ARM_UP, "wide").scale * 1.15


def test_in_the_square_a_kneeling_figure_may_lose_its_shins_and_nothing_else() -> None:
    motion, pose, _ = movement(FOLD)
    square, moment = window(FOLD, "square"), posed_at(motion, the_body(), 0.0)
    for site in ("crown", "palm.left", "palm.right", "sacrum", "knee.left", "hip.right"):
        place = the_body().on_surface(site, moment.rotations, moment.positions) @ camera_axes(pose.camera).T
        assert ((square.to_pixels(place)[0, :2] > 0) & (square.to_pixels(place)[0, :2] < 300)).all()


def test_what_else_must_be_seen_widens_the_window() -> None:
    far = np.array([[0.0, 3.0, 0.0]])
    assert window(FOLD, "wide", far).scale < window(FOLD, "wide").scale


def test_the_other_side_gets_the_mirrored_window() -> None:
    motion, pose, _ = movement(ARM_UP)
    left = window(ARM_UP, "wide")
    axes = camera_axes(pose.camera) * MIRROR * np.array([[-1.0], [1.0], [1.0]])  # the mirrored camera's
    right = window_of(motion, pose, the_body(), axes, crop="wide", mirrored=True)
    assert np.allclose([right.left + right.width, right.bottom, right.scale], [-left.left, left.bottom, left.scale])
