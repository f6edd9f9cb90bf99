# ruff: noqa: E501 - YAML rows read best on one line each
"""A small but complete library, as YAML text, made through the real loader: for the tests of every room.

`small_library()` is the library itself. `FILES` is its text, which a test may change before writing it with `write`:
    `load_from(write(tmp_path, {"movements/head-tilt.yaml": FILES["movements/head-tilt.yaml"] + "..."}))`.
"""

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from unhunch.library import load_from
from unhunch.model import Library

TABLES = {
    "sources.yaml": """\
- {id: leaflet, title: A leaflet on moving at work, kind: article, year: 2020}
- {id: house, title: The house's own choices, kind: project}
""",
    "muscles.yaml": """\
- {id: trapezius-upper, name: Upper trapezius, plain_name: top of the shoulder, group: trapezius, fma: 32555, uberon: "0002380", deep: false, action: Lifts the shoulder., lengthened_by: Tipping the head away., tightened_by: Raised shoulders., release: [ball-on-shoulder], stretch: [head-tilt]}
- {id: rhomboid-major, name: Rhomboid major, plain_name: between the blades, group: rhomboids, fma: 13379, uberon: "0002381", deep: false, action: Draws the blade in., lengthened_by: Reaching forward., release: [ball-on-wall], stretch: [reach-forward]}
- {id: erector-spinae, name: Erector spinae, plain_name: along the spine, group: erector-spinae, fma: 71302, uberon: null, deep: true, action: Straightens the back., lengthened_by: Rounding the back.}
- {id: latissimus-dorsi, name: Latissimus dorsi, plain_name: side of the back, group: latissimus-dorsi, fma: null, uberon: null, deep: false, action: Draws the arm down., lengthened_by: Reaching up., stretch: [folded-rest]}
- {id: pectoralis-major, name: Pectoralis major, plain_name: chest, group: pectoralis-major, fma: null, uberon: null, deep: false, action: Draws the arm in., lengthened_by: Drawing the arm back., stretch: [chest-at-wall]}
- {id: gluteus-maximus, name: Gluteus maximus, plain_name: seat, group: gluteus-maximus, fma: null, uberon: null, deep: false, action: Straightens the hip., lengthened_by: Bending the hip.}
""",
    "regions.yaml": """\
- {id: shoulder-top, name: top of the shoulders, words: [shoulders], muscles: {trapezius-upper: 1}}
- {id: between-shoulder-blades, name: between the blades, words: [blades], muscles: {rhomboid-major: 1, erector-spinae: 0.5}}
- {id: mid-back, name: middle of the back, words: [back], muscles: {erector-spinae: 1, latissimus-dorsi: 0.5}}
- {id: side-of-ribs, name: side of the ribs, words: [side], muscles: {latissimus-dorsi: 1}}
- {id: chest, name: chest, words: [front], muscles: {pectoralis-major: 1}}
""",
    "props.yaml": """\
- {id: chair, name: Chair, kind: furniture}
- {id: wall, name: Wall, kind: furniture}
- {id: door, name: Door, kind: furniture}
- {id: mat, name: Mat, kind: kit}
- {id: massage-ball, name: Massage ball, kind: kit}
- {id: resistance-band, name: Resistance band, kind: kit}
- {id: tennis-ball, name: Tennis ball, kind: stand-in, stands_in_for: [massage-ball]}
""",
    "positions.yaml": """\
- {id: standing, name: Standing, say: Stand up., height: 0, floor: false, steps: {seated: 4, kneeling: 4}}
- {id: seated, name: Sitting, say: Sit down., height: 1, floor: false, steps: {standing: 4}}
- {id: kneeling, name: Kneeling, say: Kneel down., height: 2, floor: true, steps: {standing: 4, quadruped: 3}}
- {id: quadruped, name: On all fours, say: Come onto all fours., height: 3, floor: true, steps: {kneeling: 3, side-lying: 4}}
- {id: side-lying, name: On one side, say: Lie on your side., height: 4, floor: true, steps: {quadruped: 4}}
""",
    "demands.yaml": """\
- {id: floor, name: getting to the floor, positions: [kneeling, quadruped, side-lying]}
- {id: standing, name: standing, positions: [standing]}
- {id: deep-pressure, name: firm pressure, techniques: [release]}
- {id: static-hold, name: a long hold, techniques: [static]}
- {id: band-load, name: a band, props: [resistance-band]}
- {id: neck-end-range, name: the neck near its end}
- {id: spine-flexion, name: rounding the back}
- {id: hand-on-head, name: a hand on the head}
- {id: chest-stretch, name: a stretch of the chest}
""",
    "conditions.yaml": """\
- id: blood-thinner
  name: Medicine that thins the blood
  question: Do you take medicine that thins the blood?
  localised: false
  rules:
    - {id: blood-thinner-pressure, demand: deep-pressure, effect: EXCLUDE, note: Leave out firm pressure., source: house}
  advice: Leave out the ball.
- id: fresh-injury
  name: A fresh injury
  question: Were you hurt in the last three days?
  localised: true
  rules:
    - {id: fresh-injury-rest, demand: any-but-breathing, effect: CLINICIAN, note: Let it settle first., source: house}
  advice: Ask first.
- id: hypermobility
  name: Very bendy joints
  question: Are your joints very bendy?
  localised: false
  rules:
    - {id: hypermobility-short, demand: static-hold, effect: MODIFY, note: Hold short and mild., source: house, max_hold_seconds: 15}
  advice: Stay in the middle of the range.
- id: no-floor
  name: Getting to the floor is hard
  question: Is it hard to get down to the floor?
  localised: false
  rules:
    - {id: no-floor-floor, demand: floor, effect: EXCLUDE, note: Stay on the chair., source: house, instead: [round-and-open]}
  advice: Use the chair.
- id: thin-bones
  name: Thin bones
  question: Has anyone told you that your bones are thin?
  localised: false
  rules:
    - {id: thin-bones-rounding, demand: spine-flexion, effect: EXCLUDE, note: No strong rounding., source: house, instead: [blade-squeeze]}
  advice: Stay tall.
- id: dizzy
  name: Dizzy spells
  question: Do you get dizzy when you move your head?
  localised: false
  rules:
    - {id: dizzy-neck, demand: neck-end-range, effect: EXCLUDE, note: Keep the head in the middle., source: house}
    - {id: dizzy-hand, demand: hand-on-head, effect: EXCLUDE, note: No hand on the head., source: house}
  advice: Move the head slowly.
""",
    "readiness.yaml": """\
- {id: chest-pain, group: now, text: "Is there tightness in your chest now?", action: E, source: house}
- {id: blood-thinner, group: care, text: "Do you take medicine that thins the blood?", action: C, conditions: [blood-thinner], source: house}
""",
    "teachings.yaml": """\
- {id: breathe, title: Breathe, text: Breathe through every hold., sources: [leaflet], muscles: [trapezius-upper]}
""",
}


def movement(identity: str, head: str, dose: str, *, more: str = "", cues: str = "") -> str:
    """Return the text of a movement file; `head` holds the fields that differ from one to the next."""
    return f"""\
id: {identity}
name: {identity.replace("-", " ").capitalize()}
{head.strip()}
dose: {dose}
steps: [Get set., Begin slowly., Come back.]
cues: {cues or "{get_ready: Get set., out: Begin.}"}
breath: Slow and even.
feel: [Where it is meant to be.]
mistakes: [Too fast; slow down.]
sources: [{{id: leaflet, fact: It shows this one.}}]
{more.strip()}
"""


HOLDS = (
    "{unit: hold, source: leaflet, tempo: {out: 4, hold: 30, back: 4, rest: 5}, default: {hold: 30}, "
    "ladder: [{hold: 15}, {hold: 20}, {hold: 30}, {hold: 45}, {hold: 30, sets: 2}, {hold: 45, sets: 2}]}"
)
REPS = (
    "{unit: reps, source: leaflet, tempo: {out: 3, hold: 1, back: 3, rest: 10}, default: {reps: 8}, "
    "ladder: [{reps: 5}, {reps: 8}, {reps: 12}, {reps: 8, sets: 2}, {reps: 12, sets: 2}, {reps: 12, sets: 3}]}"
)
PRESS = (
    "{unit: hold, source: house, tempo: {out: 2, back: 2, rest: 15}, default: {hold: 45}, "
    "ladder: [{hold: 30}, {hold: 45}, {hold: 60}, {hold: 90}, {hold: 60, sets: 2}]}"
)
MINUTES = (
    "{unit: time, source: leaflet, tempo: {work: 30, rest: 5}, default: {sets: 2}, "
    "ladder: [{sets: 1}, {sets: 2}, {sets: 3}, {sets: 4}]}"
)
SIDED = '{get_ready: Get set., out: "To the {side}.", hold: Stay., back: Slowly back., switch: Other side.}'
UPPER = "{trapezius-upper: 1}"

MOVEMENTS = {
    "march": movement(
        "march",
        "technique: warm-up\nposition: standing\nprops: []\nsides: none\nregions: []\ntargets: {gluteus-maximus: 0.3}",
        MINUTES,
    ),
    "ball-on-wall": movement(
        "ball-on-wall",
        "technique: release\nposition: standing\nprops: [massage-ball, wall]\nsides: switch\n"
        "regions: [between-shoulder-blades]\ntargets: {rhomboid-major: 1}",
        PRESS,
        cues=SIDED,
    ),
    "ball-on-shoulder": movement(
        "ball-on-shoulder",
        f"technique: release\nposition: seated\nprops: [chair, massage-ball]\nsides: switch\n"
        f"regions: [shoulder-top]\ntargets: {UPPER}",
        PRESS,
        cues=SIDED,
    ),
    "round-and-open": movement(
        "round-and-open",
        "technique: dynamic\nposition: seated\nprops: [chair]\nsides: none\n"
        "regions: [mid-back, between-shoulder-blades]\ntargets: {erector-spinae: 1, rhomboid-major: 0.5}\n"
        "demands: [spine-flexion]",
        REPS,
        more="harder: all-fours-wave",
    ),
    "all-fours-wave": movement(
        "all-fours-wave",
        "technique: dynamic\nposition: quadruped\nprops: [mat]\nsides: none\n"
        "regions: [mid-back, between-shoulder-blades]\ntargets: {erector-spinae: 1, rhomboid-major: 0.5}\n"
        "demands: [spine-flexion]",
        REPS,
        more="""\
easier: round-and-open
assisted:
  source: leaflet
  steps:
    - {role: guide, text: Lay a hand between the blades.}
    - {role: return, text: Lead slowly back.}
variations:
  - id: one-arm
    name: One arm long
    compared: harder
    level: intermediate
    difference: One arm reaches forward.
    sides: alternate
""",
    ),
    "open-the-book": movement(
        "open-the-book",
        "technique: dynamic\nposition: side-lying\nprops: [mat]\nsides: switch\n"
        "regions: [mid-back, chest]\ntargets: {erector-spinae: 0.6, pectoralis-major: 0.5}",
        REPS,
        cues=SIDED,
    ),
    "band-row": movement(
        "band-row",
        "technique: strengthening\nposition: standing\nprops: [resistance-band, door]\nsides: none\nlevel: intermediate\n"
        "regions: [between-shoulder-blades, mid-back]\ntargets: {rhomboid-major: 1, latissimus-dorsi: 0.6}",
        "{unit: reps, source: house, tempo: {out: 2, hold: 1, back: 2, rest: 45}, default: {reps: 10}, "
        "ladder: [{reps: 8}, {reps: 10}, {reps: 12}, {reps: 10, sets: 2}, {reps: 12, sets: 3}]}",
        more="pattern: row",
    ),
    "blade-squeeze": movement(
        "blade-squeeze",
        "technique: strengthening\nposition: seated\nprops: [chair]\nsides: none\n"
        "regions: [between-shoulder-blades]\ntargets: {rhomboid-major: 1}",
        "{unit: reps, source: house, tempo: {out: 1, hold: 4, back: 1, rest: 30}, default: {reps: 8}, "
        "ladder: [{reps: 5}, {reps: 8}, {reps: 10}, {reps: 8, sets: 2}]}",
        more="harder: band-row",
    ),
    "head-tilt": movement(
        "head-tilt",
        f"technique: static\nposition: seated\nprops: [chair]\nsides: switch\n"
        f"regions: [shoulder-top]\ntargets: {UPPER}\ndemands: [neck-end-range]",
        HOLDS,
        cues=SIDED,
        more="""\
variations:
  - {id: standing, name: "Head tilt, standing", compared: same, difference: Standing., position: standing, props: []}
  - {id: hand, name: "Head tilt, with a hand", compared: harder, difference: A hand rests on the head., demands: [hand-on-head]}
""",
    ),
    "reach-forward": movement(
        "reach-forward",
        "technique: static\nposition: standing\nprops: []\nsides: none\n"
        "regions: [between-shoulder-blades, mid-back]\ntargets: {rhomboid-major: 1, erector-spinae: 0.5}",
        HOLDS,
        more="""\
variations:
  - {id: seated, name: "Reach forward, seated", compared: easier, difference: Seated., position: seated, props: [chair]}
""",
    ),
    "chest-at-wall": movement(
        "chest-at-wall",
        "technique: static\nposition: standing\nprops: [wall]\nsides: switch\n"
        "regions: [chest]\ntargets: {pectoralis-major: 1}\ndemands: [chest-stretch]",
        HOLDS,
        cues=SIDED,
    ),
    "folded-rest": movement(
        "folded-rest",
        "technique: static\nposition: kneeling\nprops: [mat]\nsides: none\n"
        "regions: [mid-back, side-of-ribs]\ntargets: {latissimus-dorsi: 1, erector-spinae: 0.7}\ndemands: [spine-flexion]",
        HOLDS,
    ),
    "calm-breath": movement(
        "calm-breath",
        "technique: breathing\nposition: seated\nprops: []\nsides: none\nregions: []\ntargets: {}",
        "{unit: time, source: house, tempo: {work: 60}, default: {work: 60}, "
        "ladder: [{work: 20}, {work: 40}, {work: 60}, {work: 120}, {work: 300}]}",
        more="""\
variations:
  - {id: standing, name: "Calm breath, standing", compared: same, difference: Standing., position: standing}
""",
    ),
}

FILES: Mapping[str, str] = {**TABLES, **{f"movements/{name}.yaml": text for name, text in MOVEMENTS.items()}}
"""Every file by its path within the library's folder."""


def write(folder: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the library into `folder`, with the files of `changed` in place of its own; None leaves a file out."""
    (folder / "movements").mkdir(parents=True, exist_ok=True)
    for name, text in {**FILES, **(changed or {})}.items():
        if text is not None:
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@cache
def small_library() -> Library:
    """Return the library: 13 movements of all techniques, six conditions, no problems."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_from(write(Path(folder)), cache=False)
    assert loaded.library is not None, "\n".join(map(str, loaded.problems))
    assert loaded.problems == (), "\n".join(map(str, loaded.problems))
    return loaded.library
