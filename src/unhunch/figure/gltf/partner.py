"""The practitioner in a glTF file: a second skeleton beside the person's, its nodes called `partner.<node>`.

>>> PARTNER_NODES[0]
'partner.pelvis'
"""

from dataclasses import replace
from typing import Final

from unhunch.figure.body import Body
from unhunch.figure.gltf.tracks import ROTATION_TOLERANCE, Track, body_tracks
from unhunch.figure.motion import Motion
from unhunch.figure.skeleton import NODES

PARTNER_NODE: Final = "partner."
PARTNER_NODES: Final = tuple(f"{PARTNER_NODE}{name}" for name in NODES)
"""In the order of `NODES`."""


def partner_tracks(partner: Motion, body: Body, tolerance: float = ROTATION_TOLERANCE) -> tuple[Track, ...]:
    """Return the practitioner's tracks, within `tolerance` degrees."""
    return tuple(replace(track, node=f"{PARTNER_NODE}{track.node}") for track in body_tracks(partner, body, tolerance))
