"""The voice: what is spoken, when, and what gives way where time is short."""

from typing import TYPE_CHECKING, NamedTuple

from unhunch.timeline import words
from unhunch.timeline.coaching import body_lines
from unhunch.timeline.main_track import beginning, get_ready_cue, position_change, props_to_take
from unhunch.timeline.speech import Line, Spoken, Weight, place, say, speech_ms

if TYPE_CHECKING:
    from unhunch.model import Cue
    from unhunch.timeline.draft import Draft, Part


NOTE_WITHIN_MS = 30_000
"""A safety note that did not fit the get-ready comes this early in the movement, or only as a caption."""


class Piece(NamedTuple):
    """Something to say while getting ready."""

    order: int
    """Its place in the speech."""
    texts: tuple[str, ...]
    """The fullest first, then its essential."""


def add_voice(draft: "Draft") -> "Draft":
    """Add the spoken lines of every item. No two overlap."""
    cues: list[Cue] = []
    for part in draft.parts:
        opening = speak_get_ready(draft, part)
        said = {line.text for line in opening}
        late = [_note_line(part, note) for note in part.item.notes if note not in said]
        cues += say(part, [*opening, *place([*late, *body_lines(part)])])
    return draft.with_cues(cues)


def speak_get_ready(draft: "Draft", part: "Part") -> list[Spoken]:
    """Fill the get-ready: what matters most is chosen first, and spoken in a natural order."""
    room = part.get_ready.duration_ms
    chosen: list[tuple[int, str]] = []
    for piece in _pieces_by_weight(draft, part):
        for text in piece.texts:
            if text and speech_ms(text) <= room:
                chosen.append((piece.order, text))
                room -= speech_ms(text)
                break
    spoken = []
    now = part.start_ms
    for _order, text in sorted(chosen, key=lambda pair: pair[0]):
        spoken.append(Spoken(now, now + speech_ms(text), text, part.get_ready))
        now += speech_ms(text)
    return spoken


def _pieces_by_weight(draft: "Draft", part: "Part") -> list[Piece]:
    """Return what there is to say while getting ready, the weightiest first."""
    item, form = part.item, part.form
    announced = words.next_name(item.name, first=part.previous is None)
    begin = beginning(part)
    bare = words.sentence(item.name)
    both_fit = sum(speech_ms(text) for text in (announced, begin) if text) <= part.get_ready.duration_ms
    way = words.direction_first(form.dose.directions[0]) if form.dose.directions else ""
    return [
        Piece(0, (announced, bare) if both_fit else (bare,)),
        Piece(6, (begin,)),
        *(Piece(5, (note,)) for note in item.notes),
        Piece(1, (position_change(draft, part),)),
        *(Piece(3, (step.text,)) for step in form.steps if step.required),
        Piece(4, (get_ready_cue(part),)),
        Piece(2, (props_to_take(draft, part),)),
        Piece(7, (way,)),
    ]


def _note_line(part: "Part", note: str) -> Line:
    """Return a note on safety that did not fit the get-ready: early in the movement, and not into a switch."""
    start = part.get_ready.end_ms
    until = next((span.start_ms for span in part.body if span.kind == "switch"), part.end_ms)
    return Line(Weight.SAFETY, start, min(start + NOTE_WITHIN_MS, until), (note,), part.get_ready)
