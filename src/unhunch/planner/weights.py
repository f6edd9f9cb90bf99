"""Every number of the planner that is a choice, in one place, with its reason.

Worth is counted in whole points, so that the solver's arithmetic is exact. A point is roughly a tenth of a second of a
main target's first half minute for a muscle of weight one.
"""

from dataclasses import dataclass

# Time, in seconds -----------------------------------------------------------------------------------------------
GET_READY_LEAST = 5
GET_READY_MOST = 20
FETCH_SECONDS = 5
"""Added to getting ready when a prop is picked up for the first time in a technique."""
REST_LEAST = 20
"""Closing breathing: none, or at least this long."""
STATIC_SESSION_CAP = 240
STATIC_WEEK_TARGET = 300
STATIC_WEEK_CAP = 600
WARM_SHARE = 4
"""A quarter of the session ..."""
WARM_MOST = 300
"""... up to five minutes, before anything static."""
SHORT_DESK = 300
"""Desk sessions up to here start gently instead."""
STRENGTH_SHARE = 0.4
"""Strengthening takes no more of a session than this."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of falling returns: so many weighted seconds at so many points each."""

    seconds: int
    slope: int


SEGMENTS: dict[str, tuple[Segment, ...]] = {
    "mobility": (Segment(30, 10), Segment(30, 7), Segment(60, 4), Segment(180, 1)),
    "release": (Segment(45, 6), Segment(45, 3), Segment(60, 1)),
    "strength": (Segment(40, 10), Segment(40, 6), Segment(60, 2)),
}
"""Per channel: a first half minute is worth most; after two minutes little is gained in one session."""

CHANNEL_OF = {
    "warm-up": "mobility",
    "dynamic": "mobility",
    "static": "mobility",
    "release": "release",
    "strengthening": "strength",
}
EFFECT_PERCENT = {"warm-up": 30, "release": 100, "dynamic": 70, "strengthening": 100, "static": 100}
"""How much of a second of each technique counts."""
MAIN_PERCENT, SECONDARY_PERCENT = 100, 40
"""A main target counts in full, a secondary one (weight 0.5 to 0.9) in part, a slight one not at all: without these
steps one general stretch beats every precise one."""

# Weights of muscles ------------------------------------------------------------------------------------------------
MUSCLE_BASE = 1
UPPER_BACK_BASE = 3
WEEK_NEED_MOST = 3
"""Added in proportion to what the week still lacks."""

# Prices and prizes, in points -----------------------------------------------------------------------------------------
MOVEMENT_PRICE = 300
"""Of each movement: few with a useful dose rather than many snippets."""
CHANGE_PRICE = 900
"""Of each change of position, beside ten for each of its seconds."""
FETCH_PRICE = 400
LIKED_PRIZE = 900
FRESH_PRIZE = 120
"""For each day since it was last done, up to a week."""
LEVEL_PRIZE = 60
VARIATION_PRICE = 100
MODIFIED_PRIZE = 400
"""A form that a rule names as taking another's place."""
REST_PRIZE = 2
"""Of each second of closing breathing."""
READY_PRIZE = 6
READY_CALM = 10
"""A prize of each second of getting ready, up to ten seconds an item: time to hear what comes."""
END_PRIZE = {"supine": 300, "seated": 200, "seated-floor": 150, "side-lying": 150, "kneeling": 200}
END_FROM = 300
QUADRUPED_END_PRICE = 300

# Wishes, in points for missing one -----------------------------------------------------------------------------
TIGHT_MISSED = 1200
"""For each point of tightness of a region or muscle that nothing in the routine reaches."""
TARGET_SECOND_MISSED = 12
"""For each static second short of a tight muscle's share of the week, times its tightness."""
PRECISE_MISSED = 5000
RELEASE_MISSED = 2500
STRENGTH_MISSED = 3000
OPENER_MISSED = 2000
PROP_MISSED = 2500
QUIET_END_MISSED = 3000
COUNT_OVER = 700
"""For each movement above the number that suits the session's length."""


def movements_that_suit(seconds: int) -> int:
    """Return how many movements (breathing aside) a session of this length should hold at most.

    >>> [movements_that_suit(minutes * 60) for minutes in (1, 2, 5, 10, 20, 30, 90)]
    [2, 3, 5, 10, 15, 20, 38]
    """
    if seconds <= 180:
        return 1 + seconds // 60
    if seconds <= 600:
        return seconds // 60
    if seconds <= 1800:
        return 10 + (seconds - 600) // 120
    return 20 + (seconds - 1800) // 200


def rest_most(seconds: int) -> int:
    """Return the longest closing breathing for a session of this length, in seconds."""
    if seconds >= 3600:
        return 600
    return min(300, max(30, seconds // 5))
