"""Everything a request can do to bring a form in: safety and comfort must win over each, and over all at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from unhunch.model import Caution, Comfort, Form, Library, Movement, Record, RecordItem, Request
from unhunch.planner.offer import make_offers

TODAY = date(2026, 11, 20)
ABOUT = ("include", "prefer", "history", "techniques", "level", "all")
"""Ways to tempt; `all` is every one of them together."""


def every_form(library: Library) -> Iterator[tuple[str, Form]]:
    """Yield each form's ref with the form."""
    for movement in library.movements:
        yield movement.id, movement
        for variation in movement.variations:
            yield f"{movement.id}/{variation.id}", variation


def form_at(ref: str, library: Library) -> Form:
    movement, _, variation = ref.partition("/")
    return library.form(movement, variation or None)


def cautions_at(ref: str, library: Library) -> tuple[Caution, ...]:
    movement, _, variation = ref.partition("/")
    return library.cautions_of(movement, variation or None)


def carriers(library: Library) -> dict[str, tuple[Caution, list[str]]]:
    """Return each rule that a form carries, with its caution and the forms that carry it."""
    found: dict[str, tuple[Caution, list[str]]] = {}
    for ref, _form in every_form(library):
        for caution in cautions_at(ref, library):
            found.setdefault(caution.rule, (caution, []))[1].append(ref)
    return found


def happy_history(ref: str, times: int = 5) -> tuple[Record, ...]:
    """Return records in which the form was done, with comfort all the way, on days before the last two."""
    movement, _, variation = ref.partition("/")
    done = RecordItem(
        movement=movement, variation=variation or None, done_seconds=40, comfort=Comfort(before=2, worst=1, after=0)
    )
    return tuple(
        Record(id=f"happy-{n}", started_at=datetime(2026, 11, 17 - n, 9, tzinfo=UTC), items=(done,), finished=True)
        for n in range(times)
    )


def tempt(request: Request, ref: str, library: Library, about: str) -> Request:
    """Return the request with the temptation laid on."""
    form = form_at(ref, library)
    movement = ref.partition("/")[0]
    ways: dict[str, dict[str, Any]] = {
        "include": {"include": (ref, movement) if ref != movement else (ref,)},
        "prefer": {"prefer": (ref, movement)},
        "history": {"history": (*request.history, *happy_history(ref))},
        "techniques": {"techniques": (form.technique,)},
        "level": {"level": "advanced"},
    }
    ways["all"] = {key: value for way in ways.values() for key, value in way.items()}
    return replace(request, **ways[about])


def fitting_request(ref: str, library: Library, **more: Any) -> Request:
    """Return a request that the form fits in every way: place, kit, level and time."""
    given: dict[str, Any] = {
        "minutes": 20,
        "place": form_at(ref, library).places[0],
        "props": tuple(prop.id for prop in library.props if prop.kind != "furniture"),
        "level": "advanced",
        "warm": True,
        "today": TODAY,
    }
    return Request(**{**given, **more})


def on_offer(request: Request, library: Library) -> set[str]:
    return {offer.ref for offer in make_offers(request, library)[0]}


def told_of(ref: str, request: Request, library: Library) -> str:
    """Return the rule that removed the form, or "" where it is on offer."""
    offers, excluded = make_offers(request, library)
    rules = [gone.rule for gone in excluded if gone.movement == ref]
    assert len(rules) + [offer.ref for offer in offers].count(ref) == 1
    return rules[0] if rules else ""


def alone_with(ref: str, caution: Caution, library: Library) -> Library:
    """Return the library with this one form in it, and with this one caution: the rule can hide behind no other."""
    movement, _, variation = ref.partition("/")
    whole = library.movement_by_id[movement]
    kept: Movement = replace(
        whole,
        cautions=(caution,),
        variations=tuple(replace(v, cautions=()) for v in whole.variations if v.id == variation),
    )
    return replace(library, movements=(kept,))


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)
