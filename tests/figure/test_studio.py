"""The studio shows what has a pose, says clearly what has none, and does nothing twice."""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.figure.small_studio import OVERHEAD_STRETCH, SIDE_STRETCH, small_studio, whole_library, write_poses
from unhunch.base.errors import FigureError
from unhunch.figure import cache
from unhunch.figure import studio as room
from unhunch.figure.cells.reel import Size
from unhunch.figure.drawing.palette import THEMES
from unhunch.figure.ready import make_all
from unhunch.figure.review import review, review_writing
from unhunch.figure.studio import Studio
from unhunch.figure.tempo import Tempo

SMALL = Size(12, 6)

MAKERS = (
    *("gltf.motion_glb", "drawing.svg.sketch_still", "drawing.body_map.sketch_map"),
    *("cells.frames.film", "solving.solve"),
)
"""What works something out that a cache may hold."""


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(folder))
    monkeypatch.setattr(cache, "_BEGAN", math.inf)
    return folder


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return small_studio(tmp_path)


def test_what_has_a_pose_is_told_in_the_order_of_the_library(studio: Studio) -> None:
    assert studio.all_ids() == ("overhead-stretch", "overhead-stretch/seated", "side-stretch")


@pytest.mark.parametrize(
    ("movement", "variation", "message"),
    [
        ("side-strech", None, "the library has no movement 'side-strech' (did you mean 'side-stretch'?)"),
        ("overhead-stretch", "seatd", "overhead-stretch has no variation 'seatd' (did you mean 'seated'?)"),
        (
            "cat-cow",
            None,
            "no pose yet for cat-cow; those with one: overhead-stretch, overhead-stretch/seated, side-stretch",
        ),
    ],
)
def test_what_cannot_be_shown_is_said_with_the_repair(
    movement: str, variation: str | None, message: str, studio: Studio
) -> None:
    with pytest.raises(FigureError) as caught:
        studio.motion(movement, variation)
    assert str(caught.value) == message


def test_a_variation_without_a_pose_is_not_shown_as_its_movement(tmp_path: Path) -> None:
    text = SIDE_STRETCH.replace("side-stretch", "cat-cow")
    studio = Studio(whole_library(), write_poses(tmp_path / "poses", {"cat-cow": text}))
    with pytest.raises(FigureError, match=r"no pose yet for cat-cow/one-arm; those with one: .*cat-cow"):
        studio.pose("cat-cow", "one-arm")


def test_a_pose_file_with_an_error_is_not_solved_and_its_line_is_told(tmp_path: Path) -> None:
    wrong = SIDE_STRETCH.replace("site: heel.both", "site: heal.both")
    studio = Studio(whole_library(), write_poses(tmp_path / "poses", {"side-stretch": wrong}))
    with pytest.raises(FigureError, match=r"side-stretch\.yaml:5: error: .*'heal\.both'"):
        studio.motion("side-stretch")
    assert [problem.line for problem in review_writing(studio)] == [5]
    with pytest.raises(FigureError, match="heal"):
        make_all(whole_library(), tmp_path, tmp_path / "poses")


def test_a_pose_for_nothing_in_the_library_is_an_error_in_the_studios_folder_and_a_warning_elsewhere(
    tmp_path: Path,
) -> None:
    stranger = SIDE_STRETCH.replace("side-stretch", "side-strech") + "variations: [{id: seated}]\n"
    folder = write_poses(tmp_path / "poses", {"side-strech": stranger})
    (problem,) = review_writing(Studio(whole_library(), folder))
    assert (problem.level, problem.line, problem.message) == ("error", 1, "the library has no movement 'side-strech'")
    elsewhere = review(Studio(whole_library(), tmp_path / "none"), folder / "side-strech.yaml")
    assert [found.level for found in elsewhere if "library" in found.message] == ["warning"]


def test_a_variation_the_library_does_not_know_is_told_with_its_line(tmp_path: Path) -> None:
    text = SIDE_STRETCH + "variations:\n  - id: seated\n"
    studio = Studio(whole_library(), write_poses(tmp_path / "poses", {"side-stretch": text}))
    (problem,) = review_writing(studio)
    assert (problem.line, problem.message) == (13, "the library's side-stretch has no variation 'seated'")


def test_a_sound_pose_file_has_no_problems(studio: Studio, tmp_path: Path) -> None:
    assert review(studio, tmp_path / "poses" / "overhead-stretch.yaml") == ()


def test_nothing_is_solved_twice(studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = studio.motion("side-stretch")
    assert studio.motion("side-stretch") is first
    monkeypatch.setattr("unhunch.figure.solving.solve", _refuse)
    again = small_studio(tmp_path).motion("side-stretch")
    assert np.array_equal(again.poses, first.poses)
    assert np.array_equal(again.roots, first.roots)
    assert again.spans == first.spans


def test_a_changed_pose_file_is_solved_anew(studio: Studio, tmp_path: Path) -> None:
    before = studio.motion("side-stretch")
    folder = write_poses(tmp_path / "poses", {"side-stretch": SIDE_STRETCH.replace("150", "120")})
    after = Studio(whole_library(), folder).motion("side-stretch")
    assert before.poses.max() == pytest.approx(150, abs=2)
    assert after.poses.max() == pytest.approx(120, abs=2)


def test_another_tempo_is_another_motion(studio: Studio, tmp_path: Path) -> None:
    sheet = studio.sheet_of(tmp_path / "poses" / "side-stretch.yaml")
    quick, slow = (studio.solved(sheet.poses[None], sheet.content, Tempo(out, out)) for out in (1.0, 3.0))
    assert slow.seconds == pytest.approx(quick.seconds + 4)


def test_a_kept_motion_that_cannot_be_read_is_solved_anew(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = studio.motion("side-stretch")
    monkeypatch.setattr(room, "recall", lambda _key: b"of another shape")
    assert np.array_equal(small_studio(tmp_path).motion("side-stretch").poses, first.poses)


def test_what_was_drawn_once_comes_from_the_cache_the_same(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = ("overhead-stretch", "seated")
    first = (studio.motion_glb(*form), studio.still(*form), studio.reel(*form, size=SMALL))
    assert first[0][:4] == b"glTF"
    for name in MAKERS:
        monkeypatch.setattr(f"unhunch.figure.{name}", _refuse)
    again = small_studio(tmp_path)
    assert (again.motion_glb(*form), again.still(*form), again.reel(*form, size=SMALL)) == first


def test_all_themes_are_painted_from_one_drawing(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    light = studio.still("side-stretch")
    monkeypatch.setattr("unhunch.figure.drawing.svg.sketch_still", _refuse)
    others = {studio.still("side-stretch", theme=theme) for theme in THEMES if theme != "light"}
    assert len(others | {light}) == len(THEMES)


def test_the_other_side_is_drawn_where_there_is_one(studio: Studio) -> None:
    assert studio.still("side-stretch", side="right") != studio.still("side-stretch")
    assert studio.still("overhead-stretch", side="right") == studio.still("overhead-stretch")


def test_a_whole_file_is_body_and_motion_in_one(studio: Studio) -> None:
    whole = studio.whole_glb("side-stretch")
    assert whole[:4] == b"glTF"
    assert len(whole) > len(studio.body_glb()) > len(studio.motion_glb("side-stretch"))


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project: its pose files in `poses`, what is ready of them in `ready`, and the cache it left behind."""
    project = tmp_path_factory.mktemp("project")
    (project / "ready").mkdir()
    write_poses(project / "poses", {"overhead-stretch": OVERHEAD_STRETCH.partition("variations")[0]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNHUNCH_CACHE_DIR", str(project / "cache"))
        assert make_all(whole_library(), project / "ready", project / "poses", workers=1) == (
            "overhead-stretch",
            "side-stretch",
        )
    return project


def test_what_is_ready_is_shown_without_the_solver_and_without_a_cache(
    ready: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "READY", ready / "ready")
    for name in MAKERS:
        monkeypatch.setattr(f"unhunch.figure.{name}", _refuse)
    studio = Studio(whole_library(), ready / "poses")
    assert studio.motion("side-stretch").base == "standing"
    assert studio.motion_glb("side-stretch")[:4] == b"glTF"
    assert studio.still("side-stretch", side="right", theme="print", crop="square")[:4] == "<svg"
    assert studio.draw_map("back", tone="plain")[:4] == "<svg"
    assert studio.reel("side-stretch", size=Size(36, 18)).size.rows == 18
    assert not kept.exists()


def test_the_same_is_made_ready_from_the_cache_by_several_processes_as_anew_by_one(
    ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(ready / "cache"))
    make_all(whole_library(), tmp_path, ready / "poses", workers=2)
    made, again = (
        {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        for folder in (ready / "ready", tmp_path)
    )
    assert made == again
    # of each the motion, its glTF, its frames; two crops; two crops of both sides; the body map's two views
    assert len(made) == 2 * 3 + 2 + 4 + 2


def test_opening_a_studio_brings_no_solver_and_no_drawing() -> None:
    code = "import sys, unhunch.figure.studio; print(*[n for n in sys.modules if n.startswith('unhunch.figure')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    heavy = {"solving", "drawing", "gltf", "cells", "checking"}
    rooms = {name.split(".")[2] for name in done.stdout.split() if name.count(".") > 1}
    assert heavy & rooms == set()


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("this was to come from what is kept")
