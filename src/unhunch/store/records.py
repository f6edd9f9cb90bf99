"""Records: one append-only file of JSON lines per session, each line on the disk before the next cue begins.

The first line is the header: what was planned. Then a line per finished cue or skip with what is done of that movement
and side so far, a line for how it felt, and a last one where the session came to its end. Reading folds the lines: for
a movement and side the last line counts. Killed at any moment, a session has lost at most the cue in hand; a last line
that was torn in the writing is passed over.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec

from unhunch.base.errors import StoreError, WireError
from unhunch.model.record import RECORD_SCHEMA_VERSION, Comfort, Record, RecordItem
from unhunch.store.folder import FILE_MODE, Folder
from unhunch.wire import from_plain, to_json

SUFFIX = ".jsonl"
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first line."""

    schema_version: int
    id: str
    started_at: datetime
    utc_offset_minutes: int
    device: str
    routine: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Any other line: one movement and side so far, or the session's comfort, or its end."""

    index: int = -1
    """0-based place in the routine."""
    item: RecordItem | None = None
    comfort: Comfort | None = None
    finished: bool = False


class RecordWriter:
    """Writes one session as it happens; use it as a context manager.

    Raises
    ------
    StoreError
        Where the file is there already or cannot be written.
    """

    def __init__(
        self,
        folder: Folder,
        *,
        record_id: str,
        started_at: datetime,
        utc_offset_minutes: int,
        device: str,
        routine: object,
    ) -> None:
        self.path = folder.ready().records / f"{record_id}{SUFFIX}"
        self.record_id = record_id
        try:
            self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, FILE_MODE)
        except OSError as error:
            raise StoreError(f"{self.path}: the record cannot be begun: {error.strerror}") from error
        self._last: dict[tuple[int, str | None], RecordItem] = {}
        self._write(
            Header(
                schema_version=RECORD_SCHEMA_VERSION,
                id=record_id,
                started_at=started_at,
                utc_offset_minutes=utc_offset_minutes,
                device=device,
                routine=routine,
            )
        )

    def note(self, index: int, item: RecordItem) -> None:
        """Keep what is done of one movement and side so far; the same again is not written again."""
        if self._last.get((index, item.side)) != item:
            self._last[index, item.side] = item
            self._write(Line(index=index, item=item))

    def felt(self, comfort: Comfort) -> None:
        """Keep how the session felt."""
        self._write(Line(comfort=comfort))

    def finish(self) -> None:
        """Note that the session came to its end."""
        self._write(Line(finished=True))

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, line: Header | Line) -> None:
        data = (to_json(line) + "\n").encode()
        try:
            while data:
                data = data[os.write(self._file, data) :]
            os.fsync(self._file)
        except OSError as error:
            raise StoreError(f"{self.path}: the record cannot be written: {error.strerror}") from error


def read_record(path: Path) -> Record:
    """Return the record a file holds; a torn last line is passed over.

    Raises
    ------
    StoreError
        Naming the file and line: where it cannot be read, is damaged, or is of a form not known here.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}") from error
    torn = lines.pop()  # empty where the last line is whole
    if not lines:
        what = "the first line is torn" if torn else "the file is empty"
        raise StoreError(f"{path}:1: {what}: nothing was done yet (the file was left as it is)")
    header = _header(path, lines[0])
    items: dict[tuple[int, str | None], RecordItem] = {}
    comfort, finished = None, False
    for number, text in enumerate(lines[1:], start=2):
        line = _decode(path, number, text, Line)
        comfort, finished = line.comfort or comfort, line.finished or finished
        if line.item is not None:
            items[line.index, line.item.side] = line.item
    return Record(
        schema_version=header.schema_version,
        id=header.id,
        started_at=header.started_at,
        utc_offset_minutes=header.utc_offset_minutes,
        device=header.device,
        routine=header.routine,
        items=tuple(items[key] for key in sorted(items, key=lambda key: key[0])),
        comfort=comfort,
        finished=finished,
    )


def load_records(folder: Folder) -> tuple[tuple[Record, ...], tuple[StoreError, ...]]:
    """Return every record, oldest first, and beside them a complaint for each file that could not be read."""
    records, complaints = [], []
    for path in sorted(folder.records.glob(f"*{SUFFIX}")):
        try:
            records.append(read_record(path))
        except StoreError as error:
            complaints.append(error)
    return tuple(sorted(records, key=lambda record: (record.started_at, record.id))), tuple(complaints)


def find_record(folder: Folder, short: str) -> Record:
    """Return the one record whose id begins or ends with `short`.

    Raises
    ------
    StoreError
        Where none does, or more than one.
    """
    wanted = short.strip().lower()
    paths = sorted(folder.records.glob(f"*{SUFFIX}"))
    found = [path for path in paths if wanted and (path.stem.startswith(wanted) or path.stem.endswith(wanted))]
    if len(found) == 1:
        return read_record(found[0])
    if found:
        raise StoreError(f"'{short}' is not enough: {len(found)} records have it (type more of the id)")
    raise StoreError(f"no record has an id that begins or ends with '{short}' (`unhunch record list` shows them)")


def _header(path: Path, text: bytes) -> Header:
    plain = _plain(path, 1, text)
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    if isinstance(version, int) and version != RECORD_SCHEMA_VERSION:
        raise StoreError(
            f"{path}:1: schema_version {version} is not known here, expected {RECORD_SCHEMA_VERSION}"
            " (written by a newer Unhunch?)"
        )
    return _decode(path, 1, text, Header)


def _plain(path: Path, number: int, text: bytes) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise StoreError(f"{path}:{number}: damaged: {error} (the file was left as it is)") from error


def _decode(path: Path, number: int, text: bytes, kind: type[Kind]) -> Kind:
    try:
        return from_plain(_plain(path, number, text), kind, what=f"{path}:{number}")
    except WireError as error:
        raise StoreError(f"{error} (damaged; the file was left as it is)") from error
