"""`unhunch start` and `unhunch readiness`, through the command line."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from unhunch.base.errors import PlanRefusedError, RequestError
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
    result = run("start", *FAST, typed="none\n\nneck 2\n")
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
        again = run("start", "--minutes", "1", *FAST, *extra, typed="none\n\n")
        assert isinstance(again.exception, RequestError)
        assert words in str(again.exception)
    assert load_records(folder)[0] == ()


def test_answering_the_check_again_does_not_open_a_lock_but_a_clinicians_ok_does(folder: Folder) -> None:
    checked(folder, "advice")
    assert run("readiness", "--plain", typed="none\n\n").exit_code == 2
    today = date.today().isoformat()  # noqa: DTZ011
    assert run("readiness", "--cleared-on", today).exit_code == 0
    assert run("start", "--minutes", "1", *FAST).exit_code == 0


def test_a_wrong_answer_is_taken_back_before_anything_is_kept(folder: Folder) -> None:
    assert run("readiness", "--plain", typed="1\nb\nnone\n\n").exit_code == 0
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
    assert "Before you start" in run("start", "--minutes", "1", *FAST, typed="none\n\n").output
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


def test_a_bad_day_is_quiet_breathing_without_a_question_and_the_check_is_asked_again_the_next_day(
    folder: Folder,
) -> None:
    checked(folder, "care", conditions=("fever-now",))
    result = run("start", *FAST, typed="")
    assert result.exit_code == 0, result.output
    assert "Where is it tight" not in result.output
    assert {item.movement for item in load_records(folder)[0][0].items} == {"quiet-breathing"}
    told = run("start", "--minutes", "1", "--include", "cat-cow", *FAST).output
    assert "cat-cow stays out" in told
    checked(folder, "care", conditions=("fever-now",), days_ago=1)
    assert "Before you start" in run("start", *FAST, typed="none\n\n\n").output
    assert {item.movement for item in load_records(folder)[0][-1].items} - {"quiet-breathing"}


def test_one_answer_that_asks_for_advice_leaves_quiet_breathing_open_and_nothing_else(folder: Folder) -> None:
    checked(folder, "advice")
    assert run("start", "--techniques", "breathing", *FAST).exit_code == 0
    for words in (["--techniques", "breathing,static"], ["--techniques", "breathing", "--include", "cat-cow"]):
        assert isinstance(run("start", "--minutes", "2", *words, *FAST).exception, RequestError)
        assert isinstance(run("plan", "--minutes", "2", *words).exception, RequestError)
    assert run("plan", "--minutes", "2", "--techniques", "breathing").exit_code == 0
    assert {item.movement for record in load_records(folder)[0] for item in record.items} == {"quiet-breathing"}


@pytest.mark.parametrize("action", ["stop", "urgent"])
def test_a_stop_or_advice_today_leaves_nothing_open(folder: Folder, action: str) -> None:
    write_json(
        folder.ready().readiness,
        ReadinessResult(on=date.today(), action="stop" if action == "stop" else "advice", urgent=action == "urgent"),  # noqa: DTZ011
    )
    for words in (["start", *FAST], ["start", "--no-readiness", *FAST], ["plan", "--minutes", "1"]):
        assert isinstance(run(*words, "--techniques", "breathing").exception, RequestError)
    assert load_records(folder)[0] == ()


def test_a_plan_from_options_keeps_to_the_check_and_one_from_a_file_says_everything_itself(
    folder: Folder, tmp_path: Path
) -> None:
    checked(folder, "care", conditions=("pregnancy-t1",))
    planned = json.loads(run("plan", "--minutes", "1", "--json").stdout)
    assert [condition["id"] for condition in planned["request"]["conditions"]] == ["pregnancy-t1"]
    path = tmp_path / "request.yaml"
    path.write_text("minutes: 1")
    planned = json.loads(run("plan", "--request", str(path), "--json").stdout)
    assert planned["request"]["conditions"] == []


def test_a_routine_from_before_is_not_played_where_the_check_rules_out_a_part_of_it(
    folder: Folder, tmp_path: Path
) -> None:
    path = tmp_path / "routine.json"
    wishes = ("--minutes", "4", "--tight", "between-shoulder-blades:8", "--techniques", "release", "--warm")
    path.write_text(run("plan", *wishes, "--props", "tennis-ball", "--json").stdout)
    pressed = [item["movement"] for item in json.loads(path.read_text())["items"] if item["technique"] == "release"]
    assert pressed
    checked(folder, "care", conditions=("anticoagulant",))
    for extra in ((), ("--no-readiness",)):
        refused = run("start", "--routine", str(path), *FAST, *extra).exception
        assert isinstance(refused, RequestError)
        assert all(movement in str(refused) for movement in pressed)
    checked(folder)
    assert run("start", "--routine", str(path), *FAST).exit_code == 0


def test_a_routine_takes_no_options_that_would_plan_another(folder: Folder, tmp_path: Path) -> None:
    for words in (["--minutes", "5"], ["--request", "r.yaml"], ["--avoid", "cat-cow"]):
        refused = run("start", "--routine", "r.json", *words, *FAST).exception
        assert isinstance(refused, RequestError)
        assert "--routine plays a routine as it is" in str(refused)


def test_a_routine_of_a_newer_form_is_not_guessed_at(folder: Folder, tmp_path: Path) -> None:
    path = tmp_path / "routine.json"
    planned = json.loads(run("plan", "--minutes", "1", "--json").stdout)
    path.write_text(json.dumps({**planned, "schema_version": 9}))
    for words in (["start", "--no-readiness", *FAST], ["timeline"]):
        refused = run(*words, "--routine", str(path)).exception
        assert isinstance(refused, RequestError)
        assert "schema_version 9 is not known here, expected 1" in str(refused)


def test_what_cannot_be_planned_is_not_remembered(folder: Folder) -> None:
    checked(folder)
    assert isinstance(run("start", "--minutes", "5", "--condition", "fever-now", *FAST).exception, PlanRefusedError)
    assert not folder.profile.exists()


def test_conditions_are_remembered_told_and_forgotten_on_demand_but_a_bad_day_is_not_remembered(folder: Folder) -> None:
    checked(folder)
    run("start", "--minutes", "1", "--condition", "reflux", *FAST)
    assert "Planned around what you told before: " in run("start", "--minutes", "1", *FAST).output
    assert "Planned around" not in run("start", "--minutes", "1", "--condition", "none", *FAST).output
    assert "Planned around" not in run("start", "--minutes", "1", *FAST).output
    words = ("--techniques", "breathing", "--condition", "fever-now")
    assert run("start", "--minutes", "1", *words, *FAST).exit_code == 0
    profile = read_json(folder.profile, Profile)
    assert profile is not None
    assert profile.conditions == ()


def test_a_profile_that_no_longer_fits_is_named(folder: Folder) -> None:
    checked(folder)
    write_json(folder.profile, Profile(minutes=5, props=("gone",)))
    refused = run("start", "--minutes", "5", *FAST).exception
    assert isinstance(refused, RequestError)
    assert "no prop is called 'gone'" in str(refused)
    assert str(folder.profile) in str(refused)


def test_leaving_the_question_starts_nothing(folder: Folder) -> None:
    checked(folder)
    assert isinstance(run("start", *FAST, typed="q\n").exception, RequestError)
    assert load_records(folder)[0] == ()
