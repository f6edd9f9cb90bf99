"""Vectors that players in other languages read too: a small routine with the timeline expected of it.

After a change that is meant, write them anew: `python -m tests.timeline.test_timeline_vectors`.
"""

import json
from pathlib import Path
from typing import Any

from tests.timeline.small_library import BREATHING, CAT_COW, EAR_TO_SHOULDER, item, routine, small_library
from unhunch.model import Dose, Routine, Timeline
from unhunch.timeline import compile_timeline
from unhunch.wire import from_plain, to_plain

FILE = Path(__file__).parents[1] / "vectors" / "timeline" / "three-movements.json"


def vector() -> dict[str, Any]:
    """Return the vector as it should be."""
    planned = routine(
        item(CAT_COW, dose=Dose(reps=2, out_seconds=3, hold_seconds=2, back_seconds=3, pause_seconds=2), get_ready=10),
        item(EAR_TO_SHOULDER, dose=Dose(out_seconds=4, hold_seconds=20, back_seconds=4), get_ready=8),
        item(BREATHING, dose=Dose(work_seconds=25), get_ready=5),
    )
    return {
        "about": "A routine and its timeline: dynamic, a stretch with sides, quiet breathing.",
        "tolerance_ms": 0,
        "routine": to_plain(planned),
        "timeline": to_plain(compile_timeline(planned, small_library())),
    }


def test_the_routine_of_the_vector_still_gives_its_timeline() -> None:
    kept = json.loads(FILE.read_text())
    planned = from_plain(kept["routine"], Routine, what="the vector's routine")
    expected = from_plain(kept["timeline"], Timeline, what="the vector's timeline")
    assert compile_timeline(planned, small_library()) == expected


if __name__ == "__main__":
    FILE.write_text(json.dumps(vector(), indent=1, ensure_ascii=False) + "\n")
