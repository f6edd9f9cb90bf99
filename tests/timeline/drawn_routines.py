"""Random movements, doses and routines for properties."""

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.timeline.small_library import EAR_TO_SHOULDER, item, routine, small_library
from unhunch.model import SIDES, TECHNIQUES, Cues, Dose, Library, Movement, Routine, Step

if TYPE_CHECKING:
    from unhunch.model.timeline import Side

SENTENCES = st.sampled_from(
    ("", "Breathe.", "Ear towards the {side} shoulder.", "Reach long to the {side}, keep the other shoulder low.")
)


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """Draw a dose: repetitions, or one long movement per set."""
    sets, rest = draw(st.integers(1, 3)), draw(st.integers(0, 30))
    if draw(st.booleans()):
        return Dose(sets=sets, rest_seconds=rest, work_seconds=draw(st.integers(1, 120)))
    return Dose(
        sets=sets,
        rest_seconds=rest,
        reps=draw(st.integers(1, 12)),
        out_seconds=draw(st.integers(0, 6)),
        hold_seconds=draw(st.integers(0, 60)),
        back_seconds=draw(st.integers(0, 6)),
        pause_seconds=draw(st.integers(0, 3)),
    )


@st.composite
def movements(draw: st.DrawFn, ref: str = "drawn") -> Movement:
    """Draw a movement of any technique, with any sides, directions, cues and dose."""
    dose = draw(doses())
    return replace(
        EAR_TO_SHOULDER,
        id=ref,
        name=f"Movement {ref}",
        technique=draw(st.sampled_from(TECHNIQUES)),
        position=draw(st.sampled_from(("standing", "seated", "quadruped"))),
        props=draw(st.sampled_from(((), ("mat",), ("chair", "massage-ball"), ("own-thing",)))),
        sides=draw(st.sampled_from(SIDES)),
        dose=replace(
            EAR_TO_SHOULDER.dose,
            default=dose,
            directions=draw(st.sampled_from(((), ("forward", "back"), ("up", "round", "down")))),
            directions_change=draw(st.sampled_from(("each-set", "each-rep"))),
        ),
        cues=Cues(
            get_ready=draw(SENTENCES),
            out=draw(SENTENCES),
            hold=draw(SENTENCES),
            back=draw(SENTENCES),
            switch=draw(SENTENCES),
        ),
        steps=(Step(text="Keep the door pulled shut towards you.", required=draw(st.booleans())),),
    )


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Routine, Library]:
    """Draw a routine with the library it comes from."""
    forms = [draw(movements(f"drawn-{number}")) for number in range(draw(st.integers(1, 3)))]
    notes = st.sampled_from(((), ("No higher than the shoulder, and stop if it tingles.",)))
    first: st.SearchStrategy[Side | None] = st.sampled_from(("left", "right"))
    items = [
        item(form, get_ready=draw(st.integers(0, 20)), first_side=draw(first), notes=draw(notes)) for form in forms
    ]
    return routine(*items), small_library(*forms)
