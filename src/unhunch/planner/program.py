"""A request as a mixed-integer program: what must hold as rows, what is wished as prices.

Columns: a switch for each candidate, a switch for each block (technique, position) that is visited, the flow of the
person's path through the blocks, the seconds of getting ready and of closing breathing, and the weighted seconds each
muscle has in each segment of falling returns. `docs/decisions/0004-planner-formulation.md` explains it in prose.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from unhunch.model import TECHNIQUES
from unhunch.planner import weights as w
from unhunch.planner import wishes, worth
from unhunch.planner.milp import Program
from unhunch.planner.setting import BREATHING, Block, Built, Setting, fetched_at, is_lively, kit_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unhunch.planner.candidates import Candidate


def build(setting: Setting) -> Built:
    """Return the program of a setting: first what must hold, then what is wished."""
    built = Built(Program())
    _choose(setting, built)
    _walk(setting, built)
    _fill_the_time(setting, built)
    _keep_ceilings(setting, built)
    _warm_first(setting, built)
    for wish in wishes.WISHES:
        wish(setting, built)
    return built


def blocks_of(setting: Setting) -> dict[Block, list[int]]:
    """Return block to the numbers of its candidates."""
    blocks: dict[Block, list[int]] = defaultdict(list)
    for number, candidate in enumerate(setting.candidates):
        form = candidate.offer.form
        blocks[TECHNIQUES.index(form.technique), form.position].append(number)
    return dict(blocks)


def _choose(setting: Setting, built: Built) -> None:
    """One dose of one form of a family; what is included is in."""
    program = built.program
    families: dict[str, list[int]] = defaultdict(list)
    included: dict[str, list[int]] = defaultdict(list)
    for candidate in setting.candidates:
        column = program.add_switch(worth.price_of(candidate, setting.request, setting.week))
        built.chosen.append(column)
        families[candidate.offer.family].append(column)
        for wanted in {candidate.offer.movement, candidate.offer.ref} & set(setting.request.include):
            included[wanted].append(column)
    for offer in setting.breathing:
        column = program.add_switch()
        built.breathes.append(column)
        families[offer.family].append(column)
        for wanted in {offer.movement, offer.ref} & set(setting.request.include):
            included[wanted].append(column)
    for columns in families.values():
        program.add_row(dict.fromkeys(columns, 1), upper=1)
    for wanted in sorted(set(setting.request.include) & _on_offer(setting)):
        program.add_row(dict.fromkeys(included[wanted], 1), lower=1)
    if built.chosen:
        program.add_row(dict.fromkeys(built.chosen, 1), lower=1)


def _on_offer(setting: Setting) -> set[str]:
    """What may be included: an offer that has no dose short enough makes the program infeasible, and is told."""
    return {name for offer in setting.offers for name in (offer.movement, offer.ref)}


def _walk(setting: Setting, built: Built) -> None:
    """The path through the blocks, exact: every change of position is on it, and priced."""
    program = built.program
    height = {position.id: position.height for position in setting.library.positions}
    blocks = {block: [built.chosen[n] for n in numbers] for block, numbers in blocks_of(setting).items()}
    for number, offer in enumerate(setting.breathing):
        blocks.setdefault((BREATHING, offer.form.position), []).append(built.breathes[number])
    for block in sorted(blocks):
        built.visits[block] = program.add_switch()
    for stage in range(len(TECHNIQUES)):
        here = [position for technique, position in blocks if technique == stage]
        built.sweep[stage] = tuple(sorted(here, key=lambda position: (height[position], position)))
    into: dict[object, list[int]] = defaultdict(list)
    out_of: dict[object, list[int]] = defaultdict(list)
    built_changes: dict[int, int] = {}

    def arc(source: object, target: object, seconds: int, *, changes: bool) -> None:
        price = -(w.change_price(setting.total) + 10 * seconds) if changes else 0
        column = program.add_column(price, upper=1, integer=False)
        out_of[source].append(column)
        into[target].append(column)
        if seconds:
            built_changes[column] = seconds

    starts = {position for positions in built.sweep.values() for position in positions}
    for position in sorted(starts):
        arc("start", ("before", 0, position), 0, changes=False)
    for stage, sweep in built.sweep.items():
        for position in sorted(starts):
            arc(("before", stage, position), ("before", stage + 1, position), 0, changes=False)
            for target in sweep:
                seconds = setting.change[position, target]
                arc(("before", stage, position), ("in", stage, target), seconds, changes=position != target)
        for index, position in enumerate(sweep):
            arc(("in", stage, position), ("before", stage + 1, position), 0, changes=False)
            for target in sweep[index + 1 :]:
                arc(("in", stage, position), ("in", stage, target), setting.change[position, target], changes=True)
    for position in sorted(starts):
        price = _end_prize(position, setting.total)
        column = program.add_column(price, upper=1, integer=False)
        out_of["before", len(TECHNIQUES), position].append(column)
        into["end"].append(column)
    program.add_row(dict.fromkeys(out_of["start"], 1), lower=1, upper=1)
    for node in sorted(out_of.keys() - {"start"}, key=repr):
        terms: dict[int, float] = dict.fromkeys(into[node], 1)
        terms.update(dict.fromkeys(out_of[node], -1))
        program.add_row(terms, lower=0, upper=0)
    for (stage, position), visit in built.visits.items():
        terms = dict.fromkeys(into["in", stage, position], 1)
        program.add_row({**terms, visit: -1}, lower=0, upper=0)
    _link_visits(setting, built, blocks)
    _fetch(setting, built, built_changes)


def _link_visits(setting: Setting, built: Built, blocks: "Mapping[Block, list[int]]") -> None:
    """A movement is only where its block is visited; a visited block has a movement."""
    program = built.program
    by_family: dict[tuple[Block, str], list[int]] = defaultdict(list)
    for number, candidate in enumerate(setting.candidates):
        form = candidate.offer.form
        block = (TECHNIQUES.index(form.technique), form.position)
        by_family[block, candidate.offer.family].append(built.chosen[number])
    for number, offer in enumerate(setting.breathing):
        by_family[(BREATHING, offer.form.position), offer.family].append(built.breathes[number])
    for (block, _family), columns in by_family.items():
        program.add_row({**dict.fromkeys(columns, 1), built.visits[block]: -1}, upper=0)
    for block, columns in blocks.items():
        program.add_row({**dict.fromkeys(columns, 1), built.visits[block]: -1}, lower=0)


def _fetch(setting: Setting, built: Built, changes: "Mapping[int, int]") -> None:
    """Getting ready: five seconds an item, more for a change of position and for a prop that is picked up."""
    program = built.program
    using: dict[tuple[int, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, candidate in enumerate(setting.candidates):
        stage = TECHNIQUES.index(candidate.offer.form.technique)
        for prop in kit_of(candidate.offer, setting.library):
            using[fetched_at(stage, prop, setting.library)][candidate.offer.family].append(built.chosen[number])
    for number, offer in enumerate(setting.breathing):
        for prop in kit_of(offer, setting.library):
            using[fetched_at(BREATHING, prop, setting.library)][offer.family].append(built.breathes[number])
    fetched = {}
    for key in sorted(using):
        fetched[key] = program.add_switch(-w.FETCH_PRICE)
        for columns in using[key].values():
            program.add_row({**dict.fromkeys(columns, 1), fetched[key]: -1}, upper=0)
    built.ready = program.add_column(integer=False)
    items = [*built.chosen, *built.breathes]
    calm = program.add_column(w.READY_PRIZE, integer=False)
    program.add_row({calm: 1, built.ready: -1}, upper=0)
    program.add_row({**dict.fromkeys(items, -w.READY_CALM), calm: 1}, upper=0)
    least: dict[int, float] = dict.fromkeys(items, -w.GET_READY_LEAST)
    least.update({column: -seconds for column, seconds in changes.items()})
    least.update(dict.fromkeys(fetched.values(), -w.FETCH_SECONDS))
    program.add_row({**least, built.ready: 1}, lower=0)
    program.add_row({**dict.fromkeys(items, -w.GET_READY_MOST), built.ready: 1}, upper=0)


def _fill_the_time(setting: Setting, built: Built) -> None:
    """The total is the asked time, to the second; closing breathing is none or at least its least."""
    program = built.program
    most = setting.rest_most
    built.rest = program.add_column(w.REST_PRIZE, upper=most if built.breathes else 0, integer=False)
    program.add_row({**dict.fromkeys(built.breathes, -setting.rest_least), built.rest: 1}, lower=0)
    program.add_row({**dict.fromkeys(built.breathes, -most), built.rest: 1}, upper=0)
    terms: dict[int, float] = {
        column: candidate.body_seconds for column, candidate in zip(built.chosen, setting.candidates, strict=True)
    }
    program.add_row({**terms, built.ready: 1, built.rest: 1}, lower=setting.total, upper=setting.total)


def _keep_ceilings(setting: Setting, built: Built) -> None:
    """Static seconds per muscle and side stay under the session's and the week's ceiling."""
    held: dict[str, dict[int, float]] = defaultdict(dict)
    for column, candidate in zip(built.chosen, setting.candidates, strict=True):
        for muscle, seconds in candidate.held.items():
            held[muscle][column] = seconds
    rows = {
        tuple(terms.items()): min(setting.needs.cap[m] for m, t in held.items() if t == terms)
        for terms in held.values()
    }
    for row, cap in rows.items():
        built.program.add_row(dict(row), upper=cap)


def _warm_first(setting: Setting, built: Built) -> None:
    """Nothing cold is stretched: some of the session warms up first, and each stretch's own region with it."""
    if setting.request.warm:
        return
    program = built.program
    pairs = list(zip(built.chosen, setting.candidates, strict=True))
    _begin_gently(setting, built)
    warming = [(column, c) for column, c in pairs if c.offer.form.technique in {"warm-up", "dynamic"}]
    by_family: dict[str, dict[int, Candidate]] = defaultdict(dict)
    for column, candidate in pairs:
        if candidate.offer.form.technique == "static":
            by_family[candidate.offer.family][column] = candidate
    if not by_family:
        return
    any_static = program.add_switch()
    for stretches in by_family.values():
        program.add_row({**dict.fromkeys(stretches, 1), any_static: -1}, upper=0)
    for stretches in by_family.values():
        alike: dict[frozenset[str], list[int]] = defaultdict(list)
        for column, candidate in stretches.items():
            alike[frozenset(candidate.offer.form.regions)].append(column)
        for regions, columns in alike.items():
            warms = {column: 1.0 for column, c in warming if warms_region(c, regions)}
            program.add_row({**warms, **dict.fromkeys(columns, -1)}, lower=0)
    if setting.request.place == "desk" and setting.total <= w.SHORT_DESK:
        program.add_row({**{column: 1.0 for column, _ in warming}, any_static: -1}, lower=0)
    else:
        needed = min(-(-setting.total // w.WARM_SHARE), w.WARM_MOST)
        seconds = {column: float(c.body_seconds) for column, c in warming}
        program.add_row({**seconds, any_static: -needed}, lower=0)


def _begin_gently(setting: Setting, built: Built) -> None:
    """No session begins with a jump, on a roller or on a ball where it could begin with a gentle warm-up."""
    starts: dict[int, float] = {}
    later: dict[str, list[int]] = defaultdict(list)
    for column, candidate in zip(built.chosen, setting.candidates, strict=True):
        form = candidate.offer.form
        if form.technique == "warm-up" and not is_lively(form):
            starts[column] = 1
        elif form.technique in {"warm-up", "release"} and not candidate.offer.included:
            later[candidate.offer.family].append(column)
    for columns in later.values() if starts else ():
        built.program.add_row({**starts, **dict.fromkeys(columns, -1)}, lower=0)


def warms_region(candidate: "Candidate", regions: frozenset[str]) -> bool:
    """Tell whether a candidate warms any of the regions: general warm-ups warm all, mobility its own."""
    form = candidate.offer.form
    return form.technique == "warm-up" or not regions or bool(regions & set(form.regions))


def _end_prize(position: str, total: int) -> int:
    if total < w.END_FROM:
        return 0
    return -w.QUADRUPED_END_PRICE if position == "quadruped" else w.END_PRIZE.get(position, 0)
