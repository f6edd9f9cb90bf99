"""What was worked out once and may be thrown away: files in one folder, whole or not there, each with its checksum.

Two rooms keep such files, the library and the figure. A file that cannot be read, is damaged or cannot be written is
as good as none; nothing here is ever an error. Names carry the key, and the rooms make keys of content.

>>> unsealed(sealed(b"solved")), unsealed(b"damaged" + sealed(b"solved"))
(b'solved', None)
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

_ABANDONED: Final = 3600.0
"""Seconds after which a half-written file has no writer any more."""
_UNFINISHED: Final = ".new-"


def cache_folder() -> Path:
    """Return where cached files lie: `UNHUNCH_CACHE_DIR`, or the platform's place."""
    chosen = os.environ.get("UNHUNCH_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the variable is set

    return user_cache_path("unhunch")


def sealed(payload: bytes) -> bytes:
    """Return the payload with its checksum in front."""
    return hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload


def unsealed(content: bytes) -> bytes | None:
    """Return the payload of what `sealed` made; None where it is damaged."""
    digest, _, payload = content.partition(b"\n")
    return payload if digest == hashlib.sha256(payload).hexdigest().encode() else None


def recall_from(folder: Path, name: str) -> bytes | None:
    """Return the payload of the file `name` in `folder`; None where there is nothing, or nothing sound."""
    try:
        return unsealed((folder / name).read_bytes())
    except (OSError, ValueError):
        return None


def recall(name: str) -> bytes | None:
    """Return what was kept under `name` in the cache folder; None where there is nothing, or nothing sound."""
    try:
        return recall_from(cache_folder(), name)
    except RuntimeError:  # no home
        return None


def keep(name: str, payload: bytes, *, prefix: str, most: int | None = None, most_bytes: int | None = None) -> None:
    """Keep `payload` under `name`, all of it or nothing; where that is not possible, go on without.

    Parameters
    ----------
    name
        A file name, beginning with `prefix`.
    prefix
        What is counted together: of these files the newest stay.
    most
        So many stay at most.
    most_bytes
        So many bytes stay at most, beside the file that is kept now.
    """
    with contextlib.suppress(OSError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(folder, name, sealed(payload))
        _remove_old(folder, prefix, most, most_bytes)


def write_whole(folder: Path, name: str, content: bytes) -> None:
    """Write a file so that nobody ever sees a part of it; raises `OSError`."""
    handle, unfinished = tempfile.mkstemp(prefix=_UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).replace(folder / name)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _remove_old(folder: Path, prefix: str, most: int | None, most_bytes: int | None) -> None:
    """Keep the newest: every change of what a key is made of leaves a file behind."""
    found = sorted(_statuses(folder, prefix), reverse=True)
    total = 0
    for place, (_, size, path) in enumerate(found):
        total += size
        if place and ((most is not None and place >= most) or (most_bytes is not None and total > most_bytes)):
            path.unlink(missing_ok=True)
    for time, _, path in _statuses(folder, _UNFINISHED):
        if found and time < found[0][0] - _ABANDONED:
            path.unlink(missing_ok=True)


def _statuses(folder: Path, prefix: str) -> list[tuple[float, int, Path]]:
    """Return when each file of that prefix was written, its size and path; another process may remove one meanwhile."""
    found: list[tuple[float, int, Path]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(prefix):
                with contextlib.suppress(FileNotFoundError):
                    status = entry.stat()
                    found.append((status.st_mtime, status.st_size, Path(entry.path)))
    return found
