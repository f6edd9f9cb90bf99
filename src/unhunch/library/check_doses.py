"""The house rules of doses (docs/movement-format.md), for every rung of every form."""

from collections.abc import Iterable, Iterator, Mapping

from unhunch.base.problems import Problem
from unhunch.library.resolve import make_dose
from unhunch.library.subjects import Inquiry, Subject
from unhunch.model import Dose
from unhunch.model.movement import DoseUnit

STATIC_HOLD = (10, 60)
DYNAMIC_REPS = (5, 12)
RELEASE_SPOT = (30, 120)
STRENGTHENING_REPS = (8, 12)
SQUEEZE = (3, 5)
TRIAL_SECONDS = 120


Place = tuple[str | int, ...]


def check_doses(inquiry: Inquiry) -> Iterator[Problem]:
    """Yield what is wrong with the doses of all forms."""
    for subject in inquiry.subjects:
        contradictions = list(_check_unit(subject)) if subject.names_any("dose") else []
        yield from contradictions
        if subject.names_any("dose"):
            yield from _check_ladder(subject)
            yield from _check_trial(subject)
        if subject.names_any("dose", "technique") and not contradictions:
            yield from _check_house_rules(subject)


def _rungs(subject: Subject) -> Iterator[tuple[Place, str, Dose]]:
    """Yield the place, the name and the dose of the default, of each rung and of the trial dose."""
    yield ("dose", "default"), "default", subject.form.dose.default
    for index, dose in enumerate(subject.form.dose.ladder):
        yield ("dose", "ladder", index), f"rung {index + 1}", dose
    if subject.form.dose.trial is not None:
        yield ("dose", "trial"), "trial", subject.form.dose.trial


def _together(subject: Subject, found: Iterable[tuple[Place, str, str]], hint: str) -> Iterator[Problem]:
    """Yield one error for each message, with the doses it holds for: a slip in the tempo is one error."""
    places: dict[str, Place] = {}
    names: dict[str, list[str]] = {}
    for place, name, message in found:
        places.setdefault(message, place)
        names.setdefault(message, []).append(name)
    for message, which in names.items():
        yield subject.error(places[message], f"dose: {', '.join(which)}: {message}", hint)


def _check_unit(subject: Subject) -> Iterator[Problem]:
    """A dose has what its unit says, and nothing that contradicts it."""
    written = subject.written["dose"]
    rows = (written["default"], *written["ladder"], *([written["trial"]] if "trial" in written else []))
    found = [
        (place, name, contradiction)
        for (place, name, dose), row in zip(_rungs(subject), rows, strict=True)
        if (contradiction := _contradiction(dose, subject.form.dose.unit, {**written.get("tempo", {}), **row}))
    ]
    yield from _together(subject, found, "see 'Dose' in docs/movement-format.md")


def _contradiction(dose: Dose, unit: DoseUnit, words: Mapping[str, int]) -> str:
    """Return how a dose contradicts its unit, in words; empty where it does not."""
    if unit == "time":
        fits = dose.work_seconds and dose.rep_seconds == dose.work_seconds and dose.reps == 1
        return "" if fits else "unit time wants 'work' seconds, and no reps, out, hold, back or pause"
    if dose.work_seconds:
        return f"'work' goes with unit time, but the unit is {unit}"
    if unit == "hold":
        return "" if dose.hold_seconds else "unit hold wants 'hold' seconds, got none"
    if "reps" not in words:
        return "unit reps wants 'reps', got none"
    return "" if dose.rep_seconds else "a repetition takes no time; out and back are missing"


def _check_ladder(subject: Subject) -> Iterator[Problem]:
    """The ladder rises, repeats nothing, and holds the default."""
    written = subject.written["dose"]
    ladder = subject.form.dose.ladder
    for index, dose in enumerate(ladder):
        name = f"dose: rung {index + 1}"
        if dose in ladder[:index]:
            yield subject.error(("dose", "ladder", index), f"{name} repeats rung {ladder.index(dose) + 1}", "keep one")
        elif index and _seconds(dose) < _seconds(ladder[index - 1]):
            message = (
                f"{name} takes {_seconds(dose)} s, less than the {_seconds(ladder[index - 1])} s of the one before"
            )
            yield subject.warning(("dose", "ladder", index), message, "order the rungs from the gentlest on")
    default = make_dose(written.get("tempo", {}), written["default"])
    if default not in ladder:
        shown = ", ".join(f"{word}: {value}" for word, value in written["default"].items())
        yield subject.error(
            ("dose", "default"), f"dose: the default {{{shown}}} is not on the ladder", "add it as a rung"
        )


def _check_trial(subject: Subject) -> Iterator[Problem]:
    """The trial dose is exempt from the 48 hours between sets: it belongs to a pattern and stays within two minutes."""
    trial = subject.form.dose.trial
    if trial is None:
        return
    if not subject.form.pattern:
        yield subject.error(("dose", "trial"), "a trial dose goes with a 'pattern', and none is named", "leave it out")
    seconds = _seconds(trial) * (1 if subject.form.sides == "none" else 2)
    if seconds > TRIAL_SECONDS:
        message = f"dose: trial: expected at most {TRIAL_SECONDS} s in all, got {seconds}"
        yield subject.error(("dose", "trial"), message, "fewer repetitions, or one set")


def _seconds(dose: Dose) -> int:
    """Return the seconds of a dose on one side, rests between the sets included."""
    return dose.work_seconds_per_side + (dose.sets - 1) * dose.rest_seconds


def _check_house_rules(subject: Subject) -> Iterator[Problem]:
    """A dose outside the house rules says why."""
    given = subject.written.get("dose") or subject.entry.values["dose"]
    if given.get("beyond"):
        return
    found = [(place, name, broken) for place, name, dose in _rungs(subject) if (broken := _broken_rule(subject, dose))]
    yield from _together(subject, found, "change it, or say under 'beyond' which source gives it")


def _broken_rule(subject: Subject, dose: Dose) -> str:
    """Return which house rule a dose leaves, in words; empty where it keeps them."""
    technique, unit = subject.form.technique, subject.form.dose.unit
    if technique == "static":
        return _outside(dose.hold_seconds, STATIC_HOLD, "s for a static hold")
    if technique == "dynamic" and unit != "time":
        return _outside(dose.reps, DYNAMIC_REPS, "repetitions of a dynamic movement")
    if technique == "release":
        spot = dose.hold_seconds if unit == "hold" else dose.reps * dose.rep_seconds
        return _outside(spot, RELEASE_SPOT, "s of release on a spot")
    if technique == "strengthening":
        if dose.hold_seconds >= SQUEEZE[0]:
            most = _outside(dose.reps, (1, STRENGTHENING_REPS[1]), "squeezes")
            return _outside(dose.hold_seconds, SQUEEZE, "s for a squeeze") or most
        return _outside(dose.reps, STRENGTHENING_REPS, "repetitions of strengthening")
    return ""


def _outside(value: int, limits: tuple[int, int], what: str) -> str:
    low, high = limits
    return "" if low <= value <= high else f"expected {low}-{high} {what}, got {value}"
