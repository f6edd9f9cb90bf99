"""From a choice to an order, and every second of the time: exact values on the small library."""

from dataclasses import replace
from typing import Any

import pytest

from tests.planner.settings import KIT, choose, setting_of
from tests.planner.small_library import make_library, make_movement
from unhunch.model import Item, Library, Request


def ask(minutes: int, **more: Any) -> Request:
    return Request(**{"minutes": minutes, "props": KIT, "warm": True, "level": "advanced", **more})


def ready(items: tuple[Item, ...]) -> list[tuple[str, int]]:
    return [(item.ref, item.get_ready_seconds) for item in items]


def test_techniques_come_in_the_order_of_a_session_and_positions_sweep_down(small_library: Library) -> None:
    picks = [
        ("knees-to-chest", 0),
        ("blade-reach", 0),
        ("cat-cow", 0),
        ("march", 0),
        ("rows", 0),
        ("quiet-breathing/lying", 0),
    ]
    items = choose(setting_of(ask(6), small_library), 60, *picks)
    assert [item.ref for item in items] == [
        "march",
        "cat-cow",
        "rows",
        "blade-reach",
        "knees-to-chest",
        "quiet-breathing/lying",
    ]
    assert sum(item.seconds for item in items) == 360


def test_getting_ready_pays_for_changes_and_props_and_the_rest_is_spread_evenly(small_library: Library) -> None:
    """March 30+5; cat-cow 20+5+7+5 with a mat that stays; lying breathing 30+5+6, no mat again; seven are left."""
    setting = setting_of(ask(2), small_library)
    items = choose(setting, 40, ("march", 1), ("cat-cow", 0), ("quiet-breathing/lying", 0))
    assert ready(items) == [("march", 12), ("cat-cow", 17), ("quiet-breathing/lying", 11)]
    assert [item.seconds for item in items] == [42, 37, 41]
    assert items[-1].work_seconds == 30, "of two minutes breathing takes no more than half a minute"


def test_spare_seconds_go_to_the_shortest_and_the_earlier_of_equals(small_library: Library) -> None:
    """Two seated items of 23 and 26 s of the minute: 11 s beside them, 5 and 5, and the one left to the first."""
    setting = setting_of(ask(1), small_library)
    items = choose(setting, None, ("seated-cat-cow", 0), ("neck-tilt", 1))
    assert [(item.ref, item.seconds - item.get_ready_seconds) for item in items] == [
        ("seated-cat-cow", 20),
        ("neck-tilt", 26),
    ]
    assert ready(items) == [("seated-cat-cow", 7), ("neck-tilt", 7)]
    items = choose(setting, None, ("seated-cat-cow", 0), ("neck-tilt", 0))
    assert ready(items) == [("seated-cat-cow", 10), ("neck-tilt", 9)]


def test_a_prop_is_fetched_anew_in_each_technique_unless_it_stays() -> None:
    """March 20+5, ball 79+10, the ball again for the next technique +10, not for its second movement +5: five left."""
    rolled = make_movement("ball-roll", "dynamic", "standing", props=("ball",))
    again = make_movement("ball-hold", "dynamic", "standing", props=("ball",))
    setting = setting_of(ask(4, prefer=("ball-hold",)), make_library(rolled, again))
    items = choose(setting, None, ("ball-on-the-wall", 0), ("ball-roll", 1), ("ball-hold", 2), ("march", 0))
    assert ready(items) == [("march", 8), ("ball-on-the-wall", 10), ("ball-hold", 10), ("ball-roll", 7)]


def test_no_getting_ready_is_longer_than_twenty_seconds(small_library: Library) -> None:
    """From the chair down to the back with a mat would be 5 + 17 + 5 s."""
    setting = setting_of(ask(2), small_library)
    items = choose(setting, 40, ("blade-reach", 0), ("quiet-breathing/lying", 0))
    assert ready(items)[-1] == ("quiet-breathing/lying", 20)


def test_breathing_takes_what_getting_ready_cannot(small_library: Library) -> None:
    """Two items may get ready for forty seconds; of 180 - 26 they leave 114 and more to the breath."""
    setting = setting_of(ask(3), small_library)
    items = choose(setting, 20, ("blade-reach", 1), ("quiet-breathing", 0))
    assert ready(items) == [("blade-reach", 20), ("quiet-breathing", 20)]
    assert items[-1].work_seconds == 180 - 26 - 40
    assert items[-1].sets == items[-1].reps == 1


def test_breathing_is_as_long_as_wished_where_getting_ready_can_take_the_rest(small_library: Library) -> None:
    setting = setting_of(ask(1), small_library)
    items = choose(setting, 24, ("blade-reach", 0), ("quiet-breathing", 0))
    assert items[-1].work_seconds == 24
    assert ready(items) == [("blade-reach", 8), ("quiet-breathing", 7)]


def test_breathing_is_never_shorter_than_its_least(small_library: Library) -> None:
    items = choose(setting_of(ask(1), small_library), 3, ("blade-reach", 0), ("quiet-breathing", 0))
    assert items[-1].work_seconds == 20


def test_a_choice_that_leaves_too_much_time_is_a_mistake_of_the_planner(small_library: Library) -> None:
    with pytest.raises(AssertionError, match="more seconds are left than getting ready may take"):
        choose(setting_of(ask(3), small_library), None, ("blade-reach", 0))
    with pytest.raises(AssertionError, match=r"items add up to \d+ s, asked were 60 s"):
        choose(setting_of(ask(1), small_library), None, ("blade-reach", 0), ("neck-tilt", 0), ("seated-cat-cow", 1))


def test_inside_a_block_the_calm_come_first_then_one_prop_after_another_then_the_easy() -> None:
    names: dict[str, dict[str, Any]] = {
        "z-plain": {},
        "y-band": {"props": ("band",)},
        "x-ball": {"props": ("ball",)},
        "w-band": {"props": ("band",)},
        "v-hop": {"demands": ("impact",)},
        "u-later": {"level": "intermediate"},
    }
    made = [make_movement(ref, "warm-up", "standing", family=ref, **more) for ref, more in names.items()]
    for liked, other in (("y-band", "w-band"), ("w-band", "y-band")):
        setting = setting_of(ask(4, prefer=(liked,)), make_library(*made))
        items = choose(setting, None, *((ref, 1) for ref in names))
        refs = [item.ref for item in items]
        assert refs[:4] == ["z-plain", "x-ball", liked, other]
        assert set(refs[4:]) == {"v-hop", "u-later"}


def test_sides_begin_where_it_is_tight_and_only_where_there_are_sides(small_library: Library) -> None:
    picks = [("ear-to-shoulder", 0), ("blade-reach", 0), ("cat-cow/one-arm", 0)]
    for side, tight in (("left", {}), ("right", {"chest.right": 4})):
        items = choose(setting_of(ask(3, tight=tight), small_library), None, *picks, ("march", 0))
        assert {item.ref: item.first_side for item in items} == {
            "march": None,
            "cat-cow/one-arm": side,
            "ear-to-shoulder": side,
            "blade-reach": None,
        }


def test_a_form_felt_on_the_other_side_begins_with_the_other_side(small_library: Library) -> None:
    ear = small_library.movement_by_id["ear-to-shoulder"]
    library = make_library(replace(ear, id="crossed", family="crossed", felt_side="other", variations=()))
    picks = [("crossed", 0), ("blade-reach", 2)]
    for tight, side in (({}, "right"), ({"chest.right": 4}, "left")):
        items = choose(setting_of(ask(2, tight=tight), library), None, *picks)
        assert {item.ref: item.first_side for item in items} == {"crossed": side, "blade-reach": None}


def test_an_item_carries_its_form_dose_and_stand_in(small_library: Library) -> None:
    setting = setting_of(ask(2, props=("carpet",)), small_library)
    items = choose(setting, 40, ("march", 0), ("cat-cow", 0), ("quiet-breathing/lying", 0))
    cat = items[1]
    assert (cat.name, cat.technique, cat.position, cat.props) == ("Cat cow", "dynamic", "quadruped", ("carpet",))
    assert (cat.sets, cat.reps, cat.out_seconds, cat.hold_seconds, cat.back_seconds) == (1, 5, 2, 0, 2)
    assert cat.targets == {"erector-spinae": 1, "rhomboid-major": 0.5}
    assert (cat.movement, cat.variation) == ("cat-cow", None)
    assert (items[2].movement, items[2].variation) == ("quiet-breathing", "lying")
