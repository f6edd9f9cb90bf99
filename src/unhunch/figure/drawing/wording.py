"""What a picture says in words: its title and its description, for those who hear it.

>>> position_in_words("side-lying")
'lying on the side'
"""

from collections.abc import Mapping
from typing import Final, Literal

from unhunch.figure.drawing.helping import helped_in_words
from unhunch.figure.lighting import COUNTS, lit_regions, lit_sides
from unhunch.figure.pose import PoseFile
from unhunch.figure.regions import REGION_OF
from unhunch.model import Form

At = Literal["hold", "start", "back"]
POSITIONS: Final = {
    "standing": "standing",
    "seated": "sitting on a chair",
    "seated-floor": "sitting on the floor",
    "kneeling": "kneeling",
    "quadruped": "on hands and knees",
    "prone": "lying face down",
    "supine": "lying on the back",
    "side-lying": "lying on the side",
}
"""Library position to how it is said in a sentence."""
PROPS: Final = {
    "wall": "at a wall",
    "door": "at a door",
    "desk": "at a desk",
    "mat": "on a mat",
    "pillow": "with a pillow",
    "towel": "with a folded towel",
    "foam-roller": "with a foam roller",
    "yoga-block": "with a yoga block",
    "massage-ball": "with a massage ball",
    "massage-cane": "with a massage cane",
    "resistance-band": "with a resistance band",
    "treatment-table": "on a table",
}
"""Prop kind to the same; a chair is in the position."""


def position_in_words(position: str) -> str:
    """Return a library position as it is said in a sentence."""
    return POSITIONS.get(position, position.replace("-", " "))


def titled(form: Form, side: Literal["left", "right"]) -> str:
    """Return the title of a picture: the movement's name, and the side where it has sides."""
    return form.name if form.sides == "none" else f"{form.name}, {side} side"


def described(
    form: Form, pose: PoseFile, side: Literal["left", "right"], at: At, names: Mapping[str, str], *, arrow: bool = False
) -> str:
    """Return the description of a picture: the pose, what is marked where, and what its signs mean.

    Parameters
    ----------
    form, pose
        The movement.
    side
        That the picture shows.
    at
        The moment that it shows.
    names
        Muscle id to a plain name; without one the id is written in words.
    arrow
        True where an arrow is drawn.
    """
    sentences = [_posture(form, pose, at)]
    if pose.partner is not None:
        sentences.append(helped_in_words(pose.partner, at, mirrored=side == "right" and form.sides != "none"))
    felt = _felt(form, pose, side, names)
    if felt:
        sentences.append(f"Marked on the body: {_listed(felt)}.")
    if any(light.hint for light in lit_regions(form, pose).values()):
        sentences.append("Deep muscles are shown as hints where they lie.")
    if at != "start":
        sentences.append(f"A pale figure shows the start{', an arrow the way' if arrow else ''}.")
    return " ".join(sentences)


def _posture(form: Form, pose: PoseFile, at: At) -> str:
    position = position_in_words(form.hold_position if at == "hold" else form.position)
    kinds = dict.fromkeys(PROPS[prop.kind] for prop in pose.props if prop.kind in PROPS)
    moment = {"hold": "at the far end", "start": "at the start", "back": "before the next repetition"}[at]
    words = ", ".join([position, *kinds, moment])
    return f"{words[0].upper()}{words[1:]}."


def _shown(form: Form) -> list[str]:
    """Return the muscles that are lit in full, the strongest first."""
    strongest = sorted(form.targets.items(), key=lambda target: (-target[1], target[0]))
    return [muscle for muscle, weight in strongest if weight >= COUNTS and muscle in REGION_OF]


def _felt(form: Form, pose: PoseFile, side: Literal["left", "right"], names: Mapping[str, str]) -> list[str]:
    other = {"left": "right", "right": "left"}
    found = []
    for muscle in _shown(form):
        sides = lit_sides(form, pose, muscle)
        if side == "right" and form.sides != "none":
            sides = tuple(other[one] for one in sides)
        where = "both sides" if len(sides) == 2 else sides[0]
        found.append(f"{names.get(muscle, muscle.replace('-', ' '))} ({where})")
    return list(dict.fromkeys(found))


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
