"""The JSON form of every value, and the way back with a clear message.

>>> from unhunch.model import Dose
>>> to_json(Dose(sets=2, hold_seconds=30))[:24]
'{"sets":2,"reps":1,"out_'
"""

from typing import Any, TypeVar

import msgspec

from unhunch.base.errors import WireError

Value = TypeVar("Value")


def to_plain(value: object) -> Any:
    """Return `value` as dicts, lists, strings and numbers."""
    return msgspec.to_builtins(value, str_keys=True)


def to_json(value: object, *, indent: int = 0) -> str:
    """Return the JSON form; the same value gives the same bytes (fields in the order of the class)."""
    text = msgspec.json.encode(value, order="deterministic" if isinstance(value, dict) else None)
    return (msgspec.json.format(text, indent=indent) if indent else text).decode()


def from_plain(data: object, kind: type[Value], *, what: str) -> Value:
    """Return the value of class `kind` that `data` (dicts, lists, ...) describes.

    Raises
    ------
    WireError
        "`what`: expected ..., got ... - at `$.path`".
    """
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        raise WireError(f"{what}: {error}") from error


def from_json(text: str | bytes, kind: type[Value], *, what: str) -> Value:
    """Return the value of class `kind` that the JSON text describes.

    Raises
    ------
    WireError
        Where the text is not JSON, or not of that form.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise WireError(f"{what}: {error}") from error
