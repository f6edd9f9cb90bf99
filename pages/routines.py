"""docs/routines.md: twelve routines as people see them, made by the planner itself."""

from datetime import date

from bench.people import KIT
from unhunch.cli.routine_text import routine_lines
from unhunch.model import ConditionReport, Library, Request
from unhunch.pipeline import make_routine

TODAY = date(2026, 11, 20)
BED = ("bed",)
TWELVE: tuple[tuple[str, Request], ...] = (
    ("One minute between two calls", Request(minutes=1, place="desk", tight={"neck-side": 5}, today=TODAY)),
    ("Two minutes, neck", Request(minutes=2, place="desk", tight={"neck-back": 6}, today=TODAY)),
    (
        "Four minutes, tight between the blades",
        Request(minutes=4, place="desk", tight={"between-shoulder-blades": 7, "neck-side.left": 4}, today=TODAY),
    ),
    (
        "Five minutes, a ball in the drawer",
        Request(minutes=5, place="desk", props=("tennis-ball",), tight={"shoulder-top.right": 6}, today=TODAY),
    ),
    (
        "Ten minutes at the desk, nothing at hand, nothing tight",
        Request(minutes=10, place="desk", level="intermediate", today=TODAY),
    ),
    (
        "Ten minutes in a room with a mat and a roller",
        Request(
            minutes=10,
            props=("mat", "foam-roller"),
            tight={"between-shoulder-blades": 7, "chest": 4},
            level="intermediate",
            today=TODAY,
        ),
    ),
    (
        "Ten minutes on the bed, 65 or older, reporting osteoporosis",
        Request(
            minutes=10,
            props=BED,
            tight={"mid-back": 5},
            conditions=(ConditionReport(id="osteoporosis"),),
            age_band="65-plus",
            today=TODAY,
        ),
    ),
    (
        "Fifteen minutes with a practitioner",
        Request(minutes=15, assisted=True, props=("foam-roller",), tight={"mid-back": 6}, today=TODAY),
    ),
    (
        "Twenty minutes, everything at hand",
        Request(
            minutes=20,
            props=KIT,
            tight={"between-shoulder-blades": 6, "shoulder-top": 6},
            level="intermediate",
            today=TODAY,
        ),
    ),
    (
        "Twenty minutes, band and mat, sore wrists",
        Request(
            minutes=20,
            props=("resistance-band", "mat"),
            tight={"shoulder-back": 5, "neck-back": 5},
            conditions=(ConditionReport(id="wrist-pain"),),
            today=TODAY,
        ),
    ),
    (
        "Thirty minutes, mat only, chest and sides",
        Request(minutes=30, props=("mat",), tight={"chest": 6, "side-of-ribs": 5}, level="advanced", today=TODAY),
    ),
    (
        "Sixty minutes, everything at hand, tight all over",
        Request(
            minutes=60,
            props=KIT,
            tight={"neck-side": 6, "between-shoulder-blades": 6, "mid-back": 5, "shoulder-front": 4},
            level="advanced",
            today=TODAY,
        ),
    ),
)


def page(library: Library) -> str:
    """Return the page."""
    lines = [
        "# Twelve routines",
        "",
        "Made by `make docs` from the library and the planner as they are, each as `unhunch plan` prints it.",
    ]
    for title, request in TWELVE:
        routine = make_routine(request, library)
        lines += ["", f"## {title}", "", "```text", *routine_lines(routine, library), "```"]
        lines += ["", f"Proven within {routine.optimality_gap:.1%} of the best there is."]
    return "\n".join(lines) + "\n"
