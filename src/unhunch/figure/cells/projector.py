"""Shows the figure of a session, moment by moment; what a guide is handed.

The frames are drawn elsewhere (`bake`), and come one movement after the other: until a movement's are there, and where
it has none, there is no picture.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Final, Protocol

from unhunch.base.errors import WireError
from unhunch.figure.cells.bake import form_of, order_bytes, order_of, read_reels
from unhunch.figure.cells.half_blocks import Strip
from unhunch.figure.cells.reel import Reel, Size
from unhunch.figure.cells.score import moment, spans_by_name, still
from unhunch.figure.cells.steps import Step, step_at, steps
from unhunch.figure.pose import ASSISTED
from unhunch.model import Library, Timeline

GRACE_SECONDS: Final = 1.0
"""So long the end of the drawing is waited for."""


class Baking(Protocol):
    """Reels on their way."""

    @property
    def reels(self) -> Iterable[Reel]:
        """What has come so far."""
        ...

    def stop(self) -> None:
        """Wait for no more."""
        ...


Bake = Callable[[bytes], Baking]
"""Begins to draw an order, `bake.order_bytes`."""


class BakingProcess:
    """Another process that draws, and a thread that takes in what it sends."""

    def __init__(self, order: bytes) -> None:
        self._reels: list[Reel] = []
        self._process = _started()
        self._thread = Thread(target=self._take_in, args=(order,), name="figure-frames", daemon=True)
        self._thread.start()

    @property
    def reels(self) -> Iterable[Reel]:
        """What has come so far."""
        return tuple(self._reels)

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            with suppress(OSError):
                self._process.terminate()
            self.wait(GRACE_SECONDS)

    def wait(self, seconds: float) -> bool:
        """Wait so long at most for the end of the drawing; tell whether it has come."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _take_in(self, order: bytes) -> None:
        """Hand the order over and keep what comes back; a process that fails leaves the session without its figure."""
        if self._process is None:
            return
        with suppress(OSError, ValueError, WireError), self._process as process:
            if process.stdin is not None and process.stdout is not None:
                process.stdin.write(order)
                process.stdin.close()
                for reel in read_reels(process.stdout):
                    self._reels.append(reel)


def _started() -> "subprocess.Popen[bytes] | None":
    """Start to draw; None where the machine has no room for another process."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "unhunch.figure.cells.bake"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **one_thread},
        )
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the last picture was made of."""

    label: str
    picture: int
    mirrored: bool
    dark: bool


class Projector:
    """The figure of one session.

    Parameters
    ----------
    timeline
        What is played.
    library
        The movements it was made from.
    bake
        Begins to draw.
    """

    def __init__(self, timeline: Timeline, library: Library, bake: Bake = BakingProcess) -> None:
        self._timeline = timeline
        self._library = library
        self._bake = bake
        self._steps: tuple[Step, ...] = steps(timeline)
        self._size: Size | None = None
        self._baking: Baking | None = None
        self._shown: _Shown | None = None
        self._strip: Strip = ()

    def picture(
        self, position_ms: int, *, columns: int, rows: int, mono: bool = False, dark: bool = True, stills: bool = False
    ) -> Strip | None:
        """Return the cells of a moment; None where there is no figure, or not yet.

        Parameters
        ----------
        position_ms
            Where the session is, in milliseconds from its start.
        columns, rows
            How large the picture is to be, in cells. Another size than before has to be drawn first.
        mono
            Braille dots instead of coloured half blocks.
        dark
            Colours for a dark ground.
        stills
            The far end and the waiting pose only, for those who want no motion.
        """
        self._ask_for(Size(columns, rows, mono))
        step = step_at(self._steps, position_ms)
        reel = None if step is None else self._reel_of(step)
        if step is None or reel is None:
            return None
        spans = spans_by_name(reel.spans)
        found = moment(step, position_ms, spans)
        found = still(found, spans) if stills else found
        shown = _Shown(reel.label, reel.picture_at(found.seconds), found.mirrored, dark)
        if shown != self._shown:
            self._shown, self._strip = shown, reel.strip(found.seconds, mirrored=found.mirrored, dark=dark)
        return self._strip

    def close(self) -> None:
        """Draw no more."""
        if self._baking is not None:
            self._baking.stop()

    def _ask_for(self, size: Size) -> None:
        if size != self._size:
            self.close()
            self._size, self._shown = size, None
            self._baking = self._bake(order_bytes(order_of(self._timeline, self._library, size)))

    def _reel_of(self, step: Step) -> Reel | None:
        item = step.cue.item
        if item is None or item >= len(self._timeline.chapters) or self._baking is None:
            return None
        movement, variation = form_of(self._timeline.chapters[item])
        labels = [movement] if variation is None else [f"{movement}/{variation}"]
        if variation == ASSISTED:
            labels.append(movement)  # where nobody has posed the practitioner yet
        ready = {reel.label: reel for reel in self._baking.reels}
        return next((ready[label] for label in labels if label in ready), None)
