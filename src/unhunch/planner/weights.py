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
STATIC_SESSION_CAP = 240
STATIC_WEEK_TARGET = 300
STATIC_WEEK_CAP = 600
WARM_SHARE = 4
"""A quarter of the session ..."""
WARM_UP_SHARE = 12
"""From ten minutes on, a twelfth of the session up to five minutes is wished for general warm-up."""
WARM_MOST = 300
"""... up to five minutes, before anything static."""
SHORT_DESK = 300
"""Desk sessions up to here start gently instead."""
STRENGTH_SHARE, RELEASE_SHARE = 0.4, 0.3
"""Strengthening, and release, take no more of a session than this."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of falling returns: so many weighted seconds at so many points each."""

    seconds: int
    slope: int
    tight_only: bool = False
    """True where more is worth it only for what is tight."""


SEGMENTS: dict[str, tuple[Segment, ...]] = {
    "mobility": (Segment(30, 10), Segment(30, 6), Segment(60, 4, tight_only=True)),
    "release": (Segment(45, 6), Segment(45, 3), Segment(60, 1)),
    "strength": (Segment(40, 8), Segment(40, 4), Segment(60, 1)),
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
REGION_BASE = 6
"""Shared among the muscles of a region."""
FOCUS_MINUTES = 8
"""Up to here a session is about what the person calls tight: everything else weighs half."""
WEEK_NEED_MOST = 2
"""Added in proportion to what the week still lacks."""

# Prices and prizes, in points -----------------------------------------------------------------------------------------
MOVEMENT_PRICE_MOST, MOVEMENT_PRICE_LEAST = 300, 150
"""Of each movement: few with a useful dose rather than many snippets; a long session has room for more."""
CHANGE_PRICE_MOST, CHANGE_PRICE_LEAST = 900, 300
"""Of each change of position, beside ten for each of its seconds; the longer the session, the less it disturbs."""
FETCH_PRICE = 400
LIKED_PRIZE = 900
FRESH_PRIZE = 200
"""For each day since it was last done, up to a week."""
LEVEL_PRIZE = 60
VARIATION_PRICE = 100
SUBSTITUTE_PRIZE = 400
"""A form that a rule names as taking another's place."""
REST_PRIZE = 2
"""Of each second of closing breathing."""
READY_PRIZE = 20
READY_CALM = 8
"""A prize of each second of getting ready, up to eight seconds an item: time to hear what comes."""
END_PRIZE = {"supine": 300, "seated": 200, "seated-floor": 150, "side-lying": 150, "kneeling": 200}
END_FROM = 300
QUADRUPED_END_PRICE = 300

# Wishes, in points for missing one -----------------------------------------------------------------------------
TIGHT_MISSED = 1200
"""For each point of tightness of a region or muscle that nothing in the routine reaches."""
TARGET_FROM = 4
"""How tight a place must be for the week to have a target for it."""
SHARE_OF_SESSION = 5
"""A tight muscle's share of the week asks for no more than this part of one session."""
TARGET_SECOND_MISSED, TARGET_SECOND_MISSED_TIGHT = 250, 60
"""For each static second short of a tight muscle's share of the week; the second is for each point of tightness. Half
a minute of it outweighs what is fresh or liked, which give way first."""
WARM_UP_SECOND_MISSED = 80
PRECISE_MISSED = 5000
RELEASE_MISSED = 2500
STRENGTH_MISSED = 3000
OPENER_MISSED = SPINE_MISSED = 2000
PROP_MISSED = 4000
QUIET_END_MISSED = 6000
SAME_AGAIN = 2500
"""For the same movements as in a session of the last week."""
COUNT_OVER = 700
"""For each movement above the number that suits the session's length."""


def change_price(seconds: int) -> int:
    """Return the price of a change of position in a session of this length.

    >>> [change_price(minutes * 60) for minutes in (5, 10, 20, 30, 60)]
    [900, 900, 650, 400, 300]
    """
    return max(CHANGE_PRICE_LEAST, min(CHANGE_PRICE_MOST, CHANGE_PRICE_MOST - (seconds - 600) * 5 // 12))


def movement_price(seconds: int) -> int:
    """Return the price of a movement in a session of this length.

    The prizes of a calm getting ready are taken off again, so that they lengthen it and never pay for a snippet.

    >>> [movement_price(minutes * 60) - READY_PRIZE * READY_CALM for minutes in (5, 10, 20, 60)]
    [300, 300, 200, 150]
    """
    price = max(MOVEMENT_PRICE_LEAST, min(MOVEMENT_PRICE_MOST, MOVEMENT_PRICE_MOST - (seconds - 600) // 6))
    return price + READY_PRIZE * READY_CALM


def longest_item(seconds: int) -> int:
    """Return the longest that one movement may take in a session of this length, without getting ready.

    >>> [longest_item(minutes * 60) for minutes in (1, 2, 4, 10, 30, 60)]
    [45, 54, 84, 174, 474, 540]
    """
    return min(540, max(45, 24 + seconds // 4))


def rest_least(seconds: int) -> int:
    """Return the shortest closing breathing for a session of this length; a shorter session may have none.

    >>> [rest_least(minutes * 60) for minutes in (1, 5, 10, 20)]
    [20, 20, 30, 60]
    """
    if seconds >= 1200:
        return 60
    return 30 if seconds >= 600 else 20


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
