"""A broken promise is an exception from this small tree, one per boundary, carrying what the caller needs to decide."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.base.problems import Problem


class UnhunchError(Exception):
    """Root of all errors that a person may see as one clear message."""


class DataError(UnhunchError):
    """A library could not be built: its data has problems."""

    def __init__(self, problems: "tuple[Problem, ...]") -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class WireError(UnhunchError):
    """A JSON or YAML text is not of the form it should have."""


class RequestError(UnhunchError):
    """A request cannot be read: a word or number in it is not possible."""


class PlanRefusedError(UnhunchError):
    """A request was read but cannot be met; the message names the conflict and what to change."""


class StoreError(UnhunchError):
    """A person's data could not be read or written."""


class FigureError(UnhunchError):
    """A movement cannot be shown: it has no pose, or its pose file has problems."""
