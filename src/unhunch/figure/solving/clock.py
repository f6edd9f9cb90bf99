"""Which keyframe follows which, and when: the clock of one round of a movement."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from unhunch.figure.motion import KeyTime, Span, SpanName
from unhunch.figure.pose import Keyframe, PoseFile
from unhunch.figure.tempo import HOLD_SHOWN, PAUSE_SHOWN, Tempo

FINISH_SHOWN: Final = 2.0


@dataclass(frozen=True, slots=True)
class Leg:
    """From one keyframe to another; the two are the same where the figure waits."""

    start: int
    end: int
    seconds: float
    before: tuple[int, float] | None = None
    """The keyframe that this leg comes flowing from, and the seconds of that leg; None where it begins from rest."""
    after: tuple[int, float] | None = None
    """The keyframe that it flows on to, and the seconds of that leg; None where it comes to rest."""

    def reversed(self) -> "Leg":
        """Return the same way, gone back."""
        return Leg(self.end, self.start, self.seconds, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Round:
    """The legs of one round, and the phases they make."""

    legs: tuple[Leg, ...]
    spans: tuple[Span, ...]
    keys: tuple[KeyTime, ...]


def round_of(pose: PoseFile, tempo: Tempo) -> Round:
    """Return the round of a movement at a tempo.

    A movement with repetitions goes ready, out, hold, back, pause; where the next repetition does not begin where the
    figure waits, it goes out once more (`again`), back, and home (`finish`). One that goes on comes in, loops, and goes
    home.
    """
    phases: dict[str, list[int]] = {"start": [], "out": [], "back": [], "loop": []}
    for index, keyframe in enumerate(pose.keyframes):
        phases[keyframe.phase].append(index)
    draft = _Draft(pose.keyframes)
    draft.wait("ready", 0, PAUSE_SHOWN)
    if phases["loop"]:
        first, *others = phases["loop"]
        way_in = (0, *phases["out"], first)
        seconds = tempo.out if phases["out"] else FINISH_SHOWN
        draft.go("out", way_in, seconds, free=True)
        draft.go("loop", (first, *others, first), tempo.step * len(phases["loop"]), closed=True)
        draft.go("finish", way_in, seconds, free=True, gone_back=True)
        return draft.done()
    outs, backs = phases["out"], phases["back"]
    far, near = outs[-1], backs[-1] if backs else 0
    draft.go("out", (0, *outs), tempo.out)
    draft.wait("hold", far, HOLD_SHOWN)
    if backs:
        draft.go("back", (far, *backs), tempo.back)
    else:
        draft.go("back", (0, *outs), tempo.back, gone_back=True)
    draft.wait("pause", near, PAUSE_SHOWN)
    if backs and not _same(pose.keyframes[near], pose.start):
        draft.go("again", (near, *outs), tempo.out)
        draft.wait(None, far, PAUSE_SHOWN)
        draft.go(None, (far, *backs), tempo.back)
        draft.go("finish", (near, 0), FINISH_SHOWN)
    return draft.done()


def _same(one: Keyframe, other: Keyframe) -> bool:
    return one.angles == other.angles and {(c.site, c.to, c.at) for c in one.contacts} == {
        (c.site, c.to, c.at) for c in other.contacts
    }


class _Draft:
    """Legs, spans and key times as they are laid down."""

    def __init__(self, keyframes: tuple[Keyframe, ...]) -> None:
        self._keyframes = keyframes
        self._legs: list[Leg] = []
        self._spans: list[Span] = []
        self._reached: dict[str, float] = {keyframes[0].name: 0.0}
        self._now = 0.0

    def wait(self, name: SpanName | None, at: int, seconds: float) -> None:
        self._lay(name, [Leg(at, at, seconds)])

    def go(
        self,
        name: SpanName | None,
        way: tuple[int, ...],
        seconds: float,
        *,
        free: bool = False,
        closed: bool = False,
        gone_back: bool = False,
    ) -> None:
        """Lay a way through keyframes without a stop between them.

        `free` passes over the seconds of a loop's keyframes, which are meant for its rounds; a `closed` way ends where
        it begins and flows on; a way `gone_back` is laid in reverse.
        """
        steps = list(pairwise(way))
        ends = [self._keyframes[end] for _, end in steps]
        own = [None if free and end.phase == "loop" else end.seconds for end in ends]
        shares = [self._distance(start, end) for start, end in steps]
        unsaid = sum(share for share, given in zip(shares, own, strict=True) if given is None)
        left = max(seconds - sum(given for given in own if given is not None), 0.5)
        takes = [
            given if given is not None else left * share / unsaid for given, share in zip(own, shares, strict=True)
        ]
        legs = []
        for number, (start, end) in enumerate(steps):
            flows_in, flows_out = closed or number > 0, closed or number + 1 < len(steps)
            before, after = (number - 1) % len(steps), (number + 1) % len(steps)
            legs.append(
                Leg(
                    start,
                    end,
                    takes[number],
                    (steps[before][0], takes[before]) if flows_in else None,
                    (steps[after][1], takes[after]) if flows_out else None,
                )
            )
        self._lay(name, [leg.reversed() for leg in reversed(legs)] if gone_back else legs)

    def done(self) -> Round:
        keys = tuple(KeyTime(name, seconds) for name, seconds in self._reached.items())
        return Round(tuple(self._legs), tuple(self._spans), keys)

    def _lay(self, name: SpanName | None, legs: list[Leg]) -> None:
        began = self._now
        for leg in legs:
            self._now += leg.seconds
            self._reached.setdefault(self._keyframes[leg.end].name, self._now)
        self._legs += legs
        if name is not None:
            self._spans.append(Span(name, began, self._now))

    def _distance(self, start: int, end: int) -> float:
        """Return the largest change of an angle, degrees; ways are shared out by it."""
        one, other = self._keyframes[start].angles, self._keyframes[end].angles
        return max([10.0, *(abs(one.get(name, 0) - other.get(name, 0)) for name in {*one, *other})])
