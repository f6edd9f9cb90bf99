"""Time comes from outside: a player, a store or a plan is handed a clock, so that a test can hand it another.

>>> clock = ManualClock()
>>> clock.advance(1500)
>>> clock.now_ms()
1500
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A steady count of milliseconds; only differences mean anything."""

    def now_ms(self) -> int:
        """Return the count now."""
        ...


@dataclass(slots=True)
class SteadyClock:
    """The machine's monotonic clock, times `speed` (60 plays a minute in a second)."""

    speed: float = 1.0
    _origin: float = field(default_factory=time.monotonic)

    def now_ms(self) -> int:
        """Return the milliseconds since the clock was made, times the speed."""
        return int((time.monotonic() - self._origin) * 1000 * self.speed)


@dataclass(slots=True)
class ManualClock:
    """A clock that moves only when told to: for tests and for playing without waiting."""

    ms: int = 0

    def now_ms(self) -> int:
        """Return where the hands stand."""
        return self.ms

    def advance(self, ms: int) -> None:
        """Move the hands on by `ms` milliseconds."""
        self.ms += ms


def utc_now() -> datetime:
    """Return the wall-clock time in UTC; called only at the edge (the command line), never in a rule."""
    return datetime.now(UTC)
