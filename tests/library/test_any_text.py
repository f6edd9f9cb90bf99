"""Whatever stands in a file, the loader answers with values and problems and never raises."""

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.small_library import FILES, write
from unhunch.library import load_from
from unhunch.library.shapes import MOVEMENT, TABLES, VARIATION
from unhunch.wire.yaml_tree import read_tree

WORDS = st.sampled_from(
    sorted(
        {
            *MOVEMENT,
            *VARIATION,
            "march",
            "hold",
            "reps",
            "sets",
            "work",
            "text",
            "condition",
            "fact",
            "any",
            "room",
            "[",
            "",
        }
    )
)
LEAVES = st.one_of(WORDS, st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
TREES = st.recursive(
    LEAVES,
    lambda child: st.lists(child, max_size=4) | st.dictionaries(WORDS | st.text(max_size=4), child, max_size=5),
    max_leaves=25,
)


def load_text(file: str, text: str | bytes) -> None:
    """Load the small library with one file replaced, and look whether the answer holds together."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_from(write(Path(folder), {file: text}), cache=False)
    errors = [problem for problem in loaded.problems if problem.level == "error"]
    assert (loaded.library is None) == bool(errors)
    for problem in loaded.problems:
        assert problem.line >= 0
        assert problem.message.isprintable()


@settings(max_examples=60, deadline=None)
@given(tree=TREES)
def test_any_tree_in_place_of_a_movement(tree: Any) -> None:
    load_text("movements/march.yaml", yaml.safe_dump(tree, allow_unicode=True))


@settings(max_examples=100, deadline=None)
@given(field=st.sampled_from(sorted(MOVEMENT)), tree=TREES)
def test_any_tree_in_place_of_a_field(field: str, tree: Any) -> None:
    whole = yaml.safe_load(FILES["movements/head-tilt.yaml"])
    whole[field] = tree
    load_text("movements/head-tilt.yaml", yaml.safe_dump(whole, allow_unicode=True))


@settings(max_examples=100, deadline=None)
@given(table=st.sampled_from(sorted(TABLES)), data=st.data())
def test_any_tree_in_place_of_a_field_of_a_row(table: str, data: st.DataObject) -> None:
    rows = yaml.safe_load(FILES[f"{table}.yaml"])
    field = data.draw(st.sampled_from(sorted(TABLES[table])))
    data.draw(st.sampled_from(rows))[field] = data.draw(TREES)
    load_text(f"{table}.yaml", yaml.safe_dump(rows, allow_unicode=True))


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet="ab:-[]{}\n \t'\"#&*!|>%@,?.~0\x00\x1b\ud800", max_size=40))
def test_any_text_is_a_tree_or_problems(text: str) -> None:
    tree, problems = read_tree(text, "x.yaml")
    assert tree is not None or problems


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=60))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    load_text("sources.yaml", content)
