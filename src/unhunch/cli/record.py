"""Commands of `unhunch record`: what was done, listed, shown, taken along."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unhunch.model import Record

COLUMNS = (
    "record", "started_at", "utc_offset_minutes", "movement", "variation", "side", "planned_seconds", "done_seconds",
    "planned_sets", "planned_reps", "planned_hold_seconds", "reps", "skip", "worst", "after",
    "session_after", "finished",
)  # fmt: skip
"""Columns of the CSV: one row per movement and side."""


class Format(StrEnum):
    """How records are taken along."""

    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = typer.Typer(help="What you did: list, show, export.", no_args_is_help=True)
    group.command("list")(list_records)
    group.command("show")(show)
    group.command("export")(export)
    app.add_typer(group, name="record")


def list_records(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List all sessions, oldest first."""
    from unhunch.wire import to_json, to_plain

    records = _load()
    if json:
        print(to_json([to_plain(record) for record in records]))
    elif not records:
        print("Nothing yet. Two minutes now? unhunch start --minutes 2")
    else:
        for record in records:
            print(line_of(record))


def show(
    record: Annotated[str, typer.Argument(metavar="ID", help="Its id, or the beginning or end of it.")],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show one session."""
    from unhunch.store import data_folder, find_record
    from unhunch.wire import to_json

    found = find_record(data_folder(), record)
    if json:
        print(to_json(found, indent=2))
        return
    print(f"{found.id}\n{line_of(found)}")
    for item in found.items:
        form = item.movement + (f"/{item.variation}" if item.variation else "")
        side = f" {item.side}" if item.side else ""
        reps = f", {item.reps} repetitions" if item.reps is not None and item.planned.get("reps", 1) > 1 else ""
        skip = f", {item.skip.replace('-', ' ')}" if item.skip else ""
        print(f"  {form}{side}: {item.done_seconds or 0} s of {item.planned.get('seconds', 0)} s{reps}{skip}")
    if found.comfort is not None and found.comfort.after is not None:
        print(f"  felt afterwards: {found.comfort.after} (0 at ease, 10 as tight as can be)")


def export(
    format_: Annotated[Format, typer.Option("--format", help="json has everything, csv a row per side.")] = Format.JSON,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Else to standard output.")
    ] = None,
) -> None:
    """Take all records along."""
    from unhunch.cli.writing import write_text
    from unhunch.wire import to_json, to_plain

    records = _load()
    text = as_csv(records) if format_ is Format.CSV else to_json([to_plain(record) for record in records]) + "\n"
    write_text(text, output)
    if output is not None:
        print(f"{len(records)} {'record' if len(records) == 1 else 'records'} in {output}")


def line_of(record: "Record") -> str:
    """Return a session in one line: short id, when (the person's own time), how long, how much."""
    from datetime import timedelta

    when = record.started_at + timedelta(minutes=record.utc_offset_minutes)
    seconds = sum(item.done_seconds or 0 for item in record.items)
    movements = len({(item.movement, item.variation) for item in record.items if item.done_seconds})
    word = "movement" if movements == 1 else "movements"
    end = "" if record.finished else ", ended early"
    return f"{record.id[-8:]}  {when:%Y-%m-%d %H:%M}  {seconds // 60}:{seconds % 60:02d}  {movements} {word}{end}"


def as_csv(records: "Sequence[Record]") -> str:
    """Return all records as CSV, one row per movement and side."""
    import csv
    import io

    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for record in records:
        for item in record.items:
            comfort, planned = item.comfort, item.planned
            rows.writerow(
                (
                    record.id,
                    record.started_at.isoformat(),
                    record.utc_offset_minutes,
                    item.movement,
                    item.variation or "",
                    item.side or "",
                    planned.get("seconds", ""),
                    "" if item.done_seconds is None else item.done_seconds,
                    planned.get("sets", ""),
                    planned.get("reps", ""),
                    planned.get("hold_seconds", ""),
                    "" if item.reps is None else item.reps,
                    item.skip or "",
                    "" if comfort is None or comfort.worst is None else comfort.worst,
                    "" if comfort is None or comfort.after is None else comfort.after,
                    "" if record.comfort is None or record.comfort.after is None else record.comfort.after,
                    "yes" if record.finished else "no",
                )
            )
    return out.getvalue()


def _load() -> "tuple[Record, ...]":
    """Return all records; a file that cannot be read is named on standard error and left as it is."""
    from unhunch.store import data_folder, load_records

    records, complaints = load_records(data_folder())
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return records
