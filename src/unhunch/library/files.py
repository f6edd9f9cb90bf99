"""The files of a library: the built-in tables and movements, and folders of one's own. Bytes in, entries out.

Each file is read once, as bytes; the same bytes make the cache's key and the tree, so that they can never disagree.
"""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unhunch.base.problems import Problem
from unhunch.wire.yaml_tree import decoded, shown_path

MAX_BYTES: Final = 1_000_000
TABLE_NAMES: Final = (
    *("sources", "muscles", "regions", "props", "positions"),
    *("demands", "conditions", "readiness", "teachings"),
)
OWN_TABLE_NAMES: Final = ("sources", "props")


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the library."""

    shown: str
    """Path as the person knows it."""
    stem: str
    """The name without ".yaml": the id of a movement."""
    table: str
    """The table it adds to; "movements" for a movement file."""
    own: bool
    """From a folder of one's own."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Gathered:
    """All files, in a fixed order, and what could not be read."""

    files: tuple[DataFile, ...]
    problems: tuple[Problem, ...]


def gather(base: Path, folders: tuple[Path, ...]) -> Gathered:
    """Return the files of the library in `base` and of one's own `folders` (or single movement files)."""
    found: list[DataFile] = []
    problems: list[Problem] = []
    wanted = [(base / f"{name}.yaml", name, False) for name in TABLE_NAMES]
    wanted += [(path, "movements", False) for path in _movement_paths(base / "movements", problems)]
    for folder in folders:
        wanted += [(path, table, True) for path, table in _own_paths(folder, problems)]
    for path, table, own in wanted:
        content = _read(path, problems)
        if content is not None:
            found.append(DataFile(shown_path(path), path.stem, table, own, content))
    return Gathered(tuple(found), tuple(problems))


def _movement_paths(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the movement files of a folder, by name; files that look like one but are not read are told."""
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if folder.is_dir():
        problems.extend(
            Problem(shown_path(path), 0, "error", "this file is not read", "name it with the ending .yaml")
            for path in sorted([*folder.glob("*.yml"), *folder.glob("*.YAML")])
            if path not in paths
        )
    return paths


def _own_paths(folder: Path, problems: list[Problem]) -> list[tuple[Path, str]]:
    """Return the files that a folder of one's own brings, with the table each adds to."""
    if folder.is_file():
        return [(folder, "movements")]
    if not folder.is_dir():
        problems.append(Problem(shown_path(folder), 0, "error", "there is no such folder or file"))
        return []
    pairs: list[tuple[Path, str]] = []
    for path in _movement_paths(folder, problems):
        if path.stem not in TABLE_NAMES:
            pairs.append((path, "movements"))
        elif path.stem in OWN_TABLE_NAMES:
            pairs.append((path, path.stem))
        else:
            message = f"a folder of your own cannot bring {path.stem}"
            hint = (
                "it can bring movements, sources.yaml and props.yaml; safety rules come from the built-in library only"
            )
            problems.append(Problem(shown_path(path), 0, "error", message, hint))
    pairs += [(path, "movements") for path in _movement_paths(folder / "movements", problems)]
    if not pairs:
        message = "the folder holds no movement files"
        problems.append(
            Problem(shown_path(folder), 0, "error", message, "put ID.yaml into it or into its folder 'movements'")
        )
    return sorted(pairs, key=lambda pair: pair[1] == "movements")


def _read(path: Path, problems: list[Problem]) -> bytes | None:
    """Return a file's bytes; None where it cannot be read, with the reason among the problems."""
    message = hint = ""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            message = "this is not a plain file"
        elif status.st_size > MAX_BYTES:
            message, hint = f"the file is larger than {MAX_BYTES} bytes", "one movement to a file"
        else:
            return path.read_bytes()
    except FileNotFoundError:
        message = "the file is missing"
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
    problems.append(Problem(shown_path(path), 0, "error", message, hint))
    return None


def decode(file: DataFile) -> tuple[str, Problem | None]:
    """Return the file's text, or the Problem with the line where it stops being UTF-8."""
    return decoded(file.content, file.shown)


def as_built_in(base: Path, path: Path) -> bool:
    """Tell whether `path` is the built-in library or a part of it: then it is checked already."""
    resolved = path.resolve()
    return resolved == base.resolve() or base.resolve() in resolved.parents
