"""Captions: the spoken words, to read; and, while getting ready, what one must know but there was no time to say."""

from typing import TYPE_CHECKING

from unhunch.model import Cue

if TYPE_CHECKING:
    from unhunch.timeline.draft import Draft, Part


def add_captions(draft: "Draft") -> "Draft":
    """Add a caption for every spoken line, and for required steps and safety notes that were not spoken."""
    spoken = [cue for cue in draft.cues if cue.kind == "say"]
    said: dict[int | None, set[str]] = {}
    for cue in spoken:
        said.setdefault(cue.item, set()).add(cue.text)
    unspoken = [caption for part in draft.parts if (caption := _unspoken(part, said.get(part.index, set())))]
    return draft.with_cues([*(_as_caption(cue) for cue in spoken), *unspoken])


def _as_caption(cue: Cue) -> Cue:
    """Return the caption of a spoken line."""
    return Cue(
        track="caption",
        kind="caption",
        start_ms=cue.start_ms,
        duration_ms=cue.duration_ms,
        movement=cue.movement,
        side=cue.side,
        rep=cue.rep,
        text=cue.text,
        item=cue.item,
        set=cue.set,
    )


def _unspoken(part: "Part", said: set[str]) -> Cue | None:
    """Return one caption, as long as the get-ready, of the required steps and notes that were not spoken."""
    needed = [*part.item.notes, *(step.text for step in part.form.steps if step.required)]
    missing = [text for text in needed if text not in said]
    if not missing or not part.spans:
        return None
    first = part.spans[0]
    return Cue(
        track="caption",
        kind="caption",
        start_ms=first.start_ms,
        duration_ms=first.duration_ms,
        movement=part.item.movement,
        text=" ".join(missing),
        item=part.index,
    )
