"""YAML to a checked `Library`, or to Problems: every mistake at once, each with its file, line and repair.

In come the built-in data files and folders of one's own, out comes `Loaded`. Its passes, in order: `files` gathers
the bytes, `cache` may know the answer, `entries` reads them (`tree`, `kinds`, `shapes`), `resolve` and `safety` make
values of them, the `check_*` modules and `wording` look at the whole.

>>> loaded = load(cache=False)
>>> loaded.library is None or loaded.library.movement_by_id["cat-cow"].technique
'dynamic'
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unhunch.base.problems import Problem
from unhunch.library.files import Gathered, as_built_in, gather
from unhunch.model import Library

__all__ = ["BUILT_IN", "Loaded", "load", "load_from"]

BUILT_IN: Final = Path(__file__).parent / "data"
"""Folder of the built-in library."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library and what was found in checking it."""

    library: Library | None
    """None where there is an error among the problems."""
    problems: tuple[Problem, ...]
    """Sorted by file and line."""


def load(folders: tuple[Path, ...] = (), *, cache: bool = True) -> Loaded:
    """Return the built-in library with the movements of one's own folders added, checked.

    Parameters
    ----------
    folders
        Folders of movement files, or single files; parts of the built-in library among them are passed over.
    cache
        Whether a library that was checked before, with the same content, may be taken from the cache.
    """
    return load_from(BUILT_IN, tuple(path for path in folders if not as_built_in(BUILT_IN, path)), cache=cache)


def load_from(base: Path, folders: tuple[Path, ...] = (), *, cache: bool = True) -> Loaded:
    """Return the library whose tables and movements lie in `base`, with `folders` added, checked."""
    from unhunch.library.cache import keep, key_of, recall  # noqa: PLC0415 - hashing and JSON only where asked for

    gathered = gather(base, folders)
    if gathered.problems or not cache:
        return _read(base, gathered)
    key = key_of(gathered)
    known = recall(key, Loaded)
    if known is not None:
        return known
    loaded = _read(base, gathered)
    if loaded.library is not None:
        keep(key, loaded)
    return loaded


def _read(base: Path, gathered: Gathered) -> Loaded:
    """Return the library of the gathered files, read and checked in full."""
    from unhunch.library.check import check  # noqa: PLC0415 - the YAML parser, not needed where the cache answers
    from unhunch.library.entries import read_entries  # noqa: PLC0415
    from unhunch.library.resolve import make_library  # noqa: PLC0415

    entries = read_entries(gathered.files)
    entries.problems.extend(gathered.problems)
    library = make_library(entries)
    found = {*entries.problems, *check(entries, library, base)}
    sound = all(problem.level != "error" for problem in found)
    return Loaded(library if sound else None, tuple(sorted(found)))
