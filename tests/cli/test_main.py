"""The program as a whole process: its streams, its end, its exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from unhunch import __version__

COMMAND = (sys.executable, "-m", "unhunch")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "UNHUNCH_DATA_DIR": str(tmp_path / "data")}


def run(*words: str, env: dict[str, str], **streams: object) -> subprocess.CompletedProcess[bytes]:
    options: dict[str, object] = {"stdout": subprocess.PIPE, **streams}
    return subprocess.run([*COMMAND, *words], env=env, stderr=subprocess.PIPE, check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def test_the_version_is_told(environment: dict[str, str]) -> None:
    done = run("--version", env=environment)
    assert (done.returncode, done.stdout.decode()) == (0, f"unhunch {__version__}\n")


def test_a_reader_that_has_gone_is_no_error(environment: dict[str, str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = run("library", "list", env=environment, stdout=theirs)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (-13, b"")  # ended by SIGPIPE, as any program in a pipe


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_clear_message(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("library", "list", env=environment, stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode() == "standard output cannot be written: No space left on device\n"
    done = run("library", "export", "-o", "/dev/full", env=environment)
    assert done.returncode == 2
    assert b"/dev/full cannot be written" in done.stderr


def test_closed_streams_are_named_or_read_as_empty(environment: dict[str, str]) -> None:
    shell = ["sh", "-c", f"{' '.join(COMMAND)} record list >&-"]
    done = subprocess.run(shell, env=environment, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, b"standard output is closed; there is nowhere to answer\n")
    shell = ["sh", "-c", f"{' '.join(COMMAND)} readiness --plain <&-"]
    done = subprocess.run(shell, env=environment, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.endswith(b"the readiness check was not answered, so nothing was kept\n")


def test_text_goes_out_as_utf_8_where_the_locale_cannot_say_it(environment: dict[str, str]) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("plan", "--minutes", "1", env={**environment, **plain})
    assert done.returncode == 0, done.stderr
    assert "  ·  " in done.stdout.decode("utf-8")


def test_a_data_folder_that_cannot_be_one_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = run("record", "list", env={**environment, "UNHUNCH_DATA_DIR": str(file)})
    assert (done.returncode, done.stderr.decode()) == (
        2,
        f"UNHUNCH_DATA_DIR: {file} is no folder; name one of your own\n",
    )
    done = run("record", "list", env={**environment, "UNHUNCH_DATA_DIR": "~nobody-by-that-name/x"})
    assert done.returncode == 2
    assert b"names no folder" in done.stderr
