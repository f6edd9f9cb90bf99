import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from unhunch.figure.drawing.raster import FAR, rasterise

SQUARE = np.array([[0.0, 0, 1], [0, 4, 1], [4, 4, 1], [4, 0, 1]])
SQUARE_FACES = np.array([[0, 1, 2], [0, 2, 3]])


def test_a_square_covers_exactly_the_pixels_whose_middle_it_holds() -> None:
    moved = SQUARE + np.array([1.4, 1.6, 0])
    seen = rasterise(moved, SQUARE_FACES, width=8, height=7).seen
    expected = np.zeros((7, 8), dtype=bool)
    expected[2:6, 1:5] = True
    assert np.array_equal(seen, expected)


def test_what_is_nearer_hides_what_is_further_in_whatever_order_they_come() -> None:
    near, far = SQUARE + np.array([0, 0, 1]), SQUARE
    for first, second, nearest in ((near, far, 0), (far, near, 1)):
        view = rasterise(
            np.concatenate([first, second]), np.concatenate([SQUARE_FACES, SQUARE_FACES + 4]), width=4, height=4
        )
        assert (view.label(np.array([0, 0, 1, 1])) == nearest).all()
        assert np.allclose(view.depth, 2)


def test_two_that_cross_each_other_share_the_picture() -> None:
    slope = SQUARE.copy()
    slope[:, 2] = slope[:, 0] / 2  # from 0 on the left to 2 on the right, through the flat one's 1
    view = rasterise(
        np.concatenate([SQUARE, slope]), np.concatenate([SQUARE_FACES, SQUARE_FACES + 4]), width=4, height=4
    )
    assert np.array_equal(view.label(np.array([0, 0, 1, 1]))[0], [0, 0, 1, 1])


def test_what_turns_its_back_is_not_seen_unless_asked_for() -> None:
    back = SQUARE_FACES[:, ::-1]
    assert not rasterise(SQUARE, back, width=4, height=4).seen.any()
    assert rasterise(SQUARE, back, width=4, height=4, both_sides=True).seen.all()


def test_attributes_lie_between_those_of_the_corners_in_a_straight_line() -> None:
    view = rasterise(SQUARE, SQUARE_FACES, width=4, height=4)
    image = view.image(SQUARE[:, 0] * 10 + SQUARE[:, 1], SQUARE_FACES)
    rows, columns = np.mgrid[:4, :4] + 0.5
    assert np.allclose(image, columns * 10 + rows, atol=1e-5)


def test_where_nothing_is_there_is_neither_face_nor_depth() -> None:
    view = rasterise(SQUARE + np.array([100, 0, 0]), SQUARE_FACES, width=4, height=4)
    assert (view.face == -1).all()
    assert (view.depth == FAR).all()
    assert (view.label(np.array([5, 5])) == -1).all()
    assert (view.image(SQUARE[:, 0], SQUARE_FACES, empty=7) == 7).all()


def test_what_reaches_far_beyond_the_picture_is_cut_at_its_edge() -> None:
    huge = (SQUARE - [2, 2, 0]) * [500, 500, 1]
    assert rasterise(huge, SQUARE_FACES, width=5, height=3).seen.all()


def test_an_empty_mesh_gives_an_empty_picture() -> None:
    assert not rasterise(np.zeros((0, 3)), np.zeros((0, 3), dtype=np.int64), width=3, height=2).seen.any()


@given(arrays(float, (3, 2), elements=st.floats(-3, 13)))
def test_a_triangle_cut_in_two_covers_the_same_pixels(corners: np.ndarray) -> None:
    triangle = np.concatenate([corners, np.zeros((3, 1))], axis=1)
    middle = (triangle[1] + triangle[2]) / 2
    parts = np.concatenate([triangle, middle[None]])
    whole = rasterise(triangle, np.array([[0, 1, 2]]), width=10, height=10, both_sides=True).seen
    halves = rasterise(parts, np.array([[0, 1, 3], [0, 3, 2]]), width=10, height=10, both_sides=True).seen
    assert (whole != halves).sum() <= 2  # only where an edge runs through the middle of a pixel
