"""For `--explain`: what each pick won against, and why the other did not come in."""

from typing import TYPE_CHECKING

from unhunch.model import Contender
from unhunch.planner.worth import worth_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unhunch.model import Item
    from unhunch.planner.candidates import Candidate
    from unhunch.planner.setting import Setting

SHOWN = 3
"""Contenders a pick is shown with."""


def contenders(setting: "Setting", items: "Sequence[Item]") -> tuple[Contender, ...]:
    """Return, for each pick, the strongest of the same technique that are not in the routine."""
    best: dict[str, Candidate] = {}
    worth: dict[str, int] = {}
    for candidate in setting.candidates:
        ref = candidate.offer.ref
        value = worth_of(candidate, setting.request, setting.week, setting.needs)
        if ref not in best or value > worth[ref]:
            best[ref], worth[ref] = candidate, value
    chosen = {item.ref: item for item in items}
    families = {best[ref].offer.family: ref for ref in chosen if ref in best}
    found: list[Contender] = []
    for item in items:
        rivals = [ref for ref, c in best.items() if ref not in chosen and c.offer.form.technique == item.technique]
        found.extend(
            Contender(
                pick=item.ref,
                against=ref,
                worth_pick=worth[item.ref],
                worth_against=worth[ref],
                why=_why(best[ref], item, worth[ref] - worth[item.ref], families, items),
            )
            for ref in sorted(rivals, key=lambda r: (-worth[r], r))[:SHOWN]
        )
    return tuple(found)


def _why(rival: "Candidate", item: "Item", ahead: int, families: "dict[str, str]", items: "Sequence[Item]") -> str:
    family = rival.offer.family
    if family in families:
        return f"its family is there already with {families[family]}"
    if rival.offer.form.position not in {other.position for other in items}:
        return f"it would need a change to {rival.offer.form.position}"
    if rival.body_seconds > item.seconds:
        return f"it takes {rival.body_seconds} s beside what the others need"
    if ahead > 0:
        return "alone it is worth more, but beside the others it adds less"
    return "it is worth less for what was asked"
