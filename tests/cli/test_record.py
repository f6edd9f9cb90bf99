"""`unhunch record`: what was done, listed, shown, taken along."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from unhunch.base.errors import StoreError
from unhunch.cli import app
from unhunch.model import Comfort, RecordItem
from unhunch.store import Folder, RecordWriter

ID = "019caa00-0000-7000-8000-00000000abcd"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("UNHUNCH_DATA_DIR", str(tmp_path / "data"))
    return Folder(tmp_path / "data")


@pytest.fixture
def record(folder: Folder) -> RecordWriter:
    planned = {"sets": 1, "reps": 1, "hold_seconds": 30, "seconds": 30}
    writer = RecordWriter(
        folder,
        record_id=ID,
        started_at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC),
        utc_offset_minutes=60,
        device="desk",
        routine={"total_seconds": 90},
    )
    with writer:
        writer.note(0, RecordItem(movement="ear-to-shoulder", side="left", planned=planned, done_seconds=30, reps=1))
        writer.note(
            0,
            RecordItem(
                movement="ear-to-shoulder", side="right", planned=planned, done_seconds=12, reps=0, skip="not-now"
            ),
        )
        writer.felt(Comfort(after=3))
        writer.finish()
    return writer


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ("record", *arguments))


def test_an_empty_list_offers_the_one_next_step(folder: Folder) -> None:
    assert run("list").output == "Nothing yet. Two minutes now? unhunch start --minutes 2\n"
    assert json.loads(run("list", "--json").output) == []


def test_the_list_says_short_id_own_time_and_how_much(record: RecordWriter) -> None:
    assert run("list").output == "0000abcd  2026-03-02 00:30  0:42  1 movement\n"


def test_a_shortened_id_shows_the_session(record: RecordWriter) -> None:
    output = run("show", "abcd").output
    assert "  ear-to-shoulder right: 12 s of 30 s, not now" in output
    assert "felt afterwards: 3" in output
    assert json.loads(run("show", ID, "--json").output)["items"][0]["done_seconds"] == 30


def test_an_unknown_id_is_one_clear_error(record: RecordWriter) -> None:
    assert isinstance(run("show", "zz").exception, StoreError)


def test_json_has_everything(record: RecordWriter, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    assert run("export", "-o", str(path)).exit_code == 0
    (only,) = json.loads(path.read_text())
    assert list(only) == [
        "schema_version", "id", "started_at", "utc_offset_minutes", "device", "routine", "items", "comfort", "finished",
    ]  # fmt: skip
    assert list(only["items"][0]) == [
        "movement", "variation", "side", "planned", "done_seconds", "reps", "skip", "comfort",
    ]  # fmt: skip
    assert only["started_at"] == "2026-03-01T23:30:00Z"


def test_csv_has_a_row_for_each_side(record: RecordWriter) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout)))
    assert [(row["side"], row["done_seconds"], row["planned_seconds"], row["skip"]) for row in rows] == [
        ("left", "30", "30", ""),
        ("right", "12", "30", "not-now"),
    ]
    assert {row["session_after"] for row in rows} == {"3"}


def test_a_damaged_file_is_named_and_the_others_are_listed(record: RecordWriter) -> None:
    bad = record.path.with_name("bad.jsonl")
    bad.write_text("nonsense\n")
    result = run("list")
    assert "0000abcd" in result.stdout
    assert str(bad) in result.stderr
    assert bad.exists()


def test_a_place_that_cannot_be_written_is_named(record: RecordWriter, tmp_path: Path) -> None:
    assert "no/such.json" in str(run("export", "-o", str(tmp_path / "no" / "such.json")).exception)
