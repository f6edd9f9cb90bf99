"""Solved motions and what was drawn from them, kept by content: nothing is solved twice, nothing old is ever shown.

A key is made of all that an answer depends on: the source text of the module that gives it and of those it imports,
the body's file, and what the caller names (the bytes of the pose file, the tempo, the theme). Answers lie in two
places: `ready/`, which came with the wheel, and the person's cache folder, where the versions of the array libraries
count as well. What is damaged or cannot be kept is worked out anew; nothing here is ever an error.

>>> key_of("motion", "cat-cow", ("motion",), b"id: cat-cow")[:15]
'motion-cat-cow-'
"""

import hashlib
import re
import time
from collections.abc import Iterable
from functools import cache as remembered
from importlib import metadata
from pathlib import Path
from typing import Final

from unhunch import cache

ROOM: Final = Path(__file__).parent
READY: Final = ROOM / "ready"
"""What the build hook put into the wheel; there is no such folder in a checkout."""
BODY: Final = ROOM / "data" / "body.npz"
MOST_BYTES: Final = 100_000_000
"""So much is kept in the person's cache folder; then the oldest goes."""
_BEGAN: Final = time.time()
_PREFIX: Final = "figure-"
_LIBRARIES: Final = ("numpy", "contourpy")
_PACKAGE: Final = ROOM.parent
_FOLLOWED: Final = ("unhunch.figure.", "unhunch.wire.")
"""The rooms whose source counts. The nouns of `model` do not: their content is among the parts of a key."""
_IMPORT: Final = re.compile(
    r"^[ \t]*(?:from[ \t]+(unhunch[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+(unhunch[\w.]*))",
    re.MULTILINE,
)


def key_of(kind: str, label: str, modules: Iterable[str], *parts: bytes | str) -> str:
    """Return the key of an answer: a file name.

    Parameters
    ----------
    kind
        What it is: "motion", "still", "frames".
    label
        Whose it is, for a person who looks into the folder: "cat-cow", "cat-cow/one-arm".
    modules
        The modules of this room that give the answer: "solving". Those they import count too.
    parts
        What the answer is made from.
    """
    digest = hashlib.sha256(_body_digest())
    for module in modules:
        digest.update(_source_digest(module))
    for part in (kind, label, *parts):
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return f"{kind}-{label.replace('/', '--')}-{digest.hexdigest()[:32]}"


def recall(key: str) -> bytes | None:
    """Return what is ready, or was kept, under a key; None where there is nothing, or nothing sound."""
    ready = cache.recall_from(READY, key)
    return ready if ready is not None else cache.recall(_own(key))


def keep(key: str, payload: bytes) -> None:
    """Keep an answer in the person's cache folder; where that is not possible, go on without.

    A process whose sources were edited after it began keeps nothing: its keys may be of what it does not run.
    """
    if not _edited_since(_BEGAN):
        cache.keep(_own(key), payload, prefix=_PREFIX, most_bytes=MOST_BYTES)


def make_ready(key: str, payload: bytes, folder: Path) -> None:
    """Write an answer as the wheel carries it; raises `OSError`."""
    (folder / key).write_bytes(cache.sealed(payload))


def sources_of(module: str) -> tuple[Path, ...]:
    """Return the source files of a module of this room and of all it imports from the rooms that count, sorted.

    >>> [path.name for path in sources_of("rotations")]
    ['__init__.py', 'rotations.py']
    """
    found: dict[str, Path] = {}
    waiting = ["unhunch.figure.", f"unhunch.figure.{module}"]
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if path is None or name in found:
            continue
        found[name] = path
        for package, names, plain in _IMPORT.findall(path.read_text(encoding="utf-8")):
            inside = (f"{package}.{word}" for word in re.findall(r"\w+", names)) if names else ()
            waiting += [other for other in (package, plain, *inside) if f"{other}.".startswith(_FOLLOWED)]
    return tuple(sorted(set(found.values())))


def _file_of(module: str) -> Path | None:
    """Return the source of a module of the package; None where the name is that of a class or function."""
    path = _PACKAGE.joinpath(*module.rstrip(".").split(".")[1:])
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((candidate for candidate in candidates if candidate.is_file()), None)


@remembered
def _source_digest(module: str) -> bytes:
    """Return the digest of a module's sources; they do not change under a process that has imported them."""
    digest = hashlib.sha256(module.encode())
    for path in sources_of(module):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(content)} ".encode())
        digest.update(content)
    return digest.digest()


@remembered
def _body_digest() -> bytes:
    return hashlib.sha256(BODY.read_bytes() if BODY.is_file() else b"").digest()


@remembered
def _versions() -> str:
    """Return the versions of the libraries that calculate, as part of a file name."""
    return hashlib.sha256(" ".join(f"{name} {metadata.version(name)}" for name in _LIBRARIES).encode()).hexdigest()[:8]


def _edited_since(moment: float) -> bool:
    """Tell whether a source of the rooms that count was written after a moment, in seconds since 1970."""
    rooms = (ROOM, _PACKAGE / "wire")
    return any(path.stat().st_mtime > moment for room in rooms for path in room.rglob("*.py"))


def _own(key: str) -> str:
    return f"{_PREFIX}{key}-{_versions()}"
