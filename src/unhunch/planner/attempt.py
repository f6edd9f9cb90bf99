"""One attempt at a request: the usual doses, and where they cannot fill the time, more rounds of them.

The plan itself is the attempt that is kept; a refusal makes others, shorter or without what must be in, to say what
would work.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from unhunch.planner.candidates import make_candidates
from unhunch.planner.milp import GAP, Solution, solve
from unhunch.planner.needs import read_needs
from unhunch.planner.path import change_seconds
from unhunch.planner.program import build
from unhunch.planner.setting import Setting
from unhunch.planner.week import read_week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from unhunch.model import Dose, Form, Library, Request
    from unhunch.planner.offer import Offer
    from unhunch.planner.setting import Built
    from unhunch.planner.week import Week

ANY_GAP = 1.0
"""For attempts that only ask whether there is a routine."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What every attempt at a request stands on."""

    request: "Request"
    library: "Library"
    offers: "Sequence[Offer]"
    body_seconds: "Callable[[Form, Dose], int]"

    @cached_property
    def moving(self) -> "tuple[Offer, ...]":
        """Offers but breathing."""
        return tuple(offer for offer in self.offers if offer.form.technique != "breathing")

    @cached_property
    def breathing(self) -> "tuple[Offer, ...]":
        """Offers of quiet breathing."""
        return tuple(offer for offer in self.offers if offer.form.technique == "breathing")

    @cached_property
    def change(self) -> "Mapping[tuple[str, str], int]":
        """Seconds between positions."""
        return change_seconds(self.library)

    @cached_property
    def week(self) -> "Week":
        """The seven days behind the request."""
        return read_week(self.request, self.library)

    @property
    def only_breathing(self) -> bool:
        """The person asks for quiet breathing and nothing else."""
        return set(self.request.techniques) == {"breathing"}


@dataclass(frozen=True, slots=True)
class Attempt:
    """A setting, its program and what the solver found."""

    setting: Setting
    built: "Built"
    solution: Solution


def attempt(ground: Ground, request: "Request | None" = None, *, gap: float = GAP) -> Attempt:
    """Return the attempt at the ground's request, or at another one on the same ground (fewer minutes, no include)."""
    request = request or ground.request
    first = _try(ground, request, more_rounds=False, gap=gap)
    if first.solution.found or ground.only_breathing or not ground.moving:
        return first
    return _try(ground, request, more_rounds=True, gap=gap)


def is_possible(ground: Ground, request: "Request") -> bool:
    """Tell whether there is any routine for a request on this ground."""
    return attempt(ground, request, gap=ANY_GAP).solution.found


def _try(ground: Ground, request: "Request", *, more_rounds: bool, gap: float) -> Attempt:
    moving = () if ground.only_breathing else ground.moving
    setting = Setting(
        request=request,
        library=ground.library,
        week=ground.week,
        needs=read_needs(request, ground.library, ground.week),
        candidates=make_candidates(moving, request, ground.body_seconds, more_rounds=more_rounds),
        offers=ground.offers,
        breathing=ground.breathing,
        change=ground.change,
        more_rounds=more_rounds,
    )
    built = build(setting)
    if not setting.candidates and not ground.only_breathing:
        # Breathing alone is no answer to somebody who asked to move.
        return Attempt(setting, built, Solution((), 0, 0, 0))
    return Attempt(setting, built, solve(built.program, gap=gap))
