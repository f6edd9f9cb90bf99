"""The readiness check: which answers lead to which action, and how long that holds. Pure; the questions are data.

Questions, the ids answered with yes and a date come in; a frozen `ReadinessResult` goes out, with the lines to tell. It
holds the outcome only, never the answers. It names an action, never a disease: this is no diagnosis, and every result
says that the list cannot rule out a serious cause.

The rules (source: `clinical.md` C, a project choice on top of published screening frameworks; each has its test):

- any E: stop, and call for help now;
- any U, or two or more S together: advice today; one S: advice before exercising. Both lock. Under one S quiet
  breathing stays open for whoever asks for it alone: it is no exercise. Under a stop or advice today nothing is open;
- a lock, a stop's too, opens when a clinician's OK is entered with its date, and holds open for 90 days. For a stop or
  advice today the OK has to be from that day or later. A later check with fewer answers does not open it;
- C: the conditions it reports; else: go on. A condition of the day (unwell today) leaves quiet breathing only;
- due again after 30 days, after a flare, on demand, and on the day after a condition of the day.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from unhunch.base.errors import RequestError
from unhunch.readiness.words import LINES, TITLES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from unhunch.model import ReadinessQuestion, Record

READINESS_SCHEMA_VERSION = 1
DUE_AFTER = timedelta(days=30)
CLEARED_FOR = timedelta(days=90)
OF_THE_DAY = frozenset({"fever-now"})
"""Conditions that a night may end: quiet breathing only on the day they are reported, and the check again after it."""
FLARE_RISE = 2
"""A next morning this much worse than before the session is a flare."""

Action = Literal["stop", "advice", "care", "go"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessResult:
    """What the check came to."""

    schema_version: int = READINESS_SCHEMA_VERSION
    on: date
    """The day it was answered."""
    action: Action
    urgent: bool = False
    """Advice today, rather than before exercising."""
    conditions: tuple[str, ...] = ()
    """Condition ids to plan around."""
    text_version: str = ""
    """Which questions were asked (a digest of their texts)."""
    cleared_on: date | None = None
    """The day a clinician said that exercise is fine."""


def assess(
    questions: "Sequence[ReadinessQuestion]",
    yes: "Collection[str]",
    today: date,
    *,
    before: ReadinessResult | None = None,
) -> ReadinessResult:
    """Return the result of a check.

    Parameters
    ----------
    questions
        Those that were asked.
    yes
        Ids of those answered with yes.
    today
        The day of the check.
    before
        The result it follows. Its lock stays shut until it is cleared; a clinician's OK that still holds carries over,
        except where an answer asks to stop or to get advice today.

    Raises
    ------
    ValueError
        Where an id is not among the questions.
    """
    known = {question.id: question for question in questions}
    if unknown := sorted(set(yes) - set(known)):
        raise ValueError(f"not among the questions: {', '.join(unknown)}")
    answered = [question for question in questions if question.id in set(yes)]
    actions = [question.action for question in answered]
    result = ReadinessResult(
        on=today,
        action=_action(actions),
        urgent="E" not in actions and ("U" in actions or actions.count("S") >= 2),
        conditions=tuple(sorted({condition for question in answered for condition in question.conditions})),
        text_version=text_version(questions),
    )
    if before is None:
        return result
    if is_locked(before, today):
        return _stricter(before, result)
    carries = "E" not in actions and "U" not in actions and _holds(before.cleared_on, today)
    return replace(result, cleared_on=before.cleared_on) if carries else result


def is_due(result: ReadinessResult | None, today: date, *, flare_on: date | None = None) -> bool:
    """Tell whether the check should be asked: never asked, 30 days old, a flare or a night after a bad day since.

    A result of a day that is yet to come (a clock that was wrong) says nothing about today.
    """
    if result is None or result.on > today:
        return True
    if today > result.on and not OF_THE_DAY.isdisjoint(result.conditions):
        return True
    return today - result.on >= DUE_AFTER or (flare_on is not None and flare_on > result.on)


def is_locked(result: ReadinessResult, today: date) -> bool:
    """Tell whether exercise waits for a clinician's OK.

    >>> asked, today = ReadinessResult(on=date(2026, 3, 1), action="advice"), date(2026, 3, 2)
    >>> is_locked(asked, today), is_locked(clear(asked, today, today=today), today)
    (True, False)
    """
    return result.action in {"stop", "advice"} and not _holds(result.cleared_on, today)


def leaves_breathing(result: ReadinessResult, today: date) -> bool:
    """Tell whether quiet breathing is open today: always but under a stop or advice today.

    >>> leaves_breathing(ReadinessResult(on=date(2026, 3, 1), action="advice"), date(2026, 3, 2))
    True
    """
    return not is_locked(result, today) or (result.action == "advice" and not result.urgent)


def clear(result: ReadinessResult, cleared_on: date, *, today: date) -> ReadinessResult:
    """Return the result with a clinician's OK of that day.

    Raises
    ------
    RequestError
        Where the day is yet to come, 90 days past, or, after a stop or advice today, before the check.
    """
    if cleared_on > today:
        raise RequestError(f"cleared-on: {cleared_on} is yet to come; expected the day a clinician said yes")
    if not _holds(cleared_on, today):
        raise RequestError(f"cleared-on: {cleared_on} is 90 days ago or more; please ask again")
    if (result.action == "stop" or result.urgent) and cleared_on < result.on:
        raise RequestError(f"cleared-on: {cleared_on} is before your answers of {result.on}; please ask about those")
    return replace(result, cleared_on=cleared_on)


def flare_since(records: "Sequence[Record]", day: date) -> date | None:
    """Return the last day after `day` on which a session was followed by a flare: a next morning 2 points worse."""
    days = [
        record.started_at.date()
        for record in records
        for comfort in (record.comfort, *(item.comfort for item in record.items))
        if comfort is not None
        and comfort.before is not None
        and comfort.next_morning is not None
        and comfort.next_morning >= comfort.before + FLARE_RISE
    ]
    return max((flare for flare in days if flare > day), default=None)


def title(result: ReadinessResult) -> str:
    """Return what the result is called, as its screen's first line."""
    return TITLES[result.action]


def lines(result: ReadinessResult) -> tuple[str, ...]:
    """Return what to tell, one sentence group a line."""
    if result.action == "advice" and result.urgent:
        return LINES["advice-today"]
    if result.action == "care" and not OF_THE_DAY.isdisjoint(result.conditions):
        return LINES["care-today"]
    return LINES[result.action]


def standing_lines(result: ReadinessResult) -> tuple[str, ...]:
    """Return what to tell whoever comes back while the lock is shut: since when, and what opens it."""
    told = LINES["stop-since"] if result.action == "stop" else lines(result)
    return (f"Because of your answers of {result.on}.", *told)


def text_version(questions: "Sequence[ReadinessQuestion]") -> str:
    """Return a short digest of the questions as asked."""
    text = "\n".join(f"{question.id} {question.action} {question.text}" for question in questions)
    return sha256(text.encode()).hexdigest()[:12]


def _action(actions: "Sequence[str]") -> Action:
    if "E" in actions:
        return "stop"
    if "U" in actions or "S" in actions:
        return "advice"
    return "care" if "C" in actions else "go"


def _holds(cleared_on: date | None, today: date) -> bool:
    return cleared_on is not None and cleared_on <= today < cleared_on + CLEARED_FOR


def _stricter(before: ReadinessResult, now: ReadinessResult) -> ReadinessResult:
    """Return the new check under the old lock, whichever of both asks for more."""
    action: Action = "stop" if "stop" in {before.action, now.action} else "advice"
    conditions = tuple(sorted({*before.conditions, *now.conditions}))
    return replace(now, action=action, urgent=before.urgent or now.urgent, conditions=conditions)
