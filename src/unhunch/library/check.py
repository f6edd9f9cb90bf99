"""All checks of a library that has been read, in one list."""

from collections.abc import Iterator
from pathlib import Path

from unhunch.base.problems import Problem
from unhunch.library import check_doses, check_movements, check_tables, wording
from unhunch.library.entries import Entries
from unhunch.library.subjects import Inquiry
from unhunch.model import Library


def check(entries: Entries, library: Library, base: Path) -> Iterator[Problem]:
    """Yield every problem of the library that its entries make; `base` is the folder that must be whole."""
    inquiry = Inquiry(entries, library)
    for each in (check_doses.check_doses, *check_movements.CHECKS, *check_tables.CHECKS):
        yield from each(inquiry)
    if not any(problem.level == "error" for problem in entries.problems):
        # A file that cannot be read may be the very one that is missed.
        yield from check_tables.check_techniques(inquiry, base)
    yield from wording.check_wording(entries)
