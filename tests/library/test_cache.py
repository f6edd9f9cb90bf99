"""The cache is fast, never stale, and its damage is never seen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.small_library import FILES, small_library, write
from unhunch import library as room
from unhunch.library import Loaded, cache, load_from
from unhunch.library.files import gather


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty cache folder that the loader uses."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one whenever the files are really read."""
    small_library()
    counted: list[int] = []
    read = room._read

    def counting(base: Path, gathered: object) -> Loaded:
        counted.append(1)
        return read(base, gathered)  # type: ignore[arg-type]

    monkeypatch.setattr(room, "_read", counting)
    return counted


def test_the_second_load_comes_from_the_cache_and_is_the_same(tmp_path: Path, kept: Path, readings: list[int]) -> None:
    base = write(tmp_path / "base")
    first, second = load_from(base), load_from(base)
    assert first == second
    assert first.library == small_library()
    assert len(readings) == 1
    assert [path.suffix for path in kept.iterdir()] == [".json"]


@pytest.mark.parametrize("name", FILES)
def test_one_changed_byte_of_any_file_is_seen_though_time_and_size_stay(
    name: str, tmp_path: Path, kept: Path, readings: list[int]
) -> None:
    base = write(tmp_path / "base")
    load_from(base)
    path = base / name
    times = path.stat()
    content = path.read_bytes()
    changed = content.replace(b"e", b"a", 1)
    assert len(changed) == len(content)
    assert changed != content
    path.write_bytes(changed)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_mtime_ns == times.st_mtime_ns
    load_from(base)
    assert len(readings) == 2


def test_a_new_file_and_a_removed_one_are_seen(tmp_path: Path, kept: Path, readings: list[int]) -> None:
    base = write(tmp_path / "base")
    load_from(base)
    (base / "movements" / "chest-at-wall.yaml").rename(base / "movements" / "corner.yaml")
    assert load_from(base).library is None
    (base / "movements" / "corner.yaml").unlink()
    assert load_from(base).problems != ()
    assert len(readings) == 3


def test_the_same_file_as_ones_own_is_another_library(tmp_path: Path, kept: Path) -> None:
    base = write(tmp_path / "base")
    own = tmp_path / "own" / "corner.yaml"
    own.parent.mkdir()
    own.write_text(FILES["movements/chest-at-wall.yaml"].replace("chest-at-wall", "corner"))
    assert load_from(base) != load_from(base, (own,))
    assert load_from(base, (own,)) == load_from(base, (own,), cache=False)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content.replace(b"EXCLUDE", b"CAUTION", 1),
        lambda content: b"\xff\xfe" + content,
        lambda content: b"not json",
    ],
)
def test_a_damaged_cache_is_passed_over_and_mended(
    damage: Callable[[bytes], bytes], tmp_path: Path, kept: Path, readings: list[int]
) -> None:
    base = write(tmp_path / "base")
    load_from(base)
    (path,) = kept.iterdir()
    sound = path.read_bytes()
    path.write_bytes(damage(sound))
    assert load_from(base).library == small_library()
    assert len(readings) == 2
    assert path.read_bytes() == sound


def test_a_sound_file_of_another_shape_is_passed_over(tmp_path: Path, kept: Path, readings: list[int]) -> None:
    base = write(tmp_path / "base")
    load_from(base)
    (path,) = kept.iterdir()
    cache.keep(path.stem.removeprefix("library-"), {"library": {"movements": []}})
    assert load_from(base).library == small_library()
    assert len(readings) == 2


def test_without_a_place_to_keep_it_the_library_is_read_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readings: list[int]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "file" / "cache"))
    base = write(tmp_path / "base")
    assert load_from(base) == load_from(base)
    assert len(readings) == 2


def test_a_library_with_errors_is_not_kept(tmp_path: Path, kept: Path) -> None:
    base = write(tmp_path / "base", {"movements/march.yaml": "id: march\n"})
    assert load_from(base) == load_from(base)
    assert not kept.exists()


def test_warnings_are_kept_with_the_library(tmp_path: Path, kept: Path, readings: list[int]) -> None:
    text = FILES["movements/march.yaml"].replace("out: Begin.", "out: One two three four five six seven eight nine.")
    base = write(tmp_path / "base", {"movements/march.yaml": text})
    first, second = load_from(base), load_from(base)
    assert [problem.level for problem in second.problems] == ["warning"]
    assert first == second
    assert len(readings) == 1


def test_another_loader_has_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered = gather(write(tmp_path / "base"), ())
    before = cache.key_of(gathered)
    changed = tmp_path / "code" / "__init__.py"
    changed.parent.mkdir()
    changed.write_text("# the model, with one more field")
    monkeypatch.setattr("unhunch.model.__file__", str(changed))
    assert cache.key_of(gathered) != before


def test_only_a_few_are_kept(tmp_path: Path, kept: Path) -> None:
    for number in range(cache.KEPT + 4):
        cache.keep(f"{number:064d}", {"number": number})
    assert len(list(kept.iterdir())) == cache.KEPT


def test_the_cache_is_its_owners_alone(tmp_path: Path, kept: Path) -> None:
    load_from(write(tmp_path / "base"))
    (path,) = kept.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert kept.stat().st_mode & 0o077 == 0
