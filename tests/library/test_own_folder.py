"""A folder of one's own adds movements, is checked in the same way, and switches off no rule."""

import os
from pathlib import Path

import pytest

from tests.library.small_library import FILES, HOLDS, SIDED, movement, write
from unhunch.base.errors import DataError
from unhunch.base.problems import Problem
from unhunch.library import BUILT_IN, Loaded, load, load_from
from unhunch.pipeline import check_library, load_library

OWN = movement(
    "tilt-with-strap",
    "technique: static\nposition: seated\nprops: [chair, strap]\nsides: switch\n"
    "regions: [shoulder-top]\ntargets: {trapezius-upper: 1}\ndemands: [neck-end-range]",
    HOLDS.replace("leaflet", "notebook"),
    cues=SIDED,
)
PROPS = "- {id: strap, name: Strap, kind: kit}\n"
SOURCES = "- {id: notebook, title: My notebook, kind: project}\n"


def load_with(tmp_path: Path, files: dict[str, str]) -> Loaded:
    """Return the small library with a folder of one's own that holds `files`."""
    own = tmp_path / "own"
    for name, text in files.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text)
    return load_from(write(tmp_path / "base"), (own,), cache=False)


@pytest.mark.parametrize("place", ["tilt-with-strap.yaml", "movements/tilt-with-strap.yaml"])
def test_it_may_bring_movements_props_and_sources(place: str, tmp_path: Path) -> None:
    loaded = load_with(tmp_path, {place: OWN, "props.yaml": PROPS, "sources.yaml": SOURCES})
    assert loaded.problems == ()
    assert loaded.library is not None
    assert loaded.library.movement_by_id["tilt-with-strap"].props == ("chair", "strap")
    assert len(loaded.library.movements) == 14


def test_its_movements_meet_the_same_rules(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, {"tilt-with-strap.yaml": OWN, "props.yaml": PROPS, "sources.yaml": SOURCES})
    assert loaded.library is not None
    assert [caution.rule for caution in loaded.library.cautions_of("tilt-with-strap")] == [
        "dizzy-neck",
        "fresh-injury-rest",
        "hypermobility-short",
    ]


def test_a_milder_caution_of_its_own_takes_no_rule_away(tmp_path: Path) -> None:
    mild = "cautions: [{condition: dizzy, effect: CAUTION, note: It is fine., source: house}]"
    text = OWN.replace("sides: switch", f"sides: switch\n{mild}")
    loaded = load_with(tmp_path, {"tilt-with-strap.yaml": text, "props.yaml": PROPS, "sources.yaml": SOURCES})
    assert loaded.library is not None
    effects = [c.effect for c in loaded.library.cautions_of("tilt-with-strap") if c.condition == "dizzy"]
    assert effects == ["EXCLUDE", "CAUTION"]


@pytest.mark.parametrize(
    "table", ["conditions", "demands", "positions", "muscles", "regions", "readiness", "teachings"]
)
def test_it_cannot_bring_rules_or_what_rules_rest_on(table: str, tmp_path: Path) -> None:
    loaded = load_with(tmp_path, {f"{table}.yaml": "[]", "head-nod.yaml": OWN.replace("tilt-with-strap", "head-nod")})
    assert loaded.library is None
    path = str(tmp_path / "own" / f"{table}.yaml")
    message = f"a folder of your own cannot bring {table}"
    hint = "it can bring movements, sources.yaml and props.yaml; safety rules come from the built-in library only"
    assert Problem(path, 0, "error", message, hint) in loaded.problems


def test_it_cannot_redefine_what_is_built_in(tmp_path: Path) -> None:
    text = FILES["movements/head-tilt.yaml"].replace("demands: [neck-end-range]\n", "", 1)
    loaded = load_with(tmp_path, {"head-tilt.yaml": text, "props.yaml": "- {id: mat, name: Rug, kind: furniture}"})
    assert loaded.library is None
    assert loaded.problems == (
        Problem(
            str(tmp_path / "own" / "head-tilt.yaml"),
            1,
            "error",
            "movement 'head-tilt' is built in and cannot be redefined",
            "give yours an id of its own, such as 'my-head-tilt'",
        ),
        Problem(
            str(tmp_path / "own" / "props.yaml"),
            1,
            "error",
            "prop 'mat' is built in and cannot be redefined",
            "give yours an id of its own, such as 'my-mat'",
        ),
    )


def test_two_folders_cannot_bring_the_same_id(tmp_path: Path) -> None:
    nod = FILES["movements/chest-at-wall.yaml"].replace("chest-at-wall", "corner-chest")
    folders = (tmp_path / "one", tmp_path / "two")
    for folder in folders:
        folder.mkdir()
        (folder / "corner-chest.yaml").write_text(nod)
    loaded = load_from(write(tmp_path / "base"), folders, cache=False)
    assert loaded.problems == (
        Problem(
            str(folders[1] / "corner-chest.yaml"),
            1,
            "error",
            "movement 'corner-chest' is defined twice",
            f"the first is at {folders[0] / 'corner-chest.yaml'}:1",
        ),
    )


def test_a_single_file_is_as_good_as_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "corner-chest.yaml"
    path.write_text(FILES["movements/chest-at-wall.yaml"].replace("chest-at-wall", "corner-chest"))
    loaded = load_from(write(tmp_path / "base"), (path,), cache=False)
    assert loaded.problems == ()
    assert loaded.library is not None
    assert "corner-chest" in loaded.library.movement_by_id


def test_a_folder_that_is_not_there_or_empty_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    loaded = load_from(write(tmp_path / "base"), (tmp_path / "nowhere", tmp_path / "empty"), cache=False)
    assert loaded.library is None
    assert [(Path(problem.file).name, problem.message) for problem in loaded.problems] == [
        ("empty", "the folder holds no movement files"),
        ("nowhere", "there is no such folder or file"),
    ]


def test_a_part_of_the_built_in_library_is_not_added_to_itself() -> None:
    assert load((BUILT_IN, BUILT_IN / "movements" / "cat-cow.yaml"), cache=False) == load(cache=False)


def test_the_pipeline_raises_the_errors_and_checks_all(tmp_path: Path) -> None:
    path = tmp_path / "nod.yaml"
    path.write_text("id: nod\nname: Nod\n")
    assert {problem.file for problem in check_library((path,))} == {str(path)}
    with pytest.raises(DataError) as caught:
        load_library((path,))
    assert caught.value.problems == check_library((path,))
    assert f"{path}:1: error: technique is missing" in str(caught.value)


def test_a_file_name_that_is_no_text_is_told_and_can_be_printed(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    chest = FILES["movements/chest-at-wall.yaml"].replace("chest-at-wall", "cafe")
    (own / os.fsdecode(b"caf\xe9.yaml")).write_text(chest)
    (own / "no\x1bd.yaml").write_text("id: [")
    loaded = load_from(write(tmp_path / "base"), (own,), cache=False)
    assert [str(problem).encode().decode() for problem in loaded.problems] == [
        rf"{own}/caf\udce9.yaml:1: error: id 'cafe' differs from the file's name 'caf\udce9' (name the file cafe.yaml)",
        rf"{own}/no\x1bd.yaml:1: error: this is not YAML: did not find expected node content",
    ]
