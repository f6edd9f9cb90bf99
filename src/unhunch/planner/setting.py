"""What a program is built from, what it is once built, and the small facts that its rows, wishes and order share."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from unhunch.model import TECHNIQUES
from unhunch.planner import weights as w

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from unhunch.model import Form, Library, Request
    from unhunch.planner.candidates import Candidate
    from unhunch.planner.milp import Program
    from unhunch.planner.needs import Needs
    from unhunch.planner.offer import Offer
    from unhunch.planner.week import Week

Block = tuple[int, str]
"""(index of the technique in TECHNIQUES, position id)."""
BREATHING = TECHNIQUES.index("breathing")
LIVELY = frozenset({"impact", "quick", "balance"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Everything a program is built from."""

    request: "Request"
    library: "Library"
    week: "Week"
    needs: "Needs"
    candidates: "Sequence[Candidate]"
    offers: "Sequence[Offer]"
    """All of them; some may have no candidate, being longer than the session."""
    breathing: "Sequence[Offer]"
    change: "Mapping[tuple[str, str], int]"
    more_rounds: bool = False

    @property
    def total(self) -> int:
        """Seconds asked for."""
        return self.request.minutes * 60

    @property
    def rest_least(self) -> int:
        """The shortest closing breathing, where there is one."""
        return w.rest_least(self.total)

    @property
    def rest_most(self) -> int:
        """The longest closing breathing; the whole time where there is nothing else."""
        if not self.candidates:
            return self.total
        usual = w.rest_most(self.total)
        return max(usual, self.total // 3) if self.more_rounds else usual


@dataclass(frozen=True, slots=True)
class Missed:
    """A wish whose column, above zero, says that it is not met in full."""

    rule: str
    because: str
    column: int


@dataclass(slots=True)
class Built:
    """A program with what its columns mean."""

    program: "Program"
    chosen: list[int] = field(default_factory=list)
    """Column of each candidate, in their order."""
    breathes: list[int] = field(default_factory=list)
    """Column of each breathing offer."""
    visits: dict[Block, int] = field(default_factory=dict)
    sweep: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Per technique the order in which its positions are visited."""
    ready: int = -1
    """Column of the seconds of getting ready, all items together."""
    rest: int = -1
    """Column of the seconds of closing breathing."""
    missed: list["Missed"] = field(default_factory=list)
    """What each wish lacks."""


def is_lively(form: "Form") -> bool:
    """Tell whether a form is too lively to begin with: it jumps, is quick, asks for balance, or is no beginner's."""
    return form.level != "beginner" or bool(LIVELY & set(form.demands))


def kit_of(offer: "Offer", library: "Library") -> tuple[str, ...]:
    """Return the props that must be picked up; furniture stands where it stands."""
    return tuple(prop for prop in offer.props if library.prop_by_id[prop].kind != "furniture")


def fetched_at(stage: int, prop: str, library: "Library") -> tuple[int, str]:
    """Return what is paid once: a prop in a technique, or for the whole session where it is laid out and stays."""
    return (0 if library.prop_by_id[prop].stays else stage, prop)
