"""Files that are replaced whole."""

from pathlib import Path

import pytest

from unhunch.base.errors import StoreError
from unhunch.model import ConditionReport
from unhunch.store import Folder, Profile, read_json, write_json

PROFILE = Profile(minutes=7, tight={"neck-side.left": 6}, conditions=(ConditionReport(id="pregnancy"),))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "data").ready()


def test_what_was_asked_for_last_reads_back(folder: Folder) -> None:
    write_json(folder.profile, PROFILE)
    assert read_json(folder.profile, Profile) == PROFILE
    assert folder.profile.stat().st_mode & 0o777 == 0o600


def test_no_file_is_no_profile(folder: Folder) -> None:
    assert read_json(folder.profile, Profile) is None


def test_a_write_that_fails_leaves_the_old_one_and_no_draft(folder: Folder) -> None:
    write_json(folder.profile, PROFILE)
    with pytest.raises(TypeError):
        write_json(folder.profile, object())
    assert read_json(folder.profile, Profile) == PROFILE
    assert sorted(path.name for path in folder.path.iterdir()) == ["profile.json", "records"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"minutes": "seven"}', '{"schema_version": 9}'])
def test_a_damaged_or_newer_profile_is_named_and_kept(folder: Folder, text: str) -> None:
    folder.profile.write_text(text)
    with pytest.raises(StoreError, match=r"profile\.json"):
        read_json(folder.profile, Profile)
    assert folder.profile.read_text() == text
