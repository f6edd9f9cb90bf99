"""A practitioner in every picture: drawn in other colours, framed, told of in words, and never lit."""

import re
from dataclasses import replace

import numpy as np
import pytest

from tests.figure.assisted import CURL, helped
from tests.figure.drawn import path_points, the_body
from unhunch.figure.bases import BASES
from unhunch.figure.cells.drawn import coloured
from unhunch.figure.cells.frames import window_of as window_of_frames
from unhunch.figure.cells.pixels import EMPTY, SLOTS, TONES
from unhunch.figure.cells.reel import Size
from unhunch.figure.drawing.camera import camera_axes
from unhunch.figure.drawing.framing import window_of
from unhunch.figure.drawing.helping import BASES_IN_WORDS, PLACES, helped_in_words, place_in_words
from unhunch.figure.drawing.paint import ROLES
from unhunch.figure.drawing.palette import BODY_MATERIALS, MATERIALS, PALETTES, PARTNER_MATERIALS, THEMES, Theme, rgb
from unhunch.figure.drawing.scene import BODY, HELPER, posed_at, scene_of
from unhunch.figure.drawing.svg import Side, sketch_still, written
from unhunch.figure.lighting import Lit
from unhunch.figure.rotations import MIRROR

LIGHTS = {"latissimus-dorsi.left": Lit(1.0, hint=False)}


def partner_roles(roles: "set[str]") -> set[str]:
    return {role.partition(".")[0] for role in roles if role.startswith("partner-")}


def test_both_bodies_are_in_the_scene_each_in_its_own_materials() -> None:
    motion, pose, _ = helped()
    scene = scene_of(posed_at(motion, the_body(), 1.0), pose.props)
    names = np.array(MATERIALS)[scene.materials]
    assert set(names[scene.groups == BODY]) == set(BODY_MATERIALS)
    assert set(names[scene.groups == HELPER]) == set(PARTNER_MATERIALS)
    assert scene.points(HELPER)[:, 2].mean() < scene.points(BODY)[:, 2].mean() - 0.3


def test_no_muscle_of_the_practitioner_is_lit() -> None:
    motion, _, _ = helped()
    scene = scene_of(posed_at(motion, the_body(), 1.0), (), LIGHTS)
    size = sum(len(part.vertices) for part in the_body().parts)
    assert scene.lit[:size].max() > 0.9
    assert not scene.lit[size:].any()


def test_both_are_where_the_mirror_has_them() -> None:
    motion, _, _ = helped()
    left, right = (scene_of(posed_at(one, the_body(), 1.0)) for one in (motion, motion.mirrored()))
    for group in (BODY, HELPER):
        middle = left.points(group).mean(axis=0) * MIRROR
        assert np.allclose(right.points(group).mean(axis=0), middle, atol=0.004)


def test_nobody_is_cut_off() -> None:
    motion, pose, _ = helped()
    axes = camera_axes(pose.camera)
    everyone = np.concatenate(
        [scene_of(posed_at(motion, the_body(), seconds)).points(BODY, HELPER) for seconds in (0.0, 1.0, motion.seconds)]
    )
    windows = (
        window_of(motion, pose, the_body(), axes, crop="wide"),
        window_of_frames(pose, motion, the_body(), Size(36, 18)),
    )
    for window in windows:
        pixels = window.to_pixels(everyone @ axes.T)[:, :2]
        assert (pixels >= 0).all()
        assert (pixels <= window.pixels).all()


@pytest.mark.parametrize("theme", THEMES)
def test_a_practitioner_is_told_from_the_person_by_skin_top_leggings_and_hair(theme: Theme) -> None:
    materials = PALETTES[theme].materials
    for own, others in zip(BODY_MATERIALS, PARTNER_MATERIALS, strict=True):
        apart = np.abs(rgb(materials[own].base) - rgb(materials[others].base)).max()
        assert apart > 0.07, own


def test_a_still_has_the_ghost_of_the_person_alone() -> None:
    motion, pose, form = helped()
    still = sketch_still(motion, pose, form, the_body())
    assert {layer.role for layer in still.layers} <= set(ROLES)
    assert {"partner-top", "partner-legs", "partner-hair"} <= partner_roles({layer.role for layer in still.layers})
    ghost = next(layer for layer in still.layers if layer.role == "ghost")
    alone = sketch_still(replace(motion, partner=None), replace(pose, partner=None), form, the_body())
    own = next(layer for layer in alone.layers if layer.role == "ghost")
    wide, narrow = (np.ptp(path_points(layer.data), axis=0) for layer in (ghost, own))
    ratio = wide / narrow  # the window is wider: the same ghost is smaller
    assert ratio[0] == pytest.approx(ratio[1], rel=0.05)
    assert ratio[0] < 1


@pytest.mark.parametrize(("side", "touched"), [("left", "left"), ("right", "right")])
def test_the_description_says_that_a_practitioner_helps_and_how(side: Side, touched: str) -> None:
    motion, pose, form = helped()
    text = written(sketch_still(motion, pose, replace(form, sides="switch"), the_body(), side=side))
    sentence = f"A practitioner, in other colours, helps: kneeling, with a hand on the {touched} shoulder blade."
    assert sentence in re.findall(r"<desc[^>]*>(.*)</desc>", text)[0]


def test_the_title_says_assisted() -> None:
    motion, pose, form = helped()
    named = replace(form, name="Curl, assisted")
    assert sketch_still(motion, pose, named, the_body()).title == "Curl, assisted"
    assert sketch_still(motion, pose, named, the_body()).name.startswith("long-sitting-thoracic-curl-assisted-hold")


def test_a_practitioner_who_touches_nothing_is_only_said_to_be_there() -> None:
    _, pose, _ = helped(CURL.replace("to: person.scapula.left, gap: 0.01", "to: floor"))
    assert pose.partner is not None
    assert helped_in_words(pose.partner, "start", mirrored=False) == (
        "A practitioner, in other colours, helps: kneeling."
    )


def test_every_site_of_the_body_has_words_for_who_hears_the_picture() -> None:
    assert {name.partition(".")[0] for name in the_body().sites} == set(PLACES)
    assert place_in_words({"calf.left", "calf.right", "sacrum"}) == "both calves and the back of the pelvis"


def test_every_base_of_a_practitioner_has_words() -> None:
    assert set(BASES_IN_WORDS) == set(BASES)


def test_the_terminal_has_both_in_their_own_colours() -> None:
    motion, pose, _ = helped()
    window = window_of_frames(pose, motion, the_body(), Size(36, 18))
    codes = coloured(scene_of(posed_at(motion, the_body(), 1.0), (), LIGHTS), camera_axes(pose.camera), window)
    slots = {SLOTS[(int(code) - 1) // TONES] for code in np.unique(codes) if code != EMPTY}
    seen = {material for material, _ in slots}
    assert {"top", "legs", "partner-top", "partner-legs", "partner-hair"} <= seen
    assert {material for material, lit in slots if lit} <= set(BODY_MATERIALS)
