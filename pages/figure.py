"""docs/figure.md: what the figure is, and how well each movement is solved: a table, one row for each form."""

import re
from collections.abc import Iterable, Mapping

from unhunch.base.ids import parted
from unhunch.figure.checking import measure, stretched
from unhunch.figure.checking.report import BEYOND, FASTEST, SINKS_MM, SLIP_MM, SOFT_MM, SURFACE_MM, Depth, Report, Touch
from unhunch.figure.checking.targets import CLEARLY, MUCH, OTHERS_AHEAD, Stretched
from unhunch.figure.pose import PERSON
from unhunch.figure.skeleton import NODES
from unhunch.figure.studio import Studio
from unhunch.model import Library

SMALL = 4.0
"""What is left out of the column of depths, millimetres."""
LENGTHENED = 3
"""So many of the most lengthened muscles are told."""
PRACTITIONER = "practitioner "
"""Before what is said of the second figure of an assisted movement."""
ROW = re.compile(r"^\| `([a-z0-9/-]+)` \|.*\|$", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def page(library: Library) -> str:
    """Return the page; solves and draws what is not in the cache."""
    studio = Studio(library)
    return page_of(row(studio, identity) for identity in studio.all_ids())


def row(studio: Studio, identity: str) -> str:
    """Return the row of one form."""
    movement, variation = parted(identity)
    motion, pose = studio.motion(movement, variation), studio.pose(movement, variation)
    sizes = {
        "motion": len(studio.motion_glb(movement, variation)),
        "still": len(studio.still(movement, variation).encode()),
    }
    report = measure(motion, pose, studio.body, sizes=sizes)
    found = stretched(motion, studio.form(movement, variation), pose, studio.body)
    both = [(report, ""), *([(report.partner, PRACTITIONER)] if report.partner else [])]
    fastest, whose = max(((one.fastest, name) for one, name in both), key=lambda speed: speed[0].degrees_per_second)
    cells = (
        f"`{identity}`",
        str(report.keyframes),
        "; ".join(f"{name}{_contacts(one)}" for one, name in both),
        "; ".join(f"{name}{_depths(one)}" for one, name in both),
        f"{fastest.degrees_per_second:.0f} {whose}{_said(fastest.joint)}" + (", is quick" if pose.fast else ""),
        _targets(found),
        _top(found),
        f"{sizes['motion'] / 1000:.0f}",
        f"{sizes['still'] / 1000:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def rows_of(text: str) -> Mapping[str, str]:
    """Return the rows of a written page by the id of their form."""
    return {found.group(1): found.group(0) for found in ROW.finditer(text)}


def alike(one: str, other: str) -> bool:
    """Tell whether two rows say the same. Numbers may differ by 1, or by 3 %: other processors round otherwise."""
    if NUMBER.sub("0", one) != NUMBER.sub("0", other):
        return False
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=True)
    return all(abs(float(a) - float(b)) <= max(1.0, 0.03 * float(a)) for a, b in pairs)


def _contacts(report: Report) -> str:
    worst = report.worst_touch
    told = [] if worst is None else [f"{worst.off_mm:.1f} {_touch(worst)}"]
    near = [touch for touch in report.touches if touch.contact.near_mm is not None]
    told += [f"near: {touch.off_mm:.0f} of {touch.contact.near_mm:.0f} {_touch(touch)}" for touch in near]
    return ", ".join(told) or "-"


def _touch(touch: Touch) -> str:
    return f"{_said(touch.contact.site)} on {_said(touch.contact.to)}"


def _depths(report: Report) -> str:
    return ", ".join(_depth(depth) for depth in report.depths if depth.mm >= SMALL) or "-"


def _depth(depth: Depth) -> str:
    return f"{depth.mm:.0f} {_said(depth.node)} in {depth.surface}"


def _targets(found: Stretched | None) -> str:
    if found is None:
        return ""
    return ", ".join(
        f"{_said(target.muscle)} {target.stretch:.0%}{'' if target.reached else ' (too little)'}"
        for target in found.targets
    )


def _top(found: Stretched | None) -> str:
    if found is None:
        return ""
    told: dict[str, float] = {}
    for name, value in found.top:
        told.setdefault(_both(name, found), value)
    return ", ".join(f"{name} {value:.0%}" for name, value in list(told.items())[:LENGTHENED])


def _both(name: str, found: Stretched) -> str:
    """Return a muscle's name as words, without its side where the other side is lengthened as much."""
    muscle, _, side = name.rpartition(".")
    values = dict(found.top)
    other = values.get(f"{muscle}.{'right' if side == 'left' else 'left'}")
    even = other is not None and abs(other - values[name]) < 0.02
    return f"both {_words(muscle)}" if even else _said(name)


def _said(name: str) -> str:
    """Return the name of a site, node, joint or muscle as words.

    >>> _said("upper_arm.left"), _said("person.t8_back")
    ('left upper arm', "the person's t8 back")
    """
    if name.startswith(PERSON):
        return f"the person's {_said(name.removeprefix(PERSON))}"
    *words, last = _words(name).split(".")
    return f"{last} {' '.join(words)}" if last in {"left", "right"} else " ".join([*words, last])


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def page_of(rows: Iterable[str]) -> str:
    """Return the page round the rows of the table."""
    table = "\n".join(rows)
    sinks = ", ".join(f"{surface} {mm:.0f}" for surface, mm in SINKS_MM.items())
    return f"""# The figure

Made by `make docs`; tests hold it to what the program says now.

No film can be shipped, so the figure is the film: one body, posed by clinical angles, solved so that hands, knees and feet
touch what they should, and drawn for every medium from the same motion.

```text
poses/ID.yaml --reading--> PoseFile --solving--> Motion --+--> gltf    the browser
   angles, contacts,                    every angle       +--> svg     pages and print
   keyframes                            at each moment    +--> frames  the terminal
                                                          +--> checks  this page
```

## What it is made of

- **Skeleton** (`skeleton.py`, `angles.py`). {len(NODES)} nodes, some of them helpers that turn by half and keep shoulders, elbows,
  hips and knees round. In the neutral stance every node has the frame of the world, so an angle in a pose file is the angle a
  clinician would name. [angles.md](angles.md) shows each of them. The shoulder blade follows the raised arm by itself. Left
  is the mirror of right, to the last digit.
- **Body** (`body.py`, `data/body.npz`). Derived by `make body` from a CC0 mesh. It knows its skin and clothes, the sites that
  can touch something, and the regions that are lit. Muscles at the surface are lit where they lie; deep ones are lit as a
  softer hint, and the text of a picture says so.
- **Contacts** (`solving/`). Angles alone never bring both hands to the floor. Keyframes and then everything
  between them are solved by damped least squares: contacts first, authored angles next, limits and evenness always.
- **Outputs.** `unhunch figure svg ID` draws a still, `glb` writes glTF, `frames` plays it in the terminal, `sheet` puts all of
  them on one page, `export` writes everything. What was solved or drawn once is kept by its content.

## How to make a pose

1. Copy the pose file most like it in `src/unhunch/figure/poses/` ([pose-format.md](pose-format.md) has every key). Write what
   the steps of the movement say, for the left side.
2. `make preview` shows the file as it is saved: turn it, scrub it, see contacts and lit muscles.
   `unhunch figure check FILE` says the same in words, with line and repair.
3. Look at every keyframe from two sides, then at the way between them. Where an arm would pass through the body, add a keyframe.
4. A contact that a body cannot reach is declared, `near: 25`, with its reason. Do not bend the numbers: bend the pose.
5. `make docs` writes its row below.

## What is measured

| what | limit |
|---|---|
| contact with floor, seat, wall, door, block, backrest | {SURFACE_MM:g} mm |
| hand on the body, roller, pillow, what is held between | {SOFT_MM:g} mm |
| a declared `near` | what it declares |
| a place that is to stay | slips {SLIP_MM:g} mm at most |
| skin inside a thing (soft tissue and mat, which the drawn skin does not flatten) | mm: {sinks} |
| fastest joint | {FASTEST:g} degrees a second, unless the pose file says why it is `fast` |
| angles | within their limits, by {BEYOND:g} degrees at most |
| left and right of an even pose | equal |
| targets of a static stretch | {MUCH:.0%} of their way or more; or {CLEARLY:.0%}, with at most {OTHERS_AHEAD} others before them |

The last is a check on poses and never physiology. Muscles are drawn as lines from origin to insertion (`checking/fibres.py`), and a
line is compared with its length in the position that lengthens the muscle: that is 100 %. Real muscles curve, glide and
share their load. It finds the stretch of the wrong side or of the wrong muscle, and that is all it is for.

## Every movement

Pictures: [every still](pictures/every-still.jpg), and each movement in motion: [warm-up](pictures/strips-warm-up.jpg),
[release](pictures/strips-release.jpg), [dynamic](pictures/strips-dynamic.jpg), [strengthening](pictures/strips-strengthening.jpg),
[static](pictures/strips-static.jpg), [breathing](pictures/strips-breathing.jpg). `make pictures` draws them.

Contacts and depths in millimetres, the fastest joint in degrees a second, files in kilobytes (the motion as glTF, the wide
still as SVG). An assisted movement is measured for both figures, the practitioner also against the person's skin. Targets of at least half weight stand beside what is lengthened most, for static stretches alone.

| movement | keyframes | worst contact | skin inside | fastest joint | targets | lengthened most | glTF | SVG |
|---|---|---|---|---|---|---|---|---|
{table}

## What is weak

- The skin is blended linearly: no muscle bulges, no belly folds. Deep bends of hip and elbow lose some volume.
- Skin and skin may meet: only things are kept out of the body, not the body out of itself. How deep a practitioner lies in
  the person is measured and has a limit.
- Soft tissue does not flatten. On the floor it lies in the mat by the depths above.
- The chest does not widen: breathing is a little of the spine and the shoulders.
- A ball at a wall stays where it is and the body slides over it; a real one rolls half as far. Free things do not move.
- Some deep muscles share a hint with their neighbours (intercostals with serratus, subscapularis with infraspinatus).
- Muscles on the side that is turned away are not seen; a second view is on the contact sheet.
- A hold of an assisted movement that the article repeats in and out is shown as a hold.
- The lines of the muscles are rough where the arm is overhead; chest and broad back muscle come out too long there.
"""
