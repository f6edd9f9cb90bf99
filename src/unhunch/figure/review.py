"""What is wrong with a pose file: in its writing, in what the library says, and in the motion that it is solved to."""

from pathlib import Path
from typing import Final

from unhunch.base.problems import Level, Problem, did_you_mean
from unhunch.figure.pose import ASSISTED, PoseFile
from unhunch.figure.studio import PoseSheet, Studio, variations_of
from unhunch.figure.tempo import SLOWEST, Tempo, tempo_of

UNKNOWN_TEMPO: Final = Tempo(SLOWEST, SLOWEST)
"""For a movement that the library does not know."""


def review(studio: Studio, path: Path) -> tuple[Problem, ...]:
    """Return the problems of one pose file, by line; a file with an error in its writing is not solved."""
    sheet = studio.sheet_of(path)
    found = [*sheet.problems, *strangers(studio, path, sheet)]
    if all(problem.level != "error" for problem in found):
        for pose in sheet.poses.values():
            found += _of_motion(studio, sheet, pose)
    return tuple(sorted(set(found)))


def review_writing(studio: Studio) -> tuple[Problem, ...]:
    """Return the problems of all pose files of a studio that show without solving anything."""
    sheets = [(path, studio.sheet_of(path)) for path in sorted(studio.folder.glob("*.yaml"))]
    return tuple(p for path, sheet in sheets for p in (*sheet.problems, *strangers(studio, path, sheet)))


def strangers(studio: Studio, path: Path, sheet: PoseSheet) -> tuple[Problem, ...]:
    """Return a problem for each movement or variation of a file that the library does not know.

    In a folder of one's own that is a warning: a pose may come before its movement.
    """
    level: Level = "error" if path.resolve().parent == studio.folder.resolve() else "warning"
    known = studio.library.movement_by_id
    found: list[Problem] = []
    for variation, pose in sheet.poses.items():
        if pose.movement not in known:
            if variation is None:
                message = f"the library has no movement {pose.movement!r}"
                found.append(Problem(pose.file, pose.line, level, message, did_you_mean(pose.movement, known)))
        elif variation is not None:
            ids = variations_of(known[pose.movement])
            if variation == ASSISTED and variation not in ids:
                message = f"the library's {pose.movement} has no steps for a practitioner"
                hint = f"leave `{ASSISTED}` out, or write the steps in the movement's file"
                found.append(Problem(pose.file, pose.line, level, message, hint))
            elif variation not in ids:
                message = f"the library's {pose.movement} has no variation {variation!r}"
                found.append(Problem(pose.file, pose.line, level, message, did_you_mean(variation, ids)))
    return tuple(found)


def _of_motion(studio: Studio, sheet: PoseSheet, pose: PoseFile) -> tuple[Problem, ...]:
    """Return what is wrong with the solved motion."""
    from unhunch.figure.checking import measure  # noqa: PLC0415 - only where something is solved
    from unhunch.figure.checking.targets import stretched, target_problems  # noqa: PLC0415
    from unhunch.figure.checking.verdicts import problems  # noqa: PLC0415

    form = studio.find_form(pose.movement, pose.variation)
    motion = studio.solved(pose, sheet.content, UNKNOWN_TEMPO if form is None else tempo_of(form))
    found = problems(measure(motion, pose, studio.body), pose)
    reached = None if form is None else stretched(motion, form, pose, studio.body)
    return found if reached is None else (*found, *target_problems(reached, pose))
