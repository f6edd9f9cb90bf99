"""The only place where the rooms meet. Read it as a table of contents: movements, routine, timeline."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unhunch.base.errors import DataError
from unhunch.base.problems import Problem
from unhunch.library import load
from unhunch.model import ConditionReport, Excluded, Library, Request, Routine, Timeline
from unhunch.planner import plan, request_mistakes
from unhunch.planner.standing import ruled_out
from unhunch.timeline import compile_timeline
from unhunch.timeline.spans import body_seconds

if TYPE_CHECKING:
    from unhunch.figure.cells.projector import Projector
    from unhunch.figure.studio import Studio


def load_library(folders: tuple[Path, ...] = ()) -> Library:
    """Return the checked library, with the movements of one's own folders added; raises `DataError`."""
    loaded = load(folders)
    if loaded.library is None:
        raise DataError(tuple(problem for problem in loaded.problems if problem.level == "error"))
    return loaded.library


def check_library(folders: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """Return all problems of the built-in library and of one's own folders, errors and warnings."""
    return load(folders).problems


def find_mistakes(asked: Mapping[str, Any], library: Library) -> tuple[str, ...]:
    """Return every mistake in the plain form of a request: words and numbers that mean nothing to the library."""
    return tuple(request_mistakes(asked, library))


def make_routine(request: Request, library: Library, *, explain: bool = False) -> Routine:
    """Return the best routine for the request; raises `PlanRefusedError` with the conflict named."""
    return plan(request, library, body_seconds, explain=explain)


def find_ruled_out(routine: Routine, library: Library, conditions: tuple[ConditionReport, ...]) -> tuple[Excluded, ...]:
    """Return what conditions that were told since rule out of a routine, each with its rule."""
    return ruled_out(routine, library, conditions)


def make_timeline(routine: Routine, library: Library) -> Timeline:
    """Return the score of the session; raises `TimelineError` where the routine does not fit the library or itself."""
    return compile_timeline(routine, library)


def open_studio(library: Library) -> "Studio":
    """Return what shows the movements: solved, drawn, kept."""
    from unhunch.figure.studio import Studio  # noqa: PLC0415 - arrays, for who wants to see a figure

    return Studio(library)


def figure_source(timeline: Timeline, library: Library) -> "Projector":
    """Return what shows the figure of a session beside its cues, moment by moment."""
    from unhunch.figure.cells.projector import Projector  # noqa: PLC0415 - for who wants to see a figure

    return Projector(timeline, library)


def make_ready(folder: Path) -> None:
    """Solve and draw every movement into `folder`, as the wheel carries it (`unhunch/figure/ready`)."""
    from unhunch.figure.ready import make_all  # noqa: PLC0415

    make_all(load_library(), folder)
