"""What a pick won against, and why the other stayed out."""

from typing import Any

from tests.planner.answers import routine_for
from tests.planner.settings import KIT, choose, setting_of
from unhunch.model import Library, Request
from unhunch.planner import plan
from unhunch.planner.trace import contenders
from unhunch.planner.worth import worth_of
from unhunch.timeline.spans import body_seconds


def ask(minutes: int = 4, **more: Any) -> Request:
    return Request(**{"minutes": minutes, "props": KIT, "warm": True, "level": "advanced", **more})


def told(request: Request, library: Library, *picks: tuple[str, int]) -> dict[tuple[str, str], str]:
    setting = setting_of(request, library)
    return {(c.pick, c.against): c.why for c in contenders(setting, choose(setting, 48, *picks))}


def test_a_rival_is_of_the_same_technique_and_stayed_out(small_library: Library) -> None:
    setting = setting_of(ask(), small_library)
    items = choose(setting, 48, ("march", 1), ("rows", 1), ("blade-reach", 1), ("quiet-breathing", 0))
    found = contenders(setting, items)
    assert {c.pick for c in found} == {"march", "rows", "blade-reach"}
    assert {(c.pick, c.against) for c in found if c.pick != "blade-reach"} == {
        ("march", "shoulder-rolls"),
        ("rows", "squeeze"),
    }
    assert len([c for c in found if c.pick == "blade-reach"]) == 3


def test_the_strongest_come_first_with_their_best_dose_s_worth(small_library: Library) -> None:
    setting = setting_of(ask(tight={"chest": 9}), small_library)
    items = choose(setting, 48, ("march", 1), ("rows", 1), ("blade-reach", 1), ("quiet-breathing", 0))
    found = [c for c in contenders(setting, items) if c.pick == "blade-reach"]
    assert [c.worth_against for c in found] == sorted((c.worth_against for c in found), reverse=True)
    assert found[0].against == "chest-at-the-wall"
    best = {
        ref: max(
            worth_of(c, setting.request, setting.week, setting.needs) for c in setting.candidates if c.offer.ref == ref
        )
        for ref in ("blade-reach", "chest-at-the-wall")
    }
    assert (found[0].worth_pick, found[0].worth_against) == (best["blade-reach"], best["chest-at-the-wall"])


def test_the_first_reason_that_holds_is_told(small_library: Library) -> None:
    picks = [("march", 1), ("rows", 1), ("ear-to-shoulder", 0), ("quiet-breathing", 0)]
    ear = told(ask(prefer=("neck-tilt",)), small_library, *picks)
    assert ear["ear-to-shoulder", "neck-tilt"] == "its family is there already with ear-to-shoulder"

    cat = told(ask(), small_library, ("march", 2), ("seated-cat-cow", 2), ("quiet-breathing", 0))
    assert cat["seated-cat-cow", "cat-cow"] == "its family is there already with seated-cat-cow"

    seated = told(
        ask(), small_library, ("shoulder-rolls", 1), ("squeeze", 1), ("blade-reach", 3), ("quiet-breathing", 0)
    )
    assert seated["squeeze", "rows"] == "it would need a change to standing"
    assert seated["shoulder-rolls", "march"] == "it would need a change to standing"


def test_a_rival_that_fits_in_is_told_by_its_worth(small_library: Library) -> None:
    """Rows for 80 s beside a squeeze of 50 s in a position that is there already."""
    picks = [("march", 1), ("rows", 1), ("blade-reach", 0), ("quiet-breathing", 0)]
    for request, why in (
        (ask(prefer=("squeeze",), seed=1), "alone it is worth more, but beside the others it adds less"),
        (ask(prefer=("rows",)), "it is worth less for what was asked"),
    ):
        assert told(request, small_library, *picks)["rows", "squeeze"] == why


def test_a_longer_rival_says_its_seconds(small_library: Library) -> None:
    setting = setting_of(ask(tight={"chest": 9}), small_library)
    items = choose(setting, 48, ("march", 1), ("rows", 1), ("blade-reach", 0), ("quiet-breathing", 0))
    best = max(
        (c for c in setting.candidates if c.offer.ref == "chest-at-the-wall"),
        key=lambda c: worth_of(c, setting.request, setting.week, setting.needs),
    )
    told_of = {(c.pick, c.against): c.why for c in contenders(setting, items)}
    assert told_of["blade-reach", "chest-at-the-wall"] == (
        f"it takes {best.body_seconds} s beside what the others need"
    )


def test_a_plan_is_traced_only_where_asked(small_library: Library) -> None:
    request = ask(10)
    assert routine_for(request, small_library).trace == ()
    traced = plan(request, small_library, body_seconds, explain=True)
    assert traced.trace
    chosen = {item.ref for item in traced.items}
    assert all(c.pick in chosen and c.against not in chosen and c.why for c in traced.trace)
