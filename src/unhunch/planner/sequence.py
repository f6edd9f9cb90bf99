"""From the solver's choice to an ordered routine whose seconds add up to the asked time exactly.

The path through the blocks is the program's own; inside a block the order is free of seconds: the same prop together,
easy before hard, what is wanted most first. What the choice leaves of the time goes into getting ready and breathing.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from unhunch.model import LEVELS, TECHNIQUES, Dose, Item
from unhunch.planner import weights as w
from unhunch.planner.reasons import reason_for
from unhunch.planner.setting import fetched_at, is_lively, kit_of
from unhunch.planner.worth import worth_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unhunch.model import Form
    from unhunch.planner.candidates import Candidate
    from unhunch.planner.milp import Solution
    from unhunch.planner.offer import Offer
    from unhunch.planner.setting import Built, Setting

ON = 0.5
"""A switch whose value is above this is on."""


@dataclass(slots=True)
class Part:
    """One item before its getting ready is known."""

    offer: "Offer"
    dose: Dose
    body_seconds: int
    ready: int = 0


def make_items(setting: "Setting", built: "Built", solution: "Solution") -> tuple[Item, ...]:
    """Return the items in order; their seconds add up to the asked total."""
    parts = [Part(c.offer, c.dose, c.body_seconds) for c in _in_order(setting, built, solution)]
    breathing = next(
        (o for o, column in zip(setting.breathing, built.breathes, strict=True) if solution.values[column] > ON), None
    )
    if breathing is not None:
        parts.append(Part(breathing, Dose(), 0))
    for part, need in zip(parts, _ready_needs(setting, parts), strict=True):
        part.ready = need
    left = setting.total - sum(part.body_seconds + part.ready for part in parts)
    if breathing is not None:
        room = w.GET_READY_MOST * len(parts) - sum(part.ready for part in parts)
        wished = round(solution.values[built.rest])
        rest = max(setting.rest_least, left - room, min(wished, left, setting.rest_most))
        parts[-1].dose = Dose(work_seconds=rest)
        parts[-1].body_seconds = rest
        left -= rest
    _spread(parts, left)
    items = tuple(_item(setting, part, parts) for part in parts)
    if sum(item.seconds for item in items) != setting.total:
        raise AssertionError(f"items add up to {sum(i.seconds for i in items)} s, asked were {setting.total} s")
    return items


def _in_order(setting: "Setting", built: "Built", solution: "Solution") -> "list[Candidate]":
    chosen = [c for c, column in zip(setting.candidates, built.chosen, strict=True) if solution.values[column] > ON]
    ordered: list[Candidate] = []
    for stage, sweep in sorted(built.sweep.items()):
        for position in sweep:
            block = [
                c for c in chosen if c.offer.form.technique == TECHNIQUES[stage] and c.offer.form.position == position
            ]
            ordered.extend(sorted(block, key=lambda c: _rank(c, setting)))
    return ordered


def _rank(candidate: "Candidate", setting: "Setting") -> tuple[object, ...]:
    form = candidate.offer.form
    return (
        is_lively(form),
        kit_of(candidate.offer, setting.library),
        LEVELS.index(form.level),
        -worth_of(candidate, setting.request, setting.week, setting.needs),
        candidate.offer.ref,
    )


def _ready_needs(setting: "Setting", parts: "Sequence[Part]") -> list[int]:
    """Least seconds of getting ready: hear it, change position, fetch a prop the first time a technique needs it."""
    needs: list[int] = []
    last: Part | None = None
    fetched: set[tuple[int, str]] = set()
    for part in parts:
        form = part.offer.form
        need = w.GET_READY_LEAST
        if last is not None:
            need += setting.change[last.offer.form.position, form.position]
        stage = TECHNIQUES.index(form.technique)
        picked = {fetched_at(stage, prop, setting.library) for prop in kit_of(part.offer, setting.library)}
        need += w.FETCH_SECONDS * len(picked - fetched)
        fetched |= picked
        needs.append(min(need, w.GET_READY_MOST))
        last = part
    return needs


def _spread(parts: "Sequence[Part]", seconds: int) -> None:
    """Give the seconds that are left to getting ready, always to the shortest, the earlier first."""
    for _ in range(seconds):
        min(parts, key=lambda part: part.ready).ready += 1
    if any(part.ready > w.GET_READY_MOST for part in parts):
        raise AssertionError("more seconds are left than getting ready may take")


def _first_side(form: "Form", setting: "Setting") -> "Literal['left', 'right'] | None":
    """The side to begin with, so that the tighter side is the first to feel it."""
    if form.sides == "none":
        return None
    lead = setting.needs.lead_side
    if form.felt_side == "same":
        return lead
    return "right" if lead == "left" else "left"


def _item(setting: "Setting", part: Part, parts: "Sequence[Part]") -> Item:
    form, dose = part.offer.form, part.dose
    return Item(
        movement=part.offer.movement,
        variation=part.offer.variation,
        name=form.name,
        technique=form.technique,
        position=form.position,
        props=part.offer.props,
        sides=form.sides,
        first_side=_first_side(form, setting),
        sets=dose.sets,
        reps=dose.reps,
        out_seconds=dose.out_seconds,
        hold_seconds=dose.hold_seconds,
        back_seconds=dose.back_seconds,
        pause_seconds=dose.pause_seconds,
        work_seconds=dose.work_seconds,
        rest_seconds=dose.rest_seconds,
        directions=form.dose.directions,
        get_ready_seconds=part.ready,
        seconds=part.body_seconds + part.ready,
        targets=dict(form.targets),
        reason=reason_for(part.offer, setting, [other.offer for other in parts]),
        notes=part.offer.notes,
        assist=part.offer.assist,
    )
