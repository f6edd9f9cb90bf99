"""Which muscles are lit in a picture of a movement, on which side, how strongly, and which of them only as a hint.

What a movement is for comes from its targets; where a muscle lies on the figure from `regions.REGION_OF`. A motion is
authored for the left side, and so is this; the other side is the mirror image.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from unhunch.figure.angles import SIDES
from unhunch.figure.pose import PoseFile
from unhunch.figure.regions import REGION_OF
from unhunch.model import Form

FeltSide = Literal["left", "right", "both"]
LEAST: Final = 0.3
"""Targets below this weight are not shown: a figure that is red all over says nothing."""
COUNTS: Final = 0.5
"""From this weight on a target counts towards its muscle's time, and is lit in full."""
FAINT: Final = 0.55
"""How strongly those between the two are lit."""


@dataclass(frozen=True, slots=True)
class Lit:
    """How one region is lit."""

    strength: float
    """0 to 1."""
    hint: bool
    """True where the muscle lies deep: it is shown where it lies, but softly."""


def lit_regions(form: Form, pose: PoseFile) -> Mapping[str, Lit]:
    """Return the regions to be lit, with side ("trapezius-upper.left"), for the side the pose file is made for."""
    lit: dict[str, Lit] = {}
    for muscle, weight in sorted(form.targets.items()):
        if weight < LEAST or muscle not in REGION_OF:
            continue
        bases, hint = REGION_OF[muscle]
        light = Lit(1.0 if weight >= COUNTS else FAINT, hint)
        for region in (f"{base}.{side}" for base in bases for side in lit_sides(form, pose, muscle)):
            lit[region] = max(lit.get(region, light), light, key=_prominence)
    return lit


def lit_sides(form: Form, pose: PoseFile, muscle: str) -> tuple[str, ...]:
    """Return on which sides a muscle is felt: as the pose file says, else as the movement does."""
    usual: FeltSide = "both" if form.sides == "none" else "left" if form.felt_side == "same" else "right"
    side = pose.lit_sides.get(muscle, usual)
    return SIDES if side == "both" else (side,)


def _prominence(light: Lit) -> tuple[float, bool]:
    """Of two muscles in one region the stronger is shown; of equal ones that which lies at the surface."""
    return light.strength, not light.hint
