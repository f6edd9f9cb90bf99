"""`unhunch start` and `unhunch readiness`, through the command line."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from unhunch.base.errors import RequestError
from unhunch.cli import app
from unhunch.readiness import ReadinessResult
from unhunch.store import Folder, Profile, load_records, read_json, write_json

FAST = ("--speed", "5000", "--plain")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("UNHUNCH_DATA_DIR", str(tmp_path / "data"))
    return Folder(tmp_path / "data")


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, arguments, input=typed)


def checked(folder: Folder, action: str = "go", *, days_ago: int = 0, conditions: tuple[str, ...] = ()) -> None:
    assert action in {"stop", "advice", "care", "go"}
    result = ReadinessResult(
        on=date.today() - timedelta(days=days_ago),  # noqa: DTZ011  the command reads the wall clock; so does its test
        action=action,  # type: ignore[arg-type]
        conditions=conditions,
    )
    write_json(folder.ready().readiness, result)


def test_the_first_start_asks_the_check_and_one_question_plays_and_keeps_a_record(folder: Folder) -> None:
    result = run("start", *FAST, typed="\n\nneck 2\n")
    assert result.exit_code == 0, result.output
    assert "You can go on" in result.output
    assert result.output.count("Where is it tight") == 1
    records, _ = load_records(folder)
    assert [record.finished for record in records] == [True]
    assert any(item.done_seconds for item in records[0].items)
    profile = read_json(folder.profile, Profile)
    assert profile is not None
    assert (profile.minutes, dict(profile.tight)) == (2, {"neck-back": 6, "neck-side": 6})


def test_nothing_is_asked_where_minutes_are_given(folder: Folder) -> None:
    checked(folder)
    result = run("start", "--minutes", "1", "--place", "desk", *FAST)
    assert result.exit_code == 0, result.output
    assert "Where is it tight" not in result.output


def test_the_plan_is_shown_before_it_is_played(folder: Folder) -> None:
    checked(folder)
    output = run("start", "--minutes", "1", *FAST).output
    assert output.index("0:00") < output.index("Get ready")


@pytest.mark.parametrize(("number", "words"), [("1", "Please stop here"), ("9", "Get advice first")])
def test_a_grave_answer_ends_the_start_and_the_next_one(folder: Folder, number: str, words: str) -> None:
    first = run("start", "--minutes", "1", *FAST, typed=f"{number}\n\n")
    assert first.exit_code == 2
    assert words in first.output
    assert "This list cannot rule out a serious cause." in first.output
    for extra in ((), ("--no-readiness",)):
        again = run("start", "--minutes", "1", *FAST, *extra, typed="\n\n")
        assert isinstance(again.exception, RequestError)
        assert words in str(again.exception)
    assert load_records(folder)[0] == ()


def test_answering_the_check_again_does_not_open_a_lock_but_a_clinicians_ok_does(folder: Folder) -> None:
    checked(folder, "advice")
    assert run("readiness", "--plain", typed="\n\n").exit_code == 2
    today = date.today().isoformat()  # noqa: DTZ011
    assert run("readiness", "--cleared-on", today).exit_code == 0
    assert run("start", "--minutes", "1", *FAST).exit_code == 0


def test_a_wrong_answer_is_taken_back_before_anything_is_kept(folder: Folder) -> None:
    assert run("readiness", "--plain", typed="1\nb\n\n\n").exit_code == 0
    kept = read_json(folder.readiness, ReadinessResult)
    assert kept is not None
    assert kept.action == "go"


def test_the_check_cannot_be_passed_over_before_it_was_answered_once(folder: Folder) -> None:
    result = run("start", "--minutes", "1", "--no-readiness", *FAST)
    assert isinstance(result.exception, RequestError)
    assert "never answered" in str(result.exception)


def test_a_check_that_is_not_answered_starts_nothing(folder: Folder) -> None:
    result = run("start", "--minutes", "1", *FAST, typed="")
    assert isinstance(result.exception, RequestError)
    assert not folder.readiness.exists()


def test_the_check_is_asked_again_after_a_month(folder: Folder) -> None:
    checked(folder, days_ago=30)
    assert "Before you start" in run("start", "--minutes", "1", *FAST, typed="\n\n").output
    checked(folder, days_ago=29)
    assert "Before you start" not in run("start", "--minutes", "1", *FAST).output


def test_what_the_check_reports_is_planned_around_but_not_remembered_as_said(folder: Folder) -> None:
    checked(folder, "care", conditions=("pregnancy-t1",))
    assert run("start", "--minutes", "2", *FAST).exit_code == 0
    routine = load_records(folder)[0][0].routine
    assert isinstance(routine, dict)
    assert [condition["id"] for condition in routine["request"]["conditions"]] == ["pregnancy-t1"]
    profile = read_json(folder.profile, Profile)
    assert profile is not None
    assert profile.conditions == ()


def test_a_clinicians_ok_needs_a_check_and_a_date(folder: Folder) -> None:
    assert "no readiness check" in str(run("readiness", "--cleared-on", "2026-03-01").exception)
    checked(folder, "advice")
    assert "expected a date" in str(run("readiness", "--cleared-on", "yesterday").exception)


def test_a_record_carries_its_routine_but_not_the_records_before_it(folder: Folder) -> None:
    checked(folder)
    for _ in range(2):
        assert run("start", "--minutes", "1", *FAST).exit_code == 0
    second = load_records(folder)[0][1].routine
    assert isinstance(second, dict)
    assert second["request"]["history"] == []
    assert sum(item["seconds"] for item in second["items"]) == 60


def test_a_routine_of_a_file_is_played_as_it_is(folder: Folder, tmp_path: Path) -> None:
    checked(folder)
    assert run("start", "--minutes", "1", *FAST).exit_code == 0
    routine = load_records(folder)[0][0].routine
    path = tmp_path / "routine.json"
    path.write_text(json.dumps(routine))
    assert run("start", "--routine", str(path), "--no-readiness", *FAST).exit_code == 0
    assert load_records(folder)[0][1].routine == routine


def test_a_file_that_is_no_routine_is_named(folder: Folder, tmp_path: Path) -> None:
    path = tmp_path / "routine.json"
    path.write_text("{}")
    assert "routine.json" in str(run("start", "--routine", str(path), "--no-readiness", *FAST).exception)
    assert "cannot be read" in str(run("start", "--routine", "no.json", "--no-readiness", *FAST).exception)
