"""What is wished, each with its price for missing it; a wish that is missed is told, never dropped silently."""

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from unhunch.planner import weights as w
from unhunch.planner.setting import Missed, kit_of
from unhunch.planner.week import COUNTS_FROM, DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from unhunch.planner.candidates import Candidate
    from unhunch.planner.needs import Tight
    from unhunch.planner.setting import Built, Setting

CHEST = "pectoralis-major"
FROM_RELEASE = 900
FROM_STRENGTH = FROM_OPENER = 600
SPINE = ("erector-spinae", "multifidus", "thoracic-rotators")
FROM_SPINE = 600
FROM_PRECISE = 300
FROM_PROPS = 300
FROM_QUIET = 180
PROPS_WEIGHED_FULLY = 3
EVERY_OTHER_DAY = 2


def value_muscles(setting: "Setting", built: "Built") -> None:
    """Give each muscle's seconds their worth, with falling returns per channel."""
    effects: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for column, candidate in zip(built.chosen, setting.candidates, strict=True):
        for key, seconds in candidate.effect.items():
            effects[key][column] = seconds
    # Muscles that nothing on offer tells apart (the two rhomboids) count once, not twice.
    told: dict[tuple[str, tuple[tuple[int, float], ...]], list[str]] = defaultdict(list)
    for (channel, muscle), terms in effects.items():
        told[channel, tuple(terms.items())].append(muscle)
    for (channel, entries), muscles in sorted(told.items(), key=lambda entry: (entry[0][0], entry[1])):
        row = dict(entries)
        for segment in w.SEGMENTS[channel]:
            points = max(setting.needs.worth(channel, muscle, segment) for muscle in muscles)
            column = built.program.add_column(points, upper=segment.seconds, integer=False)
            row[column] = -1
        built.program.add_row(row, lower=0)


def reach_what_is_tight(setting: "Setting", built: "Built") -> None:
    """Something for every place that the person calls tight."""
    for place in setting.needs.tight:
        reaching = _columns(setting, built, partial(_counts_any, place.main))
        text = f"{place.name}: nothing that fits reaches it" if not reaching else f"{place.name}: the time is too short"
        _wish(built, "tight", text, reaching, price=w.TIGHT_MISSED * place.rating)


def meet_the_week(setting: "Setting", built: "Built") -> None:
    """A tight muscle gets its share of the week's stretching seconds."""
    for place in setting.needs.tight:
        for muscle in place.main:
            share = setting.needs.share.get(muscle, 0)
            terms: dict[int, float] = {
                column: candidate.held[muscle]
                for column, candidate in zip(built.chosen, setting.candidates, strict=True)
                if muscle in candidate.held
            }
            if share <= 0:
                continue
            price = w.TARGET_SECOND_MISSED + w.TARGET_SECOND_MISSED_TIGHT * place.rating
            short = built.program.add_column(-price, upper=share, integer=False)
            built.program.add_row({**terms, short: 1}, lower=share)
            built.program.offset += price * min(share, int(sum(terms.values())))
            lacks = (
                "less stretching than its share of the week fits today" if terms else "not every stretch is on offer"
            )
            because = f"{place.name}: {lacks}"
            built.missed.append(Missed("week-target", because, short))


def stretch_precisely(setting: "Setting", built: "Built") -> None:
    """A precise one-sided stretch for the tightest place that has one on offer, not only general ones."""
    if setting.total < FROM_PRECISE:
        return
    for place in setting.needs.tight:
        precise = _precise_for(place, setting, built)
        if precise:
            because = f"{place.name}: no one-sided stretch for it fits"
            _wish(built, "precise-stretch", because, precise, price=w.PRECISE_MISSED)
            return


def _precise_for(place: "Tight", setting: "Setting", built: "Built") -> list[int]:
    return [
        column
        for column, candidate in zip(built.chosen, setting.candidates, strict=True)
        if candidate.offer.form.technique == "static"
        and candidate.offer.form.sides == "switch"
        and _counts_any(place.main, candidate)
    ]


def stretch_what_is_released(setting: "Setting", built: "Built") -> None:
    """A muscle that is released is stretched as well, wherever a stretch for it is on offer (no wish: it must hold)."""
    pairs = list(zip(built.chosen, setting.candidates, strict=True))
    by_form: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for column, candidate in pairs:
        if candidate.offer.form.technique == "release":
            targets = candidate.offer.form.targets
            by_form[candidate.offer.family, *(m for m, weight in targets.items() if weight >= 1)].append(column)
    for (_family, *muscles), columns in by_form.items():
        after = {c: 1.0 for c, candidate in pairs if any(m in candidate.held for m in muscles)}
        if after:
            built.program.add_row({**after, **dict.fromkeys(columns, -1)}, lower=0)


def hold_some_release(setting: "Setting", built: "Built") -> None:
    """From a quarter of an hour on, one release where the kit is there; its share of the session must hold."""
    found = _columns(setting, built, lambda c: c.offer.form.technique == "release")
    if setting.total >= FROM_RELEASE and found:
        _wish(built, "release", "no release fits beside the rest", found, price=w.RELEASE_MISSED)
    if found and set(setting.request.techniques) != {"release"}:
        seconds = {c: float(setting.candidates[n].body_seconds) for n, c in enumerate(built.chosen) if c in found}
        built.program.add_row(seconds, upper=int(w.RELEASE_SHARE * setting.total))


def strengthen_a_little(setting: "Setting", built: "Built") -> None:
    """From ten minutes on, every other day, one strengthening; its share of the session must hold in any case."""
    pairs = list(zip(built.chosen, setting.candidates, strict=True))
    strong = {column: c.body_seconds for column, c in pairs if c.offer.form.technique == "strengthening"}
    if setting.total >= FROM_STRENGTH and strong and not _done_lately(strong, setting, built):
        _wish(built, "strengthening", "no strengthening fits beside the rest", strong, price=w.STRENGTH_MISSED)
    only_that = set(setting.request.techniques) == {"strengthening"}
    if strong and not only_that:
        seconds = {column: float(body) for column, body in strong.items()}
        built.program.add_row(seconds, upper=int(w.STRENGTH_SHARE * setting.total))


def open_the_chest(setting: "Setting", built: "Built") -> None:
    """From ten minutes on, every other day, something that opens the front as well."""
    opening = _columns(setting, built, lambda c: c.offer.form.technique != "release" and _counts(c, CHEST))
    if setting.total >= FROM_OPENER and opening and not _done_lately(opening, setting, built):
        _wish(
            built, "chest-opener", "nothing that opens the chest fits beside the rest", opening, price=w.OPENER_MISSED
        )


def move_the_spine(setting: "Setting", built: "Built") -> None:
    """From ten minutes on, the upper spine itself is rounded, arched or turned, not only what hangs on it."""
    moving = _columns(setting, built, lambda c: c.offer.form.technique == "dynamic" and _counts_any(SPINE, c))
    if setting.total >= FROM_SPINE and moving:
        _wish(built, "spine", "nothing that moves the upper spine fits beside the rest", moving, price=w.SPINE_MISSED)


def differ_from_lately(setting: "Setting", built: "Built") -> None:
    """At least one movement other than in each session of the last week."""
    for session in sorted(setting.week.sets, key=sorted):
        again = _columns(setting, built, partial(_is_one_of, session))
        movements = {c.offer.movement for c in setting.candidates} & session
        if not movements:
            continue
        same = built.program.add_switch(-w.SAME_AGAIN)
        built.program.add_row({**dict.fromkeys(again, 1.0), same: -1.0}, upper=len(movements) - 1)
        built.missed.append(Missed("fresh", "the same movements as in another session of this week", same))


def use_the_props(setting: "Setting", built: "Built") -> None:
    """A prop that is named for today is used, and not for lying down on at the end alone."""
    if setting.total < FROM_PROPS:
        return
    named = [prop for prop in setting.request.props if setting.library.prop_by_id[prop].kind != "furniture"]
    every = len(named) <= PROPS_WEIGHED_FULLY
    price = w.PROP_MISSED if every else w.PROP_MISSED // len(named)
    for prop in named:
        using = [
            column
            for column, candidate in zip(built.chosen, setting.candidates, strict=True)
            if prop in kit_of(candidate.offer, setting.library)
        ]
        name = setting.library.prop_by_id[prop].name
        fits = "does not fit beside the rest" if using else "nothing on offer needs it"
        text = f"{name}: {fits}" if every else "not every prop at hand is needed today"
        _wish(built, "use-prop", text, using, price=price)


def end_quietly(setting: "Setting", built: "Built") -> None:
    """From three minutes on, quiet breathing at the end."""
    if setting.total >= FROM_QUIET:
        _wish(built, "quiet-end", "no time is left for quiet breathing", built.breathes, price=w.QUIET_END_MISSED)


def stay_with_few(setting: "Setting", built: "Built") -> None:
    """Few movements with a useful dose rather than many snippets."""
    over = built.program.add_column(-w.COUNT_OVER, integer=False)
    row = dict.fromkeys(built.chosen, 1.0)
    built.program.add_row({**row, over: -1}, upper=w.movements_that_suit(setting.total))
    built.missed.append(Missed("count", "the time is filled with more movements than usual", over))


def warm_in_measure(setting: "Setting", built: "Built") -> None:
    """From ten minutes on, a twelfth of the session warms up; a fifth is the most (holds unless rounds are added)."""
    warm = {
        column: float(candidate.body_seconds)
        for column, candidate in zip(built.chosen, setting.candidates, strict=True)
        if candidate.offer.form.technique == "warm-up"
    }
    if warm and setting.total >= FROM_STRENGTH and not setting.more_rounds and not setting.request.assisted:
        built.program.add_row(warm, upper=setting.total // 5)
    if warm and setting.total >= FROM_STRENGTH and not setting.request.warm:
        wished = min(setting.total // w.WARM_UP_SHARE, w.WARM_MOST)
        short = built.program.add_column(-w.WARM_UP_SECOND_MISSED, upper=wished, integer=False)
        built.program.add_row({**warm, short: 1.0}, lower=wished)
        built.missed.append(Missed("warm-up", "less general warm-up than a twelfth of the session fits", short))


WISHES = (
    value_muscles,
    reach_what_is_tight,
    meet_the_week,
    stretch_precisely,
    stretch_what_is_released,
    hold_some_release,
    strengthen_a_little,
    open_the_chest,
    move_the_spine,
    differ_from_lately,
    use_the_props,
    end_quietly,
    stay_with_few,
    warm_in_measure,
)


def _done_lately(columns: "Iterable[int]", setting: "Setting", built: "Built") -> bool:
    """Tell whether one of these movements was done yesterday or today: then it is no wish, though it may come."""
    wanted = set(columns)
    movements = {
        candidate.offer.movement
        for column, candidate in zip(built.chosen, setting.candidates, strict=True)
        if column in wanted
    }
    return any(setting.week.days_since.get(movement, DAYS) < EVERY_OTHER_DAY for movement in movements)


def _counts(candidate: "Candidate", muscle: str) -> bool:
    return candidate.offer.form.targets.get(muscle, 0) >= COUNTS_FROM


def _counts_any(muscles: "Iterable[str]", candidate: "Candidate") -> bool:
    return any(_counts(candidate, muscle) for muscle in muscles)


def _is_one_of(movements: "frozenset[str]", candidate: "Candidate") -> bool:
    return candidate.offer.movement in movements


def _columns(setting: "Setting", built: "Built", wanted: "Callable[[Candidate], bool]") -> list[int]:
    return [column for column, c in zip(built.chosen, setting.candidates, strict=True) if wanted(c)]


def _wish(built: "Built", rule: str, because: str, columns: "Iterable[int]", *, price: int) -> None:
    columns = list(columns)
    missed = built.program.add_column(-price, upper=1)
    built.program.add_row({**dict.fromkeys(columns, 1.0), missed: 1.0}, lower=1)
    # A wish that can be met counts as worth of the routine, so that the gap is measured against what a routine gives.
    built.program.offset += price if columns else 0
    built.missed.append(Missed(rule, because, missed))
