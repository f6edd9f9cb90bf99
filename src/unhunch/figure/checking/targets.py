"""Whether a stretch stretches what it says: the declared targets against the lengthened lines of the figure.

A check for authors, never physiology (see `lengths.py`). A target of at least half weight passes where, at the hold, it
is half way to its long position or further; or clearly on the way there, and before nearly all muscles that the
movement does not name. What is long already where the figure waits (the buttocks of one who sits) does not count.
"""

from dataclasses import dataclass
from typing import Final

from unhunch.base.problems import Problem
from unhunch.figure.angles import mirror_name
from unhunch.figure.body import Body
from unhunch.figure.checking.fibres import WHOLE, WITHOUT_LINES
from unhunch.figure.checking.lengths import lengthening, stretch
from unhunch.figure.lighting import lit_sides
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.model import Form

COUNTS: Final = 0.5
"""From this weight on a target counts towards its muscle's time."""
MUCH: Final = 0.5
"""So much of the way to the position that lengthens it is enough."""
CLEARLY: Final = 0.25
"""So much is enough for a target that is among the first."""
OTHERS_AHEAD: Final = 6
"""So many muscles that the movement does not name may be lengthened more, of about fifty on the side."""
BY_THE_MOVEMENT: Final = 0.1
"""A muscle counts against a target only where so much of its lengthening comes on the way to the hold."""
TOP: Final = 8
"""So many of the most lengthened are told, of both sides."""
PARTS: Final = frozenset(part for parts in WHOLE.values() for part in parts)


@dataclass(frozen=True, slots=True)
class Target:
    """One declared target at the hold."""

    muscle: str
    """With its side: "latissimus-dorsi.left"."""
    weight: float
    stretch: float
    """How far it is towards the position that lengthens it; 1 is there."""
    lengthening: float
    """Length over neutral length, less 1."""
    other_side: float
    """The `stretch` of the same muscle on the other side."""
    ahead: tuple[str, ...]
    """Muscles of that side which the movement lengthens more and does not name, the most first."""

    @property
    def reached(self) -> bool:
        """Whether it is among the most lengthened."""
        return self.stretch >= MUCH or (self.stretch >= CLEARLY and len(self.ahead) <= OTHERS_AHEAD)


@dataclass(frozen=True, slots=True)
class Stretched:
    """What a static stretch stretches."""

    top: tuple[tuple[str, float], ...]
    """The muscles with side that are lengthened most at the hold, by the movement, and how far (`Target.stretch`)."""
    targets: tuple[Target, ...]
    """The declared ones of at least half weight that a line can stand for, the weightiest first."""


def stretched(motion: Motion, form: Form, pose: PoseFile, body: Body) -> Stretched | None:
    """Return what a static stretch stretches at its hold; None for movements that are not static, or do not hold."""
    hold = motion.span("hold")
    if form.technique != "static" or hold is None:
        return None
    start, _ = motion.at(0.0)
    held, _ = motion.at(hold.start)
    at_start = {name: float(value[0]) for name, value in stretch(body.skeleton, start).items()}
    at_hold = {name: float(value[0]) for name, value in stretch(body.skeleton, held).items()}
    longer = {name: float(value[0]) for name, value in lengthening(body.skeleton, held).items()}
    grows = {name for name, value in at_hold.items() if value - at_start[name] >= BY_THE_MOVEMENT}
    targets = []
    for muscle, weight in sorted(form.targets.items(), key=lambda item: (-item[1], item[0])):
        if weight < COUNTS or muscle in WITHOUT_LINES:
            continue
        name = max((f"{muscle}.{side}" for side in lit_sides(form, pose, muscle)), key=lambda name: at_hold[name])
        ahead = _ahead(name, at_hold, grows, form)
        targets.append(Target(name, weight, at_hold[name], longer[name], at_hold[mirror_name(name)], ahead))
    return Stretched(
        top=tuple((name, at_hold[name]) for name in _most_first(at_hold, grows) if _is_one(name))[:TOP],
        targets=tuple(targets),
    )


def target_problems(found: Stretched, pose: PoseFile) -> tuple[Problem, ...]:
    """Return the targets that are not among the most lengthened, at the line of the keyframe that is held."""
    held = [keyframe for keyframe in pose.keyframes if keyframe.phase == "out"][-1]
    return tuple(
        Problem(pose.file, held.line, "error", _shortfall(target, held.name), _repair(target))
        for target in found.targets
        if not target.reached
    )


def _shortfall(target: Target, held: str) -> str:
    message = f"{target.muscle} is a target, but at {held!r} it is {target.stretch:.0%} of the way to its long position"
    if len(target.ahead) > OTHERS_AHEAD:
        message += (
            f", and {len(target.ahead)} muscles that are none are lengthened more ({', '.join(target.ahead[:3])}, ...)"
        )
    return message


def _repair(target: Target) -> str:
    muscle, _, side = mirror_name(target.muscle).rpartition(".")
    if target.other_side >= CLEARLY > target.stretch:
        return (
            f"the {side} one is at {target.other_side:.0%}: turn the pose to the other side, or light that one "
            f"(`lit: {{{muscle}: {side}}}`)"
        )
    return "bring the pose nearer to what lengthens it: `lengthened_by` in muscles.yaml"


def _ahead(name: str, at_hold: dict[str, float], grows: set[str], form: Form) -> tuple[str, ...]:
    side = name.rsplit(".", 1)[1]
    named = {*form.targets, *(part for muscle in form.targets for part in WHOLE.get(muscle, ()))}
    named |= {whole for whole, parts in WHOLE.items() if named & set(parts)}
    return tuple(
        other
        for other in _most_first(at_hold, grows)
        if other.endswith(f".{side}")
        and at_hold[other] > at_hold[name]
        and other.rsplit(".", 1)[0] not in named
        and _is_one(other)
    )


def _most_first(at_hold: dict[str, float], grows: set[str]) -> list[str]:
    return sorted(grows, key=lambda name: (-at_hold[name], name))


def _is_one(name: str) -> bool:
    """Tell whether a name stands for a muscle: a part of one that has several does not count for itself."""
    return name.rsplit(".", 1)[0] not in PARTS
