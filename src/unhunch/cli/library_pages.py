"""The library as a person would like to read it: a page for each thing in it.

A page is a title and blocks of lines, made without knowing where it will be printed (`library_printing`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from unhunch.library.resolve import forms_of
from unhunch.model import Caution, Dose, DoseRange, Form, Library, Movement

if TYPE_CHECKING:
    from unhunch.model import Condition, Muscle, Region, SafetyRule

EFFECT_WORDS: Final = {
    "EXCLUDE": "Left out for",
    "CLINICIAN": "Only after a clinician's OK for",
    "MODIFY": "Done another way for",
    "CAUTION": "With care for",
}
SIDES_WORDS: Final = {
    "none": "both sides at once",
    "switch": "one side, then the other",
    "alternate": "side by side in turn",
}


@dataclass(slots=True)
class Block:
    """A heading with lines below; a line's mark ("1.", "-") hangs to its left."""

    heading: str
    lines: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """One thing of the library."""

    title: str
    under: tuple[str, ...]
    """Lines below the title."""
    blocks: tuple[Block, ...]


def pages_of(library: Library, identity: str) -> list[Page]:
    """Return a page for everything that goes by the id; one, as a rule."""
    pages = [
        _form_page(library, movement, name, form)
        for movement in library.movements
        for name, form in forms_of(movement)
        if name == identity
    ]
    pages += [_muscle_page(library, muscle) for muscle in library.muscles if muscle.id == identity]
    pages += [_region_page(library, region) for region in library.regions if region.id == identity]
    pages += [_condition_page(library, condition) for condition in library.conditions if condition.id == identity]
    pages += [_prop_page(library, identity) for prop in library.props if prop.id == identity]
    pages += [_position_page(library, identity) for position in library.positions if position.id == identity]
    pages += [_source_page(library, identity) for source in library.sources if source.id == identity]
    pages += [_teaching_page(library, identity) for teaching in library.teachings if teaching.id == identity]
    return pages


def _block(heading: str, lines: Iterable[str], mark: str = "-") -> Block:
    """Return a block of marked lines; mark "1." counts them."""
    return Block(heading, [(f"{n}." if mark == "1." else mark, line) for n, line in enumerate(lines, 1) if line])


def _page(title: str, under: Iterable[str], *blocks: Block) -> Page:
    return Page(title, tuple(line for line in under if line), tuple(block for block in blocks if block.lines))


def _form_page(library: Library, movement: Movement, name: str, form: Form) -> Page:
    """Return the page of a movement or variation."""
    whole = form is movement
    cautions = movement.cautions if whole else movement.cautions + form.cautions
    others = movement.other_names if whole else ()
    return _page(
        f"{form.name}  ({name})",
        (
            f"Also called {', '.join(others)}." if others else "",
            "" if whole else f"A variation of {movement.name} ({movement.id}).",
            _nature(library, form),
            _props_line(library, form),
        ),
        _block("What it reaches", _targets(library, form), ""),
        _block("How much", _dose_lines(form.dose), ""),
        Block("How", [(f"{n}.", _step(step.text, step.required)) for n, step in enumerate(form.steps, 1)]),
        _block("Breath", [form.breath], ""),
        _block("Where to feel it", form.feel),
        _block("What goes wrong", form.mistakes),
        _block("Spoken", _cue_lines(form)),
        _block("Variations", _variation_lines(movement) if whole else ()),
        _block("Neighbours", _neighbours(library, movement) if whole else ()),
        *_caution_blocks(library, cautions),
        _block("With a practitioner", _assist_lines(movement) if whole else ()),
        _block("Where it comes from", [f"{citation.fact} [{citation.id}]" for citation in movement.sources]),
        _block("Notes", [movement.notes, form.dose.disagreement] if whole else [form.dose.disagreement]),
    )


def _nature(library: Library, form: Form) -> str:
    position = library.position_by_id[form.position].name.lower()
    held = library.position_by_id[form.hold_position].name.lower()
    where = position if form.hold_position == form.position else f"{position}, held {held}"
    return f"{form.technique.capitalize()}, {where}, {SIDES_WORDS[form.sides]}. Level: {form.level}."


def _props_line(library: Library, form: Form) -> str:
    props = ", ".join(library.prop_by_id[prop].name.lower() for prop in form.props)
    return f"Needs: {props or 'nothing'}. Place: {' or '.join(form.places)}."


def _step(text: str, required: bool) -> str:
    return f"{text} (Do not skip this step.)" if required else text


def _targets(library: Library, form: Form) -> list[str]:
    """Return the muscles, heaviest first, and the regions."""
    ordered = sorted(form.targets.items(), key=lambda pair: -pair[1])
    groups = (
        ("mainly", [muscle for muscle, weight in ordered if weight == 1]),
        ("also", [muscle for muscle, weight in ordered if 0.5 <= weight < 1]),
        ("a little", [muscle for muscle, weight in ordered if weight < 0.5]),
    )
    told = [
        f"{word} {', '.join(_muscle_name(library, muscle) for muscle in muscles)}"
        for word, muscles in groups
        if muscles
    ]
    regions = ", ".join(library.region_by_id[region].name.lower() for region in form.regions)
    return [_sentence("; ".join(told)), f"Regions: {regions}." if regions else ""]


def _muscle_name(library: Library, muscle: str) -> str:
    return library.muscle_by_id[muscle].name.lower()


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _dose_lines(dose: DoseRange) -> list[str]:
    """Return the dose it starts with, its steps and its source."""
    rungs = ", ".join(_dose_words(rung, dose.unit) for rung in dose.ladder)
    ways = f" Each way round: {', '.join(dose.directions)}." if dose.directions else ""
    start = f"Starts with {_dose_words(dose.default, dose.unit)}{_tempo_words(dose.default)}.{ways}"
    trial = f"Two-minute trial dose: {_dose_words(dose.trial, dose.unit)}." if dose.trial else ""
    return [start, f"From gentle to full: {rungs}.", trial, f"Numbers from: {dose.source}."]


def _dose_words(dose: Dose, unit: str) -> str:
    """Return a dose in a few words: "2 x 30 s", "8 times"."""
    if unit == "time":
        one = f"{dose.work_seconds} s"
    elif unit == "hold":
        one = f"{dose.hold_seconds} s" if dose.reps == 1 else f"{dose.reps} holds of {dose.hold_seconds} s"
    else:
        one = f"{dose.reps} times"
    return one if dose.sets == 1 else f"{dose.sets} x {one}"


def _tempo_words(dose: Dose) -> str:
    parts = (
        ("out", dose.out_seconds),
        ("hold", dose.hold_seconds),
        ("back", dose.back_seconds),
        ("pause", dose.pause_seconds),
        ("rest between sets", dose.rest_seconds),
    )
    told = ", ".join(f"{word} {seconds} s" for word, seconds in parts if seconds)
    return f" ({told})" if told else ""


def _cue_lines(form: Form) -> list[str]:
    cues = form.cues
    spoken = (cues.get_ready, cues.out, cues.hold, cues.back, cues.switch)
    return [" / ".join(cue.replace("{side}", "[left/right]") for cue in spoken if cue)]


def _variation_lines(movement: Movement) -> list[str]:
    return [
        f"{movement.id}/{variation.id} ({variation.compared}): {variation.difference}"
        for variation in movement.variations
    ]


def _neighbours(library: Library, movement: Movement) -> list[str]:
    pairs = (("Easier", movement.easier), ("Harder", movement.harder))
    lines = [f"{word}: {library.movement_by_id[other].name} ({other})" for word, other in pairs if other]
    kin = [m.id for m in library.movements if m.family == movement.family and m.id != movement.id]
    return [*lines, f"One of these in a routine, not both: {', '.join(kin)}" if kin else ""]


def _assist_lines(movement: Movement) -> list[str]:
    if movement.assisted is None:
        return []
    return [f"{step.role.replace('-', ' ').capitalize()}: {step.text}" for step in movement.assisted.steps]


def _caution_blocks(library: Library, cautions: Sequence[Caution]) -> list[Block]:
    """Return a block for each effect; conditions of which the same is said stand together."""
    blocks = []
    for effect, heading in EFFECT_WORDS.items():
        conditions: dict[str, list[str]] = {}
        for caution in cautions:
            if caution.effect == effect:
                conditions.setdefault(_note_of(caution), []).append(library.condition_by_id[caution.condition].name)
        notes: dict[str, list[str]] = {}
        for note, names in conditions.items():
            notes.setdefault("; ".join(dict.fromkeys(names)), []).append(note)
        blocks.append(_block(heading, [f"{names}: {' '.join(told)}" for names, told in notes.items()]))
    return blocks


def _note_of(caution: Caution) -> str:
    instead = f" Instead: {', '.join(caution.instead)}." if caution.instead else ""
    longest = f" Hold at most {caution.max_hold_seconds} s." if caution.max_hold_seconds else ""
    return f"{caution.note}{longest}{instead}"


def _names(library: Library, movements: Iterable[str]) -> list[str]:
    return [f"{library.movement_by_id[movement].name} ({movement})" for movement in movements]


def _muscle_page(library: Library, muscle: "Muscle") -> Page:
    reached = [m.id for m in library.movements if m.targets.get(muscle.id, 0) >= 0.5]
    ids = (f"FMA {muscle.fma}" if muscle.fma else "", f"UBERON:{muscle.uberon}" if muscle.uberon else "")
    return _page(
        f"{muscle.name}  ({muscle.id})",
        (f"{muscle.plain_name[0].upper()}{muscle.plain_name[1:]}.", " ".join(word for word in ids if word)),
        _block("What it does", [muscle.action], ""),
        _block("What lengthens it", [muscle.lengthened_by], ""),
        _block("What tightens it", [muscle.tightened_by], ""),
        _block("Release, best first", _names(library, muscle.release)),
        _block("Stretch, best first", _names(library, muscle.stretch)),
        _block("Everything that reaches it", _names(library, reached)),
    )


def _region_page(library: Library, region: "Region") -> Page:
    ordered = sorted(region.muscles.items(), key=lambda pair: -pair[1])
    reached = [movement.id for movement in library.movements if region.id in movement.regions]
    return _page(
        f"{region.name}  ({region.id})",
        (f"Also called {', '.join(region.words)}." if region.words else "",),
        _block(
            "Muscles", [f"{library.muscle_by_id[muscle].name} ({muscle}), {weight:g}" for muscle, weight in ordered]
        ),
        _block("Movements", _names(library, reached)),
    )


def _condition_page(library: Library, condition: "Condition") -> Page:
    blocks = []
    demands = {demand.id: demand.name for demand in library.demands}
    everything = {"any": "everything", "any-but-breathing": "everything but breathing"}
    for rule in condition.rules:
        touched = sum(_touches(rule, movement) for movement in library.movements)
        lines = [rule.note, f"Instead: {', '.join(rule.instead)}." if rule.instead else ""]
        lines.append(f"Hold at most {rule.max_hold_seconds} s." if rule.max_hold_seconds else "")
        lines.append(
            f"It touches {touched} of {len(library.movements)} movements. Source: {rule.source}. Rule: {rule.id}."
        )
        asked = {**demands, **everything}.get(rule.demand, rule.demand)
        blocks.append(_block(f"{rule.effect}: {asked}", lines, ""))
    under = (condition.question, "A region narrows it." if condition.localised else "")
    return _page(f"{condition.name}  ({condition.id})", under, _block("What to do", [condition.advice], ""), *blocks)


def _touches(rule: "SafetyRule", movement: Movement) -> bool:
    """Tell whether a rule says anything about a movement; about pressure it speaks to the practitioner's steps."""
    steps = movement.assisted.steps if movement.assisted else ()
    return any(caution.rule == rule.id for caution in movement.cautions) or any(
        rule.demand == step.role for step in steps
    )


def _prop_page(library: Library, identity: str) -> Page:
    prop = library.prop_by_id[identity]
    others = [other.name for other in library.props if identity in other.stands_in_for]
    stands_in = ", ".join(library.prop_by_id[other].name.lower() for other in prop.stands_in_for)
    users = [name for movement in library.movements for name, form in forms_of(movement) if identity in form.props]
    return _page(
        f"{prop.name}  ({prop.id})",
        (f"{prop.kind.capitalize()}.", f"Stands in for: {stands_in}." if stands_in else ""),
        _block("May be replaced by", others),
        _block("Used by", users),
    )


def _position_page(library: Library, identity: str) -> Page:
    position = library.position_by_id[identity]
    ways = [f"{library.position_by_id[end].name} ({end}): {seconds} s" for end, seconds in position.steps.items()]
    users = [
        name
        for movement in library.movements
        for name, form in forms_of(movement)
        if identity in (form.position, form.hold_position)
    ]
    return _page(
        f"{position.name}  ({position.id})",
        (f"{position.say} {'On the floor.' if position.floor else ''}",),
        _block("Changes", ways),
        _block("Used by", users),
    )


def _source_page(library: Library, identity: str) -> Page:
    source = next(source for source in library.sources if source.id == identity)
    facts = [
        f"{movement.id}: {citation.fact}"
        for movement in library.movements
        for citation in movement.sources
        if citation.id == identity
    ]
    rules = [rule.id for condition in library.conditions for rule in condition.rules if rule.source == identity]
    doses = [movement.id for movement in library.movements if movement.dose.source == identity]
    by = f"{source.authors}{', ' if source.authors and source.year else ''}{source.year or ''}"
    return _page(
        f"{source.title}  ({source.id})",
        (f"{source.kind.capitalize()}. {by}".strip(), f"doi:{source.doi}" if source.doi else "", source.note),
        _block("What it supports", facts),
        _block("Doses", [", ".join(doses)], ""),
        _block("Safety rules", [", ".join(rules)], ""),
    )


def _teaching_page(library: Library, identity: str) -> Page:
    teaching = next(teaching for teaching in library.teachings if teaching.id == identity)
    about = ", ".join(_muscle_name(library, muscle) for muscle in teaching.muscles)
    return _page(
        f"{teaching.title}  ({teaching.id})",
        (*teaching.text.split("\n"), f"About: {about}." if about else ""),
        _block("Where it comes from", [", ".join(teaching.sources)], ""),
    )
