"""When no routine exists: which wishes conflict, and what to change. A refusal is an answer, not a failure."""

from dataclasses import replace
from typing import TYPE_CHECKING

from unhunch.base.errors import PlanRefusedError
from unhunch.planner.attempt import is_possible
from unhunch.planner.safety import advice
from unhunch.planner.weights import GET_READY_LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unhunch.model import Excluded, Library, Request
    from unhunch.planner.attempt import Ground

FITTING = {
    "place": "another place",
    "props": "a prop (say what is at hand with --props)",
    "positions": "more positions",
    "level": "a higher level",
    "techniques": "more techniques",
    "assisted": "a routine without a practitioner",
}
BREATHING_STAYS = "Quiet breathing is always open: ask for the technique 'breathing' alone."


def refuse_for_safety(request: "Request", library: "Library") -> PlanRefusedError:
    """Return the refusal for a person to whom no movement is offered today, with the advice."""
    told = ", ".join(library.condition_by_id[report.id].name.lower() for report in request.conditions)
    lines = [f"No movement is offered today, because of what you told: {told}.", *advice(request, library)]
    return PlanRefusedError("\n".join([*lines, BREATHING_STAYS]))


def refuse_for_fit(ground: "Ground", excluded: "Sequence[Excluded]") -> PlanRefusedError:
    """Return the refusal for a request that no routine meets: names the conflict and what would help."""
    request = ground.request
    asked = _minutes(request.minutes)
    too_long = _what_is_too_long(ground)
    if too_long:
        return PlanRefusedError(too_long)
    if request.include and is_possible(ground, replace(request, include=())):
        wanted = ", ".join(request.include)
        return PlanRefusedError(
            f"What you asked to include ({wanted}) does not fit with the rest into {asked}.\n"
            "Ask for more minutes, or include fewer movements; a stretch also needs its warm-up."
        )
    filled = _most_minutes(ground)
    helps = _what_would_help(excluded)
    if filled == 0:
        return PlanRefusedError(f"Nothing that is on offer can fill {asked} sensibly.{helps}")
    return PlanRefusedError(
        f"What is on offer fills {_minutes(filled)}, not {asked}; the ceilings on stretching keep the rest free.\n"
        f"Ask for {_minutes(filled)}.{helps}"
    )


def _what_is_too_long(ground: "Ground") -> str:
    """Name something that must be in and has no dose as short as the session."""
    for wanted in ground.request.include:
        offers = [offer for offer in ground.moving if wanted in {offer.ref, offer.movement}]
        doses = [ground.body_seconds(offer.form, dose) for offer in offers for dose in offer.form.dose.ladder]
        if doses and min(doses) + GET_READY_LEAST > ground.request.minutes * 60:
            needed = _minutes(-(-(min(doses) + GET_READY_LEAST) // 60))
            return (
                f"{wanted} takes at least {min(doses)} s, more than {_minutes(ground.request.minutes)} can hold.\n"
                f"Ask for {needed} or more, or leave it out of what must be in."
            )
    return ""


def _most_minutes(ground: "Ground") -> int:
    """The longest session, shorter than the one asked for, that has a routine; 0 where there is none.

    Tried one by one: what fits nine minutes need not fit eight.
    """
    shorter = range(ground.request.minutes - 1, 0, -1)
    found = (n for n in shorter if is_possible(ground, replace(ground.request, minutes=n)))
    return next(found, 0) if ground.moving else 0


def _what_would_help(excluded: "Sequence[Excluded]") -> str:
    """Name what removed movements and could be otherwise: the fit, and what the person said of comfort."""
    helps = ""
    removed = sorted({FITTING[gone.rule] for gone in excluded if gone.rule in FITTING})
    if removed:
        helps += f"\nWhat would open more: {'; '.join(removed)}."
    felt = sum(gone.rule.startswith("comfort.") for gone in excluded)
    if felt:
        helps += (
            f"\n{felt} movements stay out because you left them out or they felt wrong; "
            "to change that, take them off what you avoid, or correct the record."
        )
    resting = sorted({gone.because for gone in excluded if gone.rule.startswith("spacing.")})
    return helps + "".join(f"\nBanded work: {because}." for because in resting)


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
