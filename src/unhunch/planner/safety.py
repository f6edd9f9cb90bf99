"""The safety gate: a reported condition meets the cautions of a form. Nothing here is a wish, nothing is relaxed.

The cautions themselves are data (`conditions.yaml`), each a named rule with its source. This module only decides
whether a rule holds for this person today: is the condition reported, does its region touch the form, has a clinician
said that it is fine.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from unhunch.model import Excluded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.model import Caution, ConditionReport, Form, Library, Request
    from unhunch.planner.entrant import Entrant

CLEARANCE = timedelta(days=90)
"""How long a clinician's OK holds before it is asked again (project choice, clinical reference C)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What cautions that do not remove a form ask of it."""

    notes: tuple[str, ...]
    max_hold_seconds: int | None


def gate(entrant: "Entrant", request: "Request", library: "Library") -> Excluded | None:
    """Remove a form that a condition hides: EXCLUDE, CLINICIAN without an OK, MODIFY where another form takes over."""
    for caution, report in _holding(entrant, request, library):
        if _hides(caution, report, entrant.ref, request.today):
            return Excluded(movement=entrant.ref, rule=caution.rule, because=caution.note)
    if _shortest_hold(entrant.form) > (limits(entrant, request, library).max_hold_seconds or 10**6):
        rule = next(c.rule for c, _ in _holding(entrant, request, library) if c.max_hold_seconds)
        return Excluded(movement=entrant.ref, rule=rule, because="it has no hold as short as this asks for")
    return None


def gate_beginner(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """Beginners keep their hands off the head (clinical reference, sections 0 and A9)."""
    if request.level == "beginner" and "hand-on-head" in entrant.form.demands:
        because = "at beginner level no hand adds pressure to the head"
        return Excluded(movement=entrant.ref, rule="beginner.hand-on-head", because=because)
    return None


def limits(entrant: "Entrant", request: "Request", library: "Library") -> Limits:
    """Return the notes and the longest hold that the holding MODIFY and CAUTION rules ask for."""
    notes: list[str] = []
    holds: list[int] = []
    for caution, report in _holding(entrant, request, library):
        if _hides(caution, report, entrant.ref, request.today):
            continue
        if caution.effect != "CLINICIAN" and caution.note not in notes:
            notes.append(caution.note)
        if caution.max_hold_seconds is not None:
            holds.append(caution.max_hold_seconds)
    return Limits(tuple(notes), min(holds, default=None))


def assist_steps(entrant: "Entrant", request: "Request", library: "Library") -> tuple[str, ...]:
    """Return the practitioner's steps, without light overpressure where a condition rules that out."""
    assisted = entrant.movement.assisted
    if not request.assisted or assisted is None or entrant.variation is not None:
        return ()
    no_pressure = any(
        rule.demand == "overpressure" and rule.effect in {"EXCLUDE", "CLINICIAN"}
        for report in request.conditions
        for rule in library.condition_by_id[report.id].rules
    )
    return tuple(step.text for step in assisted.steps if not (no_pressure and step.role == "overpressure"))


def advice(request: "Request", library: "Library") -> tuple[str, ...]:
    """Return what the reported conditions ask the person to do, each once."""
    found = (library.condition_by_id[report.id].advice for report in request.conditions)
    return tuple(dict.fromkeys(text for text in found if text))


def _holding(entrant: "Entrant", request: "Request", library: "Library") -> "Iterator[tuple[Caution, ConditionReport]]":
    cautions = library.cautions_of(entrant.movement.id, entrant.variation)
    for report in request.conditions:
        narrowed = library.condition_by_id[report.id].localised and report.region is not None
        elsewhere = narrowed and report.region not in entrant.form.regions
        for caution in cautions:
            if caution.condition == report.id and (caution.everywhere or not elsewhere):
                yield caution, report


def _hides(caution: "Caution", report: "ConditionReport", ref: str, today: date | None) -> bool:
    if caution.effect == "EXCLUDE":
        return True
    if caution.effect == "CLINICIAN":
        return not _cleared(report, today)
    return caution.effect == "MODIFY" and bool(caution.instead) and ref not in caution.instead


def _cleared(report: "ConditionReport", today: date | None) -> bool:
    if report.cleared_on is None or today is None:
        return False
    return timedelta(0) <= today - report.cleared_on <= CLEARANCE


def _shortest_hold(form: "Form") -> int:
    return min(dose.hold_seconds for dose in form.dose.ladder)
