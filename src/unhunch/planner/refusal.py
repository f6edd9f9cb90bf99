"""When no routine exists: which wishes conflict, and what to change. A refusal is an answer, not a failure."""

from dataclasses import replace
from typing import TYPE_CHECKING

from unhunch.base.errors import PlanRefusedError
from unhunch.planner.milp import solve
from unhunch.planner.program import build
from unhunch.planner.safety import advice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unhunch.model import Excluded, Library, Request
    from unhunch.planner.program import Setting

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


def refuse_for_fit(setting: "Setting", excluded: "Sequence[Excluded]") -> PlanRefusedError:
    """Return the refusal for a request that no routine meets: names the conflict and what would help."""
    minutes = _minutes(setting.request.minutes)
    if setting.request.include and _works_without_include(setting):
        asked = ", ".join(setting.request.include)
        return PlanRefusedError(
            f"What you asked to include ({asked}) does not fit with the rest into {minutes}.\n"
            "Ask for more minutes, or include fewer movements; a stretch also needs its warm-up."
        )
    filled = _most_minutes(setting)
    removed = sorted({FITTING[e.rule] for e in excluded if e.rule in FITTING})
    helps = f"\nWhat would open more: {'; '.join(removed)}." if removed else ""
    if filled <= 0:
        return PlanRefusedError(f"Nothing that is on offer can fill {minutes} sensibly.{helps}")
    return PlanRefusedError(
        f"What is on offer fills {_minutes(filled)}, not {minutes}; the ceilings on stretching keep the rest free.\n"
        f"Ask for {_minutes(filled)} or less.{helps}"
    )


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _works_without_include(setting: "Setting") -> bool:
    without = replace(setting, request=replace(setting.request, include=()))
    return solve(build(without).program, gap=1.0).found


def _most_minutes(setting: "Setting") -> int:
    """The longest whole number of minutes, up to what was asked, that can be filled."""
    low, high = 0, setting.request.minutes - 1
    while low < high:
        middle = (low + high + 1) // 2
        shorter = replace(setting, request=replace(setting.request, minutes=middle))
        if solve(build(shorter).program, gap=1.0).found:
            low = middle
        else:
            high = middle - 1
    return low
