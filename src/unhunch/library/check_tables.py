"""Checks of the tables beside the movements, and of the library as a whole."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from unhunch.base.problems import Problem
from unhunch.library.subjects import Inquiry
from unhunch.model import TECHNIQUES

UBERON_DIGITS: Final = 7


def check_techniques(inquiry: Inquiry, base: Path) -> Iterator[Problem]:
    """Each technique has a movement: no session is whole without."""
    there = {entry.values.get("technique") for entry in inquiry.entries.by_table["movements"].values()}
    for technique in TECHNIQUES:
        if technique not in there:
            yield Problem(
                str(base / "movements"), 0, "error", f"no movement has the technique {technique!r}", "add one"
            )


def check_positions(inquiry: Inquiry) -> Iterator[Problem]:
    """Changes of position take the same both ways, and lead from every position to every other."""
    entries = inquiry.entries.by_table["positions"]
    steps: dict[str, Mapping[str, int]] = {entry.id: entry.values["steps"] for entry in inquiry.entries.of("positions")}
    for start, ways in steps.items():
        for end, seconds in ways.items():
            back = steps.get(end, {}).get(start)
            if end in steps and back != seconds:
                came = f"takes {back} s" if back is not None else "is not there"
                message = f"steps.{end} takes {seconds} s, but the way back {came}"
                yield entries[start].error(("steps", end), message, f"write {start}: {seconds} under {end!r}")
    if steps:
        reached = _reached_from(min(steps), steps)
        for position in steps:
            if position not in reached:
                message = f"position {position!r} cannot be reached from {min(steps)!r}"
                yield entries[position].error(("steps",), message, "name a neighbour")


def _reached_from(start: str, steps: Mapping[str, Mapping[str, int]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for following in steps.get(waiting.pop(), {}):
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    return reached


def check_muscles(inquiry: Inquiry) -> Iterator[Problem]:
    """An UBERON id has seven digits; a muscle's release and stretch are what they are listed as, and reach it."""
    techniques = {movement.id: movement for movement in inquiry.library.movements}
    for entry in inquiry.entries.of("muscles"):
        uberon = entry.values.get("uberon")
        if uberon is not None and not (len(uberon) == UBERON_DIGITS and uberon.isdigit()):
            yield entry.error(("uberon",), f"uberon: expected seven digits, got {uberon!r}", "such as '0002380'")
        for index, movement in enumerate(entry.values.get("release", ())):
            found = techniques.get(movement)
            if found is not None and found.technique != "release":
                message = f"release: {movement!r} is a {found.technique} movement"
                yield entry.error(("release", index), message, "list it under stretch, or leave it out")


def check_regions_have_muscles(inquiry: Inquiry) -> Iterator[Problem]:
    """A region has a main muscle: tightness there has to speak for something."""
    for entry in inquiry.entries.of("regions"):
        if not any(weight == 1 for weight in entry.values["muscles"].values()):
            yield entry.error(("muscles",), "muscles: none weighs 1", "the region's main muscles do")


def check_stand_ins(inquiry: Inquiry) -> Iterator[Problem]:
    """A stand-in says for what."""
    for entry in inquiry.entries.of("props"):
        if entry.values["kind"] == "stand-in" and not entry.values.get("stands_in_for"):
            yield entry.error(("kind",), "a stand-in wants 'stands_in_for'", "name what it takes the place of")
        if entry.id in entry.values.get("stands_in_for", ()):
            yield entry.error(("stands_in_for",), f"{entry.id!r} stands in for itself", "name another prop")


def check_readiness(inquiry: Inquiry) -> Iterator[Problem]:
    """Only a question whose answer is "take care" reports conditions; E, U and S lock the session anyway."""
    for entry in inquiry.entries.of("readiness"):
        if entry.values["action"] == "C" and not entry.values.get("conditions"):
            yield entry.error(("action",), "action C wants 'conditions'", "name what a yes reports")


CHECKS: Final = (check_positions, check_muscles, check_regions_have_muscles, check_stand_ins, check_readiness)
