"""One person carried through every stage, as files: Library, Routine, Timeline, transcript, captions.

After a change that is meant: `python -m tests.one_person` writes them anew; read the difference before committing it.
"""

from datetime import date
from pathlib import Path

from tests.library.small_library import small_library
from unhunch.model import ConditionReport, Request
from unhunch.pipeline import make_routine, make_timeline
from unhunch.players import transcript, webvtt
from unhunch.wire import to_json

FOLDER = Path(__file__).parent / "goldens" / "anna"
ANNA = Request(
    minutes=8,
    place="room",
    props=("mat", "tennis-ball"),
    tight={"shoulder-top.right": 7, "between-shoulder-blades": 4},
    conditions=(ConditionReport(id="hypermobility"),),
    level="intermediate",
    prefer=("reach-forward",),
    today=date(2026, 11, 20),
)
"""Anna has eight minutes, a mat and a tennis ball; her right shoulder is tight, her joints are very bendy."""


def stages() -> dict[str, str]:
    """Return file name to text for each stage."""
    library = small_library()
    routine = make_routine(ANNA, library, explain=True)
    timeline = make_timeline(routine, library)
    return {
        "1-library.json": to_json(library, indent=1),
        "2-routine.json": to_json(routine, indent=1),
        "3-timeline.json": to_json(timeline, indent=1),
        "4-transcript.txt": transcript.render(timeline),
        "4-captions.vtt": webvtt.render(timeline),
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in stages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
