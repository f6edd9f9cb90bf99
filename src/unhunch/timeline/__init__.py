"""A routine becomes the score of a session, in small passes.

In comes a `Routine` with the `Library` it was planned from; out goes a `Timeline`: cues with exact start and length in
whole milliseconds. The main track says what to do at every moment; voice, captions, breath and chimes run beside it.
Nothing is read from the world: the same routine gives the same timeline, to the byte.

>>> [add.__name__ for add in PASSES]
['add_main_track', 'add_chapters', 'add_voice', 'add_captions', 'add_breath', 'add_chimes']
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from unhunch.model import TRACKS, Timeline
from unhunch.timeline.breath import add_breath
from unhunch.timeline.captions import add_captions
from unhunch.timeline.chimes import add_chimes
from unhunch.timeline.draft import Draft, TimelineError, lay_routine
from unhunch.timeline.main_track import add_chapters, add_main_track
from unhunch.timeline.spans import DIRECTION_SECONDS, body_seconds, lay_item
from unhunch.timeline.voice import add_voice

if TYPE_CHECKING:
    from unhunch.model import Library, Routine

__all__ = [
    "DIRECTION_SECONDS",
    "PASSES",
    "TimelineError",
    "body_seconds",
    "compile_timeline",
    "lay_item",
]

PASSES: tuple[Callable[[Draft], Draft], ...] = (
    add_main_track,
    add_chapters,
    add_voice,
    add_captions,
    add_breath,
    add_chimes,
)
"""Each takes the draft and returns it with its own cues added; captions read the voice."""

_TRACK_ORDER = {track: place for place, track in enumerate(TRACKS)}


def compile_timeline(routine: "Routine", library: "Library") -> Timeline:
    """Return the score of the session.

    Parameters
    ----------
    routine
        What to do; its items must lay exactly the seconds they say.
    library
        The library the routine was planned from.

    Raises
    ------
    TimelineError
        Where the routine names what the library does not have, or does not agree with its own seconds.
    """
    draft = lay_routine(routine, library)
    for add in PASSES:
        draft = add(draft)
    cues = sorted(draft.cues, key=lambda cue: (cue.start_ms, _TRACK_ORDER[cue.track]))
    return Timeline(total_ms=draft.total_ms, chapters=draft.chapters, cues=tuple(cues))
