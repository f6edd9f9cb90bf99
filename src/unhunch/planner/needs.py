"""What this person needs today: a weight for each muscle, and the targets of a tight one.

>>> region_or_muscle("neck-side.left")
('neck-side', 'left')
"""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

from unhunch.planner.weights import (
    MUSCLE_BASE,
    STATIC_SESSION_CAP,
    STATIC_WEEK_CAP,
    STATIC_WEEK_TARGET,
    UPPER_BACK_BASE,
    WEEK_NEED_MOST,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unhunch.model import Library, Request
    from unhunch.planner.week import Week

SPEAKS_FOR = 0.75
"""A region speaks for the muscles of this weight or more when a week's target is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tight:
    """One place that the person calls tight, sides joined."""

    id: str
    name: str
    rating: int
    main: tuple[str, ...]
    """Its main muscles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Read once, used by every wish."""

    weight: "Mapping[str, int]"
    """Muscle id to whole points per second of full effect."""
    tightness: "Mapping[str, int]"
    """Muscle id to 0..10, from the regions and muscles that the person names."""
    tight: tuple[Tight, ...]
    """The tightest first."""
    cap: "Mapping[str, int]"
    """Static seconds per side that a muscle may still have in this session."""
    share: "Mapping[str, int]"
    """Static seconds per side that a tight muscle should have in this session."""
    lead_side: Literal["left", "right"]
    """The side that begins: the tighter one; swaps when the request is mirrored."""


def read_needs(request: "Request", library: "Library", week: "Week") -> Needs:
    """Return what the request and the week behind it ask of this session."""
    tight = _tight(request, library)
    tightness = {muscle.id: 0 for muscle in library.muscles}
    for place in tight:
        region = library.region_by_id.get(place.id)
        for muscle, part in (region.muscles if region else {place.id: 1.0}).items():
            tightness[muscle] = max(tightness[muscle], round(place.rating * part))
    upper_back = {muscle for region in library.regions for muscle in region.muscles}
    cap = {m.id: max(0, min(STATIC_SESSION_CAP, STATIC_WEEK_CAP - week.most(m.id))) for m in library.muscles}
    share: dict[str, int] = {}
    for place in tight:
        for muscle in place.main:
            share[muscle] = min(_share(week.least(muscle), request.sessions_per_week), cap[muscle])
    weight = {
        muscle.id: (UPPER_BACK_BASE if muscle.id in upper_back else MUSCLE_BASE)
        + tightness[muscle.id]
        + (_week_need(week.least(muscle.id)) if muscle.id in upper_back else 0)
        for muscle in library.muscles
    }
    return Needs(weight=weight, tightness=tightness, tight=tight, cap=cap, share=share, lead_side=_lead_side(request))


def region_or_muscle(key: str) -> tuple[str, str | None]:
    """Split "neck-side.left" into what is tight and its side."""
    name, _, side = key.partition(".")
    return name, side or None


def _tight(request: "Request", library: "Library") -> tuple[Tight, ...]:
    ratings: dict[str, int] = {}
    for key, rating in request.tight.items():
        name, _side = region_or_muscle(key)
        ratings[name] = max(ratings.get(name, 0), rating)
    found = [_place(name, rating, library) for name, rating in ratings.items() if rating > 0]
    return tuple(sorted(found, key=lambda place: (-place.rating, place.id)))


def _place(name: str, rating: int, library: "Library") -> Tight:
    region = library.region_by_id.get(name)
    if region is None:
        return Tight(id=name, name=library.muscle_by_id[name].plain_name, rating=rating, main=(name,))
    main = tuple(sorted(muscle for muscle, weight in region.muscles.items() if weight >= SPEAKS_FOR))
    return Tight(id=name, name=region.name, rating=rating, main=main)


def _share(done: int, sessions_per_week: int) -> int:
    """Seconds for this session: an even share of the week's target, nothing once the week has it."""
    missing = max(0, STATIC_WEEK_TARGET - done)
    return min(ceil(STATIC_WEEK_TARGET / sessions_per_week), missing)


def _week_need(done: int) -> int:
    return round(WEEK_NEED_MOST * max(0, STATIC_WEEK_TARGET - done) / STATIC_WEEK_TARGET)


def _lead_side(request: "Request") -> Literal["left", "right"]:
    sides: dict[str, list[tuple[int, str]]] = {"left": [], "right": []}
    for key, rating in request.tight.items():
        name, side = region_or_muscle(key)
        if side is not None and rating > 0:
            sides[side].append((rating, name))
    for report in request.conditions:
        if report.side is not None:
            # A side that asks for care comes second, behind any tightness: it counts below nothing.
            sides[report.side].append((-1, f"{report.id}:{report.region}"))
    left, right = (sorted(sides[side], reverse=True) for side in ("left", "right"))
    total_left, total_right = (sum(rating for rating, _ in found) for found in (left, right))
    return "right" if (total_right, right) > (total_left, left) else "left"
