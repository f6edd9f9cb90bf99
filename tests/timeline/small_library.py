"""A small library and small routines in plain code: one movement for each kind of item."""

from dataclasses import replace

from unhunch.model import (
    Cues,
    Dose,
    DoseRange,
    Form,
    Item,
    Library,
    Movement,
    Position,
    Prop,
    Request,
    Routine,
    Step,
    Variation,
)
from unhunch.model.timeline import Side
from unhunch.timeline import body_seconds

POSITIONS = (
    Position(id="standing", name="Standing", say="Stand up tall.", height=0, floor=False, steps={"seated": 4}),
    Position(id="seated", name="Sitting", say="Sit down on the chair.", height=1, floor=False, steps={"standing": 4}),
    Position(id="quadruped", name="On all fours", say="Come onto hands and knees.", height=3, floor=True, steps={}),
)
PROPS = (
    Prop(id="chair", name="Chair", kind="furniture"),
    Prop(id="massage-ball", name="Massage ball", kind="kit"),
    Prop(id="mat", name="Mat", kind="kit"),
)


def movement(
    ref: str,
    technique: str,
    position: str,
    sides: str,
    dose: Dose,
    cues: Cues,
    *,
    directions: tuple[str, ...] = (),
    directions_change: str = "each-set",
    props: tuple[str, ...] = (),
    steps: tuple[Step, ...] = (),
    variations: tuple[Variation, ...] = (),
) -> Movement:
    """Build a movement of which only what matters to the clock is given."""
    return Movement(
        id=ref,
        name=ref.replace("-", " ").capitalize(),
        technique=technique,  # type: ignore[arg-type]
        position=position,
        hold_position=position,
        props=props,
        places=("room",),
        sides=sides,  # type: ignore[arg-type]
        level="beginner",
        regions=(),
        targets={},
        dose=DoseRange(
            unit="reps",
            default=dose,
            ladder=(dose,),
            source="project",
            directions=directions,
            directions_change=directions_change,  # type: ignore[arg-type]
        ),
        steps=steps or (Step(text="Do it slowly."),),
        cues=cues,
        breath="Slow and even.",
        feel=("Along the side of the neck.",),
        mistakes=(),
        demands=(),
        cautions=(),
        other_names=(),
        family=ref,
        named_only=False,
        easier=None,
        harder=None,
        variations=variations,
        assisted=None,
        sources=(),
    )


EAR_TO_SHOULDER = movement(
    "ear-to-shoulder",
    "static",
    "seated",
    "switch",
    Dose(out_seconds=4, hold_seconds=30, back_seconds=4, rest_seconds=5),
    Cues(
        get_ready="Sit tall, arms hanging.",
        out="Ear towards the {side} shoulder.",
        hold="Let the other shoulder sink.",
        back="Slowly back up.",
        switch="Other side.",
    ),
    props=("chair",),
)
CAT_COW = movement(
    "cat-cow",
    "dynamic",
    "quadruped",
    "none",
    Dose(reps=4, out_seconds=3, hold_seconds=2, back_seconds=3, pause_seconds=2, rest_seconds=15),
    Cues(get_ready="Hands and knees, back level.", out="Breathe out, round up.", hold="Stay.", back="Let it sink."),
    props=("mat",),
    steps=(Step(text="Set the knees under the hips.", required=True), Step(text="Round, then sink.")),
)
ARM_REACH = movement(
    "arm-reach",
    "dynamic",
    "quadruped",
    "alternate",
    Dose(reps=3, out_seconds=2, hold_seconds=1, back_seconds=2),
    Cues(get_ready="Back level.", out="Reach one arm long.", back="Set it down."),
)
ARM_CIRCLES = movement(
    "arm-circles",
    "dynamic",
    "standing",
    "none",
    Dose(sets=2, reps=3, out_seconds=1, back_seconds=1, rest_seconds=10),
    Cues(get_ready="Arms out wide.", out="Small circles."),
    directions=("forward", "back"),
)
BLADE_CLOCKS = movement(
    "blade-clocks",
    "dynamic",
    "standing",
    "none",
    Dose(reps=2, out_seconds=2, hold_seconds=1, back_seconds=2),
    Cues(get_ready="Elbows bent.", out="Glide that way.", hold="Stay.", back="To the middle."),
    directions=("up", "forward", "down", "back"),
    directions_change="each-rep",
)
BALL_RELEASE = movement(
    "ball-release",
    "release",
    "standing",
    "switch",
    Dose(sets=2, out_seconds=4, hold_seconds=45, back_seconds=3, rest_seconds=30),
    Cues(get_ready="Back to the wall.", out="Lean onto the ball, {side} blade.", hold="Breathe.", back="Lean away."),
    props=("massage-ball",),
    steps=(Step(text="Keep the ball beside the spine and never on the bones of it.", required=True),),
)
MARCH = movement(
    "march",
    "warm-up",
    "standing",
    "none",
    Dose(sets=2, work_seconds=30, rest_seconds=5),
    Cues(get_ready="Feet under the hips.", out="March on the spot, arms swinging."),
)
LUNGES = movement(
    "lunges",
    "warm-up",
    "standing",
    "alternate",
    Dose(work_seconds=30),
    Cues(get_ready="Feet wide.", out="Sink to one side, then the other."),
)
BREATHING = movement(
    "breathing",
    "breathing",
    "seated",
    "none",
    Dose(work_seconds=65),
    Cues(get_ready="Sit at ease.", out="Breathe in, and slowly out."),
)
MOVEMENTS = (
    ARM_CIRCLES,
    ARM_REACH,
    BALL_RELEASE,
    BLADE_CLOCKS,
    BREATHING,
    CAT_COW,
    EAR_TO_SHOULDER,
    LUNGES,
    MARCH,
)


def small_library(*movements: Movement) -> Library:
    """Return a library of the given movements, or of all the above."""
    return Library(
        schema_version=1,
        movements=tuple(sorted(movements or MOVEMENTS, key=lambda one: one.id)),
        muscles=(),
        regions=(),
        props=PROPS,
        positions=POSITIONS,
        demands=(),
        conditions=(),
        sources=(),
        teachings=(),
        readiness=(),
    )


def item(
    form: Form,
    *,
    dose: Dose | None = None,
    get_ready: int = 10,
    first_side: Side | None = None,
    notes: tuple[str, ...] = (),
) -> Item:
    """Return a routine's item for a movement, at its default dose unless another is given."""
    assert isinstance(form, Movement)
    chosen = dose or form.dose.default
    sided = form.sides != "none"
    return Item(
        movement=form.id,
        variation=None,
        name=form.name,
        technique=form.technique,
        position=form.position,
        props=form.props,
        sides=form.sides,
        first_side=(first_side or "left") if sided else None,
        sets=chosen.sets,
        reps=chosen.reps,
        out_seconds=chosen.out_seconds,
        hold_seconds=chosen.hold_seconds,
        back_seconds=chosen.back_seconds,
        pause_seconds=chosen.pause_seconds,
        work_seconds=chosen.work_seconds,
        rest_seconds=chosen.rest_seconds,
        directions=form.dose.directions,
        get_ready_seconds=get_ready,
        seconds=get_ready + body_seconds(form, chosen),
        targets={},
        reason="It was asked for.",
        notes=notes,
    )


def routine(*items: Item) -> Routine:
    """Return a routine of these items."""
    total = sum(one.seconds for one in items)
    return Routine(request=Request(minutes=max(1, total // 60)), total_seconds=total, optimality_gap=0.0, items=items)


def mirrored(one: Item) -> Item:
    """Return the item begun on the other side."""
    return replace(one, first_side={"left": "right", "right": "left", None: None}[one.first_side])
