"""The figure's share of `make bench`: seconds of each step on a cold and a warm cache, bytes against their budgets."""

import gzip
import os
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TypeVar

from unhunch.base.ids import parted
from unhunch.figure.body import load_body
from unhunch.figure.cells.reel import Reel, reel_bytes
from unhunch.figure.ready import TERMINAL
from unhunch.figure.studio import Studio
from unhunch.model import Library

T = TypeVar("T")
SHOWN_FROM = 0.5
"""Where in the motion the terminal frame is taken that is timed again and again."""
CELLS_TIMED = 200
WITH_TWO = " with a practitioner"


def figure_lines(library: Library, *, quick: bool) -> Iterator[tuple[str, str, str]]:
    """Yield what is measured, its budget, and what was found.

    Parameters
    ----------
    library
        The movements.
    quick
        Three forms instead of all.
    """
    load_body()
    with _empty_cache():
        studio = Studio(library)
        ids = studio.all_ids()
        forms = [parted(identity) for identity in (ids[:: max(1, len(ids) // 3)][:3] if quick else ids)]
        many = f"{len(forms)} forms"
        cold, _ = _timed(forms, studio.motion)
        yield "figure: a motion solved, cold", "", f"{_spread(cold)}, {many}"
        warm, _ = _timed(forms, lambda *form: Studio(library).motion(*form))
        yield "figure: a motion recalled, pose file read anew", "", _spread(warm)
        made, motions = _timed(forms, studio.motion_glb)
        two = [studio.pose(*form).partner is not None for form in forms]
        yield "figure: a motion as glTF, its seconds", "", _spread(made)
        for whose, budget, helped in (("", "< 40 KB", False), (WITH_TWO, "< 60 KB", True)):
            sizes = [len(motion) for motion, one in zip(motions, two, strict=True) if one == helped]
            if sizes:
                yield f"figure: a motion as glTF{whose}, its bytes", budget, f"{_sizes(sizes)}, {_sum(sizes)} in all"
        body = studio.body_glb()
        yield "figure: the body as glTF, once", "< 450 KB", f"{len(body) / 1000:.0f} KB, {_gzipped(body)}"
        drawn, stills = _timed(forms, lambda *form: studio.still(*form).encode())
        yield "figure: a still drawn, cold", "", _spread(drawn)
        again, _ = _timed(forms, studio.still)
        yield "figure: a still recalled", "", _spread(again)
        budgets = (("", "< 40 KB, gz < 16 KB", False), (WITH_TWO, "< 60 KB, gz < 24 KB", True))
        for whose, budget, helped in budgets:
            some = [still for still, one in zip(stills, two, strict=True) if one == helped]
            if some:
                packed = [len(gzip.compress(still, 9, mtime=0)) for still in some]
                yield (
                    f"figure: a still{whose}, its bytes",
                    budget,
                    f"{_sizes([len(still) for still in some])}, gz {_sizes(packed)}",
                )
        baked, reels = _timed(forms, lambda *form: studio.reel(*form, size=TERMINAL))
        pictures = [seconds / len(reel.pictures) for seconds, reel in zip(baked, reels, strict=True)]
        yield f"figure: a terminal frame drawn, {TERMINAL.columns}x{TERMINAL.rows}", "", _spread(pictures)
        yield "figure: all terminal frames of a movement, bytes", "", _sizes([len(reel_bytes(reel)) for reel in reels])
        shown = _shown(reels)
        share = f"{shown * 1000:.2f} ms, {shown * 12:.1%} of a core at 12 a second"
        yield "figure: a baked frame made into cells", "a tenth of a core", share


@contextmanager
def _empty_cache() -> Iterator[None]:
    before = os.environ.get("UNHUNCH_CACHE_DIR")
    with TemporaryDirectory() as folder:
        os.environ["UNHUNCH_CACHE_DIR"] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ["UNHUNCH_CACHE_DIR"]
            else:
                os.environ["UNHUNCH_CACHE_DIR"] = before


def _timed(forms: Iterable[tuple[str, str | None]], act: Callable[[str, str | None], T]) -> tuple[list[float], list[T]]:
    seconds, found = [], []
    for form in forms:
        begun = time.perf_counter()
        found.append(act(*form))
        seconds.append(time.perf_counter() - begun)
    return seconds, found


def _shown(reels: Iterable[Reel]) -> float:
    """Return the seconds that one moment takes from a baked reel to cells."""
    taken = []
    for reel in reels:
        begun = time.perf_counter()
        for _ in range(CELLS_TIMED):
            reel.strip(reel.times[-1] * SHOWN_FROM, mirrored=True, dark=True)
        taken.append((time.perf_counter() - begun) / CELLS_TIMED)
    return statistics.median(taken)


def _spread(seconds: list[float]) -> str:
    return f"median {_time(statistics.median(seconds))}, max {_time(max(seconds))}"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


def _sizes(sizes: list[int]) -> str:
    return f"median {statistics.median(sizes) / 1000:.0f} KB, max {max(sizes) / 1000:.0f} KB"


def _sum(sizes: list[int]) -> str:
    return f"{sum(sizes) / 1000:.0f} KB"


def _gzipped(content: bytes) -> str:
    return f"gz {len(gzip.compress(content, 9, mtime=0)) / 1000:.0f} KB"
