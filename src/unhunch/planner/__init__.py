"""A request and a library to a routine: safety, comfort, choice, dose, order and reasons.

It is an optimisation with an exact solver. What must hold are rows of a mixed-integer program, what is wished are
prices; the answer carries its proven gap, a reason for each pick, a rule for each exclusion, and each wish that could
not be met. Same request, library, history and seed: same routine.

    routine = plan(request, library, body_seconds)

`body_seconds` is handed in by the pipeline: the very function that lays the timeline, so that plan and session agree.
"""

from typing import TYPE_CHECKING

from unhunch.model import Relaxed, Routine
from unhunch.planner.asked import check_request, request_mistakes
from unhunch.planner.attempt import Attempt, Ground, attempt
from unhunch.planner.offer import make_offers
from unhunch.planner.refusal import refuse_for_fit, refuse_for_safety
from unhunch.planner.safety import advice
from unhunch.planner.sequence import make_items
from unhunch.planner.trace import contenders

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from unhunch.model import Dose, Excluded, Form, Item, Library, Request

__all__ = ["plan", "request_mistakes"]

GIVES_WAY = (
    *("fresh", "liked", "count", "rounds", "warm-up", "use-prop", "spine", "chest-opener", "release"),
    *("strengthening", "quiet-end", "precise-stretch", "week-target", "tight", "techniques", "include"),
)
"""The order in which wishes give way and are told, first to last; safety, comfort, sides and the total never do."""
MISSED_FROM = 0.5
"""A wish counts as missed from this much on: below it is the solver's rounding."""


def plan(
    request: "Request", library: "Library", body_seconds: "Callable[[Form, Dose], int]", *, explain: bool = False
) -> Routine:
    """Return the best routine for the request.

    Parameters
    ----------
    request, library
        What is asked, and what there is.
    body_seconds
        Seconds of a form at a dose, without getting ready; shared with the timeline.
    explain
        Also tell what each pick won against.

    Raises
    ------
    RequestError
        Where the request names what does not exist, or a number out of its range.
    PlanRefusedError
        Where no routine exists; its message names the conflict and what to change.
    """
    check_request(request, library)
    offers, excluded = make_offers(request, library)
    ground = Ground(request=request, library=library, offers=offers, body_seconds=body_seconds)
    if not ground.only_breathing and _all_by_safety(excluded, library):
        raise refuse_for_safety(request, library)
    made = attempt(ground)
    if not made.solution.found:
        raise refuse_for_fit(ground, excluded)
    items = make_items(made.setting, made.built, made.solution)
    return Routine(
        request=request,
        total_seconds=made.setting.total,
        optimality_gap=round(made.solution.gap, 4),
        items=items,
        relaxed=_relaxed(made, items, excluded),
        excluded=excluded,
        advice=advice(request, library),
        trace=contenders(made.setting, items) if explain else (),
    )


def _relaxed(made: Attempt, items: "Sequence[Item]", excluded: "Sequence[Excluded]") -> tuple[Relaxed, ...]:
    """Return every wish that was not met, in the order in which wishes give way."""
    setting, built, solution = made.setting, made.built, made.solution
    found = [
        Relaxed(rule=missed.rule, because=missed.because)
        for missed in built.missed
        if solution.values[missed.column] > MISSED_FROM
    ]
    if setting.more_rounds:
        because = "the usual doses do not fill the time asked: more rounds, or longer breathing"
        found.insert(0, Relaxed(rule="rounds", because=because))
    chosen = {item.ref for item in items} | {item.movement for item in items}
    offered = {c.offer.ref for c in setting.candidates} | {c.offer.movement for c in setting.candidates}
    found.extend(
        Relaxed(rule="liked", because=f"{ref}: you like it, but it adds less than the rest today")
        for ref in setting.request.prefer
        if ref in offered - chosen
    )
    techniques = setting.request.techniques
    if techniques and any(i.technique not in {*techniques, "breathing"} for i in items):
        because = "stretches are never done cold: warm-up or gentle mobility was added"
        found.append(Relaxed(rule="techniques", because=because))
    found.extend(
        Relaxed(rule="include", because=f"{gone.movement} stays out ({gone.rule}): {gone.because}")
        for wanted in setting.request.include
        for gone in excluded
        if gone.movement == wanted and wanted not in chosen
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda relaxed: GIVES_WAY.index(relaxed.rule)))


def _all_by_safety(excluded: "Sequence[Excluded]", library: "Library") -> bool:
    """Tell whether the person's conditions alone leave no movement, whatever the place and the kit."""
    rules = {rule.id for condition in library.conditions for rule in condition.rules}
    gone = {entry.movement for entry in excluded if entry.rule in rules}
    return all(movement.id in gone for movement in library.movements if movement.technique != "breathing")
