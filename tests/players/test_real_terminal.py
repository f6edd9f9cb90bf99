"""The guide for real: `unhunch start` in a pseudo-terminal, its screen read back, its end forced in every way."""

import json
import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from unhunch import pipeline
from unhunch.model import Item, Library, Record, Request, Routine
from unhunch.store import Folder, load_records
from unhunch.timeline.spans import body_seconds
from unhunch.wire import to_json

MOVEMENTS = ("shoulder-rolls", "ear-to-shoulder", "seated-cat-cow")
PATIENCE = 20
"""Seconds a loaded machine may take to do what is waited for."""


def item_of(library: Library, movement: str) -> Item:
    form = library.movement_by_id[movement]
    dose = form.dose.default
    first = None if form.sides == "none" else "left"
    return Item(
        movement=movement,
        variation=None,
        name=form.name,
        technique=form.technique,
        position=form.position,
        props=form.props,
        sides=form.sides,
        first_side="left" if first else None,
        sets=dose.sets,
        reps=dose.reps,
        out_seconds=dose.out_seconds,
        hold_seconds=dose.hold_seconds,
        back_seconds=dose.back_seconds,
        pause_seconds=dose.pause_seconds,
        work_seconds=dose.work_seconds,
        rest_seconds=dose.rest_seconds,
        directions=form.dose.directions,
        get_ready_seconds=8,
        seconds=8 + body_seconds(form, dose),
        targets=form.targets,
        reason="Asked for.",
    )


@pytest.fixture(scope="module")
def library() -> Library:
    return pipeline.load_library()


@pytest.fixture
def routine(library: Library, tmp_path: Path) -> Path:
    items = tuple(item_of(library, movement) for movement in MOVEMENTS)
    total = sum(item.seconds for item in items)
    request = Request(minutes=5, today=date(2026, 3, 1))
    path = tmp_path / "routine.json"
    path.write_text(to_json(Routine(request=request, total_seconds=total, optimality_gap=0.0, items=items)))
    return path


class Guide:
    """A guide in a terminal of 80 by 24 whose screen can be read."""

    def __init__(self, arguments: list[str], data: Path, *, term: str = "xterm-256color") -> None:
        self.folder = Folder(data)
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "UNHUNCH_DATA_DIR": str(data), "TERM": term, "COLUMNS": "80", "LINES": "24"}
        environment.pop("NO_COLOR", None)
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "unhunch", "start", *arguments],
            env=environment,
            dimensions=(24, 80),
            timeout=PATIENCE,
        )
        self.modes = termios.tcgetattr(self.child.child_fd)
        self.raw = b""

    def read(self) -> str:
        """Take in what the guide wrote and return the screen."""
        try:
            written = self.child.read_nonblocking(size=100_000, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            written = b""
        self.raw += written
        self.stream.feed(written)
        return "\n".join(self.screen.display)

    def wait_for(self, what: "str | Callable[[str], bool]") -> str:
        """Read until the screen has the words, and return it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.read()
            if what in screen if isinstance(what, str) else what(screen):
                return screen
        raise AssertionError(f"{what!r} did not come:\n" + "\n".join(self.screen.display))

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def ended(self) -> int:
        """Wait for the end and return the exit status; a signal's number is negative."""
        until = time.monotonic() + PATIENCE
        while self.child.isalive() and time.monotonic() < until:
            self.read()
        for _ in range(3):
            self.read()
        assert not self.child.isalive(), "it did not end"
        return -int(self.child.signalstatus) if self.child.signalstatus else int(self.child.exitstatus)

    def is_as_found(self) -> bool:
        """Tell whether modes, screen and cursor are as before."""
        modes = termios.tcgetattr(self.child.child_fd) == self.modes
        left = self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h")
        return modes and left and not self.screen.cursor.hidden

    def record(self) -> Record:
        records, complaints = load_records(self.folder)
        assert complaints == ()
        assert len(records) == 1
        return records[0]


Start = Callable[..., Guide]


@pytest.fixture
def start(routine: Path, tmp_path: Path) -> Iterator[Start]:
    begun: list[Guide] = []

    def begin(*arguments: str, **options: str) -> Guide:
        guide = Guide(["--routine", str(routine), "--no-readiness", *arguments], tmp_path / "data", **options)
        begun.append(guide)
        return guide

    yield begin
    for guide in begun:
        guide.child.close(force=True)


def playing(start: Start, *arguments: str, **options: str) -> Guide:
    guide = start("--speed", "6", *arguments, **options)
    guide.wait_for("Starts in")
    guide.press("\r")
    guide.wait_for("Movement 1 of 3")
    return guide


def something_done(guide: Guide) -> None:
    def done(_: str) -> bool:
        return any(item.done_seconds for record in load_records(guide.folder)[0] for item in record.items)

    guide.wait_for(done)


def test_a_whole_session_at_high_speed_is_played_asked_about_and_kept(start: Start) -> None:
    guide = start("--speed", "120")
    guide.wait_for("How does it feel now?")
    guide.press("3")
    guide.wait_for("[3]")
    guide.press("\r")
    assert guide.ended() == 0
    record = guide.record()
    assert record.finished
    assert record.comfort is not None
    assert record.comfort.after == 3
    assert [item.movement for item in record.items] == [
        "shoulder-rolls", "ear-to-shoulder", "ear-to-shoulder", "seated-cat-cow",
    ]  # fmt: skip
    assert [item.done_seconds for item in record.items] == [item.planned["seconds"] for item in record.items]
    assert guide.is_as_found()


def test_pause_back_on_skip_and_quit(start: Start) -> None:
    guide = playing(start)
    guide.press(" ")
    guide.wait_for("Paused")
    guide.press(" ")
    guide.wait_for(lambda screen: "Paused" not in screen)
    guide.press("\x1b[C")
    guide.wait_for("Movement 2 of 3")
    guide.press("\x1b[D")
    guide.wait_for("Movement 1 of 3")
    guide.press("s")
    guide.wait_for("Already done")
    guide.press("x")
    guide.wait_for("Movement 2 of 3")
    guide.press("q")
    assert guide.ended() == 0
    assert guide.is_as_found()
    record = guide.record()
    assert not record.finished
    assert (record.items[0].movement, record.items[0].skip) == ("shoulder-rolls", "never")


@pytest.mark.parametrize(
    ("how", "status"),
    [("Ctrl-C", 130), (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["ctrl-c", "SIGINT", "SIGTERM", "SIGHUP"],
)
def test_ended_from_outside_it_leaves_the_terminal_as_found_and_keeps_what_was_done(
    start: Start, how: "str | signal.Signals", status: int
) -> None:
    guide = playing(start)
    something_done(guide)
    if isinstance(how, signal.Signals):
        guide.child.kill(how)
    else:
        guide.press("\x03")
    assert guide.ended() == status
    assert guide.is_as_found()
    assert guide.record().items[0].done_seconds


def test_killed_without_warning_it_has_lost_at_most_the_cue_in_hand(start: Start) -> None:
    guide = playing(start)
    something_done(guide)
    guide.child.kill(signal.SIGKILL)
    assert guide.ended() == -signal.SIGKILL
    record = guide.record()
    assert record.items[0].movement == "shoulder-rolls"
    assert record.items[0].done_seconds
    assert not record.finished


def test_in_monochrome_nothing_is_coloured_and_every_state_has_its_word(start: Start) -> None:
    guide = playing(start, term="xterm-mono")
    screen = guide.wait_for("seconds")
    assert "Movement 1 of 3" in screen
    guide.press(" ")
    assert "Paused" in guide.wait_for("Paused")
    guide.press("q")
    assert guide.ended() == 0


def test_killing_its_parent_ends_it_and_puts_the_terminal_back(routine: Path, tmp_path: Path) -> None:
    script = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-m', 'unhunch', 'start', '--routine',"
        f" {str(routine)!r}, '--no-readiness']); print('child', p.pid, flush=True); p.wait()"
    )
    shell = (
        "import os, sys, signal, subprocess\n"
        "signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n"
        f"p = subprocess.Popen([sys.executable, '-c', {script!r}]); p.wait(); input()"
    )
    guide = Guide(["--help"], tmp_path / "data")
    guide.ended()
    environment = {**os.environ, "UNHUNCH_DATA_DIR": str(tmp_path / "data"), "TERM": "xterm-256color"}
    guide.child = pexpect.spawn(sys.executable, ["-c", shell], env=environment, dimensions=(24, 80), timeout=PATIENCE)
    guide.modes = termios.tcgetattr(guide.child.child_fd)
    guide.child.expect(rb"child (\d+)")
    child = int(guide.child.match.group(1))
    guide.wait_for("Starts in")
    os.kill(_parent_of(child), signal.SIGKILL)

    def back(_: str) -> bool:
        return guide.is_as_found()

    guide.wait_for(back)
    guide.child.close(force=True)


def _parent_of(process: int) -> int:
    """Return the parent's id, as `ps` tells it."""
    return int(pexpect.run(f"ps -o ppid= -p {process}").decode().strip())


@pytest.mark.parametrize("hangup", [False, True], ids=["closed", "closed with SIGHUP"])
def test_closing_the_terminal_ends_it_and_what_was_done_is_kept(routine: Path, tmp_path: Path, hangup: bool) -> None:
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    environment = {**os.environ, "UNHUNCH_DATA_DIR": str(tmp_path / "data"), "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "unhunch", "start", "--routine", str(routine), "--no-readiness", "--speed", "20"]
    guide = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    written, until = b"", time.monotonic() + PATIENCE
    os.write(ours, b"\r")
    while b"Movement" not in written or not load_records(Folder(tmp_path / "data"))[0]:
        assert time.monotonic() < until, written
        written += os.read(ours, 65_536)
    if hangup:
        guide.send_signal(signal.SIGHUP)
    os.close(ours)
    try:
        assert guide.wait(PATIENCE) == 128 + signal.SIGHUP
    finally:
        guide.kill()
    assert load_records(Folder(tmp_path / "data"))[0][0].items[0].movement == "shoulder-rolls"


def test_a_crash_inside_leaves_the_terminal_as_found(tmp_path: Path) -> None:
    script = (
        "from unhunch.players.terminal import play\n"
        "from unhunch.base.clock import SteadyClock\n"
        "from tests.players.timelines import SESSION\n"
        "def crash(event): raise ZeroDivisionError('inside')\n"
        "raise SystemExit(play(SESSION, SteadyClock(50), crash))\n"
    )
    guide = Guide(["--help"], tmp_path / "data")
    guide.ended()
    guide.child = pexpect.spawn(
        sys.executable,
        ["-c", script],
        env={**os.environ, "TERM": "xterm-256color"},
        dimensions=(24, 80),
        timeout=PATIENCE,
    )
    guide.modes = termios.tcgetattr(guide.child.child_fd)
    guide.wait_for("Starts in")
    assert guide.ended() == 1
    assert guide.is_as_found()
    assert b"ZeroDivisionError" in guide.raw


def test_plain_lines_reach_a_pipe_without_any_control_code(routine: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "UNHUNCH_DATA_DIR": str(tmp_path / "data")}
    command = f"{sys.executable} -m unhunch start --routine {routine} --no-readiness --speed 600 </dev/null | cat"
    text, status = pexpect.run(f"sh -c {json.dumps(command)}", env=environment, withexitstatus=True, timeout=60)
    assert status == 0
    assert b"\x1b" not in text
    assert b"\x07" not in text
    assert b"Done." in text
