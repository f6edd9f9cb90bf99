"""The command `unhunch timeline`, called as a person calls it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from tests.timeline.small_library import CAT_COW, EAR_TO_SHOULDER, MARCH, item, routine, small_library
from unhunch import pipeline
from unhunch.base.errors import RequestError, UnhunchError
from unhunch.cli import main
from unhunch.cli import timeline as command
from unhunch.model import Library, Timeline
from unhunch.players import PLAYERS, load_player, transcript, webvtt
from unhunch.timeline import compile_timeline
from unhunch.wire import from_json, to_json

PLANNED = routine(item(MARCH), item(EAR_TO_SHOULDER))
SCORE = compile_timeline(PLANNED, small_library())


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Put the small library in the place of the real one; the folders asked for are kept."""
    asked: list[Path] = []

    def load_library(own: tuple[Path, ...] = ()) -> Library:
        asked.extend(own)
        return small_library()

    monkeypatch.setattr(pipeline, "load_library", load_library)
    return asked


@pytest.fixture
def routine_file(tmp_path: Path) -> Path:
    file = tmp_path / "routine.json"
    file.write_text(to_json(PLANNED))
    return file


def run(*words: str, text: str | None = None) -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)
    command.register(app)
    return CliRunner().invoke(app, ["timeline", *words], input=text)


@pytest.mark.usefixtures("folders")
def test_the_transcript_is_printed_unless_asked_otherwise(routine_file: Path) -> None:
    assert run("--routine", str(routine_file)).stdout == transcript.render(SCORE)


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize("words", [["--json"], ["--format", "json"], ["--json", "--format", "text"]])
def test_json_is_the_whole_timeline(routine_file: Path, words: list[str]) -> None:
    printed = run("--routine", str(routine_file), *words).stdout
    assert from_json(printed, Timeline, what="what was printed") == SCORE
    cue = json.loads(printed)["cues"][0]
    assert {"track", "kind", "start_ms", "duration_ms", "movement", "side", "rep", "text"} <= cue.keys()


@pytest.mark.usefixtures("folders")
def test_captions_are_printed_as_webvtt_for_a_routine_from_standard_input() -> None:
    assert run("--routine", "-", "--format", "webvtt", text=to_json(PLANNED)).stdout == webvtt.render(SCORE)


def test_folders_of_ones_own_are_handed_to_the_library(routine_file: Path, folders: list[Path]) -> None:
    run("--routine", str(routine_file), "--library", "mine", "--library", "yours")
    assert folders == [Path("mine"), Path("yours")]


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the routine from standard input is empty; expected JSON"),
        ("{}", "the routine from standard input: Object missing required field `request`"),
        ("no json", "the routine from standard input: JSON is malformed"),
        (to_json(routine(item(CAT_COW))).replace('"cat-cow"', '"dog-cow"'), "the library has no movement 'dog-cow'"),
    ],
)
def test_a_routine_that_cannot_be_read_or_laid_is_one_clear_error(content: str, message: str) -> None:
    error = run("--routine", "-", text=content).exception
    assert isinstance(error, UnhunchError)
    assert message in str(error)
    assert "\n" not in str(error)


def test_a_file_that_is_not_there_is_named_and_ends_with_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["unhunch", "timeline", "--routine", "missing.json"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "the routine missing.json cannot be read: No such file or directory\n")


@pytest.mark.parametrize("words", [[], ["--routine", "-", "--format", "film"]])
def test_a_command_that_is_not_possible_ends_with_code_2(words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_an_unknown_player_is_named_with_the_nearest() -> None:
    assert set(PLAYERS) == {"terminal", "plain", "webvtt", "transcript"}
    with pytest.raises(RequestError, match=r"no player is called 'webvt' \(did you mean 'webvtt'\?\)"):
        load_player("webvt")
