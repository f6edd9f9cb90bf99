from pathlib import Path
from typing import Any

import pytest

from preview.workbench import Workbench
from tests.figure.small_studio import OVERHEAD_STRETCH, SIDE_STRETCH, whole_library, write_poses
from unhunch.figure.gltf.container import read_glb
from unhunch.figure.skeleton import NODES


@pytest.fixture(scope="module")
def cached(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one cache folder for all tests, so that each pose is solved once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def bench(tmp_path: Path, cached: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Return a workbench with two small pose files."""
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(cached))
    return Workbench(whole_library(), write_poses(tmp_path / "poses"))


def motion_of(bench: Workbench, identity: str) -> dict[str, Any]:
    content = bench.motion(identity)
    assert content is not None
    told: dict[str, Any] = read_glb(content)[0]["animations"][0]["extras"]
    return told


def save(bench: Workbench, text: str, name: str = "side-stretch") -> None:
    (bench.folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_the_list_names_every_file_with_its_forms(bench: Workbench) -> None:
    save(bench, "id: [", "broken")
    rows = {row["movement"]: row for row in bench.listed()}
    assert rows["overhead-stretch"]["forms"] == ["overhead-stretch", "overhead-stretch/seated"]
    assert rows["overhead-stretch"]["title"] == whole_library().movement_by_id["overhead-stretch"].name
    assert rows["side-stretch"]["errors"] == 0
    assert rows["broken"]["errors"] >= 1


def test_a_form_is_solved_measured_and_lit(bench: Workbench) -> None:
    shown = bench.shown("side-stretch", None)
    assert shown["fresh"]
    assert [contact["site"] for contact in shown["motion"]["contacts"]] == [
        "heel.left",
        "heel.right",
        "ball.left",
        "ball.right",
    ]
    assert all(contact["node"] in NODES and contact["off"] <= 5 for contact in shown["motion"]["contacts"])
    assert shown["motion"]["fastest"]["limit"] == 150
    told = motion_of(bench, "side-stretch")
    assert [key["name"] for key in told["keys"]] == ["wait", "up"]
    assert told["sides"] == whole_library().movement_by_id["side-stretch"].sides
    assert told["lit"]


def test_variations_stand_by_themselves(bench: Workbench) -> None:
    assert bench.shown("overhead-stretch", "seated")["id"] == "overhead-stretch/seated"
    assert motion_of(bench, "overhead-stretch/seated")["base"] == "sitting"
    assert bench.motion("overhead-stretch") is None


def test_a_mistake_is_told_with_its_line_and_the_last_motion_stays(bench: Workbench) -> None:
    bench.shown("side-stretch", None)
    before = bench.motion("side-stretch")
    save(bench, SIDE_STRETCH.replace("abduction: 150", "abductoin: 150"))
    shown = bench.shown("side-stretch", None)
    wrong = next(problem for problem in shown["problems"] if problem["level"] == "error")
    assert (wrong["file"], wrong["line"]) == ("side-stretch.yaml", 11)
    assert "abduction" in wrong["hint"]
    assert not shown["fresh"]
    assert shown["motion"]["contacts"]
    assert bench.motion("side-stretch") == before


def test_a_repaired_file_is_shown_anew(bench: Workbench) -> None:
    bench.shown("side-stretch", None)
    save(bench, SIDE_STRETCH.replace("150", "15x"))
    assert not bench.shown("side-stretch", None)["fresh"]
    save(bench, SIDE_STRETCH.replace("{name: up}", "{name: over}").replace("name: up", "name: over"))
    assert bench.shown("side-stretch", None)["fresh"]
    assert motion_of(bench, "side-stretch")["keys"][1]["name"] == "over"


def test_a_file_that_never_was_right_has_no_motion(bench: Workbench) -> None:
    save(bench, "id: side-stretch\nbase: flying\n")
    shown = bench.shown("side-stretch", None)
    assert shown["motion"] is None
    assert shown["problems"]
    assert bench.motion("side-stretch") is None


def test_a_pose_that_the_library_does_not_know_is_shown_and_told(bench: Workbench) -> None:
    save(bench, OVERHEAD_STRETCH.split("variations")[0].replace("overhead-stretch", "my-stretch"), "my-stretch")
    shown = bench.shown("my-stretch", None)
    assert shown["motion"] is not None
    assert any("my-stretch" in problem["message"] for problem in shown["problems"])


def test_a_form_that_the_file_does_not_have_is_told(bench: Workbench) -> None:
    shown = bench.shown("side-stretch", "upside-down")
    assert "side-stretch/upside-down" in shown["problems"][0]["message"]
    assert shown["motion"] is None


def test_a_file_that_is_not_there_is_told(bench: Workbench) -> None:
    shown = bench.shown("gone", None)
    assert shown["motion"] is None
    assert "gone.yaml" in shown["problems"][0]["file"]
