"""From offers to candidates: each offer at a few doses that suit the person and the session's length.

Few doses rather than the whole ladder keep the search small; which few depends on the length asked for, the age band
and what a caution caps.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unhunch.planner.week import COUNTS_FROM
from unhunch.planner.weights import CHANNEL_OF, EFFECT_PERCENT, MAIN_PERCENT, SECONDARY_PERCENT, longest_item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from unhunch.model import Dose, Form, Request
    from unhunch.planner.offer import Offer

RUNGS_MOST = 4
EXTRA_SETS = (1, 2, 3)
"""Added to the fullest dose where the time asked is longer than the normal doses can fill."""
OLDER_HOLD = 45
"""Default hold from 65 on (clinical.md A8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One offer at one dose, with its exact seconds."""

    offer: "Offer"
    dose: "Dose"
    body_seconds: int
    """Everything but getting ready; from the same function that lays the timeline."""
    effect: "Mapping[tuple[str, str], int]"
    """(channel, muscle) to seconds of effect per side."""
    rung: int
    """0 is the gentlest of those offered."""

    @property
    def held(self) -> "Mapping[str, int]":
        """Static seconds per side of each muscle that it counts for."""
        if self.offer.form.technique != "static":
            return {}
        seconds = self.dose.hold_seconds_per_side
        return {muscle: seconds for muscle, weight in self.offer.form.targets.items() if weight >= COUNTS_FROM}


def make_candidates(
    offers: "Sequence[Offer]",
    request: "Request",
    body_seconds: "Callable[[Form, Dose], int]",
    *,
    more_rounds: bool,
) -> tuple[Candidate, ...]:
    """Return every offer but breathing at its doses, gentlest first.

    With `more_rounds`, doses go on beyond the ladder by repeating its fullest one.
    """
    total = request.minutes * 60
    found: list[Candidate] = []
    for offer in offers:
        if offer.form.technique == "breathing":
            continue
        rungs = _rungs(offer, request, more_rounds=more_rounds)
        timed = sorted({(body_seconds(offer.form, dose), index): dose for index, dose in enumerate(rungs)}.items())
        most = total if more_rounds or offer.included or len(rungs) == 1 else longest_item(total)
        fitting = [(seconds, dose) for (seconds, _), dose in timed if seconds + 5 <= total and seconds <= most]
        for rung, (seconds, dose) in enumerate(fitting):
            effect = _effect(offer.form, dose)
            found.append(Candidate(offer=offer, dose=dose, body_seconds=seconds, effect=effect, rung=rung))
    return tuple(found)


def _rungs(offer: "Offer", request: "Request", *, more_rounds: bool) -> list["Dose"]:
    ladder = [dose for dose in offer.form.dose.ladder if dose.hold_seconds <= (offer.max_hold_seconds or 10**6)]
    default = _default(offer, request, ladder)
    gentle = offer.form.technique == "release"
    if request.minutes <= 3:
        chosen = ladder[: default + 1]
    elif request.minutes <= 12:
        chosen = ladder[max(0, default - 1) : default + 3]
    else:
        chosen = ladder[max(0, default - 2) :] if gentle else ladder[max(0, default - 1) :]
    chosen = _thin(chosen)
    if more_rounds and ladder:
        fullest = ladder[-1]
        chosen = [*chosen, *(replace(fullest, sets=fullest.sets + more) for more in EXTRA_SETS)]
    return list(dict.fromkeys(chosen))


def _default(offer: "Offer", request: "Request", ladder: "Sequence[Dose]") -> int:
    wanted = offer.form.dose.default
    if offer.form.technique == "static" and request.age_band == "65-plus":
        longer = [index for index, dose in enumerate(ladder) if dose.hold_seconds >= OLDER_HOLD]
        if longer:
            return longer[0]
    return ladder.index(wanted) if wanted in ladder else len(ladder) - 1


def _thin(doses: "Sequence[Dose]") -> list["Dose"]:
    """Keep the first and the last and an even choice between, at most RUNGS_MOST."""
    if len(doses) <= RUNGS_MOST:
        return list(doses)
    last = len(doses) - 1
    return [doses[round(index * last / (RUNGS_MOST - 1))] for index in range(RUNGS_MOST)]


def _effect(form: "Form", dose: "Dose") -> dict[tuple[str, str], int]:
    channel = CHANNEL_OF[form.technique]
    # Circles work the same muscles in both directions; the ways of one repetition (up, forward, down, back) share them.
    ways = len(form.dose.directions) if form.dose.directions and form.dose.directions_change == "each-set" else 1
    seconds = dose.hold_seconds_per_side if form.technique == "static" else dose.work_seconds_per_side * ways
    effect: dict[tuple[str, str], int] = {}
    for muscle, weight in form.targets.items():
        share = MAIN_PERCENT if weight >= 1 else SECONDARY_PERCENT if weight >= COUNTS_FROM else 0
        worth = seconds * EFFECT_PERCENT[form.technique] * share // 10_000
        if worth:
            effect[channel, muscle] = worth
    return effect
