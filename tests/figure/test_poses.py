"""Every pose file of the library: solved within the limits, for what it is for, and as docs/figure.md says."""

import pytest

from pages.figure import alike, page_of, row, rows_of
from pages.made import ROOT
from unhunch.base.ids import parted
from unhunch.base.problems import Problem
from unhunch.figure.checking import measure, problems, stretched, target_problems
from unhunch.figure.review import review_writing
from unhunch.figure.studio import Studio
from unhunch.pipeline import load_library

STUDIO = Studio(load_library())
IDS = STUDIO.all_ids()
PAGE = (ROOT / "docs" / "figure.md").read_text(encoding="utf-8")
MOTION_BYTES = 40_000
MOTION_BYTES_OF_TWO = 60_000


def errors(found: tuple[Problem, ...]) -> list[str]:
    return [str(problem) for problem in found]


def test_every_pose_file_is_written_without_a_mistake() -> None:
    assert errors(review_writing(STUDIO)) == []


def test_there_are_poses() -> None:
    assert IDS


@pytest.mark.parametrize("identity", IDS)
def test_a_solved_movement_is_within_all_limits(identity: str) -> None:
    pose = STUDIO.pose(*parted(identity))
    assert errors(problems(measure(STUDIO.motion(*parted(identity)), pose, STUDIO.body), pose)) == []


@pytest.mark.parametrize(
    "identity", [identity for identity in IDS if STUDIO.form(*parted(identity)).technique == "static"]
)
def test_a_static_stretch_lengthens_what_it_is_for(identity: str) -> None:
    pose, form = STUDIO.pose(*parted(identity)), STUDIO.form(*parted(identity))
    found = stretched(STUDIO.motion(*parted(identity)), form, pose, STUDIO.body)
    assert found is not None
    assert errors(target_problems(found, pose)) == []


@pytest.mark.parametrize("identity", IDS)
def test_a_motion_file_is_within_its_budget(identity: str) -> None:
    two = STUDIO.pose(*parted(identity)).partner is not None
    assert len(STUDIO.motion_glb(*parted(identity))) < (MOTION_BYTES_OF_TWO if two else MOTION_BYTES)


@pytest.mark.parametrize("identity", IDS)
def test_the_table_in_the_docs_says_what_is_measured_now(identity: str) -> None:
    """Numbers may differ a little, for processors round differently: so not by `test_docs` with all made pages."""
    told = rows_of(PAGE).get(identity, "")
    now = row(STUDIO, identity)
    assert alike(told, now), f"run `make docs`:\n{told}\n{now}"


def test_the_page_round_the_table_is_as_it_would_be_made_now() -> None:
    rows = rows_of(PAGE)
    assert tuple(rows) == IDS, "run `make docs`"
    assert page_of(rows.values()) == PAGE, "run `make docs`"


def test_rows_are_alike_where_only_roundings_differ() -> None:
    one = "| `cat-cow` | 3 | 0.7 left knee on floor | 58 left elbow | 32 |"
    assert alike(one, one.replace("0.7", "0.8").replace("58", "59"))
    assert not alike(one, one.replace("0.7", "2.1"))
    assert not alike(one, one.replace("knee", "heel"))
