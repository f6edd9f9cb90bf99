"""A routine as a person reads it, also where it comes from a library with more in it."""

from dataclasses import replace

from tests.timeline.small_library import EAR_TO_SHOULDER, item, routine, small_library
from unhunch.cli.routine_text import routine_lines
from unhunch.model import Request


def test_what_the_library_does_not_know_is_called_by_its_id() -> None:
    planned = routine(replace(item(EAR_TO_SHOULDER), props=("hammock",)))
    planned = replace(planned, request=Request(minutes=5, tight={"elbow.left": 3}))
    page = list(routine_lines(planned, small_library()))
    assert page[0].endswith("tight: left elbow 3/10")
    assert page[2].endswith(", hammock")
