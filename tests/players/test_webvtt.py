"""Captions as WebVTT."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from unhunch.model import Cue, Timeline
from unhunch.model.timeline import Track
from unhunch.players.webvtt import LINE_LENGTH, render

TIMES = re.compile(r"(\d\d):(\d\d):(\d\d)\.(\d\d\d) --> (\d\d):(\d\d):(\d\d)\.(\d\d\d)")


def caption(text: str, start_ms: int = 0, duration_ms: int = 1000, *, track: Track = "caption") -> Cue:
    return Cue(track=track, kind=track, start_ms=start_ms, duration_ms=duration_ms, movement=None, text=text)


def captions_of(*cues: Cue) -> str:
    return render(Timeline(total_ms=60_000, chapters=(), cues=cues))


def test_an_empty_timeline_is_a_header() -> None:
    assert captions_of() == "WEBVTT\n"


def test_each_caption_has_an_id_its_times_and_its_text() -> None:
    assert captions_of(caption("Left side first.", 3_661_250, 1_500), caption("Rest.", 3_663_000, 700)) == (
        "WEBVTT\n\n1\n01:01:01.250 --> 01:01:02.750\nLeft side first.\n\n2\n01:01:03.000 --> 01:01:03.700\nRest.\n"
    )


def test_only_captions_with_length_and_text_are_written() -> None:
    shown = captions_of(caption("Heard.", track="voice"), caption("Now.", 5, 0), caption("  "), caption("Read."))
    assert re.findall(r"^\w+\.$", shown, re.MULTILINE) == ["Read."]


def test_markup_is_written_out() -> None:
    assert "a &lt;b&gt; &amp; c --&gt; d" in captions_of(caption("a <b> & c --> d"))


def test_long_text_is_broken_between_words_and_a_line_break_never_ends_a_cue() -> None:
    text = "Come onto hands and knees, wrists under the shoulders and knees under the hips.\n\nThen wait."
    lines = captions_of(caption(text)).splitlines()[4:]
    assert lines == [
        "Come onto hands and knees, wrists under",
        "the shoulders and knees under the hips.",
        "Then wait.",
    ]
    assert all(len(line) <= LINE_LENGTH for line in lines)


def test_times_ascend_whatever_the_order_of_the_cues() -> None:
    starts = re.findall(r"(\S+) -->", captions_of(caption("Two.", 2_000), caption("One.", 1_000)))
    assert starts == ["00:00:01.000", "00:00:02.000"]


def test_arabic_text_is_kept() -> None:
    assert "ارفع ذراعك إلى اليمين" in captions_of(caption("ارفع ذراعك إلى اليمين"))


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(), st.integers(0, 5_400_000), st.integers(0, 60_000))))
def test_every_file_is_valid_whatever_the_captions(drawn: list[tuple[str, int, int]]) -> None:
    shown = captions_of(*(caption(text, start, length) for text, start, length in drawn))
    assert shown.startswith("WEBVTT\n")
    assert shown.endswith("\n")
    blocks = shown.removeprefix("WEBVTT\n").strip("\n").split("\n\n") if drawn and "-->" in shown else []
    before = 0
    for number, block in enumerate(blocks, start=1):
        head, times, *lines = block.split("\n")
        assert head == str(number)
        match = TIMES.fullmatch(times)
        assert match is not None
        hours, minutes, seconds, ms, *end = map(int, match.groups())
        start = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
        assert before <= start < ((end[0] * 60 + end[1]) * 60 + end[2]) * 1000 + end[3]
        before = start
        assert lines
        assert all(line.strip() and "-->" not in line and "<" not in line for line in lines)
