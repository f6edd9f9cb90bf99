"""Writes a command's answer: to standard output, or to the file that is named. A file is whole, or as it was before."""

import contextlib
import errno
import os
import shutil
import sys
from pathlib import Path

from unhunch.base.errors import RequestError


def write_text(text: str, output: Path | None) -> None:
    """Write `text` to a file, or to standard output where none is named.

    Raises
    ------
    RequestError
        Where the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
    else:
        write_file(text.encode(), output)


def write_bytes(content: bytes, output: Path | None, *, what: str) -> None:
    """Write `content` to a file, or to standard output for "-" and where none is named.

    Raises
    ------
    RequestError
        Where the file cannot be written, and where standard output is a terminal, which cannot show `what` ("a .glb").
    """
    if output is not None and str(output) != "-":
        write_file(content, output)
        return
    if output is None and sys.stdout.isatty():
        raise RequestError(f"{what} is nothing for a terminal: name a file with -o")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_file(content: bytes, path: Path) -> None:
    """Write a file: all of it under its name, or nothing.

    Raises
    ------
    RequestError
        Where it cannot be written.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)  # a device or a pipe has no name to be given to another file
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        raise RequestError(f"{path} cannot be written: {error.strerror} (choose another file with -o)") from error


def make_folder(folder: Path) -> None:
    """Make a folder where there is none yet.

    Raises
    ------
    RequestError
        Where that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RequestError(f"the folder {folder} cannot be made: {error.strerror} (choose another one)") from error


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, then give it the name; the mode of a file that was there stays."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise
