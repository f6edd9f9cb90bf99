"""What the wheel carries, so that an installed Unhunch solves and draws nothing that it shows every day.

Of each form: the motion, its glTF, its stills (both crops, each side, for all themes), its frames for the terminal.
Of the body: both views of its map.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from unhunch.base.errors import FigureError
from unhunch.base.ids import parted
from unhunch.figure.cache import make_ready
from unhunch.figure.cells.reel import Size
from unhunch.figure.drawing.framing import SHAPES
from unhunch.figure.drawing.map_zones import VIEWS
from unhunch.figure.review import review_writing
from unhunch.figure.studio import POSES, SIDES, Studio
from unhunch.model import Library

TERMINAL: Final = Size(36, 18)
"""The size of the guide's figure in a terminal of 24 rows."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What every worker is given."""

    library: Library
    poses: Path
    folder: Path


def make_all(library: Library, folder: Path, poses: Path = POSES, *, workers: int | None = None) -> tuple[str, ...]:
    """Write each answer into `folder` under its key, and return the ids of what is ready.

    What the cache folder holds already is copied from there; what is not is solved, drawn and kept.

    Parameters
    ----------
    library
        The movements.
    folder
        Where the answers go.
    poses
        Where the pose files lie.
    workers
        How many processes share the work; as many as the machine has processors unless given.

    Raises
    ------
    FigureError
        Where a pose file has an error.
    OSError
        Where the folder cannot be written.
    """
    studio = Studio(library, poses)
    errors = [str(problem) for problem in review_writing(studio) if problem.level == "error"]
    if errors:
        raise FigureError("\n".join(errors))
    ids = studio.all_ids()
    work = _Work(library, poses, folder)
    _make_maps(work)
    number = min(workers or os.cpu_count() or 1, len(ids))
    if number < 2:
        for identity in ids:
            _make_one(work, identity)
    else:
        with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
            list(pool.map(_make_one, [work] * len(ids), ids))
    return ids


def _make_maps(work: _Work) -> None:
    """Draw the body from the front and the back."""
    studio = Studio(work.library, work.poses, heard=lambda key, answer: make_ready(key, answer, work.folder))
    for view in VIEWS:
        studio.body_map(view)


def _make_one(work: _Work, identity: str) -> None:
    """Work out all that is carried of one form."""
    studio = Studio(work.library, work.poses, heard=lambda key, answer: make_ready(key, answer, work.folder))
    studio.motion(*parted(identity))
    studio.motion_glb(*parted(identity))
    studio.reel(*parted(identity), size=TERMINAL)
    for side in SIDES:
        for crop in SHAPES:
            studio.sketch(*parted(identity), crop=crop, side=side)
