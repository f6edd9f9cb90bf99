import os
import threading
from pathlib import Path

from preview.watching import Watch, stamps


def test_a_saved_file_is_a_change_and_an_untouched_folder_is_none(tmp_path: Path) -> None:
    pose = tmp_path / "cat-cow.yaml"
    pose.write_text("one")
    watch = Watch(tmp_path)
    assert not watch.look()
    pose.write_text("other")
    assert watch.look()
    assert not watch.look()
    assert watch.changes == 1


def test_a_file_of_the_same_size_that_is_newer_is_a_change(tmp_path: Path) -> None:
    pose = tmp_path / "cat-cow.yaml"
    pose.write_text("one")
    watch = Watch(tmp_path)
    pose.write_text("two")
    os.utime(pose, ns=(1, 1))
    assert watch.look()


def test_new_and_removed_files_are_changes_and_other_files_are_not(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    assert not watch.look()
    (tmp_path / "new.yaml").write_text("id: new")
    assert watch.look()
    (tmp_path / "new.yaml").unlink()
    assert watch.look()
    assert stamps(tmp_path) == {}


def test_who_waits_is_told_at_once(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    told: list[int] = []
    waiting = threading.Thread(target=lambda: told.append(watch.wait(0, seconds=60)))
    waiting.start()
    (tmp_path / "new.yaml").write_text("id: new")
    watch.look()
    waiting.join(timeout=30)
    assert told == [1]


def test_who_was_away_misses_nothing(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    (tmp_path / "new.yaml").write_text("id: new")
    watch.look()
    assert watch.wait(0, seconds=60) == 1


def test_the_end_lets_everybody_go(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    with watch:
        pass
    assert watch.ended
    assert watch.wait(0, seconds=60) == 0
