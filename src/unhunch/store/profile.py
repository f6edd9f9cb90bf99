"""Small JSON files that are replaced whole: the last wishes and the readiness result.

A file is written beside the old one and then takes its place, so that a reader, or a second guide, sees the old or the
new one and never half of one.
"""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from unhunch.base.errors import StoreError, WireError
from unhunch.model import ConditionReport
from unhunch.model.movement import Level, Place
from unhunch.wire import from_json, to_json

PROFILE_SCHEMA_VERSION = 1
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the person asked for last, so that Enter is an answer."""

    schema_version: int = PROFILE_SCHEMA_VERSION
    minutes: int = 5
    place: Place = "room"
    props: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    tight: Mapping[str, int] = field(default_factory=dict)
    level: Level = "beginner"
    conditions: tuple[ConditionReport, ...] = ()


def read_json(path: Path, kind: type[Value]) -> Value | None:
    """Return the value a file holds, or None where there is no file.

    Raises
    ------
    StoreError
        Where it cannot be read or is not of that form; the file is left as it is.
    """
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        value = from_json(text, kind, what=str(path))
    except WireError as error:
        raise StoreError(f"{error} (mend the file or move it away; it was not changed)") from error
    version = getattr(value, "schema_version", 1)
    if version != 1:
        raise StoreError(
            f"{path}: schema_version {version} is not known here, expected 1 (written by a newer Unhunch?)"
        )
    return value


def write_json(path: Path, value: object) -> None:
    """Replace the file by the value, whole or not at all.

    Raises
    ------
    StoreError
        Where it cannot be written.
    """
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mkstemp gives mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(to_json(value, indent=2) + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
