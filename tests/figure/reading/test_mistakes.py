"""Every mistake in a pose file is told with its line and the nearest repair, all of them at once."""

import pytest

from tests.figure.pose_texts import HEAD, KEYS, VARIED, forms_of, problems_of
from unhunch.figure.pose import PROP_KINDS, SURFACES, Prop
from unhunch.figure.surfaces import surfaces_of

MISTAKES = [
    ("", (0, "the file is empty", "")),
    ("- 3\n", (1, "the file: expected the fields of one pose file, got a list", "see docs/pose-format.md")),
    ("id: reach\nbase: [\n", (2, "this is not YAML: did not find expected node content", "")),
    (
        HEAD.replace("id: reach", "id: rich") + KEYS,
        (1, "id 'rich' differs from the file's name 'reach'", "name the file rich.yaml"),
    ),
    (HEAD.replace("base", "bass") + KEYS, (2, "bass: there is no such field", "did you mean 'base'?")),
    (HEAD.replace("base: sitting\n", "") + KEYS, (1, "base is missing", "")),
    (HEAD.replace("sitting", "sittin") + KEYS, (2, "base: unknown word 'sittin'", "did you mean 'sitting'?")),
    (HEAD.replace("azimuth", "azimut") + KEYS, (3, "camera.azimut: there is no such field", "did you mean 'azimuth'?")),
    (HEAD.replace("20", "north") + KEYS, (3, "camera.azimuth: expected a number from -360 to 360, got 'north'", "")),
]
POSES = [
    ("{thorx.flexion: 3}", "pose: there is no angle 'thorx.flexion'", "did you mean 'thorax.flexion'?"),
    ("{elbow.left: {flexon: 3}}", "pose: there is no angle 'elbow.left.flexon'", "did you mean 'elbow.left.flexion'?"),
    (
        "{hip.flexion: 3}",
        "pose: there is no angle 'hip.flexion'",
        "say the side: 'hip.both.flexion', or left or right in place of both",
    ),
    ("{knee: 3}", "pose: there is no angle 'knee'", "say which of its angles, after left, right or both: flexion"),
    (
        "{lumbar: 3}",
        "pose: there is no angle 'lumbar'",
        "say which of its angles, one of: flexion, lateral_flexion, rotation",
    ),
    ("{thorax.flexion: 61}", "pose: thorax.flexion: 61 degrees is beyond its limits, -25 to 45", "write at most 45"),
    (
        "{elbow.both.flexion: -1}",
        "pose: elbow.both.flexion: -1 degrees is beyond its limits, 0 to 150",
        "write at least 0",
    ),
    (
        "{shoulder.left.extension: 90}",
        "pose: shoulder.left.extension: 90 degrees is beyond its limits, 0 to 60",
        "write at most 60",
    ),
    ("{neck.flexion: .nan}", "pose: neck.flexion: expected degrees from -60 to 60, got '.nan'", ""),
    ("{neck.flexion: '3'}", "pose: neck.flexion: expected degrees from -60 to 60, got '3'", ""),
    ("{neck.flexion: [3]}", "pose: neck.flexion: expected degrees from -60 to 60, got a list", ""),
    ("{neck.flexion: }", "pose: neck.flexion: expected degrees from -60 to 60, got nothing", ""),
    ("[neck]", "pose: expected a mapping of angles to degrees, got a list", "such as {thorax.flexion: 20}"),
    (
        "{neck.flexion: 3, neck: {flexion: 4}}",
        "pose: neck.flexion and neck.flexion (line 4) both set neck.flexion",
        "keep one",
    ),
    (
        "{shoulder.left: {flexion: 3, plane: 4}}",
        "pose: shoulder.left.plane and shoulder.left.flexion (line 4) both set shoulder.left.plane",
        "flexion, abduction and extension say elevation and plane; keep one",
    ),
]
CONTACTS = [
    (
        "{site: palm, to: floor}",
        ".site: there is no site 'palm'",
        "say the side: 'palm.left' or 'palm.right', or 'palm.both'",
    ),
    ("{site: plam.left, to: floor}", ".site: there is no site 'plam.left'", "did you mean 'palm.left'?"),
    ("{site: sternum.left, to: floor}", ".site: there is no site 'sternum.left'", "did you mean 'sternum'?"),
    ("{site: sternum, to: flor}", ".to: there is no surface or site 'flor'", "did you mean 'floor'?"),
    (
        "{site: sternum, to: palm}",
        ".to: there is no surface or site 'palm'",
        "say the side: 'palm.left' or 'palm.right'",
    ),
    ("{site: heel.both, to: palm.both}", ".to: a site touches one place", "say 'palm.same' or 'palm.opposite'"),
    ("{site: sternum, to: palm.same}", ": sternum has no side, so 'same' says nothing", "say 'palm.left'"),
    ("{site: palm.left, to: palm.left}", ": palm.left would touch itself", "name another site, or '.opposite'"),
    ("{site: palm.left, to: palm.same}", ": palm.left would touch itself", "name another site, or '.opposite'"),
    ("{site: sternum, on: floor}", ".to is missing", ""),
    ("{site: sternum, to: point}", ": the point is nowhere", "say where: at: [x, y, z]"),
    ("{site: sternum, to: floor, at: [1, 2]}", ".at: expected three numbers or nulls, [x, y, z], got a list of 2", ""),
    ("{site: sternum, to: floor, at: [1, 2, 5]}", ".at.z: expected a number from -4 to 4, got '5'", ""),
    ("{site: palm.left, to: floor, facing: [0, 0, 0]}", ".facing: [0, 0, 0] points nowhere", "give one axis 1 or -1"),
    (
        "{site: palm.left, to: floor, facing: [0, null, 1]}",
        ".facing.y: expected a number from -4 to 4, got nothing",
        "",
    ),
    (
        "{site: sternum, to: floor, facing: [0, 0, 1]}",
        ": facing says nothing for sternum",
        "only for back_of_hand, heel, palm",
    ),
    ("{site: sternum, to: floor, flat: maybe}", ".flat: expected true or false, got 'maybe'", ""),
    ("{site: sternum, to: floor, near: 25}", ": near needs a reason", "add reason: why a body cannot reach it"),
    ("{site: sternum, to: floor, reason: so}", ": a reason is given for nothing", "add near: and the millimetres"),
    ("{site: sternum, to: floor, near: 500, reason: so}", ".near: expected a number from 1 to 100, got '500'", ""),
    ("{site: sternum, to: nothing, gap: 0.1}", ": gap has no meaning where a site is lifted off", "leave it out"),
    ("floor", ": expected a mapping, got 'floor'", ""),
]
PROPS = [
    ("chiar", "[1].kind: unknown word 'chiar'", "did you mean 'chair'?"),
    ("{kind: chair, turns: 3}", "[1].turns: there is no such field", "did you mean 'turn'?"),
    ("{kind: chair, radius: 0.1}", "[1]: a chair has no radius", "give its size: [width, height, depth]"),
    ("{kind: pillow, size: [1, 0, 1]}", "[1].size: a size must be above 0", "width, height, depth in metres"),
    (
        "{kind: massage-ball, held: scapla.left}",
        "[1].held: there is no site 'scapla.left'",
        "did you mean 'scapula.left'?",
    ),
    ("{kind: massage-ball, held: palm.both}", "[1].held: there is no site 'palm.both'", "did you mean 'palm.left'?"),
    ("{kind: mat, to: palm.left}", "[1]: a mat is not stretched between places", "say where: at, or held"),
    ("resistance-band", "[1]: a resistance-band needs its two ends", "add from (or at) and to"),
    ("{kind: resistance-band, from: palm.left}", "[1]: it begins at a site and ends nowhere", "add to: palm.right"),
    (
        "{kind: resistance-band, held: palm.left, to: palm.right}",
        "[1]: it is held at one place, or stretched from one to another",
        "keep one",
    ),
]
KEYFRAMES = [
    ("[]", (4, "keyframes: there is none", "begin with '- {name: ready, phase: start}'")),
    ("{ready: {phase: start}}", (4, "keyframes: expected a list, got a mapping", "begin each one with '- name: ...'")),
    ("[{name: a, phase: start},\n{phase: out}]", (5, "keyframes[2].name is missing", "")),
    ("[{name: a, phase: start},\n{name: b}]", (5, "keyframes[2].phase is missing", "")),
    (
        "[{name: a, phase: start},\n{name: b, phase: oot}]",
        (5, "keyframes[2].phase: unknown word 'oot'", "did you mean 'out'?"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: out, breath: on}]",
        (5, "keyframes[2].breath: unknown word 'on'", "known: in, out"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: out, seconds: 0}]",
        (5, "keyframes[2].seconds: expected a number from 0.1 to 60, got '0'", ""),
    ),
    (
        "[{name: a, phase: out},\n{name: b, phase: out}]",
        (4, "keyframes.a: the first phase must be start", "begin where one waits"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: start},\n{name: c, phase: out}]",
        (5, "keyframes.b: only the first may be start", "use out, back or loop"),
    ),
    (
        "[{name: a, phase: start}]",
        (4, "keyframes: it leads nowhere", "add one with phase: out, or two with phase: loop"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: back}]",
        (5, "keyframes: it leads nowhere", "add one with phase: out, or two with phase: loop"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: loop}]",
        (5, "keyframes: a loop needs at least two keyframes", "add the other end of the way"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: out},\n{name: c, phase: back},\n{name: d, phase: loop}]",
        (7, "keyframes.d: loop stands beside back", "keep one kind; from a loop the way in is gone back"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: loop},\n{name: c, phase: loop},\n{name: d, phase: out}]",
        (7, "keyframes.d: out comes after loop", "the way in stands before the first loop (line 5)"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: out},\n{name: c, phase: back},\n{name: d, phase: out}]",
        (7, "keyframes.d: out comes after back", "move it before the first back (line 6), or make it back"),
    ),
    (
        "[{name: a, phase: start},\n{name: a, phase: out}]",
        (5, "keyframes: 'a' is there twice", "the first is on line 4; give this one another name, and like: a"),
    ),
    (
        "[{name: ready, phase: start},\n{name: b, phase: out, like: redy}]",
        (5, "keyframes.b.like: there is no keyframe 'redy'", "did you mean 'ready'?"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: out,\nlike: b}]",
        (6, "keyframes.b.like: it leads back to itself", "write its pose out"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: out, contacts: [{site: sternum, to: nothing}]}]",
        (5, "contacts: sternum touches nothing that it could be lifted off", "none is defined"),
    ),
    (
        "[{name: a, phase: start},\n{name: b, phase: out, pose: {neck: {\nflexion: 90}}}]",
        (6, "keyframes[2].pose: neck.flexion: 90 degrees is beyond its limits, -60 to 60", "write at most 60"),
    ),
]


@pytest.mark.parametrize(("text", "problem"), MISTAKES)
def test_a_mistake_in_the_head_is_told_with_its_line(text: str, problem: tuple[int, str, str]) -> None:
    assert problem in problems_of(text)


@pytest.mark.parametrize(("pose", "message", "hint"), POSES)
def test_a_mistake_in_a_pose_is_told_with_its_repair(pose: str, message: str, hint: str) -> None:
    assert problems_of(f"{HEAD}pose: {pose}\n{KEYS}") == [(4, message, hint)]


@pytest.mark.parametrize(("contact", "message", "hint"), CONTACTS)
def test_a_mistake_in_a_contact_is_told_with_its_repair(contact: str, message: str, hint: str) -> None:
    assert (5, f"contacts[1]{message}", hint) in problems_of(f"{HEAD}contacts:\n- {contact}\n{KEYS}")


@pytest.mark.parametrize(("prop", "message", "hint"), PROPS)
def test_a_mistake_in_a_prop_is_told_with_its_repair(prop: str, message: str, hint: str) -> None:
    assert problems_of(f"{HEAD}props:\n- {prop}\n{KEYS}") == [(5, f"props{message}", hint)]


@pytest.mark.parametrize(("keyframes", "problem"), KEYFRAMES)
def test_a_mistake_in_the_keyframes_is_told_with_its_repair(keyframes: str, problem: tuple[int, str, str]) -> None:
    assert problem in problems_of(f"{HEAD}keyframes: {keyframes}\n")


@pytest.mark.parametrize(
    ("surface", "prop"),
    [(name, kind) for kind in PROP_KINDS for name in surfaces_of((Prop(kind=kind),)) if name != "floor"],
)
def test_a_surface_needs_its_prop_once(surface: str, prop: str) -> None:
    contact = f"contacts: [{{site: sternum, to: {surface}}}]\n"
    assert problems_of(HEAD + contact + KEYS) == [
        (
            4,
            f"contacts: sternum touches the {surface}, but there is no {prop}",
            f"add {prop} or {{kind: {prop}, at: [x, y, z]}} to props",
        )
    ]
    assert forms_of(f"{HEAD}props: [{prop}]\n{contact}{KEYS}")[0].start.contacts[0].to == surface
    assert problems_of(f"{HEAD}props: [{prop}, {prop}]\n{contact}{KEYS}") == [
        (5, f"contacts: sternum touches the {surface}, but there are 2: which one is meant?", "keep one in props")
    ]


def test_every_surface_is_brought_by_a_prop_or_always_there() -> None:
    brought = {name for kind in PROP_KINDS for name in surfaces_of((Prop(kind=kind),))}
    assert brought == set(SURFACES)


def test_a_site_touches_one_thing_at_a_time() -> None:
    contacts = "contacts:\n- {site: palm.left, to: floor}\n- {site: palm.left, to: sternum}\n"
    assert problems_of(HEAD + contacts + KEYS) == [
        (6, "contacts[2]: palm.left touches twice", "it is on line 5 already; keep one")
    ]


def test_a_landmark_needs_a_name_of_its_own_on_a_site_of_the_body() -> None:
    text = "landmarks:\n  floor: {on: sternum, at: [0, 0, 0]}\n  sternum: {on: sternum, at: [0, 0, 0]}\n"
    text += "  tip: {on: tip, at: [0, 0, 0]}\n  Tip: {on: sternum, at: [0, 0, 0]}\n"
    assert problems_of(HEAD + text + KEYS) == [
        (5, "landmarks: floor has a meaning already", "give it another name"),
        (6, "landmarks: sternum has a meaning already", "give it another name"),
        (
            7,
            "landmarks.tip.on: there is no site 'tip'",
            "known: heel.left, heel.right, palm.left, palm.right, scapula.left, sit.left, sit.right, sternum",
        ),
        (8, "landmarks: 'Tip' is no name for a place", "small letters and _: 'cane_tip'"),
    ]


@pytest.mark.parametrize(
    ("variation", "line", "message"),
    [
        ("  props: []\n", 8, "in variation 'other': contacts: palm.left touches the seat, but there is no chair"),
        ("  keyframes: {fer: {seconds: 2}}\n", 14, "variations[1].keyframes: the movement has no keyframe 'fer'"),
        (
            "  keyframes: {far: {phase: loop}}\n",
            14,
            "in variation 'other': keyframes: a loop needs at least two keyframes",
        ),
        (
            "  pose: {neck.flexion: 99}\n",
            14,
            "variations[1].pose: neck.flexion: 99 degrees is beyond its limits, -60 to 60",
        ),
        ("  name: Other\n", 14, "variations[1].name: there is no such field"),
        ("- id: other\n", 14, "variations[2]: variation 'other' is there twice"),
        ("- other\n", 14, "variations[2]: expected a mapping, got 'other'"),
    ],
)
def test_a_mistake_in_a_variation_is_told_with_its_line(variation: str, line: int, message: str) -> None:
    assert [(at, told) for at, told, _ in problems_of(VARIED + variation)] == [(line, message)]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines() -> None:
    found = problems_of(
        "id: reach\nbase: sittin\ncamera: {azimuth: 20}\npose: {thorx.flexion: 3, neck.flexion: 99}\n"
        "contacts: [{site: palm, to: flor}]\nkeyframes:\n- {name: a, phase: out}\n- {name: a, phase: back}\n"
    )
    assert [line for line, _, _ in found] == [2, 4, 4, 5, 5, 7, 8]


def test_a_movement_told_wrong_is_not_told_again_for_each_variation() -> None:
    found = problems_of(VARIED.replace("phase: out", "phase: loop"))
    assert [message for _, message, _ in found] == ["keyframes: a loop needs at least two keyframes"]
