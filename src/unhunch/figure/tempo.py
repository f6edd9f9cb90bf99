"""How fast a movement goes: the seconds of its dose. The figure moves at the tempo that the person is given."""

from dataclasses import dataclass
from typing import Final

from unhunch.model import Form

HOLD_SHOWN: Final = 1.5
"""Seconds that a hold takes on the motion's own clock; a player holds as long as its cue says."""
PAUSE_SHOWN: Final = 0.5
LOOP_STEP: Final = 1.0
"""Seconds between two keyframes of a movement that goes on, where the pose file says nothing."""
SLOWEST: Final = 4.0
"""A way out or back is shown in this time at most: the guide waits longer, the picture need not creep."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of the phases."""

    out: float
    back: float
    step: float = LOOP_STEP


def tempo_of(form: Form) -> Tempo:
    """Return the tempo of a form's default dose."""
    dose = form.dose.default
    return Tempo(
        out=min(float(dose.out_seconds or SLOWEST), SLOWEST),
        back=min(float(dose.back_seconds or SLOWEST), SLOWEST),
    )
