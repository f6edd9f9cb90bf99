"""A solved motion: every angle at every moment, on one clock, with the phases marked on it.

The clock runs through one whole round: ready, out, hold, back, pause (where the next repetition begins), and, where
that is not where the figure waits, `again` (from there out once more) and `finish` (back to waiting). Movements that
simply go on have one `loop`. A player freezes, stretches or repeats a span to fit its cue.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from unhunch.figure.angles import mirrored_angles
from unhunch.figure.bases import BASES, turned_base
from unhunch.figure.rotations import MIRROR, Floats

SpanName = Literal["ready", "out", "hold", "back", "pause", "again", "finish", "loop"]
SPAN_NAMES: Final[tuple[SpanName, ...]] = ("ready", "out", "hold", "back", "pause", "again", "finish", "loop")
RATE: Final = 12
"""Frames in a second; between them rotations are slerped."""


@dataclass(frozen=True, slots=True)
class Span:
    """One phase on the clock, seconds."""

    name: SpanName
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class KeyTime:
    """When a keyframe of the pose file is reached for the first time."""

    name: str
    seconds: float


@dataclass(frozen=True, eq=False)
class Motion:
    """One movement in motion. The first axis is time."""

    movement: str
    variation: str | None
    base: str
    times: Floats
    """(frames,), seconds, ascending, from 0."""
    poses: Floats
    """(frames, angles), degrees."""
    roots: Floats
    """(frames, 3), the pelvis in the world, metres."""
    spans: tuple[Span, ...]
    keys: tuple[KeyTime, ...]
    turn: float = 0.0
    """Degrees by which the base position is turned about the vertical, plus to the left."""
    partner: "Motion | None" = None
    """The practitioner, on the same clock."""

    @property
    def rotation(self) -> Floats:
        """Return how the neutral stance lies in the world, (3, 3)."""
        return turned_base(self.base, self.turn)

    @property
    def seconds(self) -> float:
        """How long one round takes."""
        return float(self.times[-1])

    def span(self, name: SpanName) -> Span | None:
        """Return the span of that name; None where the movement has none."""
        return next((span for span in self.spans if span.name == name), None)

    def at(self, seconds: float) -> tuple[Floats, Floats]:
        """Return the pose (1, angles) and root (1, 3) at a moment, between two frames in a straight line."""
        after = int(np.clip(np.searchsorted(self.times, seconds), 1, len(self.times) - 1))
        before = after - 1
        length = self.times[after] - self.times[before]
        part = np.clip((seconds - self.times[before]) / length, 0, 1) if length > 0 else 0.0
        pose = self.poses[before] * (1 - part) + self.poses[after] * part
        root = self.roots[before] * (1 - part) + self.roots[after] * part
        return pose[None], root[None]

    def mirrored(self) -> "Motion":
        """Return the motion of the other side."""
        return Motion(
            self.movement,
            self.variation,
            BASES[self.base].mirror,
            self.times,
            mirrored_angles(self.poses),
            self.roots * MIRROR,
            self.spans,
            self.keys,
            -self.turn,
            None if self.partner is None else self.partner.mirrored(),
        )
