"""Short ways to the planner's own values: offers, candidates and settings of the small library."""

from typing import Any

from unhunch.model import Dose, Item, Library, Request
from unhunch.planner.candidates import Candidate, make_candidates
from unhunch.planner.milp import Solution, solve
from unhunch.planner.needs import read_needs
from unhunch.planner.offer import Offer, make_offers
from unhunch.planner.path import change_seconds
from unhunch.planner.program import build
from unhunch.planner.sequence import make_items
from unhunch.planner.setting import Built, Setting
from unhunch.planner.week import read_week
from unhunch.timeline.spans import body_seconds

KIT = ("mat", "ball", "band")


def offers_of(request: Request, library: Library) -> dict[str, Offer]:
    return {offer.ref: offer for offer in make_offers(request, library)[0]}


def candidates_of(request: Request, library: Library, *, more_rounds: bool = False) -> tuple[Candidate, ...]:
    offers = [offer for offer in make_offers(request, library)[0] if offer.form.technique != "breathing"]
    return make_candidates(offers, request, body_seconds, more_rounds=more_rounds)


def doses_of(ref: str, request: Request, library: Library, *, more_rounds: bool = False) -> list[Dose]:
    found = candidates_of(request, library, more_rounds=more_rounds)
    return [candidate.dose for candidate in found if candidate.offer.ref == ref]


def setting_of(request: Request, library: Library, **more: Any) -> Setting:
    offers = make_offers(request, library)[0]
    week = read_week(request, library)
    given: dict[str, Any] = {
        "request": request,
        "library": library,
        "week": week,
        "needs": read_needs(request, library, week),
        "candidates": candidates_of(request, library),
        "offers": offers,
        "breathing": [offer for offer in offers if offer.form.technique == "breathing"],
        "change": change_seconds(library),
    }
    return Setting(**{**given, **more})


def solved(setting: Setting) -> tuple[Built, Solution]:
    built = build(setting)
    return built, solve(built.program)


def choose(setting: Setting, rest: int | None, *picks: tuple[str, int]) -> tuple[Item, ...]:
    """Return the items of a hand-made choice: each form with its rung, and the seconds of breathing wished."""
    built = build(setting)
    values = [0.0] * len(built.program.cost)
    for candidate, column in zip(setting.candidates, built.chosen, strict=True):
        if (candidate.offer.ref, candidate.rung) in picks:
            values[column] = 1
    refs = {ref for ref, _rung in picks}
    for offer, column in zip(setting.breathing, built.breathes, strict=True):
        values[column] = offer.ref in refs
    values[built.rest] = rest or 0
    return make_items(setting, built, Solution(values, 0, 0, 0))
