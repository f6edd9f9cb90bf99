"""The frames between two keyframes: where on its way each is, and what touches meanwhile."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from unhunch.figure.motion import RATE
from unhunch.figure.rotations import Floats
from unhunch.figure.solving.clock import Leg
from unhunch.figure.solving.contacts import Held, Term, unit
from unhunch.figure.solving.easing import way_between


class Moment(NamedTuple):
    """One frame: step `step` of `steps` on a leg."""

    leg: Leg
    step: int
    steps: int

    @property
    def seconds(self) -> float:
        """Until the next frame."""
        return self.leg.seconds / self.steps

    @property
    def way(self) -> "Moment":
        """Where between two keyframes it is, the same whichever way the leg is gone."""
        if self.leg.start < self.leg.end:
            return self
        return Moment(self.leg.reversed(), self.steps - self.step, self.steps)


def moments_of(leg: Leg) -> list[Moment]:
    """Return the frames of a leg, without its last; waiting is one long frame."""
    if leg.start == leg.end:
        return [Moment(leg, 0, 1)]
    steps = max(2, round(leg.seconds * RATE))
    return [Moment(leg, step, steps) for step in range(steps)]


def term_between(at: list[Held | None], ways: list[Moment], touching: Floats) -> Term:
    """Return one contact on its way: `at` is how each keyframe holds it, `touching` (ways,) where it does touch."""
    contact = next(held.contact for held in at if held is not None)
    known = [held if held is not None else Held(contact, np.zeros(3), np.ones(3, dtype=bool)) for held in at]
    values = np.array(
        [[*held.place, held.contact.gap, float(held.contact.flat), *unit(held.contact.facing)] for held in known]
    )
    fixed = np.array([held.fixed for held in known])

    def held_by(neighbour: tuple[int, float] | None) -> tuple[int, float] | None:
        return neighbour if neighbour is not None and at[neighbour[0]] is not None else None

    flowing = np.array(
        [
            way_between(
                values,
                replace(way.leg, before=held_by(way.leg.before), after=held_by(way.leg.after)),
                way.step / way.steps,
            )
            for way in ways
        ]
    )
    both = np.array([fixed[way.leg.start] & fixed[way.leg.end] for way in ways], dtype=float)
    facing = np.array([unit(direction) for direction in flowing[:, 5:]])
    return Term(contact, flowing[:, :3], both, flowing[:, 3], facing, flowing[:, 4], touching)
