"""The checked library kept as JSON, so that starting is fast. The key is the content; a stale hit cannot happen.

The key is made of every data file's bytes and name, of the loader's and the model's own source, and of the versions of
Python and of the JSON reader. A file that cannot be read, is damaged or cannot be written is as good as no cache.
"""

import hashlib
import sys
from pathlib import Path
from typing import Final, TypeVar

import msgspec

import unhunch.base
import unhunch.model
import unhunch.wire
from unhunch import cache
from unhunch.base.errors import WireError
from unhunch.library.files import Gathered
from unhunch.wire import from_json, to_json

Value = TypeVar("Value")

KEPT: Final = 8
"""So many libraries are kept; older ones are removed."""
_PREFIX: Final = "library-"


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
    payload = cache.recall(f"{_PREFIX}{key}.json")
    if payload is None:
        return None
    try:
        return from_json(payload, kind, what="the cached library")
    except (ValueError, WireError):
        return None


def keep(key: str, value: object) -> None:
    """Keep `value` under `key`, all of it or nothing; where that is not possible, go on without."""
    cache.keep(f"{_PREFIX}{key}.json", to_json(value).encode(), prefix=_PREFIX, most=KEPT)
