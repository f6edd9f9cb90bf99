"""From typed words and files to a request: all that is wrong is told at once."""

import io
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhunch import pipeline
from unhunch.base.errors import RequestError
from unhunch.cli.asking import ask, build_request, usual_words
from unhunch.cli.wishes import Wishes
from unhunch.cli.words import Places, Said, read_answer
from unhunch.model import ConditionReport, Library, Record
from unhunch.store import Profile


@pytest.fixture(scope="module")
def library() -> Library:
    return pipeline.load_library()


def problems_of(library: Library, wishes: Wishes, request: str | None = None) -> list[str]:
    with pytest.raises(RequestError) as caught:
        build_request(library, wishes, request=request)
    return str(caught.value).splitlines()


def file_of(tmp_path: Path, text: str) -> str:
    path = tmp_path / "request.yaml"
    path.write_text(text)
    return str(path)


def test_options_become_a_request(library: Library) -> None:
    wishes = Wishes(
        minutes=4, place="desk", tight=["neck-side.left:7", "mid-back"], props=["mat,towel"], warm=True, seed=3
    )
    request = build_request(library, wishes, today=date(2026, 3, 1), at=time(14, 30))
    assert (request.minutes, request.place, request.warm, request.seed) == (4, "desk", True, 3)
    assert request.tight == {"neck-side.left": 7, "mid-back": 6}
    assert request.props == ("mat", "towel")
    assert (request.today, request.at) == (date(2026, 3, 1), time(14, 30))


def test_people_may_say_neck_and_a_side(library: Library) -> None:
    request = build_request(library, Wishes(minutes=4, tight=["left neck:5"]))
    assert request.tight == {"neck-back.left": 5, "neck-side.left": 5}


def test_options_lie_over_the_file(library: Library, tmp_path: Path) -> None:
    source = file_of(tmp_path, "minutes: 10\nplace: desk\ntight: {neck-side: 3}\nseed: 9\n")
    request = build_request(library, Wishes(minutes=5, tight=["mid-back:8"]), request=source)
    assert (request.minutes, request.place, request.seed) == (5, "desk", 9)
    assert request.tight == {"mid-back": 8}


def test_a_file_may_say_everything(library: Library, tmp_path: Path) -> None:
    source = file_of(
        tmp_path,
        "minutes: 10\ntoday: 2026-03-01T07:15:00\nconditions:\n  - pregnancy-t1\n"
        "  - {id: pregnancy-t1, region: mid-back, side: left, cleared_on: 2026-02-01}\n"
        "history:\n  - {id: a, started_at: 2026-02-01T08:00:00Z}\n",
    )
    request = build_request(library, Wishes(), request=source, today=date(2030, 1, 1), at=time(1, 1))
    assert (request.today, request.at) == (date(2026, 3, 1), time(7, 15))
    assert request.conditions == (
        ConditionReport(id="pregnancy-t1"),
        ConditionReport(id="pregnancy-t1", region="mid-back", side="left", cleared_on=date(2026, 2, 1)),
    )
    assert [record.id for record in request.history] == ["a"]


def test_json_from_standard_input_is_read_too(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"minutes": 7}')))
    assert build_request(library, Wishes(), request="-").minutes == 7


def test_the_stores_history_is_taken_where_the_file_says_none(library: Library) -> None:
    from datetime import UTC, datetime

    history = (Record(id="a", started_at=datetime(2026, 1, 1, tzinfo=UTC)),)
    assert build_request(library, Wishes(minutes=5), history=history).history == history


def test_all_mistakes_of_one_request_are_told_at_once(library: Library, tmp_path: Path) -> None:
    source = file_of(
        tmp_path,
        "minutes: 91\nplcae: desk\nlevel: expert\ntight: {neck-sid: 11}\nprops: [matt]\npositions: [seatd]\n"
        "conditions: [pregnancy-t11, {id: pregnancy-t1, region: knee, side: up}]\ntechniques: [statik]\n"
        "include: [cat-cow/one-arms]\navoid: [cat-cowe]\ntoday: someday\nsessions_per_week: 0\n",
    )
    problems = problems_of(library, Wishes(), source)
    for words in (
        "plcae: not a field of a request (did you mean 'place'?)",
        "minutes: expected a whole number from 1 to 90, got 91",
        "level: no level is called 'expert'",
        "tight: no region or muscle is called 'neck-sid' (did you mean 'neck-side'?)",
        "tight: neck-sid: expected a whole number from 0 to 10, got 11",
        "props: no prop is called 'matt' (did you mean 'mat'?)",
        "positions: no position is called 'seatd' (did you mean 'seated'?)",
        "conditions: no condition is called 'pregnancy-t11' (did you mean 'pregnancy-t1'?)",
        "conditions: pregnancy-t1: no region is called 'knee'",
        "conditions: pregnancy-t1: side should be left or right, got 'up'",
        "techniques: no technique is called 'statik' (did you mean 'static'?)",
        "include: no movement is called 'cat-cow/one-arms' (did you mean 'cat-cow/one-arm'?)",
        "avoid: no movement is called 'cat-cowe' (did you mean 'cat-cow'?)",
        "today: expected a date like 2026-03-01, got 'someday'",
        "sessions_per_week: expected a whole number from 1 to 14, got 0",
    ):
        assert any(problem.startswith(words) for problem in problems), words


def test_a_request_without_minutes_says_so(library: Library) -> None:
    assert problems_of(library, Wishes(place="desk")) == ["minutes: missing; expected 1 to 90"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a\n", "expected fields"),
        ("a: [\n", "neither YAML nor JSON"),
        ("minutes: 5\nwarm: maybe\n", "warm"),
        ("minutes: 5\nprops: mat\n", "props: expected a list of names"),
        ("minutes: 5\ntight: neck\n", "tight: expected places with numbers"),
        ("minutes: 5\nconditions: [3]\n", "conditions: expected an id"),
        ("minutes: 5\nhistory: [3]\n", "history"),
        ("minutes: true\n", "minutes: expected"),
    ],
)
def test_nonsense_in_a_file_is_one_clear_error(library: Library, tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(RequestError, match=words):
        build_request(library, Wishes(), request=file_of(tmp_path, text))


def test_standard_input_without_a_word_and_bytes_that_are_no_text_are_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content, words in (
        (b"", "is empty"),
        (b"\xff", "is no UTF-8 text"),
        (b"minutes: [", "is neither YAML nor JSON, line"),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        with pytest.raises(RequestError, match=f"the request from standard input {words}"):
            build_request(library, Wishes(), request="-")
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(RequestError, match="it is closed"):
        build_request(library, Wishes(), request="-")


def test_conditions_can_be_taken_back_with_none(library: Library) -> None:
    profile = Profile(minutes=5, conditions=(ConditionReport(id="reflux"),))
    assert build_request(library, Wishes(minutes=5), profile=profile).conditions == profile.conditions
    for word in ("none", ""):
        assert build_request(library, Wishes(minutes=5, conditions=[word]), profile=profile).conditions == ()


def test_breathing_only_is_asked_for_by_that_technique_alone() -> None:
    assert Wishes(techniques=["breathing"]).breathing_only
    assert not Wishes(techniques=["breathing,static"]).breathing_only
    assert not Wishes(techniques=["breathing"], include=["cat-cow"]).breathing_only
    assert not Wishes().breathing_only


def test_a_missing_file_is_named(library: Library) -> None:
    with pytest.raises(RequestError, match=r"nowhere\.yaml cannot be read"):
        build_request(library, Wishes(), request="nowhere.yaml")


@pytest.mark.parametrize(
    ("answer", "minutes", "tight"),
    [
        ("neck 4", 4, ["neck-back", "neck-side"]),
        ("4 min upper back", 4, ["between-shoulder-blades"]),
        ("Left shoulder and neck, 10 minutes", 10, ["shoulder-top.left", "neck-back", "neck-side"]),
        ("my upper back is tight", None, ["between-shoulder-blades"]),
        ("neck five minutes please", 5, ["neck-back", "neck-side"]),
        ("my left neck hurts", None, ["neck-back.left", "neck-side.left"]),
    ],
)
def test_an_answer_is_understood(library: Library, answer: str, minutes: int | None, tight: list[str]) -> None:
    assert read_answer(answer, library, rating=6) == Said(minutes=minutes, tight=dict.fromkeys(tight, 6))


def test_an_answer_may_say_only_how_long_or_where_one_is_or_that_nothing_is_tight(library: Library) -> None:
    assert read_answer("12", library, rating=6) == Said(minutes=12)
    assert read_answer("", library, rating=6) == Said()
    assert read_answer("4, at my desk", library, rating=6) == Said(minutes=4, place="desk")
    assert read_answer("neck at home for 4 minutes", library, rating=6).place == "room"
    assert read_answer("nothing, 3", library, rating=6) == Said(minutes=3, tight={})
    everywhere = read_answer("everything hurts", library, rating=6).tight
    assert everywhere == {region.id: 6 for region in library.regions}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("nekc 4", "did you mean 'neck'"),
        ("zzz", "known: between the shoulder blades, chest"),
        ("neck 4 5", "two numbers"),
        ("neck 0", "1 to 90"),
        ("neck 4.5", "whole minutes"),
        ("half an hour", "whole minutes"),
    ],
)
def test_an_answer_that_is_not_understood_says_what_would_be(library: Library, answer: str, words: str) -> None:
    with pytest.raises(RequestError, match=words):
        ask(library, Profile(), answer)


def test_enter_means_the_upper_back_for_five_minutes_and_later_what_it_was_last_time(library: Library) -> None:
    assert ask(library, Profile(), "") == Profile(minutes=5, tight={"between-shoulder-blades": 6})
    assert usual_words(library, Profile()) == "upper back, 5 minutes"
    later = Profile(minutes=8, place="desk", props=("towel",), tight={"neck-side.left": 7})
    assert ask(library, later, "") == later
    assert usual_words(library, later) == "left side of the neck, 8 minutes at the desk"
    assert ask(library, later, "3") == replace(later, minutes=3)


def test_every_region_is_found_by_each_of_its_words(library: Library) -> None:
    places = Places(library)
    for region in library.regions:
        for word in (region.id, region.name, *region.words):
            assert region.id in places.find(word)
            assert f"{region.id}.right" in places.find(f"right {word}")


@given(st.text(max_size=40))
def test_any_answer_is_understood_or_refused_in_one_way(answer: str) -> None:
    try:
        said = ask(LIBRARY, Profile(), answer)
    except RequestError:
        return
    assert 1 <= said.minutes <= 90
    assert all(name.partition(".")[0] in {*LIBRARY.region_by_id, *LIBRARY.muscle_by_id} for name in said.tight)


LIBRARY = pipeline.load_library()
