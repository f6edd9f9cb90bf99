"""Pictures for a terminal: what a pixel is, which side is shown, and that the picture stays where it is."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from unhunch.base.errors import WireError
from unhunch.figure.angles import INDEX, REST
from unhunch.figure.bases import BASES
from unhunch.figure.body import load_body
from unhunch.figure.cells.braille import WEIGHTS, braille, cells, turned_over
from unhunch.figure.cells.drawn import coloured, outline
from unhunch.figure.cells.frames import film, shown_times, window_of
from unhunch.figure.cells.half_blocks import half_blocks
from unhunch.figure.cells.pixels import EMPTY, SHADOW, SLOTS, TONES, code_of, colours
from unhunch.figure.cells.reel import Reel, Size, read_reel, reel_bytes
from unhunch.figure.drawing.camera import Window, camera_axes
from unhunch.figure.drawing.meshes import Mesh, rounded_box, turned
from unhunch.figure.drawing.palette import MATERIAL
from unhunch.figure.drawing.scene import FURNITURE, Scene
from unhunch.figure.lighting import Lit
from unhunch.figure.motion import Motion, Span
from unhunch.figure.pose import Camera, PoseFile, Prop

FRONT = camera_axes(Camera(azimuth=0, elevation=0))
ABOVE = camera_axes(Camera(azimuth=0, elevation=12))
SQUARE = Window(left=-1, bottom=-1, width=2, height=2, scale=8)
"""Sixteen by sixteen pixels, two metres wide, about the origin."""
SMALL = Size(20, 10)


def scene_of_mesh(mesh: Mesh, *, lit: float = 0.0, hint: float = 0.0, floor: float = -0.9) -> Scene:
    count = len(mesh.vertices)
    return Scene(
        mesh.vertices,
        mesh.normals,
        mesh.faces,
        np.full(len(mesh.faces), MATERIAL[mesh.material]),
        np.full(len(mesh.faces), FURNITURE),
        lit=np.full(count, lit),
        hint=np.full(count, hint),
        floor=floor,
    )


def box(material: str, *, middle: tuple[float, float, float] = (0, 0, 0)) -> Mesh:
    """Return a cube of a metre."""
    return rounded_box(material, (1, 1, 1), middle, 0.01)


def slots_of(codes: "np.typing.NDArray[np.uint8]") -> list[list[tuple[str, int] | None]]:
    return [[SLOTS[(int(code) - 1) // TONES] if code != EMPTY else None for code in row] for row in codes]


def test_a_cube_fills_the_middle_of_the_picture_and_nothing_else() -> None:
    slots = slots_of(coloured(scene_of_mesh(box("wood")), FRONT, SQUARE))
    filled = [[slot == ("wood", 0) for slot in row] for row in slots]
    assert filled == [[4 <= x < 12 and 4 <= y < 12 for x in range(16)] for y in range(16)]


def test_its_shadow_lies_on_the_ground_below_it() -> None:
    ball = turned("rubber", [(0.5 * np.sin(a), -0.5 * np.cos(a)) for a in np.linspace(0, np.pi, 60)], around=90)
    slots = slots_of(coloured(scene_of_mesh(ball, floor=-0.8), ABOVE, SQUARE))
    shaded = [(x, y) for y, row in enumerate(slots) for x, slot in enumerate(row) if slot == (SHADOW, 0)]
    assert sorted({x for x, _ in shaded}) == list(range(4, 12))
    assert {y for _, y in shaded} <= {13, 14, 15}
    assert max(y for y, row in enumerate(slots) if ("rubber", 0) in row) == 11
    below = slots_of(coloured(scene_of_mesh(ball, floor=-5), ABOVE, SQUARE))
    assert not any((SHADOW, 0) in row for row in below)


@pytest.mark.parametrize(("lit", "hint", "step"), [(0.0, 0.0, 0), (1.0, 0.0, 3), (0.0, 1.0, 2), (0.45, 0.0, 2)])
def test_a_lit_muscle_is_red_and_a_deep_one_less_so(lit: float, hint: float, step: int) -> None:
    codes = coloured(scene_of_mesh(box("top"), lit=lit, hint=hint), FRONT, SQUARE)
    assert {slot for row in slots_of(codes) for slot in row if slot} == {("top", step)}
    for dark in (False, True):
        red, green, blue = (int(colours(dark=dark)[codes[8, 8]][at : at + 2], 16) for at in (1, 3, 5))
        assert (red > 2 * max(green, blue)) == (step == 3)
        assert (red > max(green, blue)) == (step > 0)


@pytest.mark.parametrize(("material", "drawn"), [("metal", True), ("skin", False)])
def test_what_is_thinner_than_a_pixel_is_drawn_where_it_is_a_prop(material: str, drawn: bool) -> None:
    leg = rounded_box(material, (0.05, 1, 0.05), (1 / 16, 0, 0), 0.001)
    codes = coloured(scene_of_mesh(leg), FRONT, SQUARE)
    assert np.flatnonzero(codes[8]).tolist() == ([8] if drawn else [])


def test_what_lies_behind_an_edge_is_darker() -> None:
    behind = rounded_box("top", (1.8, 1.8, 0.1), (0, 0, -0.5), 0.01)
    front = rounded_box("top", (0.6, 0.6, 0.1), (0, 0, 0.5), 0.01)
    both = Mesh(
        "top",
        np.concatenate([behind.vertices, front.vertices]),
        np.concatenate([behind.normals, front.normals]),
        np.concatenate([behind.faces, front.faces + len(behind.vertices)]),
    )
    codes = coloured(scene_of_mesh(both), FRONT, SQUARE)
    assert codes[8, 8] == codes[3, 3]
    assert codes[8, 5] < codes[8, 3]


def test_an_outline_has_dots_at_the_edge_and_none_within() -> None:
    dots = outline(scene_of_mesh(box("wood")), FRONT, SQUARE)
    edge = [[4 <= x < 12 and 4 <= y < 12 and (x in {4, 11} or y in {4, 11}) for x in range(16)] for y in range(16)]
    assert dots.tolist() == edge


def test_a_slope_that_goes_away_from_the_eye_is_no_edge() -> None:
    flat = camera_axes(Camera(azimuth=0, elevation=6))
    mat = rounded_box("mat", (1, 0.01, 6), (0, 0, 0), 0.004)
    dots = outline(scene_of_mesh(mat), flat, replace(SQUARE, scale=40))
    inside = dots[:, 25:55]
    rows = np.flatnonzero(inside.any(axis=1))
    assert len(rows) <= 5
    assert rows.max() - rows.min() > 20


def test_a_lit_muscle_is_dotted() -> None:
    plain = outline(scene_of_mesh(box("top")), FRONT, SQUARE)
    lit = outline(scene_of_mesh(box("top"), lit=1), FRONT, SQUARE)
    within = (lit & ~plain)[5:11, 5:11]
    assert within.tolist() == [[(x + y) % 2 == 0 for x in range(5, 11)] for y in range(5, 11)]


def test_two_pixels_are_one_cell() -> None:
    strip = half_blocks(((1, 1, 0, 2), (1, 1, 2, 0), (0, 0, 0, 0), (0, 0, 0, 0)), ("", "#aa0000", "#00bb00"))
    assert strip == (
        (("██", "#aa0000", ""), ("▄", "#00bb00", ""), ("▀", "#00bb00", "")),
        (("    ", "", ""),),
    )


def test_every_dot_has_its_own_bit_and_turning_over_swaps_left_and_right() -> None:
    dots = np.zeros((4, 4), dtype=bool)
    dots[3, 0] = dots[0, 3] = True
    assert cells(dots).tolist() == [[64, 8]]
    assert braille([bytes([64, 8])])[0][0].text == "⡀⠈"
    for row in range(4):
        left, right = WEIGHTS[row].tolist()
        assert turned_over(bytes([left, right])) == bytes([right, left])
    assert turned_over(turned_over(bytes(range(256)))) == bytes(range(256))


def test_each_theme_has_a_colour_for_every_code() -> None:
    for dark in (False, True):
        found = colours(dark=dark)
        assert len(found) == 1 + len(SLOTS) * TONES <= 256
        assert found[EMPTY] == ""
        assert all(len(colour) == 7 for colour in found[1:])
        tones = [int(found[code_of("skin", lit=0, tone=tone)][1:3], 16) for tone in range(TONES)]
        assert tones == sorted(tones)


# a whole movement


def raised(seconds: "tuple[float, ...]" = (0.0, 1.0, 2.0, 3.0), spans: tuple[Span, ...] | None = None) -> Motion:
    """Return a motion that raises the left arm to the side and holds it there."""
    poses = np.tile(REST, (len(seconds), 1))
    poses[1:, INDEX["shoulder.left.elevation"]] = (60, 120, 120)[: len(seconds) - 1]
    roots = np.tile(np.array(BASES["standing"].pelvis, dtype=float), (len(seconds), 1))
    spans = spans or (Span("ready", 0.0, 0.0), Span("out", 0.0, 2.0), Span("hold", 2.0, 3.0))
    return Motion("raise", None, "standing", np.array(seconds), poses, roots, spans, ())


def pose_of(*props: Prop, azimuth: float = 0.0) -> PoseFile:
    return PoseFile(
        movement="raise",
        variation=None,
        base="standing",
        camera=Camera(azimuth=azimuth, elevation=0),
        props=props,
        landmarks={},
        keyframes=(),
        lit_sides={},
    )


@cache
def raise_reel(size: Size = SMALL) -> Reel:
    return film(pose_of(), raised(), load_body(), {"pectoralis-sternocostal.left": Lit(1.0, hint=False)}, size)


def rows_of(reel: Reel, picture: int) -> list[bytes]:
    rows, columns = reel.size.shape
    return [reel.pictures[picture][row * columns : (row + 1) * columns] for row in range(rows)]


def test_what_looks_the_same_is_kept_once() -> None:
    reel = raise_reel()
    assert reel.times == (0.0, 1.0, 2.0, 3.0)
    assert reel.order == (0, 1, 2, 2)
    assert len(reel.pictures) == 3
    assert {len(picture) for picture in reel.pictures} == {20 * 20}


@pytest.mark.parametrize("size", [SMALL, Size(20, 10, mono=True), Size(44, 10)])
def test_the_whole_motion_is_in_the_picture_and_fills_its_height_or_width(size: Size) -> None:
    reel = film(pose_of(), raised(), load_body(), {}, size)
    pictures = [np.frombuffer(picture, dtype=np.uint8).reshape(size.shape) for picture in reel.pictures]
    drawn = np.any([picture != EMPTY for picture in pictures], axis=0)
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    assert len(rows) >= 0.85 * size.shape[0] or len(columns) >= 0.85 * size.shape[1]
    assert abs(columns[0] - (size.shape[1] - 1 - columns[-1])) <= 1


def test_walls_and_mats_do_not_make_the_body_smaller() -> None:
    body = load_body()
    alone = window_of(pose_of(), raised(), body, SMALL)
    assert window_of(pose_of(Prop(kind="wall", at=(0, 0, -0.5))), raised(), body, SMALL) == alone
    assert window_of(pose_of(Prop(kind="chair", at=(1, 0, 0))), raised(), body, SMALL).scale < alone.scale


def test_the_figures_left_is_on_the_right_from_the_front_and_the_other_side_is_its_mirror_image() -> None:
    reel = raise_reel()
    lit = {code for slot in SLOTS if slot[1] for code in range(code_of(slot[0], lit=slot[1], tone=0), 256)[:TONES]}
    reds = [x for row in rows_of(reel, 2) for x, code in enumerate(row) if code in lit]
    assert reds
    waiting = [x for row in rows_of(reel, 0) for x, code in enumerate(row) if code != EMPTY]
    assert min(reds) >= sum(waiting) / len(waiting) - 0.5
    assert max(reds) < max(waiting)
    left, right = (reel.strip(2.0, mirrored=mirrored, dark=True) for mirrored in (False, True))
    assert left != right
    for one, other in zip(left, right, strict=True):
        plain = [(mark, run.ink, run.ground) for run in one for mark in run.text]
        turned = [(mark, run.ink, run.ground) for run in other for mark in run.text]
        assert plain == turned[::-1]


def test_mirrored_dots_are_mirrored_within_their_cells() -> None:
    reel = raise_reel(Size(20, 10, mono=True))
    left, right = (reel.strip(2.0, mirrored=mirrored, dark=True) for mirrored in (False, True))
    for one, other in zip(left, right, strict=True):
        codes = bytes(0 if mark == " " else ord(mark) - 0x2800 for mark in one[0].text)
        turned = bytes(0 if mark == " " else ord(mark) - 0x2800 for mark in other[0].text)
        assert turned_over(codes[::-1]) == turned


def test_every_strip_has_the_size_that_was_asked_for() -> None:
    for size in (SMALL, Size(20, 10, mono=True)):
        strip = raise_reel(size).strip(1.0, mirrored=False, dark=False)
        assert [sum(len(run.text) for run in row) for row in strip] == [20] * 10


def test_a_moment_is_shown_by_the_nearest_frame() -> None:
    reel = raise_reel()
    assert [reel.picture_at(seconds) for seconds in (-1, 0.4, 0.5, 0.6, 1.9, 9)] == [0, 0, 0, 1, 2, 2]


def test_frames_outside_every_phase_are_never_drawn() -> None:
    motion = raised(spans=(Span("out", 0, 1), Span("finish", 3, 3)))
    assert shown_times(motion) == (0.0, 1.0, 3.0)


def test_a_reel_comes_back_as_it_was_and_always_as_the_same_bytes() -> None:
    reel = raise_reel()
    assert read_reel(reel_bytes(reel)) == reel
    assert reel_bytes(reel) == reel_bytes(read_reel(reel_bytes(reel)))
    assert reel_bytes(
        film(pose_of(), raised(), load_body(), {"pectoralis-sternocostal.left": Lit(1.0, hint=False)}, SMALL)
    ) == (reel_bytes(reel))


@pytest.mark.parametrize("damage", [b"", b"no frames", "short", "swapped"])
def test_damaged_frames_are_told(damage: bytes | str) -> None:
    reel = raise_reel()
    content = damage if isinstance(damage, bytes) else reel_bytes(replace(reel, pictures=reel.pictures[:1]))
    if damage == "swapped":
        content = reel_bytes(replace(reel, order=reel.order[:2]))
    with pytest.raises(WireError, match=r"frames"):
        read_reel(content)
