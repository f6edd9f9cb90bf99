"""Reads a request against the library: every word and number must mean something. All mistakes are told at once.

The one place for it: the command line hands in what was typed or read from a file, still plain; the planner hands in
the request it was given.

>>> request_mistakes({"minutes": 200}, None)
['minutes: expected a whole number from 1 to 90, got 200']
"""

from typing import TYPE_CHECKING, Any

from unhunch.base.errors import RequestError
from unhunch.base.problems import did_you_mean
from unhunch.model import LEVELS, PLACES, TECHNIQUES
from unhunch.wire import to_plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from unhunch.model import Library, Request

MINUTES = range(1, 91)
RATINGS = range(11)
SESSIONS = range(1, 15)
AGE_BANDS = ("under-40", "40-64", "65-plus")
CONDITION_FIELDS = ("id", "region", "side", "cleared_on")


def check_request(request: "Request", library: "Library") -> None:
    """Raise for everything in the request that cannot be meant.

    Raises
    ------
    RequestError
        One line for each mistake: what, what was expected, what came, how to repair it.
    """
    mistakes = request_mistakes(to_plain(request), library)
    if mistakes:
        raise RequestError("\n".join(mistakes))


def request_mistakes(data: "Mapping[str, Any]", library: "Library | None") -> list[str]:
    """Return every mistake in the plain form of a request: what, what was expected, what came, how to repair it.

    Parameters
    ----------
    data
        The fields of `Request`, as dicts, lists, strings and numbers; of those that are missing only the minutes are
        missed.
    library
        What its ids are held against; without one, only numbers and words are checked.
    """
    found = [*_numbers(data), *_words(data)]
    return (
        found
        if library is None
        else [*found, *_tight(data, library), *_ids(data, library), *_conditions(data, library)]
    )


def _numbers(data: "Mapping[str, Any]") -> "Iterator[str]":
    minutes = data.get("minutes")
    if minutes is None:
        yield "minutes: missing; expected 1 to 90"
    elif not _is_in(minutes, MINUTES):
        yield f"minutes: expected a whole number from 1 to 90, got {minutes!r}"
    week = data.get("sessions_per_week", SESSIONS[0])
    if not _is_in(week, SESSIONS):
        yield f"sessions_per_week: expected a whole number from 1 to 14, got {week!r}"


def _words(data: "Mapping[str, Any]") -> "Iterator[str]":
    for key, words in (("place", PLACES), ("level", LEVELS), ("age_band", AGE_BANDS)):
        if key in data:
            yield from _unknown(key, key.replace("_", " "), [str(data[key])], words)
    yield from _listed(data, "techniques", "technique", TECHNIQUES)


def _tight(data: "Mapping[str, Any]", library: "Library") -> "Iterator[str]":
    tight = data.get("tight", {})
    if not hasattr(tight, "items"):
        yield f"tight: expected places with numbers (neck-side: 6), got {tight!r}"
        return
    places = [*library.region_by_id, *library.muscle_by_id]
    for key, rating in tight.items():
        name, dot, side = str(key).partition(".")
        yield from _unknown("tight", "region or muscle", [name], places)
        if dot and side not in {"left", "right"}:
            yield f"tight: '{key}' should end in .left or .right"
        if not _is_in(rating, RATINGS):
            yield f"tight: {key}: expected a whole number from 0 to 10, got {rating!r}"


def _ids(data: "Mapping[str, Any]", library: "Library") -> "Iterator[str]":
    yield from _listed(data, "positions", "position", library.position_by_id)
    yield from _listed(data, "props", "prop", library.prop_by_id)
    yield from _listed(data, "without", "prop", library.prop_by_id)
    forms = {f"{movement.id}/{form.id}" for movement in library.movements for form in movement.variations}
    known = {*library.movement_by_id, *forms}
    for key in ("prefer", "avoid", "include"):
        yield from _listed(data, key, "movement", known)
    for name in sorted({*(_names(data, "include") or ())} & {*(_names(data, "avoid") or ())}):
        yield f"include and avoid: '{name}' is in both; leave it in one"


def _conditions(data: "Mapping[str, Any]", library: "Library") -> "Iterator[str]":
    conditions = data.get("conditions", ())
    if not isinstance(conditions, list | tuple):
        yield f"conditions: expected a list, got {conditions!r}"
        return
    for one in conditions:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str):
            yield f"conditions: expected an id, or {{id, region, side, cleared_on}}, got {one!r}"
            continue
        for key in one.keys() - set(CONDITION_FIELDS):
            yield f"conditions: {one['id']}: '{key}' is not known ({did_you_mean(str(key), CONDITION_FIELDS)})"
        yield from _unknown("conditions", "condition", [one["id"]], library.condition_by_id)
        if one.get("region") is not None:
            yield from _unknown(f"conditions: {one['id']}", "region", [str(one["region"])], library.region_by_id)
        if one.get("side") not in {None, "left", "right"}:
            yield f"conditions: {one['id']}: side should be left or right, got '{one['side']}'"


def _listed(data: "Mapping[str, Any]", key: str, what: str, known: "Collection[str]") -> "Iterator[str]":
    names = _names(data, key)
    if names is None:
        yield f"{key}: expected a list of names, got {data[key]!r}"
    else:
        yield from _unknown(key, what, names, known)


def _names(data: "Mapping[str, Any]", key: str) -> list[str] | None:
    value = data.get(key, ())
    fits = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    return list(value) if fits else None


def _unknown(field: str, what: str, names: "Iterable[str]", known: "Collection[str]") -> "Iterator[str]":
    for name in names:
        if name not in known:
            yield f"{field}: no {what} is called '{name}' ({did_you_mean(name, known)})"


def _is_in(value: object, numbers: range) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in numbers
