"""What the planner answers: a routine, or the message with which it refuses. Every other error is the test's own."""

from unhunch.base.errors import PlanRefusedError
from unhunch.model import Library, Request, Routine
from unhunch.planner import plan
from unhunch.timeline.spans import body_seconds


def answer(request: Request, library: Library) -> Routine | str:
    try:
        return plan(request, library, body_seconds)
    except PlanRefusedError as refused:
        return str(refused)


def routine_for(request: Request, library: Library) -> Routine:
    """Return the routine of a request that must not be refused."""
    return plan(request, library, body_seconds)


def refusal_of(request: Request, library: Library) -> str:
    """Return the message of a request that must be refused."""
    given = answer(request, library)
    assert isinstance(given, str), f"not refused: {[item.ref for item in given.items]}"
    return given


def refs_of(routine: Routine) -> list[str]:
    return [item.ref for item in routine.items]
