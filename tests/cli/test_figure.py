"""`unhunch figure`: what a person gets, where it goes, and what is said where it cannot."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from typer.testing import CliRunner, Result

from tests.figure.small_studio import SIDE_STRETCH, write_poses
from unhunch import pipeline
from unhunch.base.errors import FigureError, RequestError
from unhunch.cli import app
from unhunch.cli.writing import write_bytes, write_file
from unhunch.figure.studio import Studio
from unhunch.model import Library


@pytest.fixture(autouse=True)
def poses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let two small pose files be all there are; return their folder."""
    folder = write_poses(tmp_path / "poses")

    def open_studio(library: Library) -> Studio:
        return Studio(library, folder)

    monkeypatch.setattr(pipeline, "open_studio", open_studio)
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return folder


def run(*words: str) -> Result:
    """Run `unhunch figure` with `words`."""
    return CliRunner().invoke(app, ["figure", *words], catch_exceptions=False)


def test_what_has_a_pose_is_listed() -> None:
    result = run("list")
    assert result.stdout == "overhead-stretch\noverhead-stretch/seated\nside-stretch\n"
    assert result.stderr == "2 of 56 movements have a pose\n"


def test_a_movement_is_written_as_one_file_of_body_and_motion(tmp_path: Path) -> None:
    assert run("glb", "side-stretch", "-o", "out.glb").exit_code == 0
    assert run("glb", "side-stretch", "--motion", "-o", "motion.glb").exit_code == 0
    assert run("glb", "--body", "-o", "body.glb").exit_code == 0
    assert run("glb", "--props", "-o", "props.glb").exit_code == 0
    sizes = {path.stem: path.stat().st_size for path in tmp_path.glob("*.glb")}
    assert all(path.read_bytes()[:4] == b"glTF" for path in tmp_path.glob("*.glb"))
    assert sizes["motion"] < 40_000 < sizes["body"] < sizes["out"]


def test_a_minus_is_standard_output(tmp_path: Path) -> None:
    run("glb", "overhead-stretch/seated", "--motion", "-o", "motion.glb")
    piped = run("glb", "overhead-stretch/seated", "--motion", "-o", "-")
    assert piped.stdout_bytes == (tmp_path / "motion.glb").read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("glb",), "a movement is missing"),
        (("glb", "side-stretch", "--body"), "leave out the ID"),
        (("glb", "--motion", "--props"), "leave out the ID"),
        (("glb", "--body", "--props"), "two files"),
        (("glb", "side-stretch", "--motion", "--side", "right"), "mirror image"),
        (("export", "out"), "say --all, or one or more --movement ID"),
        (("export", "out", "--all", "--movement", "cat-cow"), "say --all, or one or more --movement ID"),
    ],
)
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], message: str) -> None:
    with pytest.raises(RequestError, match=message):
        run(*words)


@pytest.mark.parametrize("words", [("glb", "cat-cow"), ("svg", "cat-cow"), ("export", "out", "--movement", "cat-cow")])
def test_a_movement_without_a_pose_is_named_with_those_that_have_one(words: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(FigureError, match="no pose yet for cat-cow; those with one: overhead-stretch, "):
        run(*words)
    assert not (tmp_path / "out").exists()


def test_nothing_binary_goes_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with pytest.raises(RequestError, match="name a file with -o"):
        write_bytes(b"glTF", None, what="a .glb")


def test_a_still_is_written_in_the_theme_and_crop_that_is_asked_for(tmp_path: Path) -> None:
    assert run("svg", "side-stretch", "-o", "a.svg").exit_code == 0
    assert run("svg", "side-stretch", "-o", "b.svg", "--theme", "dark", "--crop", "square").exit_code == 0
    assert run("svg", "side-stretch", "-o", "c.svg", "--side", "right", "--at", "start").exit_code == 0
    drawn = [(tmp_path / name).read_text() for name in ("a.svg", "b.svg", "c.svg")]
    assert all(text.startswith("<svg") and "<title" in text for text in drawn)
    assert len(set(drawn)) == 3


def test_the_sheet_is_one_page(tmp_path: Path) -> None:
    assert run("sheet", "-o", "sheet.html").exit_code == 0
    page = (tmp_path / "sheet.html").read_text()
    assert page.lower().startswith("<!doctype html>")
    names = [pipeline.load_library().movement_by_id[name].name for name in ("side-stretch", "overhead-stretch")]
    assert all(escape(name) in page for name in names)


def test_an_export_has_what_its_manifest_says(tmp_path: Path) -> None:
    result = run("export", "out", "--all", "--whole")
    assert (result.exit_code, result.output) == (0, "")
    folder = tmp_path / "out"
    manifest = json.loads((folder / "manifest.json").read_text())
    movements = manifest["movements"]
    assert list(movements) == ["overhead-stretch", "overhead-stretch/seated", "side-stretch"]
    told = [manifest["body"], manifest["props"]]
    for movement in movements.values():
        told += [movement["motion"], movement["whole"], *movement["stills"]]
    for body_map in manifest["maps"].values():
        told += body_map["drawings"]
    for entry in told:
        content = (folder / entry["file"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(content), sha256(content).hexdigest())
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert written == {entry["file"] for entry in told} | {"manifest.json"}
    assert {(still["side"], still["theme"], still["crop"]) for still in movements["side-stretch"]["stills"]} == {
        (side, theme, crop)
        for side in ("left", "right")
        for theme in ("light", "dark", "print")
        for crop in ("wide", "square")
    }
    assert {still["side"] for still in movements["overhead-stretch"]["stills"]} == {"left"}


def test_an_export_into_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(RequestError, match="the folder out cannot be made"):
        run("export", "out", "--all")


def test_sound_pose_files_are_said_to_be_so() -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "2 pose files: no problems.\n")
    assert run("check", "overhead-stretch/seated").output == "1 pose file: no problems.\n"


def test_a_mistake_is_shown_with_file_and_line_as_seen_from_here(poses: Path) -> None:
    (poses / "side-stretch.yaml").write_text(SIDE_STRETCH.replace("site: heel.both", "site: heal.both"))
    for words in ((), ("side-stretch",)):
        result = run("check", *words)
        assert result.exit_code == 1
        first, last = result.output.splitlines()
        assert first.startswith("poses/side-stretch.yaml:5: error: ")
        assert "heal.both" in first
        assert last.endswith(": 1 error, 0 warnings.")


def test_a_pose_file_of_ones_own_is_checked_though_the_library_does_not_know_it(tmp_path: Path) -> None:
    (tmp_path / "my-pose.yaml").write_text(SIDE_STRETCH.replace("side-stretch", "my-pose"))
    result = run("check", "my-pose.yaml")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "my-pose.yaml:1: warning: the library has no movement 'my-pose' (did you mean 'knot-pose'?)",
        "1 pose file: 0 errors, 1 warning.",
    ]
    assert "no-such.yaml:0: error: the file cannot be read" in run("check", "no-such.yaml").output


def test_a_folder_of_pose_files_is_checked_whole(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for name in ("side-stretch", "my-pose"):
        (own / f"{name}.yaml").write_text(SIDE_STRETCH.replace("side-stretch", name))
    assert run("check", "own").output.splitlines()[-1] == "2 pose files: 0 errors, 1 warning."


def test_a_movement_that_is_not_there_cannot_be_checked() -> None:
    with pytest.raises(FigureError, match="did you mean 'side-stretch'"):
        run("check", "side-strech")
    with pytest.raises(FigureError, match="no pose yet for cat-cow"):
        run("check", "cat-cow")


def test_a_file_is_whole_or_as_it_was_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.svg"
    path.write_bytes(b"before")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(RequestError, match=r"out\.svg cannot be written: No space left on device"):
        write_file(b"after", path)
    assert path.read_bytes() == b"before"
    assert sorted(found.name for found in tmp_path.iterdir() if found.is_file()) == ["out.svg"]


def test_a_folder_is_not_overwritten_and_a_missing_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(RequestError, match="folder cannot be written: Is a directory"):
        write_file(b"x", tmp_path / "folder")
    with pytest.raises(RequestError, match="cannot be written: No such file or directory"):
        write_file(b"x", tmp_path / "nowhere" / "out.svg")
    with pytest.raises(RequestError, match="cannot be written: Not a directory"):
        write_file(b"x", write_poses(tmp_path / "poses") / "side-stretch.yaml" / "out.svg")


def test_a_link_stays_a_link_and_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path, link = tmp_path / "real.svg", tmp_path / "link.svg"
    path.write_bytes(b"before")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file(b"after", link)
    assert link.is_symlink()
    assert path.read_bytes() == b"after"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    write_file(b"glTF", pipe)
    assert reader.communicate(timeout=10)[0] == b"glTF"
    assert pipe.is_fifo()


@pytest.mark.parametrize("words", [("--help",), ("figure", "--help"), ("--version",)])
def test_help_is_quick_it_brings_no_arrays(words: tuple[str, ...]) -> None:
    code = "import sys; from unhunch.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    code += (
        "print(*sorted({'numpy', 'contourpy', 'yaml', 'unhunch.figure.studio'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True, timeout=60)
    assert done.stderr == b"\n"
