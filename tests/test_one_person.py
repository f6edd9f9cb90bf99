"""Golden files carry one person through every stage; each value also survives its own JSON form."""

import pytest

from tests.library.small_library import small_library
from tests.one_person import ANNA, FOLDER, stages
from unhunch.model import Library, Routine, Timeline
from unhunch.pipeline import make_routine, make_timeline
from unhunch.wire import from_json, to_json

NAMES = ("1-library.json", "2-routine.json", "3-timeline.json", "4-transcript.txt", "4-captions.vtt")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return stages()


@pytest.mark.parametrize("name", NAMES)
def test_anna_is_carried_through_unchanged(name: str, made: dict[str, str]) -> None:
    assert made[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_stage_survives_its_json_form() -> None:
    library = small_library()
    routine = make_routine(ANNA, library)
    timeline = make_timeline(routine, library)
    assert from_json(to_json(library), Library, what="library") == library
    assert from_json(to_json(routine), Routine, what="routine") == routine
    assert from_json(to_json(timeline), Timeline, what="timeline") == timeline


def test_the_timeline_of_a_routine_that_went_through_a_file_is_the_same() -> None:
    library = small_library()
    routine = make_routine(ANNA, library)
    carried = from_json(to_json(routine), Routine, what="routine")
    assert make_timeline(carried, library) == make_timeline(routine, library)
