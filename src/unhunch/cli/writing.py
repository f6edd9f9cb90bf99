"""Writes a command's answer: to standard output, or to the file that is named."""

import sys
from typing import TYPE_CHECKING

from unhunch.base.errors import RequestError

if TYPE_CHECKING:
    from pathlib import Path


def write_text(text: str, output: "Path | None") -> None:
    """Write `text` to a file, or to standard output where none is named.

    Raises
    ------
    RequestError
        Where the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise RequestError(f"{output} cannot be written: {error.strerror} (choose another file with -o)") from error
