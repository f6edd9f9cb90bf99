"""The fitting gates: place, positions, props, level, techniques, and whether a practitioner is there."""

from typing import TYPE_CHECKING

from unhunch.model import LEVELS, Excluded

if TYPE_CHECKING:
    from unhunch.model import Form, Library, Request
    from unhunch.planner.entrant import Entrant

UNASSISTED = frozenset({"warm-up", "breathing"})
"""Techniques that stand around an assisted part without help."""
TABLE = "treatment-table"


def gate_place(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """Remove what cannot be done where the person is."""
    if request.place in entrant.form.places:
        return None
    return Excluded(movement=entrant.ref, rule="place", because=f"it is not done at the {request.place}")


def gate_positions(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """Remove what needs a position the person leaves out."""
    for position in (entrant.form.position, entrant.form.hold_position):
        if request.positions and position not in request.positions:
            return Excluded(movement=entrant.ref, rule="positions", because=f"it needs {position}")
    return None


def gate_props(entrant: "Entrant", request: "Request", library: "Library") -> Excluded | None:
    """Remove what needs a thing that is not there."""
    for prop in entrant.form.props:
        if _at_hand(prop, request, library) is None:
            because = f"it needs: {library.prop_by_id[prop].name}"
            return Excluded(movement=entrant.ref, rule="props", because=because)
    return None


def gate_assisted(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """With a practitioner, keep what can be assisted, and the warm-up and breathing around it."""
    if not request.assisted or entrant.form.technique in UNASSISTED:
        return None
    if entrant.movement.assisted is not None and entrant.variation is None:
        return None
    return Excluded(movement=entrant.ref, rule="assisted", because="it has no steps for a practitioner")


def gate_techniques(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """Keep the techniques asked for, quiet breathing, and what must warm up a stretch."""
    technique = entrant.form.technique
    if not request.techniques or technique in {*request.techniques, "breathing"}:
        return None
    if technique in warming_needed(request):
        return None
    return Excluded(movement=entrant.ref, rule="techniques", because=f"{technique} was not asked for")


def gate_level(entrant: "Entrant", request: "Request", _library: "Library") -> Excluded | None:
    """Remove what is above the person's level, unless they ask for it by name."""
    named = {entrant.ref, entrant.movement.id} if entrant.variation is None else {entrant.ref}
    if LEVELS.index(entrant.form.level) <= LEVELS.index(request.level) or named & set(request.include):
        return None
    return Excluded(movement=entrant.ref, rule="level", because=f"it is {entrant.form.level}")


def warming_needed(request: "Request") -> frozenset[str]:
    """Return the techniques that a request for stretches needs beside them, as muscles are never stretched cold."""
    wants_static = "static" in request.techniques
    return frozenset({"warm-up", "dynamic"}) if wants_static and not request.warm else frozenset()


def props_used(form: "Form", request: "Request", library: "Library") -> tuple[str, ...]:
    """Return the form's props with stand-ins where the thing itself is not there; the gate has passed."""
    used = (_at_hand(prop, request, library) for prop in form.props)
    return tuple(prop for prop in used if prop is not None)


def _at_hand(prop: str, request: "Request", library: "Library") -> str | None:
    entry = library.prop_by_id[prop]
    there = set(request.props) | ({TABLE} if request.assisted and request.place == "room" else set())
    if prop not in request.without and (entry.kind == "furniture" or prop in there):
        return prop
    stand_ins = (p.id for p in library.props if prop in p.stands_in_for and p.id in there)
    return next((stand_in for stand_in in stand_ins if stand_in not in request.without), None)
