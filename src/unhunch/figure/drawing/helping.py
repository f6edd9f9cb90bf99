"""What a practitioner does in a picture, in words: in which position, and what is touched.

>>> place_in_words({"thigh_front.left", "thigh_front.right"}), place_in_words({"scapula.left"})
('both thighs', 'the left shoulder blade')
"""

from collections.abc import Collection, Mapping
from typing import Final, Literal

from unhunch.figure.angles import mirror_name
from unhunch.figure.pose import PERSON, Keyframe, Partner

BASES_IN_WORDS: Final = {
    "standing": "standing",
    "sitting": "sitting",
    "long-sitting": "sitting on the floor",
    "kneeling": "kneeling",
    "quadruped": "on hands and knees",
    "prone": "lying face down",
    "supine": "lying on the back",
    "side-lying-left": "lying on the side",
    "side-lying-right": "lying on the side",
}
"""Base of a practitioner to how it is said in a sentence."""
_HANDS: Final = ("palm", "back_of_hand", "finger_pads", "fingertip")
PLACES: Final[Mapping[str, str]] = {
    **dict.fromkeys(_HANDS, "hand"),
    **dict.fromkeys(("upper_arm", "upper_arm_inner"), "upper arm"),
    **dict.fromkeys(("shoulder", "shoulder_top", "shoulder_front", "shoulder_back"), "shoulder"),
    **dict.fromkeys(("thigh_front", "thigh_back", "thigh_side"), "thigh"),
    **dict.fromkeys(("occiput", "back_of_head"), "back of the head"),
    **dict.fromkeys(("t12_back", "lumbar_back"), "lower back"),
    **dict.fromkeys(("toe", "instep"), "foot"),
    **{name: name for name in ("wrist", "forearm", "elbow", "ear", "temple", "hip", "knee", "calf", "heel")},
    **{name: name for name in ("forehead", "chin", "nape", "belly")},
    "ball": "ball of the foot",
    "c7_back": "base of the neck",
    "crown": "top of the head",
    "ribs": "side of the ribs",
    "sacrum": "back of the pelvis",
    "scapula": "shoulder blade",
    "shin_front": "shin",
    "sit": "buttock",
    "sternum": "breastbone",
    "t4_back": "upper back",
    "t8_back": "middle of the back",
}
"""A site, without its side, to how it is called in a sentence."""
_PLURALS: Final = {
    "foot": "feet",
    "calf": "calves",
    "ball of the foot": "balls of the feet",
    "side of the ribs": "sides of the ribs",
}


def helped_in_words(partner: Partner, at: Literal["hold", "start", "back"], *, mirrored: bool) -> str:
    """Return the sentence on a practitioner at a moment; `mirrored` for the right side."""
    touched = [
        (contact.site.partition(".")[0], contact.to.removeprefix(PERSON))
        for contact in _keyframe(partner, at).contacts
        if contact.to.startswith(PERSON)
    ]
    if mirrored:
        touched = [(site, mirror_name(place)) for site, place in touched]
    by_limb: dict[str, list[str]] = {}
    for site, place in touched:
        by_limb.setdefault(PLACES.get(site, site.replace("_", " ")), []).append(place)
    position = BASES_IN_WORDS[partner.base]
    holds = [f"{_limb(limb, len(places))} on {place_in_words(set(places))}" for limb, places in by_limb.items()]
    doing = f", with {' and '.join(holds)}" if holds else ""
    return f"A practitioner, in other colours, helps: {position}{doing}."


def place_in_words(sites: Collection[str]) -> str:
    """Return sites of a body as they are said in a sentence."""
    sides: dict[str, set[str]] = {}
    for site in sorted(sites):
        part, _, side = site.partition(".")
        sides.setdefault(PLACES.get(part, part.replace("_", " ")), set()).add(side)
    words = [
        f"both {_PLURALS.get(name, f'{name}s')}" if len(found) == 2 else " ".join(["the", *found - {""}, name])
        for name, found in sides.items()
    ]
    return " and ".join(words)


def _limb(limb: str, number: int) -> str:
    article = "an" if limb[0] in "aeiou" else "a"
    return f"{article} {limb}" if number == 1 else f"the {_PLURALS.get(limb, f'{limb}s')}"


def _keyframe(partner: Partner, at: Literal["hold", "start", "back"]) -> Keyframe:
    """Return what is drawn: the far end, the start, or the near end of a repetition."""
    if at == "start":
        return partner.keyframes[0]
    ways = [frame for frame in partner.keyframes if frame.phase in ({"out", "loop"} if at == "hold" else {"back"})]
    return ways[-1] if ways else partner.keyframes[0]
