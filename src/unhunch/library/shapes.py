"""The fields of every table and of a movement file, derived from the model's classes where they say the same.

A class gives the field names, which of them are required, and the kinds that its annotations tell; what an annotation
cannot tell (ids of another table, ranges) stands here beside it.

>>> sorted(name for name, slot in TABLES["sources"].items() if slot.required)
['id', 'kind', 'title']
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from unhunch.model import (
    TECHNIQUES,
    Assistance,
    AssistStep,
    Caution,
    Citation,
    Condition,
    Cues,
    Demand,
    Form,
    Movement,
    Muscle,
    Position,
    Prop,
    ReadinessQuestion,
    Region,
    SafetyRule,
    Source,
    Teaching,
    Variation,
)
from unhunch.wire.kinds import (
    Kind,
    Page,
    Shape,
    Slot,
    choice,
    flag,
    kebab,
    many,
    mapped,
    number,
    record,
    refer,
    sound,
    text,
    unlike,
    whole,
)
from unhunch.wire.yaml_tree import Node, Scalar

_PLAIN_KINDS: Final[Mapping[Any, Kind]] = {
    str: text,
    bool: flag,
    int: whole(-9999, 9_999_999),
    tuple[str, ...]: many(text),
}

NO_KINDS: Final[Mapping[str, Kind]] = {}


def _kind_of(annotation: Any) -> Kind:
    """Return the kind an annotation tells."""
    if get_origin(annotation) is Literal:
        return choice(*get_args(annotation))
    if type(None) in get_args(annotation):
        return _kind_of(get_args(annotation)[0])
    if get_origin(annotation) is tuple and get_origin(get_args(annotation)[0]) is Literal:
        return unlike(_kind_of(get_args(annotation)[0]))
    return _PLAIN_KINDS[annotation]


def shape_of(
    model: type,
    *,
    kinds: Mapping[str, Kind] = NO_KINDS,
    without: tuple[str, ...] = (),
    optional: tuple[str, ...] = (),
) -> Shape:
    """Return the shape of a record that fills `model`.

    Parameters
    ----------
    model
        A dataclass; fields without a default are required, fields that may be None are not.
    kinds
        What the annotations cannot tell.
    without
        Fields that are derived and never written.
    optional
        Fields that may be left out although the class has no default.
    """
    hints = get_type_hints(model)
    slots: dict[str, Slot] = {}
    for part in fields(model):
        if part.name in without:
            continue
        hint = hints[part.name]
        nullable = type(None) in get_args(hint)
        defaulted = part.default is not MISSING or part.default_factory is not MISSING
        kind = kinds.get(part.name) or (kebab if part.name == "id" else _kind_of(hint))
        slots[part.name] = Slot(kind, required=not (nullable or defaulted or part.name in optional), nullable=nullable)
    return slots


def _step(node: Node, where: str, page: Page) -> Any:
    """Read a step: a text, or `{text, required}`."""
    if isinstance(node, Scalar):
        words = text(node, where, page)
        return {"text": words} if isinstance(words, str) else words
    return _WHOLE_STEP(node, where, page)


_WHOLE_STEP = record({"text": Slot(text), "required": Slot(flag, required=False)})
_SECONDS = whole(0, 3600)
_HOLD_LIMIT = whole(1, 600)
_WEIGHT = number(0, 1)

_TEMPO: Shape = {name: Slot(_SECONDS, required=False) for name in ("out", "hold", "back", "pause", "work", "rest")}
_RUNG: Shape = {
    "sets": Slot(whole(1, 20), required=False),
    "reps": Slot(whole(1, 100), required=False),
    **_TEMPO,
}
_DOSE: Shape = {
    "unit": Slot(choice("reps", "hold", "time")),
    "source": Slot(refer("sources")),
    "tempo": Slot(record(_RUNG), required=False),
    "default": Slot(record(_RUNG)),
    "ladder": Slot(many(record(_RUNG), at_least=1)),
    "directions": Slot(many(text), required=False),
    "directions_change": Slot(choice("each-set", "each-rep"), required=False),
    "disagreement": Slot(text, required=False),
    "switch": Slot(_SECONDS, required=False),
    "trial": Slot(record(_RUNG), required=False),
    "beyond": Slot(text, required=False),
}
_CAUTION = shape_of(
    Caution,
    without=("rule",),
    kinds={
        "condition": refer("conditions"),
        "source": refer("sources"),
        "instead": unlike(refer("forms")),
        "max_hold_seconds": _HOLD_LIMIT,
    },
)
_ASSISTED = shape_of(
    Assistance,
    kinds={"source": refer("sources"), "steps": many(record(shape_of(AssistStep)), at_least=1)},
)

_FORM_KINDS: Final[Mapping[str, Kind]] = {
    "position": refer("positions"),
    "hold_position": refer("positions"),
    "props": unlike(refer("props")),
    "regions": unlike(refer("regions")),
    "targets": mapped(refer("muscles"), _WEIGHT),
    "dose": sound(record(_DOSE)),
    "steps": many(_step, at_least=1),
    "cues": record(shape_of(Cues)),
    "demands": unlike(refer("demands")),
    "cautions": many(record(_CAUTION)),
    "pattern": kebab,
}
FORM_FIELDS: Final = tuple(part.name for part in fields(Form))
"""What a variation takes over from its movement."""

VARIATION: Final[Shape] = shape_of(
    Variation, optional=tuple(name for name in FORM_FIELDS if name != "name"), kinds=_FORM_KINDS
)
MOVEMENT: Final[Shape] = shape_of(
    Movement,
    optional=(
        *("other_names", "props", "places", "hold_position", "level", "family", "named_only"),
        *("breath", "feel", "mistakes", "demands", "cautions", "variations", "assisted"),
    ),
    kinds={
        **_FORM_KINDS,
        "family": kebab,
        "easier": refer("movements"),
        "harder": refer("movements"),
        "variations": many(record(VARIATION)),
        "assisted": record(_ASSISTED),
        "sources": many(record(shape_of(Citation, kinds={"id": refer("sources")})), at_least=1),
    },
)

_RULE = shape_of(
    SafetyRule,
    kinds={
        "id": text,
        "demand": refer("demands", also=("any", "any-but-breathing")),
        "source": refer("sources"),
        "instead": unlike(refer("forms")),
        "max_hold_seconds": _HOLD_LIMIT,
    },
)

_MOVEMENT_IDS = unlike(refer("movements"))
_SOURCE_IDS = unlike(refer("sources"))

TABLES: Final[Mapping[str, Shape]] = {
    "sources": shape_of(Source),
    "muscles": shape_of(Muscle, kinds={"group": kebab, "release": _MOVEMENT_IDS, "stretch": _MOVEMENT_IDS}),
    "regions": shape_of(Region, kinds={"muscles": mapped(refer("muscles"), _WEIGHT)}),
    "props": shape_of(Prop, kinds={"stands_in_for": unlike(refer("props"))}),
    "positions": shape_of(
        Position, kinds={"height": whole(0, 100), "steps": mapped(refer("positions"), whole(0, 120))}
    ),
    "demands": shape_of(
        Demand,
        kinds={
            "positions": unlike(refer("positions")),
            "techniques": unlike(choice(*TECHNIQUES)),
            "props": unlike(refer("props")),
            "stretching": unlike(refer("muscles")),
        },
    ),
    "conditions": shape_of(Condition, kinds={"rules": many(record(_RULE))}),
    "readiness": shape_of(
        ReadinessQuestion, kinds={"conditions": unlike(refer("conditions")), "source": refer("sources")}
    ),
    "teachings": shape_of(Teaching, kinds={"sources": _SOURCE_IDS, "muscles": unlike(refer("muscles"))}),
}
"""Table name (and file name) to the shape of its rows."""

SINGULAR: Final[Mapping[str, str]] = {
    "sources": "source",
    "muscles": "muscle",
    "regions": "region",
    "props": "prop",
    "positions": "position",
    "demands": "demand",
    "conditions": "condition",
    "readiness": "question",
    "teachings": "teaching",
    "movements": "movement",
    "forms": "movement or variation",
}
