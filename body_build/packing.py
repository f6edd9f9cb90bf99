"""From half parts to the arrays of the body file: both sides, whole numbers, always the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from body_build.painting import MIRROR_REGION, NAMES
from body_build.samples import spread_out
from body_build.skin import Skin
from body_build.source import Ints
from body_build.surface import Bools, Half
from unhunch.figure.body import POSITION_SCALE, Site
from unhunch.figure.rotations import MIRROR, Floats
from unhunch.figure.skeleton import MIRROR_NODE, NODES, Skeleton

Array = NDArray[np.generic]

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The date every entry of the file bears."""
FOUR: Final = 4
LEAST_WEIGHT: Final = 0.012


def packed(
    parts: Mapping[str, Skin], skeleton: Skeleton, places: Mapping[str, Site], fingerprint: str
) -> dict[str, Array]:
    """Return the arrays of the body file by name."""
    arrays: dict[str, Array] = {
        "nodes": np.array(NODES),
        "offsets": skeleton.offsets,
        "bind_rotations": skeleton.bind_rotations,
        "bind_positions": skeleton.bind_positions,
        "parts": np.array(list(parts)),
        "sites": np.array(list(places)),
        "site_nodes": np.array([site.node for site in places.values()], dtype=np.uint8),
        "site_positions": np.array([site.position for site in places.values()]),
        "site_normals": np.array([site.normal for site in places.values()]),
        "regions": np.array(NAMES),
        "fingerprint": np.array(fingerprint),
    }
    for name, part in parts.items():
        arrays |= {f"{name}.{key}": value for key, value in _part(part).items()}
    half = spread_out(parts)
    twins = np.array([_images(part.half)[vertex] for part, vertex in ((list(parts.values())[i], v) for i, v in half)])
    mirrored = np.stack([half[:, 0], twins], axis=1)[twins != half[:, 1]]
    samples = np.concatenate([half, mirrored])
    arrays["sample_parts"] = samples[:, 0].astype(np.uint8)
    arrays["sample_vertices"] = samples[:, 1].astype(np.uint16)
    return arrays


def _images(half: Half) -> Ints:
    """Return for each point of the left half the index of its mirror image in the whole."""
    twin = np.flatnonzero(~half.seam)
    images = np.arange(len(half.points))
    images[twin] = len(half.points) + np.arange(len(twin))
    return images


def _part(part: Skin) -> dict[str, Array]:
    half = part.half
    if np.abs(half.points).max() >= 1:
        raise ValueError(f"a point lies {np.abs(half.points).max():.3f} m from the origin; expected less than 1 m")
    twin = np.flatnonzero(~half.seam)
    faces = np.concatenate([half.faces, _images(half)[half.faces][:, ::-1]])
    joints, weights = _strongest(part.weights, half.seam)
    regions, cover = _strongest_paint(part.paint, half.seam)
    mirrored_joints = np.where(weights[twin] > 0, MIRROR_NODE[joints[twin]], 0)
    mirrored_regions = np.where(cover[twin] > 0, MIRROR_REGION[regions[twin]], 0)
    points = np.concatenate([half.points, half.points[twin] * MIRROR])
    normals = np.concatenate([half.normals, half.normals[twin] * MIRROR])
    return {
        "vertices": np.round(points * POSITION_SCALE).astype(np.int16),
        "normals": np.round(normals * 127).astype(np.int8),
        "faces": faces.astype(np.uint16),
        "joints": np.concatenate([joints, mirrored_joints]).astype(np.uint8),
        "weights": np.concatenate([weights, weights[twin]]).astype(np.uint8),
        "muscles": np.concatenate([regions, mirrored_regions]).astype(np.uint8),
        "muscle_weights": np.concatenate([cover, cover[twin]]).astype(np.uint8),
    }


def _strongest(weights: Floats, seam: Bools) -> tuple[Ints, Ints]:
    """Return the four strongest nodes of each point and their weights in 255ths, which add up to 255."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :FOUR]
    kept = np.take_along_axis(weights, order, axis=1)
    kept[kept < LEAST_WEIGHT] = 0
    kept[seam[:, None] & ~_paired(order, MIRROR_NODE)] = 0
    kept /= kept.sum(axis=1, keepdims=True)
    whole = np.round(kept * 255).astype(np.int64)
    # what rounding leaves over goes to the strongest; on the seam to the strongest in the middle: pairs stay alike
    middle = (MIRROR_NODE[order] == order) & (whole > 0)
    taker = np.where(seam, middle.argmax(axis=1), 0)
    whole[np.arange(len(whole)), taker] += 255 - whole.sum(axis=1)
    return np.where(whole > 0, order, 0), whole


def _strongest_paint(paint: Floats, seam: Bools) -> tuple[Ints, Ints]:
    order = np.argsort(-paint, axis=1, kind="stable")[:, :FOUR]
    kept = np.take_along_axis(paint, order, axis=1)
    kept[seam[:, None] & ~_paired(order, MIRROR_REGION)] = 0
    whole = np.round(kept * 255).astype(np.int64)
    again = np.argsort(-whole, axis=1, kind="stable")
    order, whole = np.take_along_axis(order, again, axis=1), np.take_along_axis(whole, again, axis=1)
    return np.where(whole > 0, order, 0), whole


def _paired(order: Ints, mirror: Ints) -> Bools:
    """Return where what is named on the seam has its mirror image beside it: it goes with that or not at all."""
    return np.asarray((mirror[order][:, :, None] == order[:, None, :]).any(axis=2))


def write(arrays: Mapping[str, Array], path: Path) -> None:
    """Write the arrays as an .npz of always the same bytes; the old file stays until the new one is whole."""
    beside = path.with_suffix(".new")
    with zipfile.ZipFile(beside, "w") as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, array.copy(order="C"), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.getvalue(), compresslevel=9)
    beside.replace(path)
