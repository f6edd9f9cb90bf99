"""Draws the frames of a session in a process of its own, at low priority: `python -m unhunch.figure.cells.bake`.

An `Order` comes in on standard input, as JSON. Out come the reels on standard output, in the order of the session, each
after a line that says whose it is and how many bytes follow: `cat-cow/one-arm 41230`. What lies ready or in the cache
comes at once. What has no pose is passed over; where only the practitioner has none, the movement alone comes. Where
nobody listens any more the process ends.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Final

from unhunch.base.errors import FigureError
from unhunch.figure.cells.reel import Reel, Size, read_reel, reel_bytes
from unhunch.figure.pose import ASSISTED
from unhunch.model import Chapter, Library, Timeline
from unhunch.wire import from_json, to_json

NICER: Final = 10
"""How far behind everything else the machine may put the drawing."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn."""

    library: Library
    """The movements of the session, and what is known of them."""
    forms: tuple[tuple[str, str | None], ...]
    """Movement and variation, the first needed first."""
    size: Size


def order_of(timeline: Timeline, library: Library, size: Size) -> Order:
    """Return the order for a session: each of its movements once."""
    forms = tuple(dict.fromkeys(form_of(chapter) for chapter in timeline.chapters))
    wanted = {movement for movement, _ in forms}
    movements = tuple(movement for movement in library.movements if movement.id in wanted)
    return Order(replace(library, movements=movements), forms, size)


def form_of(chapter: Chapter) -> tuple[str, str | None]:
    """Return the movement and variation that a chapter shows: with the practitioner where one helps."""
    return chapter.movement, chapter.variation or (ASSISTED if chapter.assist else None)


def order_bytes(order: Order) -> bytes:
    """Return the order as the process reads it."""
    return to_json(order).encode()


def baked(order: Order, folder: Path | None = None) -> Iterator[Reel]:
    """Yield the reels of an order, one after the other, as they are drawn, from the pose files of a folder."""
    from unhunch.figure.studio import POSES, Studio  # noqa: PLC0415 - not in the process that only shows them

    studio = Studio(order.library, folder or POSES)
    for movement, variation in order.forms:
        alone = variation == ASSISTED and not studio.has_pose(movement, ASSISTED)
        with suppress(FigureError):  # no pose yet: a session goes on without its figure
            yield studio.reel(movement, None if alone else variation, size=order.size)


def write_reel(reel: Reel, out: IO[bytes]) -> None:
    """Write a reel to a pipe."""
    content = reel_bytes(reel)
    out.write(f"{reel.label} {len(content)}\n".encode() + content)
    out.flush()


def read_reels(pipe: IO[bytes]) -> Iterator[Reel]:
    """Yield the reels from a pipe until it ends; what is cut off is left out."""
    while line := pipe.readline():
        length = int(line.rpartition(b" ")[2])
        content = pipe.read(length)
        if len(content) < length:
            return
        yield read_reel(content)


def main() -> None:
    """Draw what standard input asks for."""
    if hasattr(os, "nice"):
        os.nice(NICER)
    order = from_json(sys.stdin.buffer.read(), Order, what="the order of frames")
    with suppress(BrokenPipeError):
        for reel in baked(order):
            write_reel(reel, sys.stdout.buffer)


if __name__ == "__main__":
    main()
