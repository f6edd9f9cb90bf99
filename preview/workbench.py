"""A pose file on the workbench: read, solved, measured, and as the page shows it.

Where a file has a mistake, the last motion that could be made of it stays to be looked at.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preview.facts import facts_of_report, facts_of_targets
from unhunch.base.problems import Problem
from unhunch.figure.body import load_body
from unhunch.figure.checking import measure, problems, stretched, target_problems
from unhunch.figure.gltf import body_glb, motion_glb, props_glb
from unhunch.figure.lighting import Lit, lit_regions
from unhunch.figure.pose import PoseFile
from unhunch.figure.review import UNKNOWN_TEMPO, strangers
from unhunch.figure.studio import PoseSheet, Studio
from unhunch.figure.tempo import tempo_of
from unhunch.model import Library

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Solved:
    """A motion that could be made, and what is known of it."""

    content: bytes
    """The pose file that it was made from."""
    glb: bytes
    facts: Json
    problems: tuple[Problem, ...]


class Workbench:
    """The pose files of one folder."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.folder = folder
        self.body = load_body()
        self._solved: dict[str, Solved] = {}
        self._one_at_a_time = threading.Lock()

    def shared(self, name: str) -> bytes:
        """Return the shared file `name`: "body" or "props"."""
        return body_glb(self.body) if name == "body" else props_glb()

    def listed(self) -> list[Json]:
        """Return every pose file with its forms and how many errors its writing has."""
        studio = Studio(self.library, self.folder)
        return [self._row(studio, path) for path in sorted(self.folder.glob("*.yaml"))]

    def _row(self, studio: Studio, path: Path) -> Json:
        sheet = studio.sheet_of(path)
        movement = self.library.movement_by_id.get(path.stem)
        return {
            "movement": path.stem,
            "title": movement.name if movement else path.stem,
            "forms": [_identity(path.stem, variation) for variation in sheet.poses] or [path.stem],
            "errors": sum(problem.level == "error" for problem in sheet.problems),
        }

    def shown(self, movement: str, variation: str | None) -> Json:
        """Return everything that the page says about a form; its motion is solved where it has changed."""
        identity = _identity(movement, variation)
        path = self.folder / f"{movement}.yaml"
        with self._one_at_a_time:
            studio = Studio(self.library, self.folder)
            sheet = studio.sheet_of(path)
            found = [*sheet.problems, *strangers(studio, path, sheet)]
            pose = sheet.poses.get(variation)
            if pose is not None and all(problem.level != "error" for problem in sheet.problems):
                self._solve(identity, studio, sheet, pose)
            elif not found:
                found.append(Problem(str(path.name), 0, "error", f"the file has no form {identity!r}"))
        last = self._solved.get(identity)
        fresh = last is not None and last.content == sheet.content
        if last is not None and fresh:
            found += last.problems
        return {
            "id": identity,
            "movement": movement,
            "variation": variation,
            "problems": [_problem(problem) for problem in sorted(set(found))],
            "fresh": fresh,
            "motion": None if last is None else last.facts,
        }

    def motion(self, identity: str) -> bytes | None:
        """Return the motion file of a form as it was last shown; None where it never was."""
        last = self._solved.get(identity)
        return None if last is None else last.glb

    def _solve(self, identity: str, studio: Studio, sheet: PoseSheet, pose: PoseFile) -> None:
        last = self._solved.get(identity)
        if last is not None and last.content == sheet.content:
            return
        form = studio.find_form(pose.movement, pose.variation)
        begun = time.perf_counter()
        motion = studio.solved(pose, sheet.content, UNKNOWN_TEMPO if form is None else tempo_of(form))
        taken = time.perf_counter() - begun
        report = measure(motion, pose, self.body)
        reached = None if form is None else stretched(motion, form, pose, self.body)
        lit: Mapping[str, Lit] = {} if form is None else lit_regions(form, pose)
        glb = motion_glb(motion, pose, self.body, lit, sides="switch" if form is None else form.sides)
        self._solved[identity] = Solved(
            content=sheet.content,
            glb=glb,
            facts={
                "solveMs": round(1000 * taken),
                "bytes": len(glb),
                **facts_of_report(report, pose, self.body),
                **facts_of_targets(reached),
            },
            problems=(*problems(report, pose), *(target_problems(reached, pose) if reached else ())),
        )


def _identity(movement: str, variation: str | None) -> str:
    return movement if variation is None else f"{movement}/{variation}"


def _problem(problem: Problem) -> Json:
    return {
        "file": Path(problem.file).name,
        "line": problem.line,
        "level": problem.level,
        "message": problem.message,
        "hint": problem.hint,
    }
