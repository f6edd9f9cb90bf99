"""A library small enough to know by heart: thirteen movements over all techniques, four positions, three conditions.

Seconds of the changes: standing to seated 4, standing to quadruped 7, quadruped to supine 6.
"""

from dataclasses import fields, replace
from typing import Any

from unhunch.model import (
    Assistance,
    AssistStep,
    Caution,
    Condition,
    Cues,
    Dose,
    DoseRange,
    Form,
    Library,
    Movement,
    Muscle,
    Position,
    Prop,
    Region,
    SafetyRule,
    Source,
    Variation,
)

TEMPO: dict[str, dict[str, int]] = {
    "warm-up": {"work_seconds": 30, "rest_seconds": 5},
    "release": {"out_seconds": 4, "hold_seconds": 45, "back_seconds": 3, "rest_seconds": 10},
    "dynamic": {"reps": 8, "out_seconds": 2, "back_seconds": 2, "rest_seconds": 10},
    "strengthening": {"reps": 10, "out_seconds": 2, "hold_seconds": 1, "back_seconds": 2, "rest_seconds": 30},
    "static": {"out_seconds": 3, "hold_seconds": 30, "back_seconds": 3, "rest_seconds": 5},
    "breathing": {"work_seconds": 60},
}
LADDERS: dict[str, list[dict[str, int]]] = {
    "warm-up": [{"work_seconds": 20}, {}, {"sets": 2}, {"sets": 3}],
    "release": [{"hold_seconds": 30}, {}, {"sets": 2}, {"hold_seconds": 60, "sets": 2}],
    "dynamic": [{"reps": 5}, {}, {"sets": 2}, {"reps": 12, "sets": 2}],
    "strengthening": [{"reps": 8}, {}, {"sets": 2}, {"sets": 3}],
    "static": [
        {"hold_seconds": 15},
        {"hold_seconds": 20},
        {},
        {"hold_seconds": 45},
        {"sets": 2},
        {"hold_seconds": 45, "sets": 2},
    ],
    "breathing": [{}],
}
UNITS = {"release": "hold", "static": "hold", "warm-up": "time", "breathing": "time"}


def doses(technique: str) -> list[Dose]:
    """Return the ladder that every movement of a technique has here."""
    tempo = TEMPO[technique]
    return [Dose(**{**tempo, **rung}) for rung in LADDERS[technique]]


def make_movement(ref: str, technique: str, position: str, **changes: Any) -> Movement:
    """Return a movement with the technique's usual dose; `changes` name whatever is other."""
    ladder = doses(technique)
    unit: Any = UNITS.get(technique, "reps")
    kind: Any = technique
    given: dict[str, Any] = {
        "id": ref,
        "name": ref.replace("-", " ").capitalize(),
        "technique": kind,
        "position": position,
        "hold_position": position,
        "props": (),
        "places": ("room",) if position in {"quadruped", "supine"} else ("desk", "room"),
        "sides": "none",
        "level": "beginner",
        "regions": (),
        "targets": {},
        "dose": DoseRange(unit=unit, default=Dose(**TEMPO[technique]), ladder=tuple(ladder), source="made-up"),
        "steps": (),
        "cues": Cues(get_ready="Ready.", out="Go."),
        "breath": "",
        "feel": (),
        "mistakes": (),
        "demands": (),
        "cautions": (),
        "other_names": (),
        "family": ref,
        "named_only": False,
        "easier": None,
        "harder": None,
        "variations": (),
        "assisted": None,
        "sources": (),
    }
    return Movement(**{**given, **changes})


def make_variation(movement: Movement, ref: str, **changes: Any) -> Variation:
    """Return a variation that is like its movement but for `changes`."""
    shared = {name: getattr(movement, name) for name in _FORM_FIELDS}
    given = {**shared, "cautions": (), "id": ref, "compared": "harder", "difference": "It is other.", **changes}
    return Variation(**given)


_FORM_FIELDS = [field.name for field in fields(Form)]


def with_variation(movement: Movement, ref: str, **changes: Any) -> Movement:
    """Return the movement with one variation more."""
    return replace(movement, variations=(*movement.variations, make_variation(movement, ref, **changes)))


def make_muscle(ref: str, plain: str, group: str = "") -> Muscle:
    """Return a muscle of which only the names matter."""
    return Muscle(
        id=ref,
        name=ref,
        plain_name=plain,
        group=group or ref,
        fma=None,
        uberon=None,
        deep=False,
        action="It pulls.",
        lengthened_by="Letting go.",
    )


def caution(condition: str, demand: str, effect: Any, **more: Any) -> Caution:
    """Return a caution whose note is its own name."""
    rule = f"{condition}.{demand}"
    return Caution(rule=rule, condition=condition, effect=effect, note=f"note of {rule}", source="made-up", **more)


def _rule(made: Caution) -> SafetyRule:
    return SafetyRule(
        id=made.rule,
        demand=made.rule.partition(".")[2],
        effect=made.effect,
        note=made.note,
        source=made.source,
        instead=made.instead,
        max_hold_seconds=made.max_hold_seconds,
        everywhere=made.everywhere,
    )


BEND = caution("stiff-neck", "neck-side-bend", "EXCLUDE")
HOLD = caution("stiff-neck", "static-hold", "CAUTION", max_hold_seconds=15)
PRESSED = caution("stiff-neck", "deep-pressure", "CLINICIAN", everywhere=True)
HELPED = caution("stiff-neck", "overpressure", "EXCLUDE")
HANDS = caution("sore-wrists", "flat-hands", "MODIFY", instead=("seated-cat-cow", "cat-cow/fists"))
FLAT = caution("sore-wrists", "flat-on-back", "CLINICIAN")
BAND = caution("sore-wrists", "band-load", "CAUTION")
REST = caution("fever", "any-but-breathing", "EXCLUDE")


def _conditions() -> tuple[Condition, ...]:
    def condition(ref: str, *rules: Caution, localised: bool = False) -> Condition:
        made = tuple(_rule(rule) for rule in rules)
        advice = f"Advice for {ref}."
        return Condition(id=ref, name=ref, question=f"{ref}?", localised=localised, rules=made, advice=advice)

    return (
        condition("fever", REST),
        condition("sore-wrists", HANDS, FLAT, BAND),
        condition("stiff-neck", BEND, HOLD, PRESSED, HELPED, localised=True),
    )


def _positions() -> tuple[Position, ...]:
    def position(ref: str, height: int, floor: bool, **steps: int) -> Position:
        return Position(id=ref, name=ref, say=f"Come to {ref}.", height=height, floor=floor, steps=steps)

    return (
        position("standing", 0, False, seated=4, quadruped=7),  # noqa: FBT003
        position("seated", 1, False, standing=4),  # noqa: FBT003
        position("quadruped", 2, True, standing=7, supine=6),  # noqa: FBT003
        position("supine", 3, True, quadruped=6),  # noqa: FBT003
    )


def _movements() -> tuple[Movement, ...]:
    steps = (AssistStep(role="guide", text="Guide."), AssistStep(role="overpressure", text="Press lightly."))
    assisted = Assistance(steps=steps, source="made-up")
    chair, mat = ("chair",), ("mat",)
    cat_cow = make_movement(
        "cat-cow", "dynamic", "quadruped", props=mat, family="cat", regions=("mid-back",), assisted=assisted,
        targets={"erector-spinae": 1, "rhomboid-major": 0.5}, demands=("flat-hands",), cautions=(REST, HANDS),
    )  # fmt: skip
    cat_cow = with_variation(cat_cow, "fists", compared="same", demands=())
    cat_cow = with_variation(cat_cow, "one-arm", level="intermediate", sides="alternate")
    ear = make_movement(
        "ear-to-shoulder", "static", "seated", props=chair, sides="switch", family="ear", regions=("neck-side",),
        targets={"trapezius-upper": 1, "levator-scapulae": 0.6}, demands=("neck-side-bend",), assisted=assisted,
        cautions=(REST, BEND, HOLD),
    )  # fmt: skip
    ear = with_variation(ear, "hand", demands=("neck-side-bend", "hand-on-head"))
    rows = make_movement(
        "rows", "strengthening", "standing", props=("band",), pattern="row", regions=("between-shoulder-blades",),
        targets={"rhomboid-major": 1, "rhomboid-minor": 0.8}, demands=("band-load",), cautions=(REST, BAND),
    )  # fmt: skip
    rows = replace(rows, dose=replace(rows.dose, trial=doses("strengthening")[0]))
    breathing = make_movement("quiet-breathing", "breathing", "seated", props=chair)
    breathing = with_variation(
        breathing, "lying", position="supine", hold_position="supine", props=mat, places=("room",)
    )
    return (
        make_movement(
            "ball-on-the-wall", "release", "standing", props=("ball", "wall"), sides="switch",
            targets={"rhomboid-major": 1, "rhomboid-minor": 0.8}, regions=("between-shoulder-blades",),
            demands=("deep-pressure",), cautions=(REST, PRESSED),
        ),
        make_movement(
            "blade-reach", "static", "seated", props=chair, regions=("between-shoulder-blades",),
            targets={"rhomboid-major": 1, "rhomboid-minor": 1}, cautions=(REST, HOLD),
        ),
        cat_cow,
        make_movement(
            "chest-at-the-wall", "static", "standing", props=("wall",), sides="switch", regions=("chest",),
            targets={"pectoralis-major": 1}, cautions=(REST, HOLD),
        ),
        ear,
        make_movement(
            "knees-to-chest", "static", "supine", props=mat, regions=("mid-back",), targets={"erector-spinae": 1},
            demands=("flat-on-back",), cautions=(REST, FLAT, HOLD),
        ),
        make_movement("march", "warm-up", "standing", targets={"erector-spinae": 0.5}, cautions=(REST,)),
        make_movement(
            "neck-tilt", "static", "seated", props=chair, family="ear", regions=("neck-side",),
            targets={"levator-scapulae": 1}, cautions=(REST, HOLD),
        ),
        breathing,
        rows,
        make_movement(
            "seated-cat-cow", "dynamic", "seated", props=chair, family="cat", regions=("mid-back", "neck-side"),
            targets={"erector-spinae": 1}, cautions=(REST,),
        ),
        make_movement(
            "shoulder-rolls", "warm-up", "seated", props=chair, targets={"trapezius-upper": 0.5}, cautions=(REST,)
        ),
        make_movement(
            "squeeze", "strengthening", "seated", props=chair, regions=("between-shoulder-blades",),
            targets={"rhomboid-major": 0.8, "trapezius-lower": 0.5}, cautions=(REST,),
        ),
    )  # fmt: skip


def make_library(*more: Movement) -> Library:
    """Return the small library, with further movements where given."""
    return Library(
        schema_version=1,
        movements=tuple(sorted((*_movements(), *more), key=lambda movement: movement.id)),
        muscles=(
            make_muscle("erector-spinae", "the long back muscles"),
            make_muscle("levator-scapulae", "the neck-to-blade muscle"),
            make_muscle("pectoralis-major", "the chest"),
            make_muscle("rhomboid-major", "the blade muscles", "rhomboids"),
            make_muscle("rhomboid-minor", "the blade muscles", "rhomboids"),
            make_muscle("trapezius", "the large back muscle", "trapezius"),
            make_muscle("trapezius-lower", "the muscle below the blades", "trapezius"),
            make_muscle("trapezius-upper", "the top of the shoulder", "trapezius"),
        ),
        regions=(
            _region("between-shoulder-blades", {"rhomboid-major": 1, "rhomboid-minor": 1, "trapezius-lower": 0.5}),
            _region("chest", {"pectoralis-major": 1}),
            _region("mid-back", {"erector-spinae": 1, "trapezius-lower": 0.4}),
            _region("neck-side", {"trapezius-upper": 1, "levator-scapulae": 1}),
        ),
        props=(
            Prop(id="ball", name="Ball", kind="kit"),
            Prop(id="band", name="Band", kind="kit"),
            Prop(id="carpet", name="Carpet", kind="stand-in", stands_in_for=("mat",), stays=True),
            Prop(id="chair", name="Chair", kind="furniture"),
            Prop(id="mat", name="Mat", kind="kit", stays=True),
            Prop(id="treatment-table", name="Table", kind="kit", stands_in_for=("mat",), stays=True),
            Prop(id="wall", name="Wall", kind="furniture"),
        ),
        positions=_positions(),
        demands=(),
        conditions=_conditions(),
        sources=(Source(id="made-up", title="Made up", kind="project"),),
        teachings=(),
        readiness=(),
    )


def _region(ref: str, muscles: dict[str, float]) -> Region:
    return Region(id=ref, name=ref.replace("-", " ").capitalize(), words=(), muscles=muscles)
