"""Eight dots in each cell of a terminal without colour: the figure's outline, and dots where a muscle is lit.

>>> braille([bytes([0b1, 0b11000000])])
((Run(text='⠁⣀', ink='', ground=''),),)
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.cells.half_blocks import Run, Strip

Booleans = NDArray[np.bool_]
BLANK: Final = 0x2800
WEIGHTS: Final = np.array([[1, 8], [2, 16], [4, 32], [64, 128]], dtype=np.uint8)
"""The bit of each dot in a cell, four rows of two."""


def cells(dots: Booleans) -> NDArray[np.uint8]:
    """Return dots (4 * rows, 2 * columns) as one byte for each cell, (rows, columns)."""
    rows, columns = dots.shape[0] // 4, dots.shape[1] // 2
    split = dots.reshape(rows, 4, columns, 2) * WEIGHTS[:, None, :]
    return np.asarray(split.sum(axis=(1, 3)), dtype=np.uint8)


def braille(rows: Sequence[bytes]) -> Strip:
    """Return rows of cells, a byte each, as text without colour."""
    return tuple((Run("".join(chr(BLANK + code) if code else " " for code in row), "", ""),) for row in rows)


def turned_over(row: bytes) -> bytes:
    """Return cells with the left and right dots of each changed over."""
    return row.translate(_TURNED_OVER)


_TURNED_OVER: Final = bytes(
    (code & 0b111) << 3 | (code & 0b111000) >> 3 | (code & 64) << 1 | (code & 128) >> 1 for code in range(256)
)
