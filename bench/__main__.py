"""`make bench`: every budget of the design that exists so far, with what was measured. Shown, never tested.

make bench                 all of it, about five minutes
make bench ARGS=quick      fewer requests
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import figure_lines
from bench.people import full_kit_request, random_request
from unhunch import library as library_room
from unhunch.model import Library, Request
from unhunch.pipeline import load_library, make_routine, make_timeline
from unhunch.wire import to_json

SHORT = (1, 2, 3, 5, 8, 10)
LONG = (20, 30, 45, 60, 90)


def main(quick: bool) -> None:
    """Print one line per budget."""
    print(f"{'what':58} {'budget':>22}  measured")
    library = load_library()
    _loading()
    _timelines(library)
    for what, budget, measured in figure_lines(library, quick=quick):
        _line(what, budget, measured)
    people = 2 if quick else 7
    whole = [random_request(seed, minutes, library) for minutes in SHORT for seed in range(people)]
    _processes("plan, whole process, random, 1-10 min", "9 of 10 < 1.5 s", whole, 1.5)
    large = [full_kit_request(seed, minutes, library) for minutes in LONG for seed in range(people)]
    _processes("plan, whole process, everything at hand, 20-90 min", "9 of 10 < 3 s, max 6", large, 3.0)


def _loading() -> None:
    cold = min(_timed(lambda: library_room.load(cache=False)) for _ in range(5))
    library_room.load()
    warm = min(_timed(library_room.load) for _ in range(5))
    _line("library load, checked, without its cache", "< 300 ms", f"{cold * 1000:.0f} ms")
    _line("library load, with its cache", "< 50 ms", f"{warm * 1000:.0f} ms")


def _timelines(library: Library) -> None:
    routine = make_routine(full_kit_request(1, 30, library), library)
    fastest = min(_timed(lambda: make_timeline(routine, library)) for _ in range(10))
    timeline = make_timeline(routine, library)
    _line("timeline of a 30-minute session", "< 10 ms", f"{fastest * 1000:.1f} ms, {len(timeline.cues)} cues")
    off = timeline.total_ms - 1000 * 60 * routine.request.minutes
    _line("timeline against the asked time", "0 ms off", f"{off} ms off")


def _processes(what: str, budget: str, requests: list[Request], limit: float) -> None:
    taken: list[float] = []
    gaps: list[float] = []
    refused = 0
    with TemporaryDirectory() as folder:
        for number, request in enumerate(requests):
            path = Path(folder) / f"{number}.json"
            path.write_text(to_json(request), encoding="utf-8")
            command = [sys.executable, "-m", "unhunch", "plan", "--request", str(path), "--json"]
            begun = time.perf_counter()
            done = subprocess.run(command, capture_output=True, check=False)
            seconds = time.perf_counter() - begun
            if done.returncode:
                refused += 1
                continue
            taken.append(seconds)
            gaps.append(float(done.stdout.split(b'"optimality_gap":')[1].split(b",")[0]))
    taken.sort()
    nine_of_ten = taken[max(0, -(-len(taken) * 9 // 10) - 1)]
    inside = sum(gap <= 0.01 for gap in gaps)
    _line(
        what,
        budget,
        f"median {statistics.median(taken):.2f} s, 9 of 10 {nine_of_ten:.2f} s, max {taken[-1]:.2f} s; "
        f"{sum(t <= limit for t in taken)} of {len(taken)} inside; gap <= 1 % in {inside}; {refused} refused",
    )


def _timed(act: object) -> float:
    assert callable(act)
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _line(what: str, budget: str, measured: str) -> None:
    print(f"{what:58} {budget:>22}  {measured}", flush=True)


main(quick="quick" in sys.argv[1:])
