"""Which keyframes a moment of a solved motion lies between: the clock of the round, read back from the motion.

>>> passage = Passage(start=0, end=1, seconds=2.0)
>>> passage.at_key
False
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.solving.clock import round_of
from unhunch.figure.tempo import LOOP_STEP, Tempo

SAME_MOMENT: Final = 2e-3
"""Seconds; the motion's times are rounded."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where one frame lies."""

    start: int
    """Index of the keyframe before it."""
    end: int
    """Index of the keyframe after it; the same at a keyframe."""
    seconds: float
    """How long the way from the one to the other takes; 0 at a keyframe."""

    @property
    def at_key(self) -> bool:
        """Whether it is a keyframe itself."""
        return self.start == self.end


def passages_of(motion: Motion, pose: PoseFile) -> tuple[Passage, ...]:
    """Return for each frame of the motion where it lies.

    Raises
    ------
    ValueError
        Where the motion was not solved from this pose file.
    """
    legs = round_of(pose, _tempo(motion, pose)).legs
    ends = np.cumsum([leg.seconds for leg in legs])
    if abs(ends[-1] - motion.seconds) > 0.01:
        raise ValueError(
            f"{pose.movement}: the motion takes {motion.seconds:.2f} s, its pose file {ends[-1]:.2f} s: solve it anew"
        )
    begins = ends - [leg.seconds for leg in legs]
    found = []
    for time in motion.times:
        number = min(int(np.searchsorted(ends, time - SAME_MOMENT)), len(legs) - 1)
        leg = legs[number]
        if time > ends[number] - SAME_MOMENT:
            found.append(Passage(leg.end, leg.end, 0.0))
        elif time < begins[number] + SAME_MOMENT:
            found.append(Passage(leg.start, leg.start, 0.0))
        else:
            found.append(Passage(leg.start, leg.end, leg.seconds if leg.start != leg.end else 0.0))
    return tuple(found)


def _tempo(motion: Motion, pose: PoseFile) -> Tempo:
    lengths = {span.name: span.end - span.start for span in motion.spans}
    loops = sum(keyframe.phase == "loop" for keyframe in pose.keyframes)
    return Tempo(
        out=lengths.get("out", 0.0),
        back=lengths.get("back", 0.0),
        step=lengths["loop"] / loops if loops else LOOP_STEP,
    )
