"""Reads what a file or standard input holds, and says clearly where that cannot be done."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.base.errors import RequestError

if TYPE_CHECKING:
    from unhunch.model import Routine


def read_text(source: str, what: str) -> str:
    """Return the text of a file, or of standard input for "-".

    Raises
    ------
    RequestError
        Where there is none to be read; `what` ("the request") names it.
    """
    name = name_of(source)
    try:
        if source != "-":
            data = Path(source).read_bytes()
        elif sys.stdin is None:  # closed by whoever started us
            raise RequestError(f"{what} from standard input cannot be read: it is closed")
        else:
            data = sys.stdin.buffer.read()
    except OSError as error:
        raise RequestError(f"{what} {name} cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestError(f"{what} {name} is no UTF-8 text (byte {error.start})") from error


def name_of(source: str) -> str:
    """Return what a source is called in a message.

    >>> name_of("-"), name_of("mara.yaml")
    ('from standard input', 'mara.yaml')
    """
    return "from standard input" if source == "-" else source


def read_routine(source: str) -> "Routine":
    """Return the routine of a file, or of standard input for "-".

    Raises
    ------
    RequestError, WireError
        Where it cannot be read, is empty or is no routine of a form known here.
    """
    from unhunch.model import Routine
    from unhunch.model.routine import ROUTINE_SCHEMA_VERSION
    from unhunch.wire import from_json

    name = f"the routine {name_of(source)}"
    text = read_text(source, "the routine")
    if not text.strip():
        raise RequestError(f"{name} is empty; expected JSON from `unhunch plan --json`")
    routine = from_json(text, Routine, what=name)
    if routine.schema_version != ROUTINE_SCHEMA_VERSION:
        raise RequestError(
            f"{name}: schema_version {routine.schema_version} is not known here, expected {ROUTINE_SCHEMA_VERSION}"
            " (written by a newer Unhunch?)"
        )
    return routine
