"""The nouns: frozen values that flow from the movement data to the players. No behaviour beyond derived facts.

>>> from unhunch.model import Dose
>>> Dose(sets=2, reps=1, hold_seconds=30).hold_seconds_per_side
60
"""

from unhunch.model.catalogue import (
    Condition,
    Demand,
    Library,
    Muscle,
    Position,
    Prop,
    ReadinessQuestion,
    Region,
    SafetyRule,
    Source,
    Teaching,
)
from unhunch.model.movement import (
    LEVELS,
    PLACES,
    SIDES,
    SWITCH_SECONDS,
    TECHNIQUES,
    Assistance,
    AssistStep,
    Caution,
    Citation,
    Cues,
    Dose,
    DoseRange,
    Form,
    Movement,
    Step,
    Variation,
)
from unhunch.model.record import Comfort, Record, RecordItem
from unhunch.model.request import ConditionReport, Request
from unhunch.model.routine import Contender, Excluded, Item, Relaxed, Routine
from unhunch.model.timeline import KINDS, TRACKS, Chapter, Cue, CueKind, Timeline

__all__ = [
    "KINDS",
    "LEVELS",
    "PLACES",
    "SIDES",
    "SWITCH_SECONDS",
    "TECHNIQUES",
    "TRACKS",
    "AssistStep",
    "Assistance",
    "Caution",
    "Chapter",
    "Citation",
    "Comfort",
    "Condition",
    "ConditionReport",
    "Contender",
    "Cue",
    "CueKind",
    "Cues",
    "Demand",
    "Dose",
    "DoseRange",
    "Excluded",
    "Form",
    "Item",
    "Library",
    "Movement",
    "Muscle",
    "Position",
    "Prop",
    "ReadinessQuestion",
    "Record",
    "RecordItem",
    "Region",
    "Relaxed",
    "Request",
    "Routine",
    "SafetyRule",
    "Source",
    "Step",
    "Teaching",
    "Timeline",
    "Variation",
]
