"""`unhunch figure frames`: one moment in the terminal, as large and as colourful as the terminal is."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.figure.small_studio import write_poses
from unhunch import pipeline
from unhunch.base.errors import FigureError, RequestError
from unhunch.cli import app
from unhunch.cli.figure_frames import lines
from unhunch.figure.cells.half_blocks import Run
from unhunch.figure.studio import Studio
from unhunch.model import Library

COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture(autouse=True)
def poses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two small pose files be all there are."""
    folder = write_poses(tmp_path / "poses")

    def open_studio(library: Library) -> Studio:
        return Studio(library, folder)

    monkeypatch.setattr(pipeline, "open_studio", open_studio)
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)


def run(*words: str) -> Result:
    """Run `unhunch figure frames` with `words`."""
    return CliRunner().invoke(app, ["figure", "frames", *words], catch_exceptions=False)


def test_where_it_is_no_terminal_dots_are_printed_as_large_as_asked_for() -> None:
    result = run("side-stretch", "--size", "24x12")
    rows = result.stdout.splitlines()
    assert len(rows) == 12
    assert max(len(row) for row in rows) <= 24
    assert {mark for row in rows for mark in row} <= {" ", *map(chr, range(0x2801, 0x2900))}
    assert sum(bool(row.strip()) for row in rows) >= 10


def test_colours_come_when_asked_for_and_the_grounds_differ() -> None:
    dark, light = (
        run("side-stretch", "--size", "24x12", "--colour", ground).stdout for ground in ("--dark", "--light")
    )
    assert COLOUR.sub("", dark) == COLOUR.sub("", light)
    assert dark != light
    assert set(COLOUR.sub("", dark)) <= set(" ▀▄█\n")
    assert all(line.count("\x1b[0m") >= 1 for line in dark.splitlines() if "▀" in line)


def test_the_moment_and_the_side_are_chosen() -> None:
    hold = run("side-stretch", "--size", "24x12").stdout
    assert run("side-stretch", "--size", "24x12", "--at", "hold").stdout == hold
    start, later = (run("side-stretch", "--size", "24x12", "--at", at).stdout for at in ("start", "0"))
    assert start == later != hold
    right = run("side-stretch", "--size", "24x12", "--side", "right").stdout
    assert right != hold
    assert len(right.replace("\n", "").replace(" ", "")) == len(hold.replace("\n", "").replace(" ", ""))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--size", "big"), "--size big: expected columns and rows, such as 36x18"),
        (("--size", "36"), "--size 36: expected columns and rows, such as 36x18"),
        (("--size", "3x4"), "--size 3x4: expected 12x6 to 240x120, such as 36x18"),
        (("--size", "36x18", "--at", "later"), "--at later: expected start, hold or seconds from 0 to "),
        (("--size", "36x18", "--at", "nan"), "--at nan: expected start, hold or seconds from 0 to "),
        (("--size", "36x18", "--at", "999"), "--at 999: expected start, hold or seconds from 0 to "),
        (("--play",), "--play needs a terminal; leave it out to print one moment"),
    ],
)
def test_what_cannot_be_shown_is_told_with_what_can(words: tuple[str, ...], message: str) -> None:
    with pytest.raises(RequestError, match=re.escape(message)):
        run("side-stretch", *words)


def test_a_movement_without_a_pose_is_told() -> None:
    with pytest.raises(FigureError, match="no pose yet for cat-cow"):
        run("cat-cow")


def test_a_line_ends_without_blanks_and_its_colours_end_with_it() -> None:
    strip = (Run("▄▄", "#010203", ""), Run("  ", "", "")), (Run("    ", "", ""),)
    assert lines(strip) == ["\x1b[38;2;1;2;3m▄▄\x1b[0m", ""]
