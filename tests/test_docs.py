"""The docs say what the program does: made pages are as made now, and no field, demand, room or kind is missing."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from pages.made import MADE, ROOT
from unhunch.cli.routine_text import routine_lines
from unhunch.library import load
from unhunch.model import Library, Movement, Request, Variation
from unhunch.pipeline import make_routine

FORMAT = (ROOT / "docs" / "movement-format.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def library() -> Library:
    found = load().library
    assert found is not None
    return found


ROW_BY_ROW = {"docs/figure.md"}
"""Held by tests/figure/test_poses.py, which shares the work out and forgives other roundings."""


@pytest.mark.parametrize("name", sorted({*MADE} - ROW_BY_ROW))
def test_a_made_page_is_as_it_would_be_made_now(name: str, library: Library) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == MADE[name](library), "run `make docs`"


@pytest.mark.parametrize("field", sorted({field.name for kind in (Movement, Variation) for field in fields(kind)}))
def test_every_field_of_a_movement_is_documented(field: str) -> None:
    assert f"`{field}`" in FORMAT


def test_every_demand_is_documented(library: Library) -> None:
    assert [demand.id for demand in library.demands if f"`{demand.id}`" not in FORMAT] == []


def test_every_room_is_in_the_map_of_the_house() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = [path.name for path in (ROOT / "src" / "unhunch").iterdir() if (path / "__init__.py").exists()]
    assert [room for room in rooms if f"`{room}`" not in contributing and f"`{room}/*`" not in contributing] == []


def test_the_readme_counts_what_the_library_holds(library: Library) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    variations = sum(len(movement.variations) for movement in library.movements)
    rules = sum(len(condition.rules) for condition in library.conditions)
    assert f"{len(library.movements)} movements and {variations} variations" in readme
    assert f"{rules} named safety rules" in readme


def test_the_readme_shows_a_routine_as_it_is_planned_now(library: Library) -> None:
    routine = make_routine(Request(minutes=4, place="desk", tight={"neck-side.left": 6}), library)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "\n".join(line.rstrip() for line in routine_lines(routine, library)) in readme


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not _lead(page, target).exists()
    ]
    assert broken == []


def _lead(page: Path, target: str) -> Path:
    return page.parent / target
