"""Pose files come out as they are meant, whatever text they are made of, and their format is documented."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.made import ROOT
from tests.figure.pose_texts import HEAD, KEYS, SITES, VARIED, forms_of
from unhunch.base.problems import Problem
from unhunch.figure.angles import ANGLES, REST
from unhunch.figure.bases import BASES
from unhunch.figure.body import load_body
from unhunch.figure.pose import (
    PROP_KINDS,
    SURFACES,
    Camera,
    Contact,
    Keyframe,
    Landmark,
    Partner,
    PoseFile,
    Prop,
)
from unhunch.figure.reading import read_pose_file, read_pose_text, read_poses

FORMAT = (ROOT / "docs" / "pose-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", FORMAT, flags=re.DOTALL)


def posed(pose: str) -> dict[str, float]:
    return dict(forms_of(f"{HEAD}pose: {pose}\n{KEYS}")[0].start.angles)


def touching(contacts: str, props: str = "[]") -> list[Contact]:
    return list(forms_of(f"{HEAD}props: {props}\ncontacts: {contacts}\n{KEYS}")[0].start.contacts)


def test_a_small_file_is_a_form_with_everything_else_left_as_usual() -> None:
    (form,) = forms_of(HEAD + KEYS)
    assert form == PoseFile(
        movement="reach",
        variation=None,
        base="sitting",
        camera=Camera(azimuth=20, elevation=8, zoom=1),
        props=(),
        landmarks={},
        keyframes=(
            Keyframe(name="ready", phase="start", angles={}, contacts=(), line=5),
            Keyframe(name="far", phase="out", angles={}, contacts=(), line=6),
        ),
        lit_sides={},
        file="reach.yaml",
        line=1,
    )


def test_angles_may_be_nested_or_dotted_and_both_means_left_and_right() -> None:
    meant = {"elbow.left.flexion": 20, "elbow.right.flexion": 20, "thorax.rotation": -5, "thorax.flexion": 1}
    assert posed("{elbow.both.flexion: 20, thorax: {rotation: -5, flexion: 1}}") == meant
    assert posed("{elbow: {both: {flexion: 20}}, thorax.rotation: -5, thorax.flexion: 1}") == meant


@pytest.mark.parametrize(
    "pose", ["{knee.both.flexion: 20, knee.left.flexion: 90}", "{knee: {left.flexion: 90, both.flexion: 20}}"]
)
def test_what_is_written_for_one_side_goes_before_what_is_written_for_both(pose: str) -> None:
    assert posed(pose) == {"knee.left.flexion": 90, "knee.right.flexion": 20}


@pytest.mark.parametrize(("word", "plane"), [("flexion", 90), ("abduction", 0), ("extension", -90)])
def test_the_short_words_of_the_shoulder_name_its_plane(word: str, plane: float) -> None:
    assert posed(f"{{shoulder.left.{word}: 40}}") == {"shoulder.left.elevation": 40, "shoulder.left.plane": plane}


def test_resting_angles_stay_out_of_what_is_written() -> None:
    assert REST.any()
    assert posed("{}") == {}


def test_a_keyframe_lies_over_the_common_pose_and_contacts() -> None:
    (form,) = forms_of(
        HEAD
        + "pose: {neck.flexion: 10, neck.rotation: 5}\n"
        + "contacts: [{site: palm.both, to: floor}, {site: heel.both, to: floor}]\nkeyframes:\n"
        + "- {name: ready, phase: start}\n"
        + "- {name: far, phase: out, breath: out, seconds: 2.5, pose: {neck.flexion: 30},\n"
        + "   contacts: [{site: palm.left, to: sternum}, {site: heel.right, to: nothing}]}\n"
    )
    far = form.keyframes[1]
    assert (far.angles, far.breath, far.seconds) == ({"neck.flexion": 30, "neck.rotation": 5}, "out", 2.5)
    assert [(contact.site, contact.to) for contact in form.start.contacts] == [
        ("palm.left", "floor"),
        ("palm.right", "floor"),
        ("heel.left", "floor"),
        ("heel.right", "floor"),
    ]
    assert [(contact.site, contact.to) for contact in far.contacts] == [
        ("palm.left", "sternum"),
        ("palm.right", "floor"),
        ("heel.left", "floor"),
    ]


def test_like_begins_with_the_own_pose_and_contacts_of_another_keyframe() -> None:
    (form,) = forms_of(
        HEAD
        + "pose: {neck.flexion: 10}\nkeyframes:\n"
        + "- {name: ready, phase: start, pose: {neck.rotation: 5}, contacts: [{site: palm.left, to: floor}]}\n"
        + "- {name: far, phase: out, like: ready, pose: {neck.flexion: 30}}\n"
        + "- {name: home, phase: back, like: far, pose: {neck.rotation: 0},\n"
        + "   contacts: [{site: palm.left, to: nothing}]}\n"
    )
    assert [dict(keyframe.angles) for keyframe in form.keyframes] == [
        {"neck.flexion": 10, "neck.rotation": 5},
        {"neck.flexion": 30, "neck.rotation": 5},
        {"neck.flexion": 30, "neck.rotation": 0},
    ]
    assert [len(keyframe.contacts) for keyframe in form.keyframes] == [1, 1, 0]


def test_what_is_written_for_both_sides_is_mirrored_for_the_right() -> None:
    left, right = touching("[{site: palm.both, to: floor, at: [0.19, null, 0.4], facing: [0.12, 0, 1]}]")
    assert (left.site, left.at, left.facing) == ("palm.left", (0.19, None, 0.4), (0.12, 0, 1))
    assert (right.site, right.at, right.facing) == ("palm.right", (-0.19, None, 0.4), (-0.12, 0, 1))


def test_a_contact_of_the_right_side_alone_is_left_as_it_is_written() -> None:
    (contact,) = touching(
        "[{site: palm.right, to: floor, at: [-0.19, null, 0.4], gap: 0.02, flat: false, slides: true}]"
    )
    assert contact == Contact(
        site="palm.right", to="floor", at=(-0.19, None, 0.4), gap=0.02, flat=False, slides=True, line=5
    )


def test_same_and_opposite_name_the_side_of_the_site_that_touches() -> None:
    touched = [contact.to for contact in touching("[{site: palm.both, to: heel.opposite}]")]
    assert touched == ["heel.right", "heel.left"]
    assert [contact.to for contact in touching("[{site: palm.both, to: heel.same}]")] == ["heel.left", "heel.right"]


def test_near_is_kept_with_its_reason() -> None:
    (contact,) = touching("[{site: palm.left, to: sternum, near: 25, reason: the arm is short}]")
    assert (contact.near_mm, contact.near_reason) == (25, "the arm is short")


def test_props_are_a_word_or_a_mapping() -> None:
    text = (
        "[mat, {kind: wall, at: [0, 0, 0.3], turn: 90},\n"
        " {kind: massage-ball, held: scapula.left, at: [0, 0, 0.02], radius: 0.04},\n"
        " {kind: resistance-band, from: palm.left, to: palm.right}, {kind: pillow, size: [0.4, 0.1, 0.3]}]"
    )
    (form,) = forms_of(f"{HEAD}props: {text}\n{KEYS}")
    assert form.props == (
        Prop(kind="mat", line=4),
        Prop(kind="wall", at=(0, 0, 0.3), turn=90, line=4),
        Prop(kind="massage-ball", held="scapula.left", at=(0, 0, 0.02), radius=0.04, line=5),
        Prop(kind="resistance-band", from_="palm.left", to="palm.right", line=6),
        Prop(kind="pillow", size=(0.4, 0.1, 0.3), line=6),
    )


def test_a_landmark_may_be_named_as_a_site() -> None:
    (form,) = forms_of(
        HEAD + "landmarks: {cane_tip: {on: palm.right, at: [0, 0.3, 0.1]}}\n"
        "contacts: [{site: cane_tip, to: scapula.left}]\n" + KEYS
    )
    assert form.landmarks == {"cane_tip": Landmark(on="palm.right", at=(0, 0.3, 0.1))}
    assert form.start.contacts[0].site == "cane_tip"


def test_a_variation_changes_what_it_names_and_keeps_the_rest() -> None:
    movement, other = forms_of(
        VARIED
        + "  camera: {zoom: 2}\n  pose: {neck.flexion: 20}\n  lit: {diaphragm: both}\n"
        + "  contacts: [{site: palm.left, to: sternum}]\n  keyframes: {far: {pose: {thorax.rotation: 9}}}\n"
    )
    assert (movement.variation, other.movement, other.variation) == (None, "reach", "other")
    assert other.camera == Camera(azimuth=20, elevation=8, zoom=2)
    assert (other.base, other.props, other.fast) == (movement.base, movement.props, movement.fast)
    assert other.lit_sides == {"multifidus": "right", "diaphragm": "both"}
    assert other.keyframes[1].angles == {
        "neck.flexion": 20,
        "neck.rotation": 5,
        "thorax.rotation": 9,
        "thorax.flexion": 3,
    }
    assert other.keyframes[1].seconds == 2
    assert [(contact.site, contact.to) for contact in other.start.contacts] == [
        ("palm.left", "sternum"),
        ("heel.left", "floor"),
    ]
    assert movement.keyframes[1].angles["thorax.rotation"] == 30


def test_a_variation_may_replace_base_props_and_all_keyframes() -> None:
    movement, other = forms_of(
        VARIED
        + "  base: standing\n  props: [wall, chair]\n  fast: a jog is quick\n"
        + "  keyframes:\n  - {name: up, phase: start}\n  - {name: one, phase: loop}\n  - {name: two, phase: loop}\n"
    )
    assert (other.base, [prop.kind for prop in other.props], other.fast) == (
        "standing",
        ["wall", "chair"],
        "a jog is quick",
    )
    assert [keyframe.name for keyframe in other.keyframes] == ["up", "one", "two"]
    assert movement.base == "sitting"


def test_without_known_sites_any_name_of_the_right_form_will_do() -> None:
    text = HEAD + "contacts: [{site: tail.both, to: floor}, {site: Tail-end, to: floor}]\n" + KEYS
    _, problems = read_pose_text(text, file="reach.yaml")
    assert [problem.message for problem in problems] == ["contacts[2].site: there is no site 'Tail-end'"]


def test_a_folder_is_read_file_by_file_with_the_problems_of_all(tmp_path: Path) -> None:
    (tmp_path / "reach.yaml").write_text(HEAD + KEYS)
    (tmp_path / "away.yaml").write_text(HEAD.replace("reach", "away") + KEYS)
    (tmp_path / "bad.yaml").write_bytes(b"id: bad\nname: \xff\n")
    (tmp_path / "late.yml").write_text(HEAD)
    forms, problems = read_poses(tmp_path, known_sites=SITES)
    assert [form.movement for form in forms] == ["away", "reach"]
    assert list(problems) == [
        Problem(str(tmp_path / "bad.yaml"), 2, "error", "the text is not UTF-8", "save the file as UTF-8"),
        Problem(str(tmp_path / "late.yml"), 0, "error", "this file is not read", "name it with the ending .yaml"),
    ]


def test_what_cannot_be_opened_is_a_problem_too(tmp_path: Path) -> None:
    gone = tmp_path / "gone.yaml"
    assert read_pose_file(gone) == (
        (),
        (Problem(str(gone), 0, "error", "the file cannot be read: No such file or directory"),),
    )
    assert read_poses(gone) == ((), (Problem(str(gone), 0, "error", "there is no such folder"),))


KNOWN_KEYS = st.sampled_from(
    ["id", "base", "camera", "props", "landmarks", "lit", "fast", "pose", "contacts", "keyframes", "variations"]
)
WORDS = st.sampled_from(
    [
        "name",
        "phase",
        "like",
        "site",
        "to",
        "at",
        "on",
        "start",
        "out",
        "loop",
        "both",
        "kind",
        "chair",
        "palm.both",
        "shoulder",
        "flexion",
        "shoulder.both.flexion",
        "reach",
        "sitting",
        "nothing",
        "near",
        "reason",
        "azimuth",
        "seat",
    ]
)
LEAVES = st.one_of(WORDS, st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6))
TREES = st.recursive(
    LEAVES,
    lambda child: st.lists(child, max_size=4) | st.dictionaries(WORDS | st.text(max_size=4), child, max_size=5),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(key=KNOWN_KEYS, tree=TREES, within=st.booleans())
def test_whatever_stands_in_a_field_is_read_or_told(key: str, tree: object, *, within: bool) -> None:
    whole = yaml.safe_load(VARIED)
    (whole["variations"][0] if within else whole)[key] = tree
    text = yaml.safe_dump(whole, allow_unicode=True)
    forms, problems = read_pose_text(text, file="reach.yaml", stem="reach", known_sites=SITES)
    assert bool(forms) != bool(problems)
    for problem in problems:
        assert problem.message.isprintable()
        assert 0 <= problem.line <= text.count("\n") + 1
    for form in forms:
        assert form.start.phase == "start"
        for keyframe in form.keyframes:
            assert all(ANGLES[name].least <= value <= ANGLES[name].most for name, value in keyframe.angles.items())


DOCUMENTED_AS = {
    "movement": "id",
    "variation": "variations",
    "lit_sides": "lit",
    "angles": "pose",
    "near_mm": "near",
    "near_reason": "reason",
    "from_": "from",
}
UNWRITTEN = {"file", "line"}


@pytest.mark.parametrize(
    "name",
    sorted(
        {part.name for kind in (PoseFile, Keyframe, Contact, Prop, Camera, Landmark, Partner) for part in fields(kind)}
        - UNWRITTEN
    ),
)
def test_every_field_of_a_pose_file_is_documented(name: str) -> None:
    assert f"`{DOCUMENTED_AS.get(name, name)}`" in FORMAT


@pytest.mark.parametrize("word", sorted({*BASES, *PROP_KINDS, *SURFACES}))
def test_every_word_of_a_pose_file_is_documented(word: str) -> None:
    assert re.search(rf"(?<![\w-]){word}(?![\w-])", FORMAT)


def test_every_site_of_the_body_is_documented() -> None:
    stems = {name.removesuffix(".left") for name in load_body().sites if not name.endswith(".right")}
    assert sorted(stem for stem in stems if f"`{stem}`" not in FORMAT) == []


def test_the_examples_of_the_docs_read_without_a_problem() -> None:
    forms, problems = read_pose_text(BLOCKS[0], file="x", known_sites=load_body().sites)
    assert problems == ()
    assert [form.variation for form in forms] == [None, "arms-crossed"]
    (form,) = forms_of(HEAD + BLOCKS[1] + KEYS)
    assert list(form.landmarks) == ["cane_tip"]
