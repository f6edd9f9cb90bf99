"""What holds for all people: random requests on the whole library and, by the thousand, on a small one."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.planner.answers import answer
from tests.planner.people import mirrored, requests
from tests.planner.promises import broken
from tests.planner.small_library import make_library
from unhunch.library import load
from unhunch.model import Library, Request, Routine
from unhunch.wire import to_json

CHANGES = ("Ask for", "What would open more", "breathing is always open", "include fewer", "change")
"""A refusal says at least one thing that the person can do."""
SWAP = {"left": "right", "right": "left", None: None}


@cache
def whole() -> Library:
    found = load().library
    assert found is not None
    return found


@cache
def small() -> Library:
    return make_library()


def _many(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )


def _hold_promises(request: Request, library: Library) -> None:
    given = answer(request, library)
    assert _bytes(answer(request, library)) == _bytes(given)
    reflected = answer(mirrored(request), library)
    if isinstance(given, str):
        assert any(change in given for change in CHANGES), given
        assert reflected == given
        return
    assert broken(given, library) == []
    assert isinstance(reflected, Routine)
    items = given.items
    if not _same_on_both_sides(request):
        items = tuple(replace(item, first_side=SWAP[item.first_side]) for item in items)  # type: ignore[arg-type]
    assert reflected.items == items
    assert (reflected.relaxed, reflected.excluded) == (given.relaxed, given.excluded)


def _bytes(given: Routine | str) -> str:
    return given if isinstance(given, str) else to_json(given)


def _same_on_both_sides(request: Request) -> bool:
    """Tell whether the person in the mirror says the very same, so that both begin on the same side."""
    sides: dict[str, Counter[tuple[str, object]]] = {"left": Counter(), "right": Counter()}
    for key, rating in request.tight.items():
        name, _, side = key.partition(".")
        if side and rating > 0:
            sides[side][name, rating] += 1
    for report in request.conditions:
        if report.side:
            sides[report.side][report.id, report.region] += 1
    return sides["left"] == sides["right"]


def _short() -> st.SearchStrategy[int]:
    """On a small library little fills an hour; most are asked for what it can fill."""
    return st.one_of(st.integers(1, 6), st.integers(1, 15), st.integers(1, 90))


@_many(150)
@given(requests(whole()))
def test_every_promise_holds_on_the_whole_library(request: Request) -> None:
    _hold_promises(request, whole())


@_many(2_000)
@given(requests(small(), minutes=_short()))
def test_every_promise_holds_on_a_small_library(request: Request) -> None:
    _hold_promises(request, small())


@pytest.mark.soak
@_many(3_000)
@given(requests(whole()))
def test_every_promise_holds_for_thousands_on_the_whole_library(request: Request) -> None:
    _hold_promises(request, whole())


@pytest.mark.soak
@_many(20_000)
@given(requests(small(), minutes=_short()))
def test_every_promise_holds_for_tens_of_thousands_on_a_small_library(request: Request) -> None:
    _hold_promises(request, small())
