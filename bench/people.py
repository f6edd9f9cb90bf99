"""People to measure with: random requests that a real person could make, the same for the same seed."""

from random import Random

from unhunch.model import ConditionReport, Library, Request

KIT = ("mat", "pillow", "foam-roller", "yoga-block", "massage-ball", "massage-cane", "resistance-band")
COMMON = ("wrist-pain", "knee-pain", "reflux", "osteoporosis", "hypermobility", "age-ge-65-new", "rotator-cuff-pain")


def random_request(seed: int, minutes: int, library: Library) -> Request:
    """Return somebody's request: place, kit, tight places, level and now and then a condition by chance."""
    chance = Random(f"{seed}:{minutes}")
    regions = [region.id for region in library.regions]
    tight = {region: chance.randint(1, 10) for region in chance.sample(regions, chance.randint(0, 4))}
    conditions = (ConditionReport(id=chance.choice(COMMON)),) if chance.random() < 0.25 else ()
    return Request(
        minutes=minutes,
        place=chance.choice(("desk", "room")),
        props=tuple(prop for prop in KIT if chance.random() < 0.5),
        tight=tight,
        conditions=conditions,
        level=chance.choice(("beginner", "intermediate", "advanced")),
        seed=seed,
    )


def full_kit_request(seed: int, minutes: int, library: Library) -> Request:
    """Return a request in a room with everything at hand and no condition: the largest choice, the hardest search."""
    chance = Random(f"full:{seed}:{minutes}")
    regions = [region.id for region in library.regions]
    tight = {region: chance.randint(1, 10) for region in chance.sample(regions, chance.randint(1, 4))}
    return Request(
        minutes=minutes,
        place="room",
        props=KIT,
        tight=tight,
        level=chance.choice(("intermediate", "advanced")),
        seed=seed,
    )
