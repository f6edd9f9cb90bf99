"""A solved motion as bytes, and the way back: the same numbers to the last bit, the same bytes for the same motion."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from unhunch.base.errors import WireError
from unhunch.figure.motion import KeyTime, Motion, Span
from unhunch.wire import from_json, to_json

_ARRAYS: Final = ("times", "poses", "roots")
_PARTNER: Final = "partner_"


@dataclass(frozen=True, slots=True)
class _About:
    """What a motion says beside its arrays."""

    movement: str
    variation: str | None
    base: str
    spans: tuple[Span, ...]
    keys: tuple[KeyTime, ...]
    turn: float


def motion_bytes(motion: Motion) -> bytes:
    """Return the bytes of a motion: a compressed .npz of its arrays, and of the rest as JSON."""
    arrays = _packed(motion, "")
    if motion.partner is not None:
        arrays |= _packed(motion.partner, _PARTNER)
    file = BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def _packed(motion: Motion, prefix: str) -> dict[str, Any]:
    about = _About(motion.movement, motion.variation, motion.base, motion.spans, motion.keys, motion.turn)
    words = np.frombuffer(to_json(about).encode(), dtype=np.uint8)
    return {f"{prefix}about": words, **{f"{prefix}{name}": getattr(motion, name) for name in _ARRAYS}}


def read_motion(content: bytes) -> Motion:
    """Return the motion that `motion_bytes` made the bytes of.

    Raises
    ------
    WireError
        Where the bytes are no motion.
    """
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            motion = _unpacked(arrays, "")
            if f"{_PARTNER}about" in arrays:
                motion = replace(motion, partner=_unpacked(arrays, _PARTNER))
    except (ValueError, KeyError, EOFError, BadZipFile) as error:
        raise WireError(f"the kept motion cannot be read: {error}") from error
    return motion


def _unpacked(arrays: Mapping[str, NDArray[Any]], prefix: str) -> Motion:
    about = from_json(arrays[f"{prefix}about"].tobytes(), _About, what="the kept motion")
    times, poses, roots = (arrays[f"{prefix}{name}"].astype(float, copy=False) for name in _ARRAYS)
    return Motion(about.movement, about.variation, about.base, times, poses, roots, about.spans, about.keys, about.turn)
