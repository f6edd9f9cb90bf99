"""`make body`: write the figure's body anew. Takes about two minutes.

make body                        the body as it is committed
make body ARGS="4 rough.npz"     a rough one: a grid of 4 mm, to another file
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

from body_build.binding import bind
from body_build.clothes import dressed
from body_build.density import edge_length
from body_build.field import distances
from body_build.fingerprint import fingerprint
from body_build.packing import packed, write
from body_build.painting import painted
from body_build.places import sites
from body_build.remesh import remeshed
from body_build.rig import fit_rig
from body_build.sculpture import sculpted
from body_build.skin import hung
from body_build.source import read_source
from body_build.surface import meshed
from unhunch.figure.body import BODY_FILE

SPACING = 0.002
"""Metres between the points of the grid."""


def main(spacing: float, path: Path) -> None:
    """Build the body and write it to `path`."""
    started = time.perf_counter()

    def told(what: str) -> None:
        print(f"{time.perf_counter() - started:6.1f} s  {what}", flush=True)

    source = read_source()
    rig = fit_rig(source)
    weights = bind(source, rig)
    grid = distances(source.vertices, source.faces, spacing)
    told(f"grid of {' x '.join(str(count) for count in grid.values.shape)}")
    fine = meshed(sculpted(grid, source, rig))
    told(f"{len(fine.faces)} fine triangles of the left half")
    skin = hung(remeshed(fine, edge_length(fine.points, rig)), source, weights)
    skin = replace(skin, paint=painted(skin, rig))
    parts = dressed(skin, rig)
    skeleton = rig.skeleton()
    arrays = packed(parts, skeleton, sites(parts, skeleton), fingerprint())
    write(arrays, path)
    triangles = sum(len(arrays[f"{name}.faces"]) for name in parts)
    vertices = sum(len(arrays[f"{name}.vertices"]) for name in parts)
    told(f"{path.name}: {triangles} triangles, {vertices} vertices, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    spacing = float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else SPACING
    main(spacing, Path(sys.argv[2]) if len(sys.argv) > 2 else BODY_FILE)
