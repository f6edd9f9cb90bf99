"""What there is to show at a moment."""

from dataclasses import replace

from tests.players.timelines import EMPTY, SESSION
from unhunch.base.clock import ManualClock
from unhunch.players.showing import Breath, Display, Shown, dose_words, how_lines
from unhunch.players.terminal.digits import SIZES, draw, fit, glyph
from unhunch.players.transport import Transport


def shown_at(ms: int) -> Shown:
    clock = ManualClock()
    transport = Transport(SESSION, clock, jump_ms=SESSION.total_ms + 1)
    clock.advance(ms)
    transport.poll()
    return Display(SESSION).show(transport)


def test_a_hold_shows_its_side_its_seconds_left_its_breath_and_what_is_next() -> None:
    shown = shown_at(25_000 + 6000 + 4000 + 12_001)
    assert (shown.name, shown.side, shown.doing) == ("Ear to shoulder", "Left side", "Hold")
    assert (shown.count, shown.unit) == ("18", "seconds left")
    assert shown.breath == Breath(way="in", part=2001 / 4000)
    assert shown.coming == "Right side"
    assert shown.caption == "Ear to shoulder: hold left"
    assert (shown.chapter, shown.chapters, shown.left) == (1, 3, "1:29")


def test_repetitions_are_counted_and_the_countdown_runs_over_the_set() -> None:
    shown = shown_at(5000 + 4000 + 1000)
    assert (shown.rep, shown.reps, shown.count) == (2, 5, "15")


def test_get_ready_tells_the_dose_that_comes() -> None:
    assert shown_at(26_000).coming == "30 s each side"


def test_the_last_movement_says_that_one_is_done_after_it() -> None:
    assert shown_at(25_000 + 86_000 + 6000).coming == "You are done"


def test_a_dose_of_time_in_sets_is_told_in_plain_words() -> None:
    march = replace(SESSION.chapters[0], reps=1, hold_seconds=0, sets=4)
    assert dose_words(march) == "keep moving, 4 times"
    assert dose_words(replace(march, technique="breathing", sets=1)) == "slow breaths"


def test_how_it_is_done_has_a_part_for_each_thing_there_is_to_say() -> None:
    chapter = replace(SESSION.chapters[0], steps=("Sit.", "Roll."), notes=("Slowly.",), assist=())
    assert how_lines(chapter) == [("How it is done", ("1. Sit.", "2. Roll.")), ("Take care", ("Slowly.",))]


def test_an_empty_session_can_be_shown() -> None:
    transport = Transport(EMPTY, ManualClock())
    transport.poll()
    shown = Display(EMPTY).show(transport)
    assert (shown.name, shown.count, shown.state) == ("", "0", "ended")


def test_a_dose_is_told_in_a_few_words() -> None:
    assert [dose_words(chapter) for chapter in SESSION.chapters] == ["5 repetitions", "30 s each side", "slow breaths"]
    circles = replace(SESSION.chapters[0], directions=("forward", "backward"))
    assert dose_words(circles) == "5 repetitions each way"


def test_every_digit_has_one_width_per_size_and_at_least_five_rows() -> None:
    assert min(SIZES) == 5
    for rows in SIZES[1:]:
        assert {(len(glyph(digit, rows)), len(glyph(digit, rows)[0])) for digit in "0123456789"} == {
            (rows, round(2 * rows * 0.66))
        }
    assert {len(line) for digit in "0123456789" for line in draw(digit, rows=5)} == {7}


def test_no_two_digits_look_alike() -> None:
    for rows in SIZES:
        assert len({draw(digit, rows=rows) for digit in "0123456789"}) == 10


def test_the_number_takes_the_largest_size_with_room_and_never_less_than_five_rows() -> None:
    assert len(fit("27", width=44, height=10)) == 10
    assert len(fit("27", width=26, height=10)) == 8
    assert len(fit("27", width=3, height=2)) == 5
