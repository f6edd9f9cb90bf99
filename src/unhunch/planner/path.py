"""Seconds to change from one position to another: the shortest path over the library's table of neighbours."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.model import Library


def change_seconds(library: "Library") -> dict[tuple[str, str], int]:
    """Return (from, to) to seconds, 0 for staying; the triangle inequality holds by construction."""
    names = [position.id for position in library.positions]
    far = 10**6
    seconds = {(a, b): 0 if a == b else far for a in names for b in names}
    for position in library.positions:
        for neighbour, step in position.steps.items():
            seconds[position.id, neighbour] = min(step, seconds[position.id, neighbour])
            seconds[neighbour, position.id] = min(step, seconds[neighbour, position.id])
    for via in names:
        for a in names:
            for b in names:
                seconds[a, b] = min(seconds[a, b], seconds[a, via] + seconds[via, b])
    return seconds
