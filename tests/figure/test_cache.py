"""What is solved and drawn is kept by content: quick to find, never stale, and its damage is never seen."""

import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from unhunch import cache as folder_of_files
from unhunch.base.errors import WireError
from unhunch.figure import cache
from unhunch.figure.motion import KeyTime, Motion, Span
from unhunch.figure.motion_file import motion_bytes, read_motion

KEY = "motion-cat-cow-0123"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty cache folder, with nothing that came with a wheel."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(folder))
    monkeypatch.setattr(cache, "READY", tmp_path / "ready")
    monkeypatch.setattr(cache, "_BEGAN", math.inf)
    return folder


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a small room whose sources a test may change."""
    folder = tmp_path / "unhunch" / "figure"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text('"""The room."""\n')
    (folder / "solving.py").write_text("from unhunch.figure.bones import (\n    LENGTH,\n    Bone,\n)\n")
    (folder / "bones.py").write_text("def later():\n    from unhunch.figure import skin\n")
    (folder / "skin.py").write_text("COLOUR = 'red'\n")
    (folder / "drawing.py").write_text("import unhunch.figure.solving\n")
    monkeypatch.setattr(cache, "ROOM", folder)
    monkeypatch.setattr(cache, "_PACKAGE", folder.parent)
    monkeypatch.setattr(cache, "BODY", folder / "body.npz")
    cache._source_digest.cache_clear()
    cache._body_digest.cache_clear()
    yield folder
    cache._source_digest.cache_clear()
    cache._body_digest.cache_clear()


def test_what_was_kept_comes_back(kept: Path) -> None:
    assert cache.recall(KEY) is None
    cache.keep(KEY, b"solved")
    assert cache.recall(KEY) == b"solved"


def test_what_came_with_the_wheel_is_taken_first_whatever_the_versions(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.keep(KEY, b"solved here")
    cache.READY.mkdir()
    cache.make_ready(KEY, b"solved before", cache.READY)
    monkeypatch.setattr(cache, "_versions", lambda: "other")
    assert cache.recall(KEY) == b"solved before"
    (cache.READY / KEY).write_bytes(b"damaged")
    assert cache.recall(KEY) is None
    cache.keep(KEY, b"solved anew")
    assert cache.recall(KEY) == b"solved anew"


@pytest.mark.parametrize("damage", [lambda c: b"", lambda c: c[:-1], lambda c: c + b"x", lambda c: b"\xff" + c])
def test_a_damaged_file_is_as_good_as_none(damage: Callable[[bytes], bytes], kept: Path) -> None:
    cache.keep(KEY, b"solved")
    (path,) = kept.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert cache.recall(KEY) is None


def test_where_nothing_can_be_kept_it_goes_on_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "file" / "cache"))
    cache.keep(KEY, b"solved")
    assert cache.recall(KEY) is None


def test_a_write_that_fails_half_way_leaves_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    cache.keep(KEY, b"solved")
    assert list(kept.iterdir()) == []


def test_the_oldest_go_when_the_folder_is_full_and_other_rooms_files_stay(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 3 * (65 + 100))
    folder_of_files.keep("library-1.json", bytes(1000), prefix="library-")
    for number in range(5):
        cache.keep(f"motion-{number}", bytes(100))
        for path in kept.glob("figure-motion-*"):
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    found = {path.name.rsplit("-", 1)[0] for path in kept.iterdir()}
    assert found == {"library", "figure-motion-2", "figure-motion-3", "figure-motion-4"}


def test_one_answer_larger_than_all_that_is_kept_is_kept_alone(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 10)
    cache.keep("motion-1", bytes(100))
    cache.keep("motion-2", bytes(100))
    assert cache.recall("motion-1") is None
    assert cache.recall("motion-2") == bytes(100)


def test_what_a_writer_left_behind_long_ago_is_removed(kept: Path) -> None:
    kept.mkdir()
    for name, age in ((".new-old", 7200), (".new-fresh", 60)):
        (kept / name).touch()
        os.utime(kept / name, ((kept / name).stat().st_mtime - age,) * 2)
    cache.keep(KEY, b"solved")
    assert sorted(path.name for path in kept.glob(".new-*")) == [".new-fresh"]


@pytest.mark.parametrize("name", ["__init__.py", "solving.py", "bones.py", "skin.py", "body.npz"])
def test_a_key_follows_every_source_and_the_body(name: str, room: Path) -> None:
    before = cache.key_of("motion", "cat-cow", ("solving",))
    with (room / name).open("a") as file:
        file.write("\n# changed\n")
    cache._source_digest.cache_clear()
    cache._body_digest.cache_clear()
    assert cache.key_of("motion", "cat-cow", ("solving",)) != before


def test_a_key_does_not_follow_what_the_answer_does_not_need(room: Path) -> None:
    before = cache.key_of("motion", "cat-cow", ("solving",))
    (room / "drawing.py").write_text("changed = True\n")
    cache._source_digest.cache_clear()
    assert cache.key_of("motion", "cat-cow", ("solving",)) == before


def test_a_process_whose_sources_were_edited_since_it_began_keeps_nothing(
    kept: Path, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = max(path.stat().st_mtime for path in room.glob("*.py"))
    monkeypatch.setattr(cache, "_BEGAN", edited - 1)
    cache.keep(KEY, b"of the old source")
    assert cache.recall(KEY) is None
    monkeypatch.setattr(cache, "_BEGAN", edited)
    cache.keep(KEY, b"of this source")
    assert cache.recall(KEY) == b"of this source"


def test_a_key_parts_what_is_given_and_where_one_part_ends() -> None:
    parts = [(), ("a",), ("ab", "c"), ("a", "bc"), (b"a", b"")]
    keys = {cache.key_of("motion", "cat-cow", ("motion",), *given) for given in parts}
    keys |= {cache.key_of("still", "cat-cow", ("motion",)), cache.key_of("motion", "cat-cow/one-arm", ("motion",))}
    assert len(keys) == 7
    assert all("/" not in key for key in keys)


@pytest.mark.parametrize("module", ["surfaces", "solving"])
def test_the_sources_of_a_module_are_those_that_are_imported_with_it(module: str) -> None:
    code = f"import sys, unhunch.figure.{module}; print('\\n'.join(str(m.__file__) for n, m in sys.modules.items() \
if n.startswith(('unhunch.figure', 'unhunch.wire'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert set(map(Path, done.stdout.split())) <= set(cache.sources_of(module))


def test_a_key_is_made_quickly() -> None:
    cache._source_digest.cache_clear()
    cache._body_digest.cache_clear()
    best = min(_seconds_of_a_key() for _ in range(5))
    assert best < 0.05  # 10 ms on a quiet machine


def _seconds_of_a_key() -> float:
    cache._source_digest.cache_clear()
    begun = time.perf_counter()
    cache.key_of("motion", "cat-cow", ("solving",))
    return time.perf_counter() - begun


def test_a_motion_comes_back_to_the_last_bit_and_its_bytes_are_always_the_same() -> None:
    motion = Motion(
        "side-stretch",
        None,
        "standing",
        np.arange(3) / 12,
        np.random.default_rng(1).normal(size=(3, 92)),
        np.full((3, 3), 0.1),
        (Span("ready", 0.0, 0.1), Span("out", 0.1, 1 / 6)),
        (KeyTime("wait", 0.0),),
    )
    again = read_motion(motion_bytes(motion))
    for name in ("times", "poses", "roots"):
        assert np.array_equal(getattr(again, name), getattr(motion, name))
    assert (again.movement, again.variation, again.base) == ("side-stretch", None, "standing")
    assert (again.spans, again.keys) == (motion.spans, motion.keys)
    assert motion_bytes(again) == motion_bytes(motion)


@pytest.mark.parametrize("content", [b"", b"PK", b"{}", b"\x93NUMPY"])
def test_bytes_that_are_no_motion_are_named_so(content: bytes) -> None:
    with pytest.raises(WireError, match="kept motion"):
        read_motion(content)
