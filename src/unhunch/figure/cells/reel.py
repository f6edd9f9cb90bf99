"""A movement as pictures for a terminal, ready to be shown: every moment of its round, at one size.

>>> spans = (Span("loop", 0.0, 1.0),)
>>> reel = Reel("nod", Size(1, 1), spans, times=(0.0, 1.0), order=(0, 1), pictures=(bytes([1, 0]), bytes([0, 1])))
>>> [run.text for run in reel.strip(0.7, mirrored=False, dark=True)[0]], read_reel(reel_bytes(reel)) == reel
(['▄'], True)
"""

import zlib
from bisect import bisect_right
from dataclasses import dataclass

from unhunch.base.errors import WireError
from unhunch.figure.cells.braille import braille, turned_over
from unhunch.figure.cells.half_blocks import Strip, half_blocks
from unhunch.figure.cells.pixels import colours
from unhunch.figure.motion import Span
from unhunch.wire import from_json, to_json


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is, in cells of the terminal."""

    columns: int
    rows: int
    mono: bool = False
    """True for braille dots: where there is no colour."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of bytes in a picture: two rows of pixels in a cell, or one byte of dots."""
        return (self.rows, self.columns) if self.mono else (2 * self.rows, self.columns)


@dataclass(frozen=True, slots=True)
class Reel:
    """All pictures of one movement."""

    label: str
    """"cat-cow", "cat-cow/one-arm"."""
    size: Size
    spans: tuple[Span, ...]
    """The phases, as the motion has them."""
    times: tuple[float, ...]
    """Seconds on the motion's clock, one for each frame, ascending."""
    order: tuple[int, ...]
    """For each frame its picture: what looks the same is kept once."""
    pictures: tuple[bytes, ...]
    """Rows of `Size.shape`, one after the other; codes of `pixels`, or dots."""

    def picture_at(self, seconds: float) -> int:
        """Return which picture is shown at a moment of the motion."""
        after = bisect_right(self.times, seconds)
        if after == 0 or after == len(self.times):
            return self.order[max(0, after - 1)]
        nearer = seconds - self.times[after - 1] <= self.times[after] - seconds
        return self.order[after - 1 if nearer else after]

    def strip(self, seconds: float, *, mirrored: bool, dark: bool) -> Strip:
        """Return the cells of a moment; `mirrored` shows the right side, seen from the mirrored place."""
        picture, (_, columns) = self.pictures[self.picture_at(seconds)], self.size.shape
        rows = [picture[start : start + columns] for start in range(0, len(picture), columns)]
        if mirrored:
            rows = [row[::-1] for row in rows]
        if self.size.mono:
            return braille([turned_over(row) for row in rows] if mirrored else rows)
        return half_blocks(rows, colours(dark=dark))


@dataclass(frozen=True, slots=True)
class _About:
    """What a reel says beside its pictures."""

    label: str
    size: Size
    spans: tuple[Span, ...]
    times: tuple[float, ...]
    order: tuple[int, ...]


def reel_bytes(reel: Reel) -> bytes:
    """Return the bytes of a reel, the same for the same reel."""
    about = to_json(_About(reel.label, reel.size, reel.spans, reel.times, reel.order)).encode()
    return zlib.compress(b"".join((len(about).to_bytes(4, "big"), about, *reel.pictures)), 9)


def read_reel(content: bytes) -> Reel:
    """Return the reel that `reel_bytes` made the bytes of.

    Raises
    ------
    WireError
        Where the bytes are no reel.
    """
    try:
        plain = zlib.decompress(content)
    except zlib.error as error:
        raise WireError(f"the kept frames cannot be read: {error}") from error
    start = 4 + int.from_bytes(plain[:4], "big")
    about = from_json(plain[4:start], _About, what="the kept frames")
    length = about.size.shape[0] * about.size.shape[1]
    pictures = tuple(plain[at : at + length] for at in range(start, len(plain), length))
    if not about.order or len(about.order) != len(about.times) or max(about.order) >= len(pictures):
        raise WireError(f"the kept frames of {about.label} are not whole: expected {len(about.times)} frames")
    return Reel(about.label, about.size, about.spans, about.times, about.order, pictures)
