"""How deep a practitioner's body and the person's lie in each other: a hand that sinks into a thigh, a knee in a side.

Places on the skin of both are sampled; one is inside the other body where it lies behind the nearest vertex of that
one's skin.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.body import Body, skinned
from unhunch.figure.rotations import Floats
from unhunch.figure.skeleton import NODES

STEP: Final = 4
"""Of so many frames one is looked at."""
STRAIGHT: Final = 0.7
"""Cosine between the way from the nearest vertex and its normal: less, and the place lies beside a fold."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Where two bodies lie deepest in each other."""

    metres: float
    node: str
    """The practitioner's segment that it is."""
    seconds: float


@dataclass(frozen=True, eq=False)
class _Skin:
    """One body at one moment."""

    vertices: Floats
    """(vertices, 3)."""
    normals: Floats

    def depths(self, points: Floats) -> tuple[Floats, NDArray[np.int64]]:
        """Return how deep points (points, 3) lie inside, metres, 0 outside; and the vertex next to each."""
        apart = (self.vertices**2).sum(axis=1) - 2 * points @ self.vertices.T
        nearest = apart.argmin(axis=1)
        way = self.vertices[nearest] - points
        inwards = (way * self.normals[nearest]).sum(axis=1)
        straight = inwards > STRAIGHT * np.linalg.norm(way, axis=1)
        return np.where(straight, inwards, 0.0), nearest


def deepest_overlap(
    body: Body, person: tuple[Floats, Floats], partner: tuple[Floats, Floats], times: Floats
) -> Overlap | None:
    """Return where two figures lie deepest in each other; None where they never do.

    Parameters
    ----------
    body
        Of both.
    person, partner
        What `Skeleton.world` gives for each, the same frames.
    times
        (frames,), seconds.
    """
    samples, owners = _samples(body), _owners(body)
    deepest: Overlap | None = None
    for frame in sorted({*range(0, len(times), STEP), len(times) - 1}):
        one, other = (_skin(body, rotations[frame], positions[frame]) for rotations, positions in (person, partner))
        in_person, _ = one.depths(other.vertices[samples])
        in_partner, nearest = other.depths(one.vertices[samples])
        for depths, vertices in ((in_person, samples), (in_partner, nearest)):
            worst = int(np.argmax(depths))
            if depths[worst] > (deepest.metres if deepest else 0.0):
                deepest = Overlap(float(depths[worst]), NODES[owners[vertices[worst]]], float(times[frame]))
    return deepest


def _skin(body: Body, rotations: Floats, positions: Floats) -> _Skin:
    skinning = body.skeleton.skinning(rotations[None], positions[None])[0]
    vertices, normals = zip(*(skinned(part, skinning) for part in body.parts), strict=True)
    return _Skin(np.concatenate(vertices), np.concatenate(normals))


def _samples(body: Body) -> NDArray[np.int64]:
    """Return the indices of the sampled vertices, counted over all parts."""
    starts = np.cumsum([0, *(len(part.vertices) for part in body.parts)])
    return np.asarray(starts[body.samples[:, 0]] + body.samples[:, 1])


def _owners(body: Body) -> NDArray[np.int64]:
    """Return the node that each vertex of all parts hangs on most."""
    strongest = [part.joints[np.arange(len(part.joints)), part.weights.argmax(axis=1)] for part in body.parts]
    return np.concatenate(strongest)
