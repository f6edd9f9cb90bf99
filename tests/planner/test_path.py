"""Changes of position take the shortest way through the table of neighbours."""

from dataclasses import replace

from tests.planner.promises import _direct
from unhunch.model import Library, Position
from unhunch.planner.path import change_seconds


def test_staying_takes_no_time_and_neighbours_their_own(small_library: Library) -> None:
    change = change_seconds(small_library)
    assert {change[p.id, p.id] for p in small_library.positions} == {0}
    assert change["standing", "seated"] == change["seated", "standing"] == 4
    assert change["standing", "quadruped"] == 7


def test_far_positions_are_reached_over_others(small_library: Library) -> None:
    change = change_seconds(small_library)
    assert change["seated", "quadruped"] == 4 + 7
    assert change["seated", "supine"] == change["supine", "seated"] == 4 + 7 + 6
    assert len(change) == 16


def test_a_detour_that_is_shorter_is_taken_and_one_way_entries_hold_both_ways(small_library: Library) -> None:
    def position(ref: str, **steps: int) -> Position:
        return Position(id=ref, name=ref, say=ref, height=0, floor=False, steps=steps)

    library = replace(small_library, positions=(position("a", b=20, c=2), position("b", c=3), position("c")))
    change = change_seconds(library)
    assert (change["a", "b"], change["b", "a"], change["c", "b"], change["c", "a"]) == (5, 5, 3, 2)


def test_of_two_entries_for_one_change_the_shorter_counts(small_library: Library) -> None:
    a = Position(id="a", name="a", say="a", height=0, floor=False, steps={"b": 9})
    b = Position(id="b", name="b", say="b", height=1, floor=False, steps={"a": 4})
    assert change_seconds(replace(small_library, positions=(a, b)))["a", "b"] == 4


def test_the_built_in_table_agrees_with_a_search_of_every_path(library: Library) -> None:
    for (source, target), seconds in change_seconds(library).items():
        assert seconds == _direct(library, source, target)
    assert change_seconds(library)["standing", "supine"] == 10
