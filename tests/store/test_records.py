"""Records on the disk: nothing done is lost, nothing damaged is thrown away."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from unhunch.base.errors import StoreError
from unhunch.model import Comfort, RecordItem
from unhunch.store import Folder, RecordWriter, data_folder, find_record, load_records, read_record

STARTED = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


def begun(folder: Folder, record_id: str = "019caa00-0000-7000-8000-0000000000aa") -> RecordWriter:
    return RecordWriter(
        folder,
        record_id=record_id,
        started_at=STARTED,
        utc_offset_minutes=60,
        device="desk",
        routine={"total_seconds": 60},
    )


def item(seconds: int, side: str = "left") -> RecordItem:
    return RecordItem(
        movement="ear-to-shoulder",
        side="left" if side == "left" else "right",
        planned={"sets": 1, "reps": 1, "hold_seconds": 30, "seconds": 30},
        done_seconds=seconds,
        reps=1,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "data")


def test_a_record_reads_back_with_the_last_word_on_each_side(folder: Folder) -> None:
    with begun(folder) as writer:
        writer.note(0, item(10))
        writer.note(0, item(30))
        writer.note(0, item(5, "right"))
        writer.felt(Comfort(after=3))
        writer.finish()
    record = read_record(writer.path)
    assert record.items == (item(30), item(5, "right"))
    assert (record.id, record.started_at, record.utc_offset_minutes) == (writer.record_id, STARTED, 60)
    assert (record.device, record.routine) == ("desk", {"total_seconds": 60})
    assert record.comfort == Comfort(after=3)
    assert record.finished


def test_each_line_is_on_the_disk_before_the_next(folder: Folder) -> None:
    writer = begun(folder)
    writer.note(0, item(10))
    assert read_record(writer.path).items == (item(10),)
    assert not read_record(writer.path).finished
    writer.close()


def test_the_same_again_is_not_written_again(folder: Folder) -> None:
    with begun(folder) as writer:
        writer.note(0, item(10))
        writer.note(0, item(10))
    assert len(writer.path.read_text().splitlines()) == 2


def test_a_line_torn_anywhere_loses_that_line_only(folder: Folder) -> None:
    with begun(folder) as writer:
        writer.note(0, item(10))
        writer.note(1, item(20))
    whole = writer.path.read_bytes()
    end_of_second = whole.rstrip(b"\n").rfind(b"\n") + 1
    for length in range(end_of_second, len(whole)):
        writer.path.write_bytes(whole[:length])
        assert read_record(writer.path).items == (item(10),)


def test_a_damaged_file_is_named_with_its_line_kept_and_does_not_hide_the_others(folder: Folder) -> None:
    with begun(folder) as writer:
        writer.note(0, item(10))
    bad = folder.records / "019caa00-0000-7000-8000-0000000000bb.jsonl"
    text = writer.path.read_text().splitlines()
    bad.write_text(f"{text[0]}\n{{not json\n{text[1]}\n")
    records, complaints = load_records(folder)
    assert [record.id for record in records] == [writer.record_id]
    assert len(complaints) == 1
    assert str(complaints[0]).startswith(f"{bad}:2: ")
    assert bad.exists()


@pytest.mark.parametrize("content", ["", '{"schema_', "[]\n", '{"schema_version":1}\n'])
def test_a_file_without_a_whole_first_line_is_named(folder: Folder, content: str) -> None:
    path = folder.ready().records / "x.jsonl"
    path.write_text(content)
    with pytest.raises(StoreError, match=r"x\.jsonl:1"):
        read_record(path)


def test_a_schema_version_of_the_future_is_refused_by_its_number(folder: Folder) -> None:
    with begun(folder) as writer:
        pass
    writer.path.write_text(writer.path.read_text().replace('"schema_version":1', '"schema_version":7'))
    with pytest.raises(StoreError, match="schema_version 7 is not known here, expected 1"):
        read_record(writer.path)


def test_two_guides_at_once_write_two_files(folder: Folder) -> None:
    with begun(folder) as one, begun(folder, "019caa00-0000-7000-8000-0000000000bb") as other:
        one.note(0, item(10))
        other.note(0, item(20))
    assert [record.items for record in load_records(folder)[0]] == [(item(10),), (item(20),)]


def test_one_id_is_never_written_over(folder: Folder) -> None:
    with begun(folder), pytest.raises(StoreError, match="cannot be begun"):
        begun(folder)


def test_only_the_owner_can_read_it(folder: Folder) -> None:
    with begun(folder) as writer:
        pass
    modes = [path.stat().st_mode & 0o777 for path in (folder.path, folder.records, writer.path)]
    assert modes == [0o700, 0o700, 0o600]


def test_a_folder_that_stood_open_is_closed(folder: Folder) -> None:
    folder.path.mkdir(mode=0o755)
    folder.path.chmod(0o755)
    folder.ready()
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_a_file_where_the_folder_should_be_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match="UNHUNCH_DATA_DIR"):
        Folder(tmp_path / "data").ready()


def test_a_shortened_id_finds_its_record_from_either_end(folder: Folder) -> None:
    with begun(folder), begun(folder, "019caa00-0000-7000-8000-0000000000bb"):
        pass
    assert find_record(folder, "AA").id.endswith("aa")
    assert find_record(folder, "0000bb").id.endswith("bb")
    with pytest.raises(StoreError, match="2 records have it"):
        find_record(folder, "019caa")
    with pytest.raises(StoreError, match="no record has an id"):
        find_record(folder, "zz")
    with pytest.raises(StoreError, match="no record has an id"):
        find_record(folder, "")


def test_the_variable_says_where_the_data_lives(tmp_path: Path) -> None:
    assert data_folder({"UNHUNCH_DATA_DIR": str(tmp_path)}) == Folder(tmp_path)
    assert data_folder({}).path.name == "unhunch"
