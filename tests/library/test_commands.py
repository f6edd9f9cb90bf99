"""`unhunch library`: what a person sees, and with which exit code."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.library.small_library import FILES, write
from unhunch import library as room
from unhunch.cli import app


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the small library be the built-in one; return its folder."""
    base = write(tmp_path / "base")
    monkeypatch.setattr(room, "BUILT_IN", base)
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return base


def run(*words: str) -> Result:
    """Run `unhunch library` with `words`."""
    return CliRunner().invoke(app, ["library", *words], catch_exceptions=False)


def test_a_sound_library_is_said_to_be_so() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.output == "No problems: 13 movements, 5 variations, 6 muscles, 7 rules, 2 sources.\n"


def test_every_problem_is_shown_with_file_and_line_as_seen_from_here(small: Path) -> None:
    write(small, {"movements/march.yaml": FILES["movements/march.yaml"].replace("sides: none", "sides: non")})
    result = run("check")
    assert result.exit_code == 1
    assert result.output == (
        "base/movements/march.yaml:6: error: sides: unknown word 'non' (did you mean 'none'?)\n1 error, 0 warnings.\n"
    )


def test_warnings_alone_are_no_failure(small: Path) -> None:
    write(small, {"movements/march.yaml": FILES["movements/march.yaml"].replace("breath: Slow and even.\n", "")})
    result = run("check")
    assert result.exit_code == 0
    assert result.output == (
        "base/movements/march.yaml:1: warning: breath says nothing\n"
        "1 warning: 13 movements, 5 variations, 6 muscles, 7 rules, 2 sources.\n"
    )


def test_a_folder_or_file_of_ones_own_is_checked_with_the_built_in_library(tmp_path: Path) -> None:
    own = tmp_path / "corner.yaml"
    own.write_text(FILES["movements/chest-at-wall.yaml"].replace("chest-at-wall", "corner"))
    assert run("check", str(own)).exit_code == 0
    own.write_text(own.read_text().replace("[wall]", "[wal]"))
    result = run("check", str(own))
    assert result.exit_code == 1
    assert (
        result.output
        == "corner.yaml:5: error: props[1]: unknown prop 'wal' (did you mean 'wall'?)\n1 error, 0 warnings.\n"
    )


def test_a_path_that_is_not_there_fails() -> None:
    result = run("check", "nowhere")
    assert result.exit_code == 1
    assert result.output == "nowhere:0: error: there is no such folder or file\n1 error, 0 warnings.\n"


def test_a_file_of_the_built_in_library_is_checked_for_itself(small: Path) -> None:
    for name in ("march", "band-row"):
        file = f"movements/{name}.yaml"
        write(small, {file: FILES[file].replace("sides: none", "sides: non")})
        (small / file).write_text(FILES[file].replace("sides: none", "sides: non"))
    (small / "movements" / "march.yaml").write_text(FILES["movements/march.yaml"].replace("sides: none", "sides: non"))
    result = run("check", "base/movements/march.yaml")
    assert result.exit_code == 1
    assert "band-row" not in result.output
    assert "march.yaml:6" in result.output


def test_the_list_is_one_line_for_each_movement_in_a_pipe() -> None:
    lines = run("list").output.splitlines()
    assert lines[0].split() == ["id", "name", "technique", "position", "props"]
    assert lines[1].split() == ["march", "March", "warm-up", "standing", "-"]
    assert lines[-1] == "13 of 13 movements"
    assert len(lines) == 15


@pytest.mark.parametrize(
    ("option", "word", "expected"),
    [
        ("--technique", "release", ["ball-on-shoulder", "ball-on-wall"]),
        ("--muscle", "latissimus-dorsi", ["band-row", "folded-rest"]),
        ("--region", "chest", ["open-the-book", "chest-at-wall"]),
        ("--position", "side-lying", ["open-the-book"]),
        ("--prop", "mat", ["all-fours-wave", "open-the-book", "folded-rest"]),
        ("--place", "desk", None),
    ],
)
def test_the_list_can_be_narrowed(option: str, word: str, expected: list[str] | None) -> None:
    ids = [line.split()[0] for line in run("list", option, word).output.splitlines()[1:-1]]
    if expected is None:
        assert set(ids).isdisjoint({"all-fours-wave", "open-the-book", "folded-rest"})
        assert len(ids) == 10
    else:
        assert ids == expected


def test_a_filter_that_nothing_is_called_is_refused_with_a_hint() -> None:
    result = run("list", "--muscle", "rhomboid-mayor")
    assert result.exit_code == 2
    assert result.stderr == "unknown muscle 'rhomboid-mayor' (did you mean 'rhomboid-major'?)\n"


def test_the_list_comes_as_json_too() -> None:
    rows = json.loads(run("list", "--technique", "breathing", "--json").output)
    assert rows == [
        {
            "id": "calm-breath",
            "name": "Calm breath",
            "technique": "breathing",
            "position": "seated",
            "props": [],
            "places": ["desk", "room"],
            "level": "beginner",
            "regions": [],
        }
    ]


def test_a_movement_is_a_page() -> None:
    output = run("show", "all-fours-wave").output
    assert (
        output
        == """\
All fours wave  (all-fours-wave)
Dynamic, on all fours, both sides at once. Level: beginner.
Needs: mat. Place: room.

What it reaches
  Mainly erector spinae; also rhomboid major.
  Regions: middle of the back, between the blades.

How much
  Starts with 8 times (out 3 s, hold 1 s, back 3 s, rest between sets 10 s).
  From gentle to full: 5 times, 8 times, 12 times, 2 x 8 times, 2 x 12 times, 3
  x 12 times.
  Numbers from: leaflet.

How
  1. Get set.
  2. Begin slowly.
  3. Come back.

Breath
  Slow and even.

Where to feel it
  - Where it is meant to be.

What goes wrong
  - Too fast; slow down.

Spoken
  - Get set. / Begin.

Variations
  - all-fours-wave/one-arm (harder): One arm reaches forward.

Neighbours
  - Easier: Round and open (round-and-open)

Left out for
  - Getting to the floor is hard: Stay on the chair. Instead: round-and-open.
  - Thin bones: No strong rounding. Instead: blade-squeeze.

Only after a clinician's OK for
  - A fresh injury: Let it settle first.

With a practitioner
  - Guide: Lay a hand between the blades.
  - Return: Lead slowly back.

Where it comes from
  - It shows this one. [leaflet]
"""
    )


@pytest.mark.parametrize(
    ("identity", "title", "told"),
    [
        ("head-tilt/hand", "Head tilt, with a hand  (head-tilt/hand)", "Dizzy spells: Keep the head in the middle."),
        ("rhomboid-major", "Rhomboid major  (rhomboid-major)", "- Reach forward (reach-forward)"),
        ("shoulder-top", "top of the shoulders  (shoulder-top)", "- Upper trapezius (trapezius-upper), 1"),
        ("thin-bones", "Thin bones  (thin-bones)", "It touches 3 of 13 movements."),
        ("massage-ball", "Massage ball  (massage-ball)", "- Tennis ball"),
        ("tennis-ball", "Tennis ball  (tennis-ball)", "Stands in for: massage ball."),
        ("kneeling", "Kneeling  (kneeling)", "- On all fours (quadruped): 3 s"),
        ("leaflet", "A leaflet on moving at work  (leaflet)", "- march: It shows this one."),
        ("breathe", "Breathe  (breathe)", "Breathe through every hold."),
    ],
)
def test_everything_in_the_library_has_a_page(identity: str, title: str, told: str) -> None:
    result = run("show", identity)
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == title
    assert told in result.output


def test_an_unknown_id_is_refused_with_a_hint() -> None:
    result = run("show", "head-tlt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "nothing in the library is called 'head-tlt' (did you mean 'head-tilt'?)\n"


def test_no_line_of_a_page_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for identity in ("head-tilt", "no-floor", "trapezius-upper", "leaflet"):
        assert max(map(len, run("show", identity).output.splitlines())) <= 40


def test_the_export_has_the_shape_that_others_read() -> None:
    text = run("export", "--format", "json").output
    whole = json.loads(text)
    assert next(iter(whole)) == "schema_version"
    assert whole["schema_version"] == 1
    for table in ("movements", "muscles", "regions", "props", "conditions", "sources"):
        assert all("id" in row for row in whole[table])
        assert whole[table]
    tilt = next(movement for movement in whole["movements"] if movement["id"] == "head-tilt")
    assert set(tilt) >= {
        *("id", "name", "technique", "position", "hold_position", "props", "places", "sides", "family", "variations"),
        *(
            "targets",
            "dose",
            "steps",
            "cues",
            "feel",
            "mistakes",
            "cautions",
            "easier",
            "harder",
            "assisted",
            "sources",
        ),
    }
    assert tilt["assisted"] is None
    assert tilt["targets"] == {"trapezius-upper": 1.0}
    assert [caution["condition"] for caution in tilt["cautions"]] == ["dizzy", "fresh-injury", "hypermobility"]
    assert {row["id"]: [caution["condition"] for caution in row["cautions"]] for row in tilt["variations"]} == {
        "standing": [],
        "hand": ["dizzy"],
    }
    wave = next(movement for movement in whole["movements"] if movement["id"] == "all-fours-wave")
    assert wave["assisted"]["steps"][0] == {"role": "guide", "text": "Lay a hand between the blades."}


def test_the_export_can_go_into_a_file(tmp_path: Path) -> None:
    result = run("export", "-o", str(tmp_path / "library.json"))
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "library.json").read_text(encoding="utf-8") == run("export").output


def test_an_export_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    assert run("export", "--format", "xml").exit_code == 2
    result = run("export", "-o", str(tmp_path / "nowhere" / "library.json"))
    assert result.exit_code == 2
    assert "cannot be written: No such file or directory" in result.stderr


def test_every_command_takes_a_library_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "corner.yaml").write_text(FILES["movements/chest-at-wall.yaml"].replace("chest-at-wall", "corner"))
    option = ("--library", str(own))
    assert "14 movements" in run("check", *option).output
    assert run("list", *option).output.endswith("14 of 14 movements\n")
    assert run("show", "corner", *option).exit_code == 0
    assert '"corner"' in run("export", *option).output
