"""`unhunch figure map`: the body map as a drawing, and where its zones lie."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from unhunch.base.errors import RequestError
from unhunch.cli import app
from unhunch.figure.drawing import body_map
from unhunch.figure.drawing.map_colours import MAP_COLOURS
from unhunch.figure.drawing.palette import PALETTES


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is drawn in a folder of the test."""
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    """Run `unhunch figure map` with `words`."""
    return CliRunner().invoke(app, ["figure", "map", *words], catch_exceptions=False)


def test_it_is_the_back_in_light_colours_unless_said_otherwise(tmp_path: Path) -> None:
    assert run("-o", "map.svg").exit_code == 0
    drawing = (tmp_path / "map.svg").read_text()
    assert "Back of the neck, left" in drawing
    assert f'"{PALETTES["light"].materials["hair"].base}"' in drawing


def test_view_theme_and_tone_are_as_asked(tmp_path: Path) -> None:
    assert run("--view", "front", "--theme", "dark", "--plain", "-o", "map.svg").exit_code == 0
    drawing = (tmp_path / "map.svg").read_text()
    assert "Chest, right" in drawing
    assert f'"{MAP_COLOURS["dark"].steps[0]}"' in drawing


def test_where_the_zones_lie_is_what_is_drawn() -> None:
    told = json.loads(run("--zones", "-o", "-").stdout)
    drawing = run("-o", "-").stdout
    assert (told["view"], set(told["order"])) == ("back", set(told["zones"]))
    assert f'viewBox="0 0 {told["size"][0]} {told["size"][1]}"' in drawing
    assert all(zone["path"] in drawing for zone in told["zones"].values())
    assert sorted(told["order"], key=lambda zone: drawing.index(f'data-region="{zone}"')) == told["order"]


def test_it_is_drawn_once_and_then_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("-o", "-").stdout
    monkeypatch.setattr(body_map, "sketch_map", None)
    assert run("-o", "-").stdout == first


@pytest.mark.parametrize("words", [("--zones", "--plain"), ("--zones", "--theme", "dark")])
def test_zones_have_no_colours(words: tuple[str, ...]) -> None:
    with pytest.raises(RequestError, match="leave out --plain and --theme"):
        run(*words, "-o", "-")
