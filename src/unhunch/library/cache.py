"""The checked library kept as JSON, so that starting is fast. The key is the content; a stale hit cannot happen.

The key is made of every data file's bytes and name, of the loader's and the model's own source, and of the versions of
Python and of the JSON reader. A file that cannot be read, is damaged or cannot be written is as good as no cache.
"""

import contextlib
import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Final, TypeVar

import msgspec

import unhunch.base
import unhunch.model
import unhunch.wire
from unhunch.base.errors import WireError
from unhunch.library.files import Gathered
from unhunch.wire import from_json, to_json

Value = TypeVar("Value")

KEPT: Final = 8
"""So many libraries are kept; older ones are removed."""
_PREFIX: Final = "library-"


def cache_folder() -> Path:
    """Return where cached libraries lie: `UNHUNCH_CACHE_DIR`, or the platform's place."""
    chosen = os.environ.get("UNHUNCH_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the variable is set

    return user_cache_path("unhunch")


def key_of(gathered: Gathered) -> str:
    """Return the key of a library: 64 hexadecimal digits."""
    digest = hashlib.sha256()

    def add(name: str, content: bytes) -> None:
        for part in (name.encode(errors="surrogateescape"), content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)

    add("versions", f"{sys.version} {msgspec.__version__}".encode())
    for module in (unhunch.base, unhunch.model, unhunch.wire, sys.modules["unhunch.library"]):
        for path in sorted(Path(str(module.__file__)).parent.glob("*.py")):
            add(path.name, path.read_bytes())
    for file in gathered.files:
        add(f"{file.shown} {file.table} {file.own}", file.content)
    return digest.hexdigest()


def recall(key: str, kind: type[Value]) -> Value | None:
    """Return what was kept under `key`; None where there is nothing, or nothing sound."""
    try:
        content = (cache_folder() / f"{_PREFIX}{key}.json").read_bytes()
        digest, _, payload = content.partition(b"\n")
        if digest.decode() != hashlib.sha256(payload).hexdigest():
            return None
        return from_json(payload, kind, what="the cached library")
    except (OSError, ValueError, WireError, RuntimeError):
        return None


def keep(key: str, value: object) -> None:
    """Keep `value` under `key`, all of it or nothing; where that is not possible, go on without."""
    payload = to_json(value).encode()
    with contextlib.suppress(OSError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
            Path(name).replace(folder / f"{_PREFIX}{key}.json")
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        _remove_old(folder)


def _remove_old(folder: Path) -> None:
    """Keep the newest few: every change of a data file leaves one behind."""
    kept = sorted(folder.glob(f"{_PREFIX}*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)
