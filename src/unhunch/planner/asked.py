"""Reads a request against the library: every word and number must mean something. All mistakes are told at once."""

from typing import TYPE_CHECKING

from unhunch.base.errors import RequestError
from unhunch.base.problems import did_you_mean
from unhunch.planner.needs import region_or_muscle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unhunch.model import Library, Request

MINUTES = range(1, 91)
RATINGS = range(11)
SESSIONS = range(1, 15)
SIDES = (None, "left", "right")


def check_request(request: "Request", library: "Library") -> None:
    """Raise for everything in the request that cannot be meant.

    Raises
    ------
    RequestError
        One line for each mistake: what, what was expected, what came, how to repair it.
    """
    mistakes = list(_mistakes(request, library))
    if mistakes:
        raise RequestError("\n".join(f"request: {mistake}" for mistake in mistakes))


def _mistakes(request: "Request", library: "Library") -> "Iterator[str]":
    if request.minutes not in MINUTES:
        yield f"minutes: expected 1 to 90, got {request.minutes}"
    if request.sessions_per_week not in SESSIONS:
        yield f"sessions_per_week: expected 1 to 14, got {request.sessions_per_week}"
    yield from _unknown("positions", request.positions, library.position_by_id)
    yield from _unknown("props", request.props, library.prop_by_id)
    yield from _unknown("without", request.without, library.prop_by_id)
    for key in ("prefer", "avoid", "include"):
        yield from _unknown(key, getattr(request, key), _forms(library))
    for ref in sorted(set(request.include) & set(request.avoid)):
        yield f"include and avoid: {ref!r} is in both; leave it in one"
    yield from _tight(request.tight, library)
    yield from _conditions(request, library)


def _tight(tight: "Mapping[str, int]", library: "Library") -> "Iterator[str]":
    known = {**library.region_by_id, **library.muscle_by_id}
    for key, rating in tight.items():
        name, side = region_or_muscle(key)
        yield from _unknown("tight", [name], known)
        if side not in SIDES:
            yield f"tight: {key!r}: expected .left or .right behind the name, got .{side}"
        if rating not in RATINGS:
            yield f"tight: {key}: expected 0 to 10, got {rating}"


def _conditions(request: "Request", library: "Library") -> "Iterator[str]":
    for report in request.conditions:
        yield from _unknown("conditions", [report.id], library.condition_by_id)
        if report.region is not None:
            yield from _unknown(f"conditions: {report.id}: region", [report.region], library.region_by_id)


def _unknown(where: str, names: "Iterable[str]", known: "Mapping[str, object]") -> "Iterator[str]":
    for name in names:
        if name not in known:
            yield f"{where}: unknown {name!r} ({did_you_mean(name, known)})"


def _forms(library: "Library") -> "dict[str, object]":
    forms: dict[str, object] = dict(library.movement_by_id)
    for movement in library.movements:
        forms.update({f"{movement.id}/{variation.id}": variation for variation in movement.variations})
    return forms
