"""The page about cues holds the table of kinds, and the constants it tells."""

from pathlib import Path

from unhunch.model import KINDS, SWITCH_SECONDS
from unhunch.timeline import DIRECTION_SECONDS
from unhunch.timeline.breath import IN_MS, OUT_MS
from unhunch.timeline.chimes import END_FROM_MS, LAST_SECONDS_FROM_MS
from unhunch.timeline.speech import LEAD_IN_MS, WORDS_PER_SECOND

PAGE = Path(__file__).parents[2] / "docs" / "cues.md"


def test_the_table_on_the_page_is_the_table_of_kinds() -> None:
    rows = [f"| `{kind.name}` | {kind.track} | {kind.meaning} |" for kind in KINDS]
    table = ["| kind | track | meaning |", "|---|---|---|", *rows]
    assert [line for line in PAGE.read_text().splitlines() if line.startswith("|")] == table


def test_the_numbers_on_the_page_are_those_of_the_code() -> None:
    page = " ".join(PAGE.read_text().split())
    for told in (
        f"a `switch` of {SWITCH_SECONDS} seconds",
        f"a `switch` of {DIRECTION_SECONDS} seconds",
        f"{WORDS_PER_SECOND} words a second and {LEAD_IN_MS / 1000} seconds for each line",
        f"{IN_MS // 1000} seconds in, {OUT_MS // 1000} seconds out",
        f"at least {LAST_SECONDS_FROM_MS // 1000} seconds, `end`",
        f"at least {END_FROM_MS // 1000} seconds, `finish`",
    ):
        assert told in page
