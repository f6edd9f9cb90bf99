"""Two skeletons in one glTF file: each moves as solved, on both sides, and their shape is there once."""

from dataclasses import replace

import numpy as np
import pytest

from tests.figure.assisted import helped
from tests.figure.drawn import the_body
from tests.figure.glb_player import GlbPlayer
from tests.figure.motions import LIT
from unhunch.figure.drawing.palette import PALETTES
from unhunch.figure.gltf import LONGEST_OF_TWO, body_glb, motion_glb, whole_glb
from unhunch.figure.gltf.partner import PARTNER_NODES
from unhunch.figure.motion import Motion
from unhunch.figure.rotations import MIRROR
from unhunch.figure.skeleton import NODES


def apart(player: GlbPlayer, motion: Motion) -> float:
    """Return by how many metres nodes of either figure are elsewhere than in the motion, at most."""
    assert motion.partner is not None
    worst = 0.0
    for names, one in ((NODES, motion), (PARTNER_NODES, motion.partner)):
        _, positions = the_body().skeleton.world(one.poses, one.roots, one.rotation)
        for frame in range(0, len(one.times), 6):
            played = np.array([player.world(name, one.times[frame])[:3, 3] for name in names])
            worst = max(worst, float(np.linalg.norm(played - positions[frame], axis=1).max()))
    return worst


def test_the_tracks_of_a_motion_file_play_both() -> None:
    motion, pose, _ = helped()
    assert apart(GlbPlayer(motion_glb(motion, pose, the_body(), LIT)), motion) < 0.005


def test_a_whole_file_plays_both_on_either_side() -> None:
    motion, pose, _ = helped()
    content = whole_glb(motion, pose, the_body(), LIT, sides="switch")
    assert apart(GlbPlayer(content, 0), motion) < 0.005
    assert apart(GlbPlayer(content, 1), motion.mirrored()) < 0.005


def test_two_bodies_share_their_numbers_and_differ_in_their_materials() -> None:
    motion, pose, _ = helped()
    content = whole_glb(motion, pose, the_body(), LIT)
    told = GlbPlayer(content).json
    person, partner = (mesh["primitives"] for mesh in told["meshes"])
    for one, other in zip(person, partner, strict=True):
        for name in ("POSITION", "NORMAL", "JOINTS_0", "WEIGHTS_0"):
            assert one["attributes"][name] == other["attributes"][name]
        assert one["indices"] == other["indices"]
        assert set(other["attributes"]) == {"POSITION", "NORMAL", "JOINTS_0", "WEIGHTS_0"}
        assert told["materials"][other["material"]]["name"].startswith("partner-")
    assert len(content) < len(body_glb(the_body())) + 100_000


def test_each_skin_hangs_on_its_own_skeleton() -> None:
    motion, pose, _ = helped()
    player = GlbPlayer(whole_glb(motion, pose, the_body(), LIT))
    joints = [[player.nodes[node]["name"] for node in skin["joints"]] for skin in player.json["skins"]]
    assert joints == [list(NODES), list(PARTNER_NODES)]


@pytest.mark.parametrize(("side", "turn"), [(0, 0.0), (1, -0.0)])
def test_the_extras_say_who_helps(side: int, turn: float) -> None:
    motion, pose, _ = helped()
    content = whole_glb(motion, pose, the_body(), LIT, sides="switch")
    told = GlbPlayer(content, side).json["animations"][side]["extras"]
    assert told["partner"] == {"base": "kneeling", "turn": turn}


def test_nobody_is_told_of_where_nobody_helps() -> None:
    motion, pose, _ = helped()
    alone = GlbPlayer(motion_glb(replace(motion, partner=None), pose, the_body(), LIT))
    assert "partner" not in alone.json["animations"][0]["extras"]
    assert not any(name.startswith("partner.") for name in alone.index)


@pytest.mark.parametrize("side", [0, 1])
def test_box_and_hull_hold_the_practitioner_too(side: int) -> None:
    motion, pose, _ = helped()
    content = whole_glb(motion, pose, the_body(), LIT, sides="switch")
    told = GlbPlayer(content, side).json["animations"][side]["extras"]
    assert motion.partner is not None
    one = motion.partner
    _, positions = the_body().skeleton.world(one.poses, one.roots, one.rotation)
    joints = positions.reshape(-1, 3) * (MIRROR if side else 1.0)
    assert (joints >= np.array(told["box"]["min"]) - 0.001).all()
    assert (joints <= np.array(told["box"]["max"]) + 0.001).all()
    for way in np.eye(3):
        assert (joints @ way).max() < (np.array(told["hull"]) @ way).max() + told["flesh"]


def test_the_body_file_brings_the_practitioners_colours() -> None:
    themes = GlbPlayer(body_glb(the_body())).json["extras"]["themes"]
    assert themes["dark"]["partner-top"] == PALETTES["dark"].materials["partner-top"].base


def test_a_file_of_two_keeps_its_budget() -> None:
    motion, pose, _ = helped()
    assert len(motion_glb(motion, pose, the_body(), LIT)) < LONGEST_OF_TWO < 60_000
