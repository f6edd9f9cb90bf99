"""The body file belongs to the script that makes it; its left is the mirror of its right; it keeps its budgets."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from body_build.fingerprint import fingerprint
from unhunch.figure.angles import INDEX, SIDES, both_sides, mirror_name
from unhunch.figure.body import BODY_FILE, Body, load_body, skinned
from unhunch.figure.rotations import MIRROR, applied, mirrored
from unhunch.figure.skeleton import FINGERS, MIRROR_NODE, NODE, NODES, PARENT

PARTS = ("skin", "top", "legs", "hair")
FILE_BUDGET = 450_000
BYTES_PER_VERTEX, BYTES_PER_FACE = 28, 6
"""What glTF takes: positions, normals, joints, weights, regions and their weights; three 16-bit indices."""
GLTF_BUDGET = 440_000
MIDDLE_SITES = (
    *("sacrum", "lumbar_back", "t12_back", "t8_back", "t4_back", "c7_back", "nape", "occiput", "back_of_head"),
    *("forehead", "crown", "chin", "sternum", "belly"),
)
SIDED_SITES = (
    *("palm", "back_of_hand", "wrist", "fingertip", "finger_pads", "elbow", "forearm", "upper_arm", "upper_arm_inner"),
    *("shoulder", "shoulder_front", "shoulder_back", "shoulder_top", "scapula", "ribs", "heel", "ball", "toe"),
    *("instep", "knee", "shin_front", "thigh_front", "thigh_side", "thigh_back", "calf", "sit", "hip", "ear", "temple"),
)

Arrays = Mapping[str, NDArray[np.generic]]
Ints = NDArray[np.int64]


@pytest.fixture(scope="module")
def arrays() -> Arrays:
    with np.load(BODY_FILE, allow_pickle=False) as file:
        return dict(file)


@pytest.fixture(scope="module")
def body() -> Body:
    return load_body()


def test_the_file_was_made_by_the_script_as_it_is_now(arrays: Arrays) -> None:
    assert str(arrays["fingerprint"]) == fingerprint(), "body_build/ or the skeleton has changed: run `make body`"


def spread(indices: Ints, weights: Ints, count: int, renamed: Ints) -> Ints:
    """Return four named weights per vertex as one column per name."""
    table = np.zeros((len(indices), count), dtype=np.int64)
    np.add.at(table, (np.arange(len(indices))[:, None], renamed[indices]), weights)
    return table


def rows(arrays: Arrays, part: str, *, swapped: bool) -> Ints:
    """Return all that is known about each vertex as one row; `swapped`: as seen in the mirror."""
    regions = [str(name) for name in arrays["regions"]]
    mirror_region = np.array([regions.index(mirror_name(name)) for name in regions])
    sign = np.array([-1, 1, 1]) if swapped else np.array([1, 1, 1])

    def whole(key: str) -> Ints:
        return arrays[f"{part}.{key}"].astype(np.int64)

    of_node = MIRROR_NODE if swapped else np.arange(len(NODES))
    of_region = mirror_region if swapped else np.arange(len(regions))
    return np.concatenate(
        [
            whole("vertices") * sign,
            whole("normals") * sign,
            spread(whole("joints"), whole("weights"), len(NODES), of_node),
            spread(whole("muscles"), whole("muscle_weights"), len(regions), of_region),
        ],
        axis=1,
    )


@pytest.mark.parametrize("part", PARTS)
def test_left_is_the_mirror_of_right_in_place_direction_weights_and_paint(arrays: Arrays, part: str) -> None:
    here, there = rows(arrays, part, swapped=False), rows(arrays, part, swapped=True)
    assert np.array_equal(here[np.lexsort(here.T)], there[np.lexsort(there.T)])


@pytest.mark.parametrize("part", PARTS)
def test_left_is_the_mirror_of_right_in_its_triangles(arrays: Arrays, part: str) -> None:
    places = arrays[f"{part}.vertices"].astype(np.int64)

    def triangles(sign: int, order: slice) -> Counter[tuple[bytes, ...]]:
        corners = (places * np.array([sign, 1, 1]))[arrays[f"{part}.faces"].astype(np.int64)][:, order]
        turned = (np.roll(corners, turn, axis=1) for turn in range(3))
        return Counter(min(orders) for orders in zip(*map(as_bytes, turned), strict=True))

    def as_bytes(corners: Ints) -> list[tuple[bytes, ...]]:
        return [tuple(corner.tobytes() for corner in triangle) for triangle in np.ascontiguousarray(corners)]

    assert triangles(1, slice(None)) == triangles(-1, slice(None, None, -1))


def test_left_is_the_mirror_of_right_in_the_bones(body: Body) -> None:
    bones = body.skeleton
    assert np.array_equal(bones.offsets[1:], (bones.offsets * MIRROR)[MIRROR_NODE][1:])
    assert np.array_equal(bones.bind_positions, (bones.bind_positions * MIRROR)[MIRROR_NODE])
    assert np.array_equal(bones.bind_rotations, mirrored(bones.bind_rotations)[MIRROR_NODE])


def test_left_is_the_mirror_of_right_in_the_sites(body: Body) -> None:
    for name, site in body.sites.items():
        other = body.sites[mirror_name(name)]
        assert other.node == MIRROR_NODE[site.node]
        assert np.array_equal(other.position, site.position * MIRROR)
        assert np.array_equal(other.normal, site.normal * MIRROR)


def test_the_parts_are_skin_and_clothes(body: Body) -> None:
    assert tuple(part.name for part in body.parts) == PARTS


def test_the_sites_are_all_there(body: Body) -> None:
    sided = {f"{name}.{side}" for name in SIDED_SITES for side in SIDES}
    assert set(body.sites) == {*MIDDLE_SITES, *sided}


@pytest.mark.parametrize(
    ("angles", "names"),
    [
        ((), {*MIDDLE_SITES, *SIDED_SITES} - {"sit", "thigh_back", "knee", "elbow"}),
        (("hip.both.flexion", "knee.both.flexion"), {"sit", "thigh_back"}),
        (("knee.both.flexion",), {"knee"}),
        (("elbow.both.flexion",), {"elbow"}),
    ],
)
def test_sites_lie_on_the_surface_and_look_outwards_where_they_are_leant_on(
    body: Body, angles: tuple[str, ...], names: set[str]
) -> None:
    pose = np.zeros((1, len(INDEX)))
    pose[0, [INDEX[one] for angle in angles for one in both_sides(angle)]] = 90
    rotations, positions = body.skeleton.world(pose, np.zeros((1, 3)), np.eye(3))
    posed = [skinned(part, body.skeleton.skinning(rotations, positions)[0]) for part in body.parts]
    places, normals = (np.concatenate(kind) for kind in zip(*posed, strict=True))
    for name in (site for site in body.sites if site.split(".")[0] in names):
        distance = np.linalg.norm(places - body.on_surface(name, rotations, positions)[0], axis=1)
        near = distance < 0.018
        assert near.any(), name
        outward = body.outward(name, rotations)[0]
        assert np.linalg.norm(outward) == pytest.approx(1), name
        assert (normals[near] @ outward).max() > 0.7, name


def test_bones_reach_from_joint_to_joint_in_the_pose_of_the_skin(body: Body) -> None:
    bones = body.skeleton
    for node, parent in enumerate(PARENT):
        if parent >= 0:
            reached = bones.bind_positions[parent] + applied(bones.bind_rotations[parent], bones.offsets[node])
            assert reached == pytest.approx(bones.bind_positions[node], abs=1e-12)


def test_the_pose_of_the_skin_leaves_the_skin_as_it_is(body: Body) -> None:
    bones = body.skeleton
    still = bones.skinning(bones.bind_rotations[None], bones.bind_positions[None])[0]
    for part in body.parts:
        vertices, normals = skinned(part, still)
        assert vertices == pytest.approx(part.vertices, abs=1e-12)
        assert normals == pytest.approx(part.normals, abs=1e-12)


def test_in_the_neutral_stance_arms_hang_thumbs_point_forward_and_fingers_are_straight(body: Body) -> None:
    offsets = body.skeleton.offsets
    for side in SIDES:
        for bone in ("upper_arm_twist", "forearm", "forearm_twist", "hand"):
            assert offsets[NODE[f"{bone}.{side}"]] == pytest.approx([0, -0.12, 0], abs=0.002), bone
        for finger in ("index", "middle", "ring", "little"):
            sideways, down, _ = offsets[NODE[f"{finger}_tip.{side}"]]
            assert down < -0.015
            assert abs(sideways) < 1e-9
        assert offsets[NODE[f"thumb.{side}"]][2] > 0.02
        ahead = [offsets[NODE[f"{finger}.{side}"]][2] for finger in ("little", "ring", "middle", "index")]
        assert ahead == sorted(ahead)


@pytest.mark.parametrize("part", PARTS)
def test_weights_add_up_and_normals_are_unit(arrays: Arrays, part: str) -> None:
    assert np.unique(arrays[f"{part}.weights"].astype(int).sum(axis=1)).tolist() == [255]
    length = np.linalg.norm(arrays[f"{part}.normals"].astype(float), axis=1)
    assert length == pytest.approx(127, abs=1)


def test_no_point_hangs_on_two_fingers_so_that_each_moves_alone(arrays: Arrays) -> None:
    weights = spread(
        arrays["skin.joints"].astype(np.int64),
        arrays["skin.weights"].astype(np.int64),
        len(NODES),
        np.arange(len(NODES)),
    )
    for side in SIDES:
        fingers = [[NODE[f"{name}.{side}"], NODE[f"{name}_tip.{side}"]] for name in (*FINGERS, "thumb")]
        held = np.stack([weights[:, nodes].sum(axis=1) for nodes in fingers], axis=1)
        assert ((held > 0).sum(axis=1) <= 1).all()
        assert ((held > 200).sum(axis=0) > 20).all()


@pytest.mark.parametrize("part", PARTS)
def test_muscles_come_strongest_first(arrays: Arrays, part: str) -> None:
    assert (np.diff(arrays[f"{part}.muscle_weights"].astype(int), axis=1) <= 0).all()


@pytest.mark.parametrize("part", PARTS)
def test_no_edge_has_more_than_two_triangles_and_both_run_along_it_in_opposite_ways(arrays: Arrays, part: str) -> None:
    faces = arrays[f"{part}.faces"].astype(int)
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    assert len(np.unique(edges, axis=0)) == len(edges)
    assert (edges[:, 0] != edges[:, 1]).all()
    assert set(faces.ravel()) == set(range(len(arrays[f"{part}.vertices"])))


def test_triangles_face_outwards(body: Body) -> None:
    for part in body.parts:
        one, two, three = (part.vertices[part.faces[:, corner]] for corner in range(3))
        facing = (np.cross(two - one, three - one) * part.normals[part.faces].sum(axis=1)).sum(axis=1)
        assert (facing >= 0).mean() > 0.98, part.name


def test_every_coordinate_is_less_than_a_metre_as_16_bits_need_it(body: Body) -> None:
    assert max(np.abs(part.vertices).max() for part in body.parts) < 0.95


def test_the_body_stays_in_its_budget(arrays: Arrays) -> None:
    vertices = sum(len(arrays[f"{part}.vertices"]) for part in PARTS)
    faces = sum(len(arrays[f"{part}.faces"]) for part in PARTS)
    assert BYTES_PER_VERTEX * vertices + BYTES_PER_FACE * faces < GLTF_BUDGET
    assert BODY_FILE.stat().st_size < FILE_BUDGET


def test_samples_are_spread_over_the_body_alike_on_both_sides(body: Body) -> None:
    places = np.array([body.parts[part].vertices[vertex] for part, vertex in body.samples])
    assert len(places) > 280
    here, there = np.round(places, 6), np.round(places * MIRROR, 6)
    assert sorted(map(tuple, here + 0.0)) == sorted(map(tuple, there + 0.0))
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1) + np.eye(len(places))
    assert apart.min() > 0.02
