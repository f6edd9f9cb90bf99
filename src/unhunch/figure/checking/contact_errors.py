"""How well the contacts of a solved motion hold: distance to what they touch, and slip of what is to stay.

A contact is measured at the keyframes that have it, and between two that both have it. A surface is touched where its
signed distance is the contact's gap; a place on the body, or a point, where it is reached. Between two keyframes that
name different places, every place on the straight way from the one to the other will do.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from unhunch.figure.angles import LEAST, MOST, NAMES
from unhunch.figure.body import Body, Site
from unhunch.figure.checking.passages import Passage
from unhunch.figure.checking.report import Touch
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PERSON, Contact, PoseFile
from unhunch.figure.rotations import TINY, Floats, applied
from unhunch.figure.solving.contacts import all_sites
from unhunch.figure.surfaces import Surface, surfaces_of

NEAR_A_LIMIT: Final = 1.0
"""Degrees."""
ARM: Final = ("scapula", "shoulder", "elbow", "forearm", "wrist")
LEG: Final = ("hip", "knee", "ankle")
_ON_THE_ARM: Final = (
    "palm", "back_of_hand", "wrist", "finger", "elbow", "forearm", "upper_arm", "shoulder", "scapula",
)  # fmt: skip
_ON_THE_LEG: Final = ("heel", "ball", "toe", "instep", "knee", "shin", "thigh", "calf", "sit", "hip")
_ON_THE_HEAD: Final = ("occiput", "nape", "forehead", "crown", "chin", "ear", "temple", "back_of_head", "face")


def touches(
    motion: Motion,
    pose: PoseFile,
    body: Body,
    world: tuple[Floats, Floats],
    passages: Sequence[Passage],
    person: tuple[Floats, Floats] | None = None,
) -> tuple[Touch, ...]:
    """Return how each contact holds.

    Parameters
    ----------
    motion, pose, body
        The motion, and what it was solved from.
    world
        What `Skeleton.world` gives for the motion.
    passages
        Where each frame lies.
    person
        For a practitioner: what `Skeleton.world` gives for the person.
    """
    scene = _Scene(motion, pose, body, world, passages, person)
    names = dict.fromkeys((c.site, c.to) for keyframe in pose.keyframes for c in keyframe.contacts)
    return tuple(scene.touch(*name) for name in names)


class _Scene:
    def __init__(
        self,
        motion: Motion,
        pose: PoseFile,
        body: Body,
        world: tuple[Floats, Floats],
        passages: Sequence[Passage],
        person: tuple[Floats, Floats] | None,
    ) -> None:
        self.motion = motion
        self.pose = pose
        self.sites = all_sites(body, pose.landmarks)
        self.surfaces = surfaces_of(pose.props)
        self.world = world
        self.person = person
        self.passages = passages
        self.held = [{(c.site, c.to): c for c in keyframe.contacts} for keyframe in pose.keyframes]

    def touch(self, site: str, to: str) -> Touch:
        """Return how the contact of one site with one thing holds."""
        frames, ones, others = [], [], []
        for frame, passage in enumerate(self.passages):
            one, other = (self.held[index].get((site, to)) for index in (passage.start, passage.end))
            if one and other:
                frames.append(frame)
                ones.append(one)
                others.append(other)
        surface = self.surfaces.get(to)
        if surface is not None:
            apart = surface.distance(self._at(site, frames))
            gaps = np.array([[contact.gap for contact in contacts] for contacts in (ones, others)])
            signed = apart - np.clip(apart, gaps.min(axis=0), gaps.max(axis=0))
            off = np.abs(signed)
            slip = self._slip(site, frames, ones, surface)
        else:
            off, slip = self._to_place(site, frames, ones, others), 0.0
            signed = np.zeros_like(off)
        worst = int(np.argmax(off))
        passage = self.passages[frames[worst]]
        return Touch(
            contact=others[worst],
            off_mm=float(1000 * off[worst]),
            key=self.pose.keyframes[passage.end].name,
            between=not passage.at_key,
            seconds=float(self.motion.times[frames[worst]]),
            slip_mm=1000 * slip,
            signed_mm=float(1000 * signed[worst]),
            at_limits=self._at_limits(site, frames[worst]),
        )

    def _at(self, name: str, frames: Sequence[int]) -> Floats:
        site = self.sites[name]
        return _carried(self.world, site, site.position, frames)

    def _to_place(self, site: str, frames: Sequence[int], ones: Sequence[Contact], others: Sequence[Contact]) -> Floats:
        """Return the distance (frames,) to the way between the places of two keyframes, metres."""
        at = self._at(site, frames)
        first, last = self._places(frames, ones), self._places(frames, others)
        if ones[0].to == "point":  # what is free does not count
            pairs = zip(ones, others, strict=True)
            free = np.array([[None in ends for ends in zip(one.at, other.at, strict=True)] for one, other in pairs])
            first, last = np.where(free, at, first), np.where(free, at, last)
        way = last - first
        part = ((at - first) * way).sum(-1) / np.maximum((way**2).sum(-1), TINY)
        return np.asarray(np.linalg.norm(at - first - np.clip(part, 0, 1)[:, None] * way, axis=-1))

    def _places(self, frames: Sequence[int], contacts: Sequence[Contact]) -> Floats:
        beside = np.array([[value or 0.0 for value in contact.at] for contact in contacts])
        if contacts[0].to == "point":
            return beside
        touched = self.sites[contacts[0].to.removeprefix(PERSON)]
        world = self.person if self.person is not None and contacts[0].to.startswith(PERSON) else self.world
        gaps = np.array([contact.gap for contact in contacts])
        return _carried(world, touched, touched.position + beside + gaps[:, None] * touched.normal, frames)

    def _slip(self, name: str, frames: Sequence[int], contacts: Sequence[Contact], surface: Surface) -> float:
        """Return how far a place moves along a flat surface, metres, on the axes that no keyframe moves it on."""
        every = [held[name, surface.name] for held in self.held if (name, surface.name) in held]
        if surface.normal is None or any(contact.slides for contact in every):
            return 0.0
        stays = np.array([len({contact.at[axis] for contact in every}) == 1 for axis in range(3)])
        moved = self._at(name, frames)
        moved = (moved - moved[0]) * stays
        normal = np.array(surface.normal)
        along = moved - (moved @ normal)[:, None] * normal
        return float(np.linalg.norm(along, axis=-1).max())

    def _at_limits(self, site: str, frame: int) -> tuple[str, ...]:
        part, _, side = site.partition(".")
        if part.startswith(_ON_THE_HEAD):
            joints: tuple[str, ...] = ("neck",)
        elif part.startswith(_ON_THE_ARM):
            joints = tuple(f"{joint}.{side}" for joint in ARM)
        elif part.startswith(_ON_THE_LEG):
            joints = tuple(f"{joint}.{side}" for joint in LEG)
        else:
            joints = ("lumbar", "thorax")
        degrees = self.motion.poses[frame]
        near = (degrees > MOST - NEAR_A_LIMIT) | (degrees < LEAST + NEAR_A_LIMIT)
        return tuple(
            f"{name} {degrees[index]:.0f}"
            for index, name in enumerate(NAMES)
            if near[index] and name.rsplit(".", 1)[0] in joints and not _rests_at_its_limit(name)
        )


def _carried(world: tuple[Floats, Floats], site: Site, local: Floats, frames: Sequence[int]) -> Floats:
    """Return places (frames, 3) or (3,) of a site's segment in the world."""
    rotations, positions = world
    return np.asarray(positions[frames, site.node] + applied(rotations[frames, site.node], local))


def _rests_at_its_limit(name: str) -> bool:
    """Tell whether being at the limit means nothing: a straight knee or elbow."""
    return name.split(".", maxsplit=1)[0] in {"knee", "elbow"} and name.endswith("flexion")
