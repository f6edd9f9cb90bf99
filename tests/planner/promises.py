"""What every routine promises, checked from the routine and the library alone, without any code of the planner.

`broken(routine, library)` returns one line per broken promise; the lists here are written out by hand, so that a
mistake in the planner cannot repeat itself in its check.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from unhunch.model import Form, Item, Library, Request, Routine
from unhunch.timeline.spans import body_seconds

ORDER = ["warm-up", "release", "dynamic", "strengthening", "static", "breathing"]
SESSION_CAP = 240
WEEK_CAP = 600
LEVELS = ["beginner", "intermediate", "advanced"]


def broken(routine: Routine, library: Library) -> list[str]:
    """Return every broken promise."""
    return [line for promise in PROMISES for line in promise(routine, library)]


def _total(routine: Routine, _library: Library) -> Iterator[str]:
    asked = routine.request.minutes * 60
    found = sum(item.seconds for item in routine.items)
    if not asked == found == routine.total_seconds:
        yield f"total: asked {asked}, items {found}, says {routine.total_seconds}"


def _seconds_are_the_timelines(routine: Routine, library: Library) -> Iterator[str]:
    for item in routine.items:
        laid = body_seconds(library.form(item.movement, item.variation), item.dose) + item.get_ready_seconds
        if laid != item.seconds:
            yield f"{item.ref}: says {item.seconds} s, its timeline takes {laid} s"


def _ready(routine: Routine, _library: Library) -> Iterator[str]:
    for item in routine.items:
        if not 5 <= item.get_ready_seconds <= 20:
            yield f"{item.ref}: gets ready for {item.get_ready_seconds} s"


def _ready_covers_changes(routine: Routine, library: Library) -> Iterator[str]:
    """A change of position and a prop that is fetched have their seconds in the getting ready."""
    for before, item in zip(routine.items, routine.items[1:], strict=False):
        need = 5
        if before.position != item.position:
            need += _direct(library, before.position, item.position)
        kit = _kit(library, item) - _kit(library, before)
        seen = set().union(*(_kit(library, i) for i in _earlier_of_technique(routine, item)))
        earlier = set().union(*(_kit(library, i) for i in routine.items[: routine.items.index(item)]))
        seen |= {prop for prop in earlier if library.prop_by_id[prop].stays}
        need += 5 * len(kit - seen)
        if item.get_ready_seconds < min(need, 20):
            yield f"{item.ref}: {item.get_ready_seconds} s to get ready, {need} s needed"


def _direct(library: Library, a: str, b: str) -> int:
    """The seconds of a change, found by trying all paths (independent of the planner's own way)."""
    best = {a: 0}
    frontier = [a]
    while frontier:
        here = frontier.pop()
        neighbours = dict(library.position_by_id[here].steps)
        for other in library.positions:
            if here in other.steps:
                neighbours[other.id] = min(neighbours.get(other.id, 99), other.steps[here])
        for there, step in neighbours.items():
            if best[here] + step < best.get(there, 999):
                best[there] = best[here] + step
                frontier.append(there)
    return best[b]


def _kit(library: Library, item: Item) -> set[str]:
    return {prop for prop in item.props if library.prop_by_id[prop].kind != "furniture"}


def _earlier_of_technique(routine: Routine, item: Item) -> list[Item]:
    index = routine.items.index(item)
    return [other for other in routine.items[:index] if other.technique == item.technique]


def _order(routine: Routine, _library: Library) -> Iterator[str]:
    places = [ORDER.index(item.technique) for item in routine.items]
    if places != sorted(places):
        yield f"order: {[item.technique for item in routine.items]}"


def _families(routine: Routine, library: Library) -> Iterator[str]:
    families = Counter(library.movement_by_id[item.movement].family for item in routine.items)
    for family, count in families.items():
        if count > 1:
            yield f"family {family}: {count} movements"


def _doses(routine: Routine, library: Library) -> Iterator[str]:
    """Each dose stands on its form's ladder, or is one of its rungs with more sets where rounds were added."""
    rounds = any(relaxed.rule == "rounds" for relaxed in routine.relaxed)
    for item in routine.items:
        if item.technique == "breathing":
            if item.work_seconds < 20:
                yield f"breathing for {item.work_seconds} s"
            continue
        ladder = library.form(item.movement, item.variation).dose.ladder
        repeated = [dose for dose in ladder if item.sets > dose.sets and item.dose == replace(dose, sets=item.sets)]
        if item.dose not in ladder and not (rounds and repeated):
            yield f"{item.ref}: dose {item.dose} is not on its ladder"


def _caps(routine: Routine, library: Library) -> Iterator[str]:
    held: dict[tuple[str, str], int] = defaultdict(int)
    for item in routine.items:
        if item.technique == "static":
            for muscle, weight in library.form(item.movement, item.variation).targets.items():
                if weight >= 0.5:
                    for side in ("left", "right"):
                        held[muscle, side] += item.sets * item.reps * item.hold_seconds
    for (muscle, side), seconds in held.items():
        if seconds > SESSION_CAP:
            yield f"{muscle} {side}: {seconds} s held"
        before = _held_this_week(routine.request, library, muscle, side)
        if seconds + before > max(WEEK_CAP, before):
            yield f"{muscle} {side}: {seconds} s after {before} s this week"


def _held_this_week(request: Request, library: Library, muscle: str, side: str) -> int:
    seconds = 0
    for record in request.history:
        day = (record.started_at + timedelta(minutes=record.utc_offset_minutes)).date()
        if request.today is None or not 0 <= (request.today - day).days <= 6:
            continue
        for item in record.items:
            form = library.form(item.movement, item.variation)
            counts = form.technique == "static" and form.targets.get(muscle, 0) >= 0.5
            if counts and item.side in {None, side} and item.skip is None:
                seconds += item.done_seconds or 0
    return seconds


def _warm_before_static(routine: Routine, library: Library) -> Iterator[str]:
    request = routine.request
    if request.warm or not any(item.technique == "static" for item in routine.items):
        return
    warming = [item for item in routine.items if item.technique in {"warm-up", "dynamic"}]
    seconds = sum(item.seconds - item.get_ready_seconds for item in warming)
    short_desk = request.place == "desk" and request.minutes <= 5
    if short_desk and not warming:
        yield "static without a gentle start"
    if not short_desk and seconds < min(request.minutes * 15, 300):
        yield f"static after {seconds} s of warming in {request.minutes} minutes"
    general = any(item.technique == "warm-up" for item in warming)
    warmed = {region for item in warming for region in library.form(item.movement, item.variation).regions}
    for item in routine.items:
        regions = set(library.form(item.movement, item.variation).regions)
        if item.technique == "static" and not general and regions and not regions & warmed:
            yield f"{item.ref}: its region is cold"


def _released_is_stretched(routine: Routine, library: Library) -> Iterator[str]:
    for item in routine.items:
        if item.technique != "release":
            continue
        main = {muscle for muscle, weight in item.targets.items() if weight >= 1}
        held = {m for i in routine.items if i.technique == "static" for m, wt in i.targets.items() if wt >= 0.5}
        gone = {excluded.movement for excluded in routine.excluded}
        could = [
            form
            for ref, form in _forms(library)
            if ref not in gone
            and form.technique == "static"
            and main & {m for m, weight in form.targets.items() if weight >= 0.5}
        ]
        if could and not main & held and not _capped(routine.request, library, main):
            yield f"{item.ref} is released and not stretched"


def _capped(request: Request, library: Library, muscles: set[str]) -> bool:
    return any(_held_this_week(request, library, m, s) > WEEK_CAP - 60 for m in muscles for s in ("left", "right"))


def _forms(library: Library) -> Iterator[tuple[str, Form]]:
    for movement in library.movements:
        yield movement.id, movement
        for variation in movement.variations:
            yield f"{movement.id}/{variation.id}", variation


def _sides(routine: Routine, library: Library) -> Iterator[str]:
    leads = {
        item.first_side
        if library.form(item.movement, item.variation).felt_side == "same"
        else {"left": "right", "right": "left"}[item.first_side or "left"]
        for item in routine.items
        if item.sides != "none"
    }
    if len(leads) > 1 or None in leads:
        yield f"sides begin differently: {leads}"
    for item in routine.items:
        if item.sides != library.form(item.movement, item.variation).sides:
            yield f"{item.ref}: sides {item.sides}"
        if item.sides == "none" and item.first_side is not None:
            yield f"{item.ref}: has no sides but begins {item.first_side}"


def _fits(routine: Routine, library: Library) -> Iterator[str]:
    request = routine.request
    at_hand = set(request.props) | {p.id for p in library.props if p.kind == "furniture"}
    if request.assisted and request.place == "room":
        at_hand |= {"treatment-table"}
    at_hand -= set(request.without)
    for item in routine.items:
        form = library.form(item.movement, item.variation)
        if request.place not in form.places:
            yield f"{item.ref}: not at the {request.place}"
        if request.positions and not {form.position, form.hold_position} <= set(request.positions):
            yield f"{item.ref}: outside the positions"
        if not set(item.props) <= at_hand:
            yield f"{item.ref}: needs {set(item.props) - at_hand}"
        for needed, used in zip(form.props, item.props, strict=True):
            if needed != used and needed not in library.prop_by_id[used].stands_in_for:
                yield f"{item.ref}: {used} does not stand in for {needed}"
        asked = {item.ref, item.movement} & set(request.include)
        if LEVELS.index(form.level) > LEVELS.index(request.level) and not asked:
            yield f"{item.ref}: above the level"


def _safe(routine: Routine, library: Library) -> Iterator[str]:
    """No form whose caution excludes it, no hold longer than one allows."""
    for item in routine.items:
        movement = library.movement_by_id[item.movement]
        cautions = list(movement.cautions)
        if item.variation:
            cautions += library.form(item.movement, item.variation).cautions
        for report in routine.request.conditions:
            condition = library.condition_by_id[report.id]
            form = library.form(item.movement, item.variation)
            elsewhere = condition.localised and report.region and report.region not in form.regions
            for caution in cautions:
                if caution.condition != report.id or (elsewhere and not caution.everywhere):
                    continue
                if caution.effect in {"EXCLUDE", "CLINICIAN"}:
                    yield f"{item.ref}: {caution.effect} by {caution.rule}"
                if caution.effect == "MODIFY" and caution.instead and item.ref not in caution.instead:
                    yield f"{item.ref}: swapped out by {caution.rule}"
                if caution.max_hold_seconds and item.hold_seconds > caution.max_hold_seconds:
                    yield f"{item.ref}: held {item.hold_seconds} s against {caution.rule}"


def _wanted(routine: Routine, _library: Library) -> Iterator[str]:
    request = routine.request
    for item in routine.items:
        if {item.ref, item.movement} & set(request.avoid):
            yield f"{item.ref}: to be avoided"
        never = [i for r in request.history for i in r.items if i.movement == item.movement and i.skip == "never"]
        if any(told.variation in {None, item.variation} for told in never):
            yield f"{item.ref}: never again"
    done = {item.ref for item in routine.items} | {item.movement for item in routine.items}
    told = " ".join(relaxed.because for relaxed in routine.relaxed if relaxed.rule == "include")
    for wanted in request.include:
        if wanted not in done and wanted not in told:
            yield f"include {wanted}: neither in nor told"


def _told(routine: Routine, library: Library) -> Iterator[str]:
    """Every form is in, was on offer, or is excluded with a rule; every pick has its reason; the gap is proven."""
    for item in routine.items:
        if not item.reason.endswith("."):
            yield f"{item.ref}: no reason"
    if not 0 <= routine.optimality_gap <= 1:
        yield f"gap {routine.optimality_gap}"
    gone = {excluded.movement for excluded in routine.excluded}
    for item in routine.items:
        if item.ref in gone:
            yield f"{item.ref}: in, and excluded"
    refs = {ref for ref, _form in _forms(library)}
    if not gone <= refs:
        yield f"excluded: unknown {gone - refs}"


PROMISES = (
    _total,
    _seconds_are_the_timelines,
    _ready,
    _ready_covers_changes,
    _order,
    _families,
    _doses,
    _caps,
    _warm_before_static,
    _released_is_stretched,
    _sides,
    _fits,
    _safe,
    _wanted,
    _told,
)
