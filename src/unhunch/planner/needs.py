"""What this person needs today: a weight for each muscle, and the targets of a tight one.

>>> region_or_muscle("neck-side.left")
('neck-side', 'left')
"""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

from unhunch.planner.weights import (
    FOCUS_MINUTES,
    MUSCLE_BASE,
    REGION_BASE,
    SHARE_OF_SESSION,
    STATIC_SESSION_CAP,
    STATIC_WEEK_CAP,
    STATIC_WEEK_TARGET,
    TARGET_FROM,
    WEEK_NEED_MOST,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unhunch.model import Library, Request
    from unhunch.planner.week import Week
    from unhunch.planner.weights import Segment

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

    def worth(self, channel: str, muscle: str, segment: "Segment") -> int:
        """Return the points of a second of full effect in a segment of falling returns.

        Tightness asks for movement, stretch and release more than for strength.
        """
        if segment.tight_only:
            return segment.slope * self.tightness[muscle]
        weight = self.weight[muscle] - (self.tightness[muscle] // 2 if channel == "strength" else 0)
        return segment.slope * weight


def read_needs(request: "Request", library: "Library", week: "Week") -> Needs:
    """Return what the request and the week behind it ask of this session."""
    tight = _tight(request, library)
    tightness = {muscle.id: 0 for muscle in library.muscles}
    for place in tight:
        region = library.region_by_id.get(place.id)
        for muscle, part in (region.muscles if region else dict.fromkeys(place.main, 1.0)).items():
            tightness[muscle] = max(tightness[muscle], round(place.rating * part))
    base = _base(library)
    cap = {m.id: max(0, min(STATIC_SESSION_CAP, STATIC_WEEK_CAP - week.most(m.id))) for m in library.muscles}
    share: dict[str, int] = {}
    for place in tight:
        for muscle in place.main if place.rating >= TARGET_FROM else ():
            even = _share(week.least(muscle), request.sessions_per_week - len(week.sets))
            share[muscle] = min(even, cap[muscle], request.minutes * 60 // SHARE_OF_SESSION)
    weight = {
        muscle.id: base[muscle.id]
        + _asks(tightness[muscle.id], week.least(muscle.id))
        + (_week_need(week.least(muscle.id)) if base[muscle.id] > MUSCLE_BASE else 0)
        for muscle in library.muscles
    }
    if tight and request.minutes <= FOCUS_MINUTES:
        weight = {muscle: value if tightness[muscle] else ceil(value / 2) for muscle, value in weight.items()}
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
        return Tight(id=name, name=library.muscle_by_id[name].plain_name, rating=rating, main=_targeted(name, library))
    main = tuple(sorted(muscle for muscle, weight in region.muscles.items() if weight >= SPEAKS_FOR))
    return Tight(id=name, name=region.name, rating=rating, main=main)


def _targeted(name: str, library: "Library") -> tuple[str, ...]:
    """The muscle itself where a movement targets it, else the parts of the group it stands for."""
    targeted = {muscle for movement in library.movements for muscle in movement.targets}
    if name in targeted:
        return (name,)
    group = library.muscle_by_id[name].group
    parts = tuple(sorted(muscle.id for muscle in library.muscles if muscle.group == group and muscle.id in targeted))
    return parts or (name,)


def _base(library: "Library") -> dict[str, int]:
    """A region's worth is shared among its muscles: one of many small ones does not outweigh the others."""
    base = {muscle.id: MUSCLE_BASE for muscle in library.muscles}
    for region in library.regions:
        whole = sum(region.muscles.values())
        for muscle, part in region.muscles.items():
            base[muscle] = max(base[muscle], round(REGION_BASE * part / whole))
    return base


def _share(done: int, sessions_left: int) -> int:
    """Seconds for this session: an even share of what the week still lacks, nothing once the week has it."""
    return ceil(max(0, STATIC_WEEK_TARGET - done) / max(1, sessions_left))


def _asks(tightness: int, done: int) -> int:
    """What is tight asks less once the week has given it its target."""
    return tightness if done < STATIC_WEEK_TARGET else tightness // 2


def _week_need(done: int) -> int:
    return round(WEEK_NEED_MOST * max(0, STATIC_WEEK_TARGET - done) / STATIC_WEEK_TARGET)


def _lead_side(request: "Request") -> Literal["left", "right"]:
    sides: dict[str, list[tuple[int, str]]] = {"left": [], "right": []}
    careful: dict[str, list[str]] = {"left": [], "right": []}
    for key, rating in request.tight.items():
        name, side = region_or_muscle(key)
        if side is not None and rating > 0:
            sides[side].append((rating, name))
    for report in request.conditions:
        if report.side is not None:
            careful[report.side].append(f"{report.id}:{report.region}")
    left, right = (_side_key(sides[side], careful[side]) for side in ("left", "right"))
    return "right" if right > left else "left"


def _side_key(tight: list[tuple[int, str]], careful: list[str]) -> tuple[object, ...]:
    """Tightness decides; among equals, the side that asks for less care comes first."""
    return sum(rating for rating, _ in tight), -len(careful), sorted(tight), sorted(careful)
