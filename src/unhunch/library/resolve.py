"""Entries to values: defaults filled in, doses laid out, variations made complete, demands and cautions derived.

>>> make_dose({"out": 4, "hold": 30, "back": 4}, {"hold": 15, "sets": 2})
Dose(sets=2, reps=1, out_seconds=4, hold_seconds=15, back_seconds=4, pause_seconds=0, work_seconds=0, rest_seconds=0)
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from unhunch.library.entries import Entries
from unhunch.library.safety import Rulebook
from unhunch.library.shapes import FORM_FIELDS
from unhunch.model import (
    SWITCH_SECONDS,
    Assistance,
    AssistStep,
    Caution,
    Citation,
    Condition,
    Cues,
    Demand,
    Dose,
    DoseRange,
    Form,
    Library,
    Movement,
    Muscle,
    Position,
    Prop,
    ReadinessQuestion,
    Region,
    SafetyRule,
    Source,
    Step,
    Teaching,
    Variation,
)
from unhunch.model.catalogue import LIBRARY_SCHEMA_VERSION

DOSE_WORDS: Final[Mapping[str, str]] = {
    "sets": "sets",
    "reps": "reps",
    **{word: f"{word}_seconds" for word in ("out", "hold", "back", "pause", "work", "rest")},
}
"""Word of a movement file to field of `Dose`."""


def make_dose(tempo: Mapping[str, int], rung: Mapping[str, int]) -> Dose:
    """Return the tempo with the rung's own numbers laid over it."""
    return Dose(**{DOSE_WORDS[word]: value for word, value in {**tempo, **rung}.items()})


def make_library(entries: Entries) -> Library:
    """Return the library of all complete entries.

    With problems among the entries it is a part of the whole, good enough to be checked further and never handed out.
    """
    positions = [Position(**entry.values) for entry in entries.of("positions")]
    demands = [Demand(**entry.values) for entry in entries.of("demands")]
    conditions = [_condition(entry.values) for entry in entries.of("conditions")]
    rulebook = Rulebook.of(demands, conditions)
    floors = frozenset(position.id for position in positions if position.floor)
    movements = [_movement(entry.values, floors, rulebook) for entry in entries.of("movements")]
    return Library(
        schema_version=LIBRARY_SCHEMA_VERSION,
        movements=_by_id(movements),
        muscles=_by_id(Muscle(**{"fma": None, "uberon": None, **entry.values}) for entry in entries.of("muscles")),
        regions=_by_id(Region(**entry.values) for entry in entries.of("regions")),
        props=_by_id(Prop(**entry.values) for entry in entries.of("props")),
        positions=tuple(sorted(positions, key=lambda position: (position.height, position.id))),
        demands=_by_id(demands),
        conditions=_by_id(conditions),
        sources=_by_id(Source(**entry.values) for entry in entries.of("sources")),
        teachings=_by_id(Teaching(**entry.values) for entry in entries.of("teachings")),
        readiness=tuple(ReadinessQuestion(**entry.values) for entry in entries.of("readiness")),
    )


def _by_id(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda row: row.id))


def _condition(values: Mapping[str, Any]) -> Condition:
    return Condition(**{**values, "rules": tuple(SafetyRule(**rule) for rule in values["rules"])})


def _movement(values: Mapping[str, Any], floors: frozenset[str], rulebook: Rulebook) -> Movement:
    """Return a movement with its variations."""
    identity = values["id"]
    form = _form(values, floors, rulebook)
    own = _own_cautions(identity, values)
    form["cautions"] = rulebook.order(rulebook.cautions_for(form["demands"], form["technique"]) + own)
    assisted = values.get("assisted")
    return Movement(
        **form,
        id=identity,
        other_names=values.get("other_names", ()),
        family=values.get("family", identity),
        named_only=values.get("named_only", False),
        easier=values.get("easier"),
        harder=values.get("harder"),
        variations=tuple(
            _variation(values, row, form["cautions"], floors, rulebook) for row in values.get("variations", ())
        ),
        assisted=assisted
        and Assistance(source=assisted["source"], steps=tuple(AssistStep(**step) for step in assisted["steps"])),
        sources=tuple(Citation(**citation) for citation in values["sources"]),
        notes=values.get("notes", ""),
    )


def _variation(
    movement: Mapping[str, Any],
    row: Mapping[str, Any],
    cautions_of_movement: tuple[Caution, ...],
    floors: frozenset[str],
    rulebook: Rulebook,
) -> Variation:
    """Return a variation, complete in itself; its cautions are those that the movement has not."""
    form = _form(inherit(movement, row, floors), floors, rulebook)
    known = {caution.rule for caution in cautions_of_movement}
    derived = rulebook.cautions_for(form["demands"], form["technique"])
    own = _own_cautions(f"{movement['id']}/{row['id']}", row)
    form["cautions"] = rulebook.order(tuple(caution for caution in derived + own if caution.rule not in known))
    return Variation(**form, id=row["id"], compared=row["compared"], difference=row["difference"])


def inherit(movement: Mapping[str, Any], row: Mapping[str, Any], floors: frozenset[str]) -> dict[str, Any]:
    """Return the fields of a variation as if it had been written in full.

    A new position brings its own hold position and places with it; demands are added to the movement's.
    """
    merged = {name: movement[name] for name in FORM_FIELDS if name in movement}
    if "position" in row:
        merged.pop("hold_position", None)
    if ("position" in row or "hold_position" in row) and "places" in merged:
        usual = default_places({**merged, **row}, floors)
        merged["places"] = tuple(place for place in merged["places"] if place in usual) or usual
    merged |= {name: row[name] for name in FORM_FIELDS if name in row}
    merged["demands"] = tuple(dict.fromkeys((*movement.get("demands", ()), *row.get("demands", ()))))
    return merged


def default_places(values: Mapping[str, Any], floors: frozenset[str]) -> tuple[str, ...]:
    """Return where a form can be done unless it says so itself: on the floor only in a room."""
    position = values["position"]
    return ("room",) if {position, values.get("hold_position", position)} & floors else ("desk", "room")


def _form(values: Mapping[str, Any], floors: frozenset[str], rulebook: Rulebook) -> dict[str, Any]:
    """Return the fields of a form except its cautions."""
    position = values["position"]
    hold_position = values.get("hold_position", position)
    props = values.get("props", ())
    demands = rulebook.demands_of((position, hold_position), values["technique"], props)
    return {
        **{name: values[name] for name in ("name", "technique", "position", "sides", "regions", "targets")},
        "hold_position": hold_position,
        "props": props,
        "places": values.get("places") or default_places(values, floors),
        "level": values.get("level", "beginner"),
        "dose": _dose_range(values["dose"]),
        "steps": tuple(Step(**step) for step in values["steps"]),
        "cues": Cues(**values["cues"]),
        "breath": values.get("breath", ""),
        "feel": values.get("feel", ()),
        "mistakes": values.get("mistakes", ()),
        "demands": tuple(sorted({*demands, *values.get("demands", ())})),
        "pattern": values.get("pattern", ""),
        "felt_side": values.get("felt_side", "same"),
    }


def _dose_range(values: Mapping[str, Any]) -> DoseRange:
    tempo = values.get("tempo", {})
    return DoseRange(
        unit=values["unit"],
        default=make_dose(tempo, values["default"]),
        ladder=tuple(make_dose(tempo, rung) for rung in values["ladder"]),
        source=values["source"],
        directions=values.get("directions", ()),
        directions_change=values.get("directions_change", "each-set"),
        switch_seconds=values.get("switch", SWITCH_SECONDS),
        trial=make_dose(tempo, values["trial"]) if "trial" in values else None,
        disagreement=values.get("disagreement", ""),
    )


def _own_cautions(form: str, values: Mapping[str, Any]) -> tuple[Caution, ...]:
    """Return the cautions written with a form itself; their rule is named after the form and the condition."""
    return tuple(Caution(rule=f"{form}.{row['condition']}", **row) for row in values.get("cautions", ()))


def forms_of(movement: Movement) -> tuple[tuple[str, Form], ...]:
    """Return the movement and its variations with the names they go by.

    "cat-cow", "cat-cow/one-arm", ...
    """
    return (
        (movement.id, movement),
        *((f"{movement.id}/{variation.id}", variation) for variation in movement.variations),
    )
