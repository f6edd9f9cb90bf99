import numpy as np
import pytest

from tests.figure.drawn import ARM_UP, movement, the_body
from unhunch.figure.angles import REST, mirrored_angles
from unhunch.figure.drawing.palette import MATERIAL
from unhunch.figure.drawing.scene import BACKDROP, BODY, FURNITURE, Scene, posed, posed_at, scene_of
from unhunch.figure.lighting import Lit
from unhunch.figure.pose import Prop
from unhunch.figure.rotations import MIRROR


def scene(*props: Prop, lit: dict[str, Lit] | None = None) -> Scene:
    return scene_of(posed(the_body(), REST, (0, 0.885, 0), "standing"), props, lit)


def test_a_scene_holds_the_whole_body_and_its_props() -> None:
    alone, with_chair = scene(), scene(Prop(kind="chair"))
    assert len(alone.faces) == sum(len(part.faces) for part in the_body().parts)
    assert (alone.groups == BODY).all()
    assert set(with_chair.materials[with_chair.groups == FURNITURE]) == {MATERIAL["wood"], MATERIAL["metal"]}


@pytest.mark.parametrize("kind", ["wall", "door", "mat"])
def test_a_place_is_a_backdrop_and_no_furniture(kind: str) -> None:
    found = scene(Prop(kind=kind))
    assert set(np.unique(found.groups)) == {BODY, BACKDROP}


def test_only_some_groups_can_be_taken() -> None:
    whole = scene(Prop(kind="chair"), Prop(kind="mat"))
    assert set(whole.only(BODY, BACKDROP).groups) == {BODY, BACKDROP}
    assert whole.points(FURNITURE)[:, 1].max() < 1.0


def test_a_lit_region_lights_its_own_vertices_and_a_hint_only_hints() -> None:
    plain = scene(lit={"latissimus-dorsi.left": Lit(1.0, hint=False)})
    assert plain.lit.max() > 0.9
    assert not plain.hint.any()
    assert plain.vertices[plain.lit > 0.5][:, 0].mean() > 0.02
    hinted = scene(lit={"rhomboids.right": Lit(0.5, hint=True)})
    assert not hinted.lit.any()
    assert np.isclose(hinted.hint.max(), 0.5, atol=0.05)
    assert hinted.vertices[hinted.hint > 0.2][:, 0].mean() < -0.01


def test_the_other_side_is_the_mirror_image() -> None:
    motion, pose, _ = movement(ARM_UP)
    left = scene_of(posed_at(motion, the_body(), 1.0), pose.props)
    right = left.mirrored()
    assert np.allclose(right.vertices, left.vertices * MIRROR)
    assert right.wall is not None
    assert left.wall is not None
    assert np.allclose(right.wall, left.wall * MIRROR)
    corners = right.vertices[right.faces]
    out = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    agree = (out * right.normals[right.faces].mean(axis=1)).sum(axis=1) > 0
    assert agree.mean() > 0.98


def test_a_mirrored_pose_fills_the_place_of_the_mirrored_scene() -> None:
    bent = REST.copy()
    bent[3:9] += 12
    left = scene_of(posed(the_body(), bent, (0, 0.885, 0), "standing")).mirrored()
    right = scene_of(posed(the_body(), mirrored_angles(bent), (0, 0.885, 0), "standing"))
    for axis in range(3):
        assert np.allclose(np.sort(left.vertices[:, axis]), np.sort(right.vertices[:, axis]), atol=0.004)


def test_the_floor_lies_under_the_lowest_thing_that_stands() -> None:
    assert scene().floor == 0
    assert scene(Prop(kind="treatment-table", at=(0, -0.66, 0))).floor == -0.66
    assert scene(Prop(kind="massage-ball", held="scapula.left", at=(0, -0.3, 0))).floor == 0
