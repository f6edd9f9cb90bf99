from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.figure.glb_player import GlbPlayer
from tests.figure.motions import LIT, RAISED, SECONDS, raising, scene, standing_still
from unhunch.figure.angles import INDEX, mirror_name
from unhunch.figure.bases import BASES
from unhunch.figure.body import load_body, skinned
from unhunch.figure.drawing.palette import PALETTES
from unhunch.figure.drawing.prop_shapes import DRAWN, placed
from unhunch.figure.gltf import body_glb, motion_glb, props_glb, whole_glb
from unhunch.figure.gltf.body import linear
from unhunch.figure.motion import Motion
from unhunch.figure.pose import Prop
from unhunch.figure.rotations import MIRROR, Floats, angle_of, applied, transposed
from unhunch.figure.skeleton import NODES

BODY = load_body()
MOMENTS = np.arange(0, 61, 5)
BALL = Prop(kind="massage-ball", held="scapula.left")
BAND = Prop(kind="resistance-band", from_="palm.left", to="palm.right")
DOOR_BAND = Prop(kind="resistance-band", at=(-0.36, 1.0, 0.9), to="palm.left")


def world_of(motion: Motion) -> tuple[Floats, Floats]:
    return BODY.skeleton.world(motion.poses, motion.roots, BASES[motion.base].rotation)


def difference(player: GlbPlayer, motion: Motion) -> tuple[float, float]:
    """Return by how many degrees and metres nodes are elsewhere than in the motion, at most."""
    rotations, positions = world_of(motion)
    degrees, metres = 0.0, 0.0
    for frame in MOMENTS:
        played = np.array([player.world(name, motion.times[frame]) for name in NODES])
        degrees = max(degrees, angle_of(transposed(rotations[frame]) @ played[:, :3, :3]).max())
        metres = max(metres, np.linalg.norm(played[:, :3, 3] - positions[frame], axis=1).max())
    return degrees, metres


def extras(content: bytes, animation: int = 0) -> dict[str, Any]:
    told: dict[str, Any] = GlbPlayer(content).json["animations"][animation]["extras"]
    return told


@pytest.mark.parametrize("base", BASES)
def test_the_tracks_play_the_motion_in_every_base(base: str) -> None:
    motion = raising(base)
    degrees, metres = difference(GlbPlayer(motion_glb(motion, scene(base=base), BODY, LIT)), motion)
    assert degrees < 1.0
    assert metres < 0.005


def test_a_body_that_keeps_still_has_no_tracks_but_its_place() -> None:
    player = GlbPlayer(motion_glb(standing_still(), scene(), BODY, {}))
    assert list(player.tracks) == [(player.index["pelvis"], "translation")]
    degrees, metres = difference_at_start(player, standing_still())
    assert degrees < 0.1
    assert metres < 0.001


def difference_at_start(player: GlbPlayer, motion: Motion) -> tuple[float, float]:
    rotations, positions = world_of(motion)
    played = np.array([player.world(name, 0.0) for name in NODES])
    return (
        float(angle_of(transposed(rotations[0]) @ played[:, :3, :3]).max()),
        float(np.linalg.norm(played[:, :3, 3] - positions[0], axis=1).max()),
    )


def test_the_clock_of_a_motion_file_is_that_of_the_motion() -> None:
    for motion in (raising(), standing_still()):
        player = GlbPlayer(motion_glb(motion, scene(), BODY, LIT))
        assert max(times[-1] for times, _ in player.tracks.values()) == pytest.approx(motion.seconds)


def test_the_skin_of_a_whole_file_is_the_skin_of_the_body() -> None:
    motion = raising()
    player = GlbPlayer(whole_glb(motion, scene(), BODY, {}))
    rotations, positions = world_of(motion)
    frame = 30
    expected_moves = BODY.skeleton.skinning(rotations, positions)[frame]
    inverse = player.values(player.json["skins"][0]["inverseBindMatrices"]).reshape(-1, 4, 4).swapaxes(1, 2)
    joints = np.array([player._world(node, motion.times[frame]) for node in player.json["skins"][0]["joints"]])
    moves = joints @ inverse
    for part, primitive in zip(BODY.parts, player.json["meshes"][0]["primitives"], strict=True):
        at = primitive["attributes"]
        vertices = player.values(at["POSITION"])
        weights, bones = player.values(at["WEIGHTS_0"]), player.values(at["JOINTS_0"]).astype(int)
        blended = np.einsum("vj,vjrc->vrc", weights, moves[bones])
        shown = applied(blended[:, :3, :3], vertices) + blended[:, :3, 3]
        expected, _ = skinned(part, expected_moves)
        assert np.abs(shown - expected).max() < 0.006
        assert player.values(primitive["indices"])[:, 0].astype(int).tolist() == part.faces.ravel().tolist()


def test_weights_add_up_and_painted_muscles_are_those_of_the_body() -> None:
    player = GlbPlayer(body_glb(BODY))
    assert player.json["extras"]["regions"] == list(BODY.regions)
    for part, primitive in zip(BODY.parts, player.json["meshes"][0]["primitives"], strict=True):
        at = primitive["attributes"]
        assert np.abs(player.values(at["WEIGHTS_0"]).sum(axis=1) - 1).max() < 1e-9
        if part.muscle_weights.any():
            covered = player.values(at["_MUSCLE_WEIGHT"])
            assert np.abs(covered - part.muscle_weights).max() < 0.5 / 255
            assert np.array_equal(player.values(at["_MUSCLE"])[covered > 0], part.muscles[covered > 0])


def test_the_body_file_brings_the_colours_of_both_themes() -> None:
    themes = GlbPlayer(body_glb(BODY)).json["extras"]["themes"]
    assert themes["dark"]["legs"] == PALETTES["dark"].materials["legs"].base
    assert themes["light"]["target"] == PALETTES["light"].target.base


def test_the_right_side_of_a_whole_file_is_the_mirrored_motion() -> None:
    motion = raising("side-lying-left")
    content = whole_glb(motion, scene(base="side-lying-left"), BODY, LIT, sides="switch")
    degrees, metres = difference(GlbPlayer(content, animation=1), motion.mirrored())
    assert degrees < 1.0
    assert metres < 0.005
    assert extras(content, 1)["base"] == "side-lying-right"
    assert set(extras(content, 1)["lit"]) == {mirror_name(region) for region in LIT}
    assert extras(content, 1)["camera"]["azimuth"] == -30


def test_left_and_right_tracks_are_mirror_images_number_by_number() -> None:
    content = whole_glb(raising(), scene(BALL, DOOR_BAND), BODY, LIT, sides="alternate")
    left, right = GlbPlayer(content, 0), GlbPlayer(content, 1)
    for (node, path), (times, rows) in left.tracks.items():
        if path == "scale":
            continue
        mirror = right.index[mirror_name(left.nodes[node]["name"])]
        other_times, other_rows = right.tracks[mirror, path]
        signs = MIRROR if path == "translation" else np.array([1, -1, -1, 1])
        assert np.array_equal(times, other_times)
        assert np.array_equal(rows * signs, other_rows)


def test_both_sides_say_of_every_node_where_it_is() -> None:
    content = whole_glb(raising(), scene(), BODY, LIT, sides="switch")
    left, right = GlbPlayer(content, 0).tracks, GlbPlayer(content, 1).tracks
    assert {node for node, _ in left} == {node for node, _ in right} >= set(range(len(NODES)))


@pytest.mark.parametrize("first", ["left", "right"])
def test_the_side_that_is_asked_for_comes_first(first: str) -> None:
    content = whole_glb(raising(), scene(), BODY, LIT, sides="switch", first=first)
    assert [extras(content, number)["side"] for number in (0, 1)] == [first, mirror_name(first)]


@pytest.mark.parametrize("prop", [BALL, BAND, DOOR_BAND, Prop(kind="chair", at=(0.2, 0, -0.1), turn=30)])
def test_props_are_where_the_scene_has_them_at_every_moment(prop: Prop) -> None:
    motion = raising()
    player = GlbPlayer(whole_glb(motion, scene(prop), BODY, {}))
    expected = placed(prop, BODY, *world_of(motion))
    places = np.array([[0.0, 0, 0], [0, 0.5, 0], [0, 1, 0]])
    size = player.nodes[player.index[f"prop-0-{prop.kind}"]].get("scale", [1.0])[0]
    for frame in MOMENTS:
        shown = player.world(f"prop-0-{prop.kind}", motion.times[frame])
        stretch = 1.0 if prop.kind == "resistance-band" else size
        there = places / (_size_in_file(prop) if prop.kind == "resistance-band" else stretch)
        got = there @ shown[:3, :3].T + shown[:3, 3]
        want = places @ expected[frame, :, :3].T + expected[frame, :, 3]
        assert np.abs(got - want).max() < 0.006


def _size_in_file(prop: Prop) -> float:
    """Return the factor by which a band's shape is smaller in the file, so as to lie within one metre."""
    player = GlbPlayer(props_glb())
    return float(player.nodes[player.index[prop.kind]].get("scale", [1.0])[0])


def test_a_held_prop_hangs_on_what_holds_it_and_changes_hands_with_the_side() -> None:
    content = whole_glb(raising(), scene(BALL), BODY, {}, sides="switch")
    for side in (0, 1):
        player = GlbPlayer(content, side)
        for holder, name in (("left", "prop-0-massage-ball"), ("right", "prop-0-massage-ball.right")):
            node = player.index[name]
            assert player.nodes[player.parents[node]]["name"] == f"{NODES[BODY.sites[f'scapula.{holder}'].node]}"
            shown = player.local(node, "scale", 1.0)
            assert (np.abs(shown) == (1.0 if (holder == "left") == (side == 0) else 0.0)).all()


def test_the_prop_of_the_other_side_is_the_exact_mirror_image() -> None:
    handle = Prop(kind="door", at=(0.1, 0, 0.8), turn=20)
    content = whole_glb(raising(), scene(handle), BODY, {}, sides="switch")
    left = GlbPlayer(content, 0).world("prop-0-door", 0.0)
    right = GlbPlayer(content, 1).world("prop-0-door.right", 0.0)
    mirror = np.diag([-1.0, 1, 1, 1])
    assert np.abs(mirror @ left - right).max() < 1e-5


def test_what_looks_the_same_in_the_mirror_is_there_once() -> None:
    content = whole_glb(raising(), scene(Prop(kind="mat"), Prop(kind="chair", turn=180)), BODY, {}, sides="switch")
    assert [name for name in GlbPlayer(content).index if name.startswith("prop")] == ["prop-0-mat", "prop-1-chair"]


def test_a_door_in_the_middle_is_there_twice_because_its_handle_changes_sides() -> None:
    content = whole_glb(raising(), scene(Prop(kind="door", at=(0, 0, 0.8))), BODY, {}, sides="switch")
    assert [name for name in GlbPlayer(content).index if name.startswith("prop")] == [
        "prop-0-door",
        "prop-0-door.right",
    ]


def test_a_motion_file_says_which_shape_stands_where_and_how_large() -> None:
    small_roller = Prop(kind="foam-roller", at=(0, 0, -0.3), radius=0.05)
    content = motion_glb(raising(), scene(Prop(kind="mat"), small_roller), BODY, {})
    player = GlbPlayer(content)
    assert "meshes" not in player.json
    node = player.nodes[player.index["prop-1-foam-roller"]]
    assert node["extras"] == {"prop": "foam-roller"}
    assert node["translation"] == [0.0, 0.0, -0.3]
    assert node["scale"][1] == pytest.approx(0.05 / 0.07, rel=0.01)
    assert "scale" not in player.nodes[player.index["prop-0-mat"]]


def test_the_props_file_has_every_kind_at_its_own_size() -> None:
    player = GlbPlayer(props_glb())
    assert [node["name"] for node in player.nodes] == list(DRAWN)
    for node in player.nodes:
        mesh = player.json["meshes"][node["mesh"]]
        every = np.concatenate([player.values(piece["attributes"]["POSITION"]) for piece in mesh["primitives"]])
        height = np.ptp(every[:, 1]) * node.get("scale", [1, 1, 1])[1]
        assert 0.005 < height < 2.5
    chair = player.nodes[list(DRAWN).index("chair")]
    assert "scale" not in chair


def test_the_extras_say_what_a_player_needs() -> None:
    told = extras(motion_glb(raising(), scene(), BODY, LIT, sides="switch"))
    assert told["movement"] == "raising"
    assert told["seconds"] == SECONDS
    assert told["sides"] == "switch"
    assert told["spans"] == [{"name": "out", "start": 0.0, "end": 2.5}, {"name": "back", "start": 2.5, "end": 5.0}]
    assert told["keys"] == [{"name": "rest", "seconds": 0.0}, {"name": "raised", "seconds": 2.5}]
    assert told["camera"] == {"azimuth": 30, "elevation": 10, "zoom": 1.0}
    assert told["lit"]["rhomboids.left"] == {"strength": 0.55, "hint": True}


@pytest.mark.parametrize("side", [0, 1])
def test_box_and_hull_hold_all_nodes_at_all_moments_of_their_side(side: int) -> None:
    motion = raising()
    told = extras(whole_glb(motion, scene(), BODY, LIT, sides="switch"), side)
    _, positions = world_of(motion if side == 0 else motion.mirrored())
    everywhere, hull = positions.reshape(-1, 3), np.array(told["hull"])
    assert everywhere.min(axis=0) == pytest.approx(told["box"]["min"], abs=0.001)
    assert everywhere.max(axis=0) == pytest.approx(told["box"]["max"], abs=0.001)
    for seed in range(20):
        way = np.random.default_rng(seed).normal(size=3)
        way /= np.linalg.norm(way)
        assert (everywhere @ way).max() < (hull @ way).max() + told["flesh"]


def test_other_viewers_see_the_lit_muscle_in_its_colour() -> None:
    player = GlbPlayer(whole_glb(raising(), scene(), BODY, LIT))
    top = next(p for p, part in enumerate(BODY.parts) if part.name == "top")
    at = player.json["meshes"][0]["primitives"][top]["attributes"]
    covered = player.values(at["_MUSCLE_WEIGHT"])
    region = BODY.regions.index("latissimus-dorsi.left")
    lit = ((player.values(at["_MUSCLE"]) == region) & (covered > 0.99)).any(axis=1)
    colours = player.values(at["COLOR_0"])[:, :3]
    target, plain = (
        np.array(linear(PALETTES["light"].target.base)),
        np.array(linear(PALETTES["light"].materials["top"].base)),
    )
    assert lit.any()
    assert (np.abs(colours[lit] - target).sum(axis=1) < np.abs(colours[lit] - plain).sum(axis=1)).all()
    dark = ~(np.isin(player.values(at["_MUSCLE"]), [BODY.regions.index(name) for name in LIT]) & (covered > 0)).any(
        axis=1
    )
    assert np.abs(colours[dark] - plain).max() < 0.01


def test_the_same_motion_gives_the_same_bytes() -> None:
    one, other = (whole_glb(raising(), scene(BAND, BALL), BODY, LIT, sides="switch") for _ in range(2))
    assert one == other


def test_a_joint_that_turns_has_keys_and_one_that_does_not_has_none() -> None:
    player = GlbPlayer(motion_glb(raising(), scene(), BODY, LIT))
    turned = {player.nodes[node]["name"] for node, path in player.tracks if path == "rotation"}
    assert {"upper_arm.left", "forearm.left", "index.left", "thigh.right", "shoulder_half.left"} <= turned
    assert not {"upper_arm.right", "shin.left", "thumb.left", "pelvis"} & turned
    assert INDEX.keys() >= RAISED.keys()


def test_a_restless_motion_is_drawn_more_coarsely_rather_than_too_large() -> None:
    calm = raising()
    slight = np.random.default_rng(7).normal(0, 0.15, calm.poses.shape)
    trembling = replace(calm, poses=calm.poses + slight)
    content = motion_glb(trembling, scene(), BODY, LIT)
    degrees, metres = difference(GlbPlayer(content), trembling)
    assert len(content) < 40_000
    assert degrees < 5
    assert metres < 0.02


def test_the_files_keep_their_budgets() -> None:
    assert len(body_glb(BODY)) < 450_000
    assert len(props_glb()) < 120_000
    assert len(motion_glb(raising(), scene(Prop(kind="chair"), BALL), BODY, LIT, sides="switch")) < 40_000
