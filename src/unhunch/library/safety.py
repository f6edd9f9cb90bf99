"""What a form asks of a body, and which rule of which condition it therefore meets.

Every rule that applies becomes a caution on every form it touches, the whole-body ones ("any", "any-but-breathing")
too: whoever reads nothing but a movement's cautions is safe.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from unhunch.model import Caution, Condition, Demand, SafetyRule
from unhunch.model.movement import EFFECTS


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The demands and the rules of a library, ready to be laid over a form."""

    demands: tuple[Demand, ...]
    cautions: tuple[tuple[str, Caution], ...]
    """The demand that calls it, and the caution of each rule."""

    @classmethod
    def of(cls, demands: Iterable[Demand], conditions: Iterable[Condition]) -> "Rulebook":
        """Return the rulebook of a library."""
        cautions = tuple(
            (rule.demand, _caution(condition.id, rule)) for condition in conditions for rule in condition.rules
        )
        return cls(tuple(demands), cautions)

    def demands_of(self, positions: tuple[str, ...], technique: str, props: tuple[str, ...]) -> tuple[str, ...]:
        """Return the demands that follow from positions, technique and props."""
        return tuple(
            demand.id
            for demand in self.demands
            if technique in demand.techniques
            or any(position in demand.positions for position in positions)
            or any(prop in demand.props for prop in props)
        )

    def cautions_for(self, demands: Iterable[str], technique: str) -> tuple[Caution, ...]:
        """Return the caution of every rule that applies to a form."""
        met = {"any", *demands} if technique == "breathing" else {"any", "any-but-breathing", *demands}
        return tuple(caution for demand, caution in self.cautions if demand in met)

    @staticmethod
    def order(cautions: tuple[Caution, ...]) -> tuple[Caution, ...]:
        """Return cautions with the strictest first, then by condition and rule."""
        return tuple(
            sorted(cautions, key=lambda caution: (EFFECTS.index(caution.effect), caution.condition, caution.rule))
        )


def _caution(condition: str, rule: SafetyRule) -> Caution:
    """Return what a rule says of each form that it touches."""
    return Caution(
        rule=rule.id,
        condition=condition,
        effect=rule.effect,
        note=rule.note,
        source=rule.source,
        instead=rule.instead,
        max_hold_seconds=rule.max_hold_seconds,
        everywhere=rule.everywhere,
    )
