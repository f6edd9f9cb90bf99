"""The main track and the chapters: what to do at every moment, without gaps or overlaps."""

from dataclasses import replace
from typing import TYPE_CHECKING

from unhunch.model import Chapter, Cue
from unhunch.timeline import words
from unhunch.timeline.spans import OTHER_SIDE

if TYPE_CHECKING:
    from unhunch.model import Cues
    from unhunch.model.timeline import Side
    from unhunch.timeline.draft import Draft, Part
    from unhunch.timeline.spans import Span


def add_main_track(draft: "Draft") -> "Draft":
    """Add one cue for each span, and the finish."""
    cues = [
        Cue(
            track="main",
            kind=span.kind,
            start_ms=span.start_ms,
            duration_ms=span.duration_ms,
            movement=part.item.movement,
            side=span.side,
            rep=span.rep,
            text=span_text(draft, part, span),
            item=part.index,
            set=span.set,
        )
        for part in draft.parts
        for span in part.spans
    ]
    finish = Cue(track="main", kind="finish", start_ms=draft.total_ms, duration_ms=0, movement=None, text=words.FINISH)
    return draft.with_cues([*cues, finish])


def add_chapters(draft: "Draft") -> "Draft":
    """Add what a player shows about each item."""
    return replace(
        draft,
        chapters=tuple(
            Chapter(
                movement=part.item.movement,
                variation=part.item.variation,
                name=part.item.name,
                technique=part.item.technique,
                position=part.item.position,
                props=part.item.props,
                sides=part.item.sides,
                sets=part.item.sets,
                reps=part.item.reps,
                hold_seconds=part.item.hold_seconds,
                directions=part.item.directions,
                start_ms=part.start_ms,
                duration_ms=part.end_ms - part.start_ms,
                steps=tuple(step.text for step in part.form.steps),
                feel=part.form.feel,
                notes=part.item.notes,
                reason=part.item.reason,
                assist=part.item.assist,
            )
            for part in draft.parts
        ),
    )


def span_text(draft: "Draft", part: "Part", span: "Span") -> str:
    """Return what a player shows large during a span."""
    match span.kind:
        case "get-ready":
            texts = (position_change(draft, part), props_to_take(draft, part), get_ready_cue(part), beginning(part))
            return " ".join(text for text in texts if text)
        case "switch" if span.direction:
            return words.change_direction(span.direction)
        case "switch":
            return words.switch_sides(part.form.cues.switch, second_side(part))
        case "rest":
            return words.REST
        case "move":
            cues = part.form.cues
            whole = " ".join(cue for cue in (cues.out, cues.hold, cues.back) if cue)
            return words.with_direction(words.for_side(whole, span.side), span.direction)
        case _:
            cue = words.for_side(cue_of_kind(part.form.cues, span.kind), span.side)
            return words.with_direction(cue, span.direction) if span.kind == "out" else cue


def cue_of_kind(cues: "Cues", kind: str) -> str:
    """Return the movement's own words for a kind of cue; empty where it has none."""
    return {"out": cues.out, "hold": cues.hold, "press": cues.hold, "back": cues.back}.get(kind, "")


def first_side(part: "Part") -> "Side":
    """Return the side an item begins with."""
    return part.item.first_side or "left"


def second_side(part: "Part") -> "Side":
    """Return the side an item ends with."""
    return OTHER_SIDE[first_side(part)]


def position_change(draft: "Draft", part: "Part") -> str:
    """Say how to change position; nothing where it stays the same."""
    if part.previous is not None and part.previous.position == part.item.position:
        return ""
    return words.sentence(draft.library.position_by_id[part.item.position].say)


def props_to_take(draft: "Draft", part: "Part") -> str:
    """Say which props come into use; nothing where they are at hand, or the change of position names them."""
    at_hand = part.previous.props if part.previous is not None else ()
    known = draft.library.prop_by_id
    names = (
        words.lower(known[prop].name) if prop in known else prop.replace("-", " ")
        for prop in part.item.props
        if prop not in at_hand
    )
    change = position_change(draft, part)
    to_take = tuple(name for name in names if name not in change)
    return words.use_props(to_take) if to_take else ""


def beginning(part: "Part") -> str:
    """Say the side to begin with.

    Nothing where there are no sides, where one movement runs through both of them, or where the movement's own words
    say it already ("Lie with the left arm on top").
    """
    item = part.item
    told = item.sides == "switch" or (item.sides == "alternate" and not item.work_seconds)
    told = told and "{side}" not in part.form.cues.get_ready
    return words.side_first(first_side(part)) if told else ""


def get_ready_cue(part: "Part") -> str:
    """Return the movement's own words for getting ready."""
    side = None if part.item.sides == "none" else first_side(part)
    return words.for_side(part.form.cues.get_ready, side)
