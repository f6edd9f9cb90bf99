"""What a candidate is worth by itself: its price and prizes, and its benefit were it alone.

The program adds the first to each switch; the second only ranks, for orders within a block, reasons and the trace.
"""

import zlib
from typing import TYPE_CHECKING

from unhunch.model import LEVELS
from unhunch.planner import weights as w
from unhunch.planner.week import DAYS

if TYPE_CHECKING:
    from unhunch.model import Request
    from unhunch.planner.candidates import Candidate
    from unhunch.planner.needs import Needs
    from unhunch.planner.week import Week

SEED_MOST = 250
"""Points by which a seed may prefer one movement to its equal."""


def price_of(candidate: "Candidate", request: "Request", week: "Week") -> int:
    """Return what the candidate costs (negative) or brings by being in the routine, benefit aside."""
    offer = candidate.offer
    liked = offer.movement in request.prefer or offer.ref in request.prefer
    below = LEVELS.index(request.level) - LEVELS.index(offer.form.level)
    return (
        -w.movement_price(request.minutes * 60)
        - (w.VARIATION_PRICE if offer.variation else 0)
        + (w.LIKED_PRIZE if liked else 0)
        + (w.SUBSTITUTE_PRIZE if offer.substitute else 0)
        + w.FRESH_PRIZE * week.days_since.get(offer.movement, DAYS)
        - w.FRESH_PRIZE * DAYS
        - w.LEVEL_PRIZE * abs(below)
        + _lot(offer.ref, request.seed)
    )


def benefit_alone(candidate: "Candidate", needs: "Needs") -> int:
    """Return the points of its effect if nothing else were in the routine."""
    points = 0
    for (channel, muscle), seconds in candidate.effect.items():
        left = seconds
        for segment in w.SEGMENTS[channel]:
            points += min(left, segment.seconds) * needs.worth(channel, muscle, segment)
            left = max(0, left - segment.seconds)
    return points


def worth_of(candidate: "Candidate", request: "Request", week: "Week", needs: "Needs") -> int:
    """Return price and benefit together: how the candidate ranks by itself."""
    return price_of(candidate, request, week) + benefit_alone(candidate, needs)


def _lot(ref: str, seed: int) -> int:
    return zlib.crc32(f"{seed}:{ref}".encode()) % SEED_MOST
