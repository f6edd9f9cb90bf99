"""Captions of a session as WebVTT (https://www.w3.org/TR/webvtt1/), for a browser, a video player or an archive.

>>> from unhunch.model import Cue, Timeline
>>> cue = Cue(track="caption", kind="caption", start_ms=500, duration_ms=1500, movement=None, text="In & out.")
>>> print(render(Timeline(total_ms=2000, chapters=(), cues=(cue,))))
WEBVTT
<BLANKLINE>
1
00:00:00.500 --> 00:00:02.000
In &amp; out.
<BLANKLINE>
"""

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.model import Cue, Timeline

LINE_LENGTH = 42
"""Characters in a line: two such lines fit the screen of a phone."""


def render(timeline: "Timeline") -> str:
    """Return the captions of a timeline as one WebVTT file; cues without length or text are left out."""
    captions = [cue for cue in timeline.cues if cue.track == "caption" and cue.duration_ms > 0 and cue.text.strip()]
    captions.sort(key=lambda cue: cue.start_ms)
    blocks = [_block(number, cue) for number, cue in enumerate(captions, start=1)]
    return "\n".join(["WEBVTT\n", *blocks])


def _block(number: int, cue: "Cue") -> str:
    """Return one cue: its id, its times and its text in short lines."""
    text = " ".join(cue.text.split())
    lines = (_escape(line) for line in wrap(text, LINE_LENGTH, break_long_words=False, break_on_hyphens=False))
    return "\n".join([str(number), f"{_timestamp(cue.start_ms)} --> {_timestamp(cue.end_ms)}", *lines, ""])


def _timestamp(ms: int) -> str:
    """Return hours, minutes, seconds and milliseconds.

    >>> _timestamp(3_723_004)
    '01:02:03.004'
    """
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _escape(text: str) -> str:
    """Return `text` with what WebVTT would read as markup written out."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
