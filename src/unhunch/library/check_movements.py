"""Checks of single forms and of the ties between movements. Each is a generator over the inquiry, named in `CHECKS`."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from unhunch.base.problems import Problem, did_you_mean
from unhunch.library.subjects import Inquiry, Subject
from unhunch.model import Caution
from unhunch.model.movement import EFFECTS, Effect

MOST_TARGETS: Final = 6
MAIN_WEIGHT: Final = 0.5
MOST_CUE_WORDS: Final = 8
CUE_FIELDS: Final = ("get_ready", "out", "hold", "back", "switch")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def check_targets(inquiry: Inquiry) -> Iterator[Problem]:
    """At most six targets, each above nothing."""
    for subject in inquiry.subjects:
        if subject.names_any("targets"):
            targets = subject.form.targets
            if len(targets) > MOST_TARGETS:
                message = f"targets: expected at most {MOST_TARGETS}, got {len(targets)}"
                yield subject.error(("targets",), message, "keep those that matter most")
            for muscle, weight in targets.items():
                if weight == 0:
                    yield subject.error(
                        ("targets", muscle), f"targets.{muscle}: a weight of 0 says nothing", "leave it out"
                    )


def check_regions(inquiry: Inquiry) -> Iterator[Problem]:
    """A clearly involved muscle of the upper body lies in one of the form's regions: safety narrows by region."""
    homes = {
        muscle.id: {region.id for region in inquiry.library.regions if muscle.id in region.muscles}
        for muscle in inquiry.library.muscles
    }
    for subject in inquiry.subjects:
        if subject.names_any("targets", "regions") and set(subject.form.regions) <= set(inquiry.library.region_by_id):
            for muscle, weight in subject.form.targets.items():
                home = homes.get(muscle, set())
                if weight >= MAIN_WEIGHT and home and not home & set(subject.form.regions):
                    message = f"targets.{muscle} weighs {weight:g}, but none of the regions listed holds it"
                    yield subject.warning(("targets", muscle), message, f"it lies in {', '.join(sorted(home))}")


def check_cues(inquiry: Inquiry) -> Iterator[Problem]:
    """A cue fits in a breath, and only `{side}` is filled in."""
    for subject in inquiry.subjects:
        if subject.names_any("cues"):
            for field in CUE_FIELDS:
                yield from _check_cue(subject, field, getattr(subject.form.cues, field))
        if subject.names_any("cues", "sides"):
            path = ("cues",) if subject.names_any("cues") else ("sides",)
            if subject.form.sides == "switch" and not subject.form.cues.switch:
                yield subject.error(path, "sides is switch, but the cues have no 'switch'", "say 'Other side.'")
            if subject.form.sides == "none" and any("{side}" in getattr(subject.form.cues, f) for f in CUE_FIELDS):
                yield subject.error(path, "a cue names the {side}, but sides is none", "write it without a side")


def _check_cue(subject: Subject, field: str, cue: str) -> Iterator[Problem]:
    words = len(cue.split())
    if words > MOST_CUE_WORDS:
        message = f"cues.{field}: expected at most {MOST_CUE_WORDS} words, got {words}"
        yield subject.warning(("cues", field), message, "a cue fits in one breath")
    for found in _BRACES.findall(cue):
        if found != "{side}":
            yield subject.error(
                ("cues", field), f"cues.{field}: unknown placeholder {found!r}", "only {side} is filled in"
            )


def check_texts(inquiry: Inquiry) -> Iterator[Problem]:
    """A person is told where to feel it and what goes wrong."""
    for subject in inquiry.subjects:
        for field in ("feel", "mistakes", "breath"):
            unsaid = field not in subject.entry.node.entries or subject.written.get(field) == ()
            if subject.is_movement and unsaid:
                yield subject.warning(("id",), f"{field} says nothing")


def check_patterns(inquiry: Inquiry) -> Iterator[Problem]:
    """Strengthening against a band names its pattern, so that it gets its 48 hours."""
    for subject in inquiry.subjects:
        form = subject.form
        if form.technique == "strengthening" and "resistance-band" in form.props and not form.pattern:
            message = "strengthening with a resistance-band wants a 'pattern'"
            yield subject.error(("props",), message, "name what needs 48 hours between sets, such as 'row'")


def check_demands(inquiry: Inquiry) -> Iterator[Problem]:
    """Derived demands are not written; a variation is never milder than its movement in what it asks."""
    by_id = {demand.id: demand for demand in inquiry.library.demands}
    derived = {demand.id for demand in by_id.values() if demand.positions or demand.techniques or demand.props}
    for subject in inquiry.subjects:
        for index, demand in enumerate(subject.written.get("demands", ())):
            if demand in derived:
                message = f"demands: {demand!r} follows from position, technique or props"
                yield subject.warning(("demands", index), message, "leave it out")
        for demand in subject.movement.demands:
            # What follows from a position alone may differ: the movement's cautions are laid over its variations too.
            by_form = by_id[demand].techniques or by_id[demand].props if demand in by_id else ()
            if by_form and demand not in subject.form.demands:
                message = f"it does not ask for {demand!r}, which its movement does"
                yield subject.error((), message, "make the mildest form the movement, or this a movement of its own")


def check_stretched(inquiry: Inquiry) -> Iterator[Problem]:
    """A stretch that cannot be had without asking something says so: no movement escapes a rule by silence."""
    for subject in inquiry.subjects:
        form = subject.form
        clear = {muscle for muscle, weight in form.targets.items() if weight >= MAIN_WEIGHT}
        for demand in inquiry.library.demands:
            if form.technique == "static" and clear & set(demand.stretching) and demand.id not in form.demands:
                stretched = ", ".join(sorted(clear & set(demand.stretching)))
                message = f"a stretch of {stretched} asks for {demand.id!r}, which the demands do not say"
                yield subject.error(
                    ("targets",), message, f"add {demand.id} to the demands, or weigh it under {MAIN_WEIGHT}"
                )


def check_cautions(inquiry: Inquiry) -> Iterator[Problem]:
    """A form's own cautions say something new, once for each condition, and lead to forms that are free of them."""
    for subject in inquiry.subjects:
        rows = subject.written.get("cautions", ())
        counts = Counter(row["condition"] for row in rows)
        own = {f"{subject.name}.{condition}" for condition in counts}
        for index, row in enumerate(rows):
            condition = row["condition"]
            if counts[condition] > 1:
                yield subject.error(("cautions", index), f"cautions: two for {condition!r}", "write one")
            said = _already_said(inquiry.cautions[subject.name], own, condition, row["effect"])
            if said:
                message = f"cautions: rule {said!r} already has {row['effect']} or stricter for {condition!r}"
                yield subject.warning(("cautions", index), message, "leave it out")
            for form in row.get("instead", ()):
                if form == subject.name or f"{subject.name}.{condition}" in _rules_of(inquiry, form):
                    message = f"cautions: {form!r} is offered instead, but is under the same caution"
                    yield subject.error(("cautions", index), message, "name another form")


def _already_said(cautions: tuple[Caution, ...], own: set[str], condition: str, effect: Effect) -> str:
    """Return the rule that makes a caution needless; empty where it says something new."""
    for caution in cautions:
        stricter = EFFECTS.index(caution.effect) <= EFFECTS.index(effect)
        if stricter and caution.condition == condition and caution.rule not in own and not caution.max_hold_seconds:
            return caution.rule
    return ""


def _rules_of(inquiry: Inquiry, form: str) -> set[str]:
    return {caution.rule for caution in inquiry.cautions.get(form, ())}


def check_rules(inquiry: Inquiry) -> Iterator[Problem]:
    """A rule's substitutes are free of the rule themselves, and its name is its own."""
    first: dict[str, str] = {}
    for entry in inquiry.entries.of("conditions"):
        for index, rule in enumerate(entry.values["rules"]):
            path = ("rules", index)
            if rule["id"] in first:
                yield entry.error(
                    (*path, "id"), f"rule {rule['id']!r} is defined twice", f"also in {first[rule['id']]!r}"
                )
            first.setdefault(rule["id"], entry.id)
            for form in rule.get("instead", ()):
                if rule["id"] in _rules_of(inquiry, form):
                    message = f"rule {rule['id']!r} offers {form!r} instead, which is under the same rule"
                    yield entry.error(
                        (*path, "instead"), message, f"name a form that does not ask for {rule['demand']!r}"
                    )
            if rule.get("max_hold_seconds") and rule["effect"] in ("EXCLUDE", "CLINICIAN"):
                message = f"rule {rule['id']!r} hides the movement; a longest hold means nothing then"
                yield entry.error((*path, "max_hold_seconds"), message, "use MODIFY or CAUTION")


def check_variations(inquiry: Inquiry) -> Iterator[Problem]:
    """A variation's id is its own within the movement."""
    for entry in inquiry.entries.of("movements"):
        seen: set[str] = set()
        for index, row in enumerate(entry.values.get("variations", ())):
            if row["id"] in seen:
                yield entry.error(
                    ("variations", index, "id"), f"variation {row['id']!r} is defined twice", "rename one"
                )
            seen.add(row["id"])


def check_neighbours(inquiry: Inquiry) -> Iterator[Problem]:
    """`easier` and `harder` lead somewhere else, and never in a circle."""
    for field in ("easier", "harder"):
        leads = {movement.id: getattr(movement, field) for movement in inquiry.library.movements}
        told: set[str] = set()
        for start in leads:
            walked = [start]
            while (following := leads.get(walked[-1])) and following not in walked:
                walked.append(following)
            if following == start and start not in told:
                told.update(walked)
                entry = inquiry.entries.by_table["movements"][start]
                message = f"{field} leads back to {start!r}: {' > '.join([*walked, start])}"
                yield entry.error((field,), message, "a ladder of movements has an end")


def check_families(inquiry: Inquiry) -> Iterator[Problem]:
    """A family that is not the movement's own id has another member."""
    counts = Counter(movement.family for movement in inquiry.library.movements)
    ids = {movement.id for movement in inquiry.library.movements}
    for movement in inquiry.library.movements:
        if counts[movement.family] == 1 and movement.family != movement.id:
            entry = inquiry.entries.by_table["movements"][movement.id]
            hint = did_you_mean(movement.family, (ids | set(counts)) - {movement.family})
            yield entry.warning(("family",), f"family {movement.family!r} has no other member", hint)


def check_sources(inquiry: Inquiry) -> Iterator[Problem]:
    """What an article only names has its steps and dose from elsewhere, and says from where."""
    kinds = {source.id: source.kind for source in inquiry.library.sources}
    for movement in inquiry.library.movements:
        if movement.named_only and all(kinds.get(citation.id) == "article" for citation in movement.sources):
            entry = inquiry.entries.by_table["movements"][movement.id]
            message = "an article only names it, but no other source is given for its steps and dose"
            yield entry.error(("sources",), message, "add where they come from, such as 'project-reference'")


CHECKS: Final[tuple[Callable[[Inquiry], Iterator[Problem]], ...]] = (
    check_variations,
    check_targets,
    check_regions,
    check_cues,
    check_texts,
    check_patterns,
    check_demands,
    check_stretched,
    check_cautions,
    check_rules,
    check_neighbours,
    check_families,
    check_sources,
)
