"""What is on offer for a request: every form of the library passes the same gates, once, and nothing comes back later.

In: a request and a library. Out: the offers, and for every other form the rule that removed it. The solver sees
offers only, so no later step can bring back what safety or comfort removed.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unhunch.model import Excluded
from unhunch.planner import comfort, fitting, safety
from unhunch.planner.entrant import Entrant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unhunch.model import Form, Library, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A form that passed every gate, with what the person's conditions ask of it."""

    movement: str
    variation: str | None
    form: "Form"
    family: str
    included: bool
    substitute: bool
    """A safety rule names it as taking another's place."""
    props: tuple[str, ...]
    """What will be used, stand-ins in place."""
    notes: tuple[str, ...]
    max_hold_seconds: int | None
    assist: tuple[str, ...]

    @property
    def ref(self) -> str:
        """The form's name."""
        return self.movement if self.variation is None else f"{self.movement}/{self.variation}"


GATES = (
    safety.gate,
    safety.gate_beginner,
    comfort.gate_avoided,
    comfort.gate_felt,
    comfort.gate_spacing,
    fitting.gate_place,
    fitting.gate_positions,
    fitting.gate_props,
    fitting.gate_assisted,
    fitting.gate_techniques,
    fitting.gate_level,
)
"""In the order of their weight: a form that several would remove is told with the weightiest."""


def make_offers(request: "Request", library: "Library") -> tuple[tuple[Offer, ...], tuple[Excluded, ...]]:
    """Return the offers, sorted by movement and variation, and the exclusions, each with its rule."""
    passed: list[Entrant] = []
    excluded: list[Excluded] = []
    for entrant in _entrants(library):
        removed = next((found for gate in GATES if (found := gate(entrant, request, library))), None)
        if removed:
            excluded.append(removed)
        else:
            passed.append(entrant)
    substitutes = _substitutes(excluded, library)
    offers = (_offer(entrant, request, library, substitutes) for entrant in passed)
    return tuple(offers), tuple(excluded)


def _substitutes(excluded: list[Excluded], library: "Library") -> frozenset[str]:
    """Return the forms that the rules which removed something name instead."""
    removed = {gone.rule for gone in excluded}
    rules = (rule for condition in library.conditions for rule in condition.rules if rule.id in removed)
    return frozenset(ref for rule in rules for ref in rule.instead)


def _entrants(library: "Library") -> "Iterator[Entrant]":
    for movement in library.movements:
        yield Entrant(movement=movement, variation=None, form=movement)
        for variation in movement.variations:
            yield Entrant(movement=movement, variation=variation.id, form=variation)


def _offer(entrant: Entrant, request: "Request", library: "Library", substitutes: frozenset[str]) -> Offer:
    limits = safety.limits(entrant, request, library)
    return Offer(
        movement=entrant.movement.id,
        variation=entrant.variation,
        form=entrant.form,
        family=entrant.movement.family,
        included=is_included(entrant, request),
        substitute=entrant.ref in substitutes,
        props=fitting.props_used(entrant.form, request, library),
        notes=limits.notes,
        max_hold_seconds=limits.max_hold_seconds,
        assist=safety.assist_steps(entrant, request, library),
    )


def is_included(entrant: Entrant, request: "Request") -> bool:
    """Tell whether the request asks for this form, or for its movement in any form."""
    return entrant.ref in request.include or entrant.movement.id in request.include
