from dataclasses import replace

import numpy as np

from tests.figure.drawn import ARM_UP, FOLD, path_points, still, the_body
from unhunch.figure.angles import REST
from unhunch.figure.drawing.camera import camera_axes, framed
from unhunch.figure.drawing.paint import ROLES
from unhunch.figure.drawing.palette import BODY_MATERIALS
from unhunch.figure.drawing.scene import Posed, posed, scene_of
from unhunch.figure.drawing.sketch import Layer, sketched
from unhunch.figure.lighting import Lit
from unhunch.figure.pose import Camera, Prop
from unhunch.figure.rotations import Floats

WINDOW = framed(np.array([-0.6, 0.0]), np.array([0.6, 1.75]), shape=(140, 200))
FRONT, BEHIND = (camera_axes(Camera(azimuth=azimuth, elevation=6)) for azimuth in (0, 180))


def standing() -> Posed:
    return posed(the_body(), REST, (0, 0.885, 0), "standing")


def layers(*props: Prop, axes: Floats = FRONT, lit: dict[str, Lit] | None = None) -> dict[str, str]:
    found: dict[str, str] = {}
    for layer in sketched(scene_of(standing(), props, lit), axes=axes, window=WINDOW):
        found[layer.role] = found.get(layer.role, "") + layer.data
    return found


def roles_of(drawing: tuple[Layer, ...]) -> list[str]:
    return [layer.role for layer in drawing]


def test_a_figure_has_its_clothes_skin_and_hair_an_outline_and_a_shadow() -> None:
    found = layers()
    assert {f"{name}.base" for name in BODY_MATERIALS} | {"outline", "ink", "shadow"} <= set(found)
    assert all(found.values())


def test_the_floor_darkens_where_a_body_kneels_on_it() -> None:
    assert "contact" in roles_of(still(FOLD).layers)


def test_every_layer_has_a_role_that_can_be_painted() -> None:
    for text in (ARM_UP, FOLD):
        assert {layer.role for layer in still(text).layers} <= set(ROLES)


def test_the_outline_runs_round_the_body_where_it_stands() -> None:
    outline = path_points(layers()["outline"]) / 10
    points = WINDOW.to_pixels(scene_of(standing()).vertices @ FRONT.T)[:, :2]
    assert np.allclose(outline.min(axis=0), points.min(axis=0), atol=0.6)
    assert np.allclose(outline.max(axis=0), points.max(axis=0), atol=0.6)


def test_hair_is_above_and_leggings_are_below() -> None:
    found = layers()
    assert path_points(found["hair.base"])[:, 1].max() < path_points(found["legs.base"])[:, 1].min()


def test_a_lit_muscle_is_drawn_from_the_side_it_can_be_seen_from() -> None:
    lit = {"trapezius-middle.left": Lit(1.0, hint=False)}
    assert "muscle.base" in layers(axes=BEHIND, lit=lit)
    assert "muscle.base" not in layers(axes=FRONT, lit=lit)
    shown = path_points(layers(axes=BEHIND, lit=lit)["muscle.base"])
    assert shown[:, 0].max() < 710  # the figure's left is on the left when seen from behind, its spine in the middle


def test_a_faint_muscle_and_a_deep_one_are_drawn_otherwise() -> None:
    faint = layers(axes=BEHIND, lit={"latissimus-dorsi.left": Lit(0.55, hint=False)})
    assert ("muscle.soft" in faint, "muscle.base" in faint, "hint" in faint) == (True, False, False)
    deep = layers(axes=BEHIND, lit={"latissimus-dorsi.left": Lit(1.0, hint=True)})
    assert ("muscle.soft" in deep, "muscle.base" in deep, "hint" in deep) == (False, False, True)


def test_where_nothing_is_lit_nothing_is_red() -> None:
    assert not {role for role in layers(axes=BEHIND) if role.startswith(("muscle", "hint"))}


def test_a_chair_before_the_figure_hides_it_and_one_behind_it_is_hidden() -> None:
    level = camera_axes(Camera(azimuth=0, elevation=4))
    before, behind = (layers(Prop(kind="chair", at=(0, 0, z)), axes=level)["legs.base"] for z in (0.9, -0.9))
    assert before != layers(axes=level)["legs.base"]
    assert behind == layers(axes=level)["legs.base"]


def test_a_wall_never_hides_the_figure() -> None:
    before = layers(Prop(kind="wall", at=(0, 0, 0.5)), axes=camera_axes(Camera(azimuth=60, elevation=6)))
    without = layers(axes=camera_axes(Camera(azimuth=60, elevation=6)))
    assert before["top.base"] == without["top.base"]
    assert "wall.base" in before


def test_seen_through_a_wall_the_figure_is_veiled() -> None:
    found = layers(Prop(kind="wall", at=(0, 0, 0.5)), axes=FRONT)
    assert "veil" in found
    assert "wall.base" not in found


def test_the_ghost_lies_under_the_figure_and_over_the_furniture() -> None:
    ghost = posed(the_body(), REST, (0.3, 0.885, -0.2), "standing")
    scene = scene_of(standing(), (Prop(kind="chair", at=(0, 0, -0.5)), Prop(kind="mat")))
    order = roles_of(sketched(scene, axes=FRONT, window=WINDOW, ghost=scene_of(ghost)))
    assert order.index("mat.base") < order.index("shadow") < order.index("wood.base") < order.index("ghost")
    assert order.index("ghost") < order.index("skin.base") < order.index("ink")


def test_a_ghost_behind_furniture_is_hidden_by_it() -> None:
    def ghost_behind(*props: Prop) -> float:
        ghost = scene_of(posed(the_body(), REST, (0, 0.885, -1.2), "standing"))
        far = scene_of(posed(the_body(), REST, (5.0, 0.885, 0), "standing"), props)
        found = {layer.role: layer.data for layer in sketched(far, axes=FRONT, window=WINDOW, ghost=ghost)}
        return float(path_points(found["ghost"])[:, 1].max())

    assert ghost_behind(Prop(kind="yoga-block", size=(1.6, 0.66, 0.4))) < ghost_behind() - 100


def test_the_same_scene_gives_the_same_layers() -> None:
    scene = scene_of(standing(), (Prop(kind="chair"),))
    once = sketched(scene, axes=FRONT, window=WINDOW)
    again = sketched(replace(scene, vertices=scene.vertices.copy()), axes=FRONT, window=WINDOW)
    assert once == again
