"""Every fixed phrase of a session, in one place, so that it can be translated.

>>> side_first("left"), use_props(("foam roller", "mat")), count(3), count(40)
('Left side first.', 'Use the foam roller and the mat.', 'Three.', '40.')
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.model.timeline import Side

NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)

PLACES = frozenset(
    (
        *("across", "all", "along", "at", "behind", "below", "between", "beside", "deep", "down"),
        *("from", "in", "inside", "near", "on", "over", "round", "under", "up"),
    )
)
"""First words that tell a place."""

REST = "Rest."
HALFWAY = "Halfway."
FIVE_MORE = "Five more seconds."
LAST_ONE = "Last one."
LAST_ROUND = "Last round."
LAST_ONE_EACH_SIDE = "Last one each side."
BREATHE_IN = "Breathe in."
BREATHE_OUT = "And breathe out."
FINISH = "That was your session. Well done."
FINISH_SHORT = "Well done."


def number(value: int) -> str:
    """Return a number as a word up to twenty, as digits beyond."""
    return NUMBERS[value] if 0 <= value < len(NUMBERS) else str(value)


def count(rep: int) -> str:
    """Count a repetition aloud."""
    return f"{capital(number(rep))}."


def capital(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """Return `text` with a small first letter."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Return `text` as a sentence: a capital first letter and a full stop."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?…" else f"{text}."


def for_side(cue: str, side: "Side | None") -> str:
    """Return a cue with `{side}` replaced by the side it is for."""
    return cue.replace("{side}", side or "one") if "{" in cue else cue


def next_name(name: str, *, first: bool) -> str:
    """Announce a movement."""
    return sentence(f"{'First' if first else 'Next'}: {name}")


def use_props(names: tuple[str, ...]) -> str:
    """Say which props to take."""
    things = [f"the {name}" for name in names]
    listed = things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"
    return f"Use {listed}."


def side_first(side: "Side") -> str:
    """Say the side to begin with."""
    return f"{capital(side)} side first."


def direction_first(direction: str) -> str:
    """Say the direction to begin with."""
    return f"{capital(direction)} first."


def side_only(side: "Side") -> str:
    """Say a side, as short as can be."""
    return f"{capital(side)} side."


def switch_sides(cue: str, side: "Side") -> str:
    """Say that the side changes, in the movement's own words where it has some; the side is always named.

    >>> switch_sides("Other side.", "right"), switch_sides("", "left"), switch_sides("Now the {side} arm.", "left")
    ('Other side: right.', 'Switch sides: left.', 'Now the left arm.')
    """
    if "{side}" in cue:
        return sentence(for_side(cue, side))
    return f"{capital((cue or 'Switch sides').strip().rstrip('.!'))}: {side}."


def with_side(cue: str, side: "Side | None") -> str:
    """Return a cue that names its side even where its own words do not.

    >>> with_side("Reach one arm long.", "right"), with_side("Reach {side}.", "right")
    ('Right: reach one arm long.', 'Reach right.')
    """
    if side is None or "{side}" in cue:
        return for_side(cue, side)
    return f"{capital(side)}: {lower(cue)}" if cue else side_only(side)


def with_direction(cue: str, direction: str) -> str:
    """Return a cue with the way round before it, where there are several.

    >>> with_direction("Small circles.", "forward"), with_direction("Small circles.", "")
    ('Forward: small circles.', 'Small circles.')
    """
    if not direction:
        return cue
    return f"{capital(direction)}: {lower(cue)}" if cue else sentence(direction)


def change_direction(direction: str) -> str:
    """Say that the direction changes."""
    return f"Now {lower(direction)}."


def set_begins(set_number: int, direction: str) -> str:
    """Say which set begins, and which way round where there are several."""
    return f"Set {number(set_number)}{f', {lower(direction)}' if direction else ''}."


def may_feel(what: str) -> str:
    """Say where one may feel it, or what.

    >>> may_feel("Along the neck."), may_feel("A firm pressure")
    ('You may feel it along the neck.', 'You may feel a firm pressure.')
    """
    place = what.split(" ", 1)[0].lower() in PLACES
    return sentence(f"You may feel {'it ' if place else ''}{lower(what)}")


def speaks_of_breathing_out(cue: str) -> bool:
    """Tell whether a cue speaks of the out-breath and not of the in-breath.

    >>> speaks_of_breathing_out("Let it out slowly."), speaks_of_breathing_out("Breathe in, and slowly out.")
    (True, False)
    """
    spoken = {word.strip(".,;:") for word in cue.lower().split()}
    return "out" in spoken and "in" not in spoken
