"""Random people for the planner's properties: any request that the library can understand, history and all."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from unhunch.model import TECHNIQUES, Comfort, ConditionReport, Library, Record, RecordItem, Request

TODAY = date(2026, 11, 20)
LEVELS = ("beginner", "intermediate", "advanced")


def requests(library: Library, *, minutes: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Request]:
    """Requests over everything that a request can say."""
    refs = [movement.id for movement in library.movements]
    refs += [f"{m.id}/{v.id}" for m in library.movements for v in m.variations]
    return st.builds(
        Request,
        minutes=st.one_of(st.integers(1, 12), st.integers(1, 90)) if minutes is None else minutes,
        place=st.sampled_from(("desk", "room")),
        positions=_mostly_empty([position.id for position in library.positions]),
        props=_some([prop.id for prop in library.props if prop.kind != "furniture"]),
        without=_mostly_empty([prop.id for prop in library.props if prop.kind == "furniture"]),
        tight=_tight(library),
        conditions=_conditions(library),
        level=st.sampled_from(LEVELS),
        warm=st.booleans(),
        assisted=st.sampled_from((False, False, False, True)),
        age_band=st.sampled_from(("under-40", "40-64", "65-plus")),
        prefer=_mostly_empty(refs),
        avoid=_mostly_empty(refs),
        include=st.one_of(st.just(()), st.sampled_from(refs).map(lambda ref: (ref,))),
        techniques=_mostly_empty(list(TECHNIQUES)),
        sessions_per_week=st.integers(1, 14),
        seed=st.integers(0, 3),
        today=st.just(TODAY),
        history=_history(library),
    ).filter(lambda request: not set(request.include) & set(request.avoid))


def _some(names: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), unique=True).map(tuple)


def _mostly_empty(names: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.one_of(st.just(()), st.just(()), st.lists(st.sampled_from(names), unique=True, max_size=4).map(tuple))


def _tight(library: Library) -> st.SearchStrategy[dict[str, int]]:
    names = [region.id for region in library.regions] + [muscle.id for muscle in library.muscles][:12]
    keys = st.tuples(st.sampled_from(names), st.sampled_from(("", ".left", ".right"))).map("".join)
    return st.dictionaries(keys, st.integers(0, 10), max_size=5)


def _conditions(library: Library) -> st.SearchStrategy[tuple[ConditionReport, ...]]:
    report = st.builds(
        ConditionReport,
        id=st.sampled_from([condition.id for condition in library.conditions]),
        region=st.one_of(st.none(), st.sampled_from([region.id for region in library.regions])),
        side=st.sampled_from((None, "left", "right")),
    )
    return st.one_of(st.just(()), st.lists(report, max_size=2).map(tuple))


def _history(library: Library) -> st.SearchStrategy[tuple[Record, ...]]:
    item = st.builds(
        RecordItem,
        movement=st.sampled_from([movement.id for movement in library.movements]),
        side=st.sampled_from((None, "left", "right")),
        done_seconds=st.integers(0, 300),
        skip=st.sampled_from((None, None, None, "not-now", "already-done", "never")),
        comfort=st.one_of(st.none(), st.builds(Comfort, worst=st.integers(0, 10), sharp=st.booleans())),
    )
    noon = datetime(2026, 11, 20, 9, tzinfo=UTC)
    record = st.builds(
        Record,
        id=st.uuids().map(str),
        started_at=st.integers(0, 240).map(lambda hours: noon - timedelta(hours=hours)),
        utc_offset_minutes=st.sampled_from((0, 60, -300)),
        items=st.lists(item, max_size=4).map(tuple),
    )
    return st.one_of(st.just(()), st.lists(record, max_size=5).map(tuple))


def mirrored(request: Request) -> Request:
    """Return the request of the person in the mirror."""
    from dataclasses import replace

    swap = {"left": "right", "right": "left"}

    def key(name: str) -> str:
        place, _, side = name.partition(".")
        return f"{place}.{swap[side]}" if side else place

    def report(told: ConditionReport) -> ConditionReport:
        return replace(told, side=swap[told.side] if told.side else None)  # type: ignore[arg-type]

    def record(told: Record) -> Record:
        items = (replace(i, side=swap[i.side] if i.side else None) for i in told.items)  # type: ignore[arg-type]
        return replace(told, items=tuple(items))

    return replace(
        request,
        tight={key(name): rating for name, rating in request.tight.items()},
        conditions=tuple(report(told) for told in request.conditions),
        history=tuple(record(told) for told in request.history),
    )
