"""What a pose has to keep to, as residuals: contacts, limits, symmetry, nothing inside the floor.

All residuals are in units of "as bad as": a contact 4 mm off weighs as much as an angle one stiffness away from what is
authored. Parameters of a frame are the pelvis (x, y, z in metres), then the angles that the solver may move.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.angles import INDEX, NAMES, mirror_name, mirrored_angles
from unhunch.figure.body import Body, Site
from unhunch.figure.pose import AHEAD, INWARD, PERSON, Contact, Landmark
from unhunch.figure.rotations import Floats, applied
from unhunch.figure.skeleton import FINE
from unhunch.figure.surfaces import Surface

CONTACT_MM: Final = 0.0025
PENETRATION: Final = 0.004
ROOT_DRIFT: Final = 0.6
"""Metres: the pelvis is free to go where hands and feet want it."""
SYMMETRY: Final = 0.2
FLAT_GAIN: Final = 12.0
FLAT_ON_BODY_GAIN: Final = 5.0
FACING_GAIN: Final = 7.0

FIXED: Final = ("fingers", "thumb", "toes")
"""Joints that the solver leaves as authored."""
MOVED: Final[NDArray[np.int64]] = np.array(
    [
        index
        for index, name in enumerate(NAMES)
        if name.split(".")[0] not in FIXED and name.split(".")[-1] not in {"upward_rotation", "posterior_tilt"}
    ]
)
"""Indices of the angles that the solver may move."""


NOT_SOLID: Final = ("finger", "ear", "temple", "nape", "wrist")
"""Sites that are not kept out of things: small, soft or hidden behind another."""


def all_sites(body: Body, landmarks: Mapping[str, Landmark]) -> dict[str, Site]:
    """Return the body's sites and a pose file's own landmarks."""
    sites = dict(body.sites)
    for name, landmark in landmarks.items():
        base = body.sites[landmark.on]
        sites[name] = Site(base.node, base.position + np.array(landmark.at), base.normal)
    return sites


@dataclass(frozen=True, slots=True)
class Held:
    """A contact at one keyframe, with its free axes settled."""

    contact: Contact
    place: Floats
    """(3,): world metres, or metres beside the touched site."""
    fixed: NDArray[np.bool_]
    """(3,): the axes that are fixed; for a surface those beside the surface itself."""


@dataclass(frozen=True, eq=False)
class Term:
    """One contact over the frames of a problem."""

    contact: Contact
    places: Floats
    """(frames, 3)."""
    fixed: Floats
    """(frames, 3), 1 or 0."""
    gap: Floats
    """(frames,), metres."""
    facing: Floats
    """(frames, 3), unit; nothing where it is not said where fingers or toes point."""
    flat: Floats
    """(frames,), 1 where a palm or sole lies flat, 0 where only its place matters."""
    weight: Floats
    """(frames,), 1 where it touches, 0 where it does not."""


def steady_term(held: Held) -> Term:
    """Return the contact of one keyframe as a problem of one frame."""
    contact = held.contact
    fixed, gap = held.fixed.astype(float), np.array([contact.gap])
    flat = np.array([float(contact.flat)])
    return Term(contact, held.place[None], fixed[None], gap, unit(contact.facing)[None], flat, np.ones(1))


def unit(direction: Sequence[float] | Floats | None) -> Floats:
    """Return a direction with length 1; nothing, where there is none."""
    if direction is None:
        return np.zeros(3)
    length = float(np.linalg.norm(direction))
    return np.asarray(direction) / length if length > 1e-9 else np.zeros(3)


@dataclass(frozen=True, eq=False)
class Problem:
    """All frames of one motion, or one keyframe, as a least-squares problem."""

    body: Body
    base: Floats
    sites: Mapping[str, Site]
    surfaces: Mapping[str, Surface]
    terms: Sequence[Term]
    wanted: Floats
    """(frames, angles): the authored or eased pose, degrees."""
    stiffness: Floats
    """(frames, angles), degrees."""
    roots: Floats
    """(frames, 3): where the pelvis is expected."""
    symmetric: Floats
    """(frames,), 1 where the frame is its own mirror image."""
    person: tuple[Floats, Floats] | None = None
    """A practitioner: the person's nodes, rotations (frames, nodes, 3, 3) and positions (frames, nodes, 3)."""

    @cached_property
    def needs_fingers(self) -> bool:
        """Tell whether a contact is at a finger."""
        names = {name for term in self.terms for name in (term.contact.site, term.contact.to)}
        return any(self.sites[name].node in FINE for name in names if name in self.sites)

    @cached_property
    def _solid_sites(self) -> tuple[NDArray[np.int64], Floats]:
        """Return the nodes and places of the sites that are kept out of things."""
        sites = [
            site for name, site in self.body.sites.items() if not name.startswith(NOT_SOLID) and site.node not in FINE
        ]
        return np.array([site.node for site in sites]), np.array([site.position for site in sites])

    def full(self, x: Floats, which: NDArray[np.int64]) -> Floats:
        """Return the whole poses (problems, angles) of parameters (problems, 3 + moved)."""
        poses = self.wanted[which].copy()
        poses[:, MOVED] = x[:, 3:]
        return poses

    def residuals(self, x: Floats, which: NDArray[np.int64]) -> Floats:
        """Return everything that is not as it should be: (problems, residuals)."""
        poses = self.full(x, which)
        rotations, positions = self.body.skeleton.world(poses, x[:, :3], self.base, fine=self.needs_fingers)
        found = [part for term in self.terms for part in self._term(term, rotations, positions, which)]
        found += self._penetrations(rotations, positions)
        moved = poses[:, MOVED]
        found.append((moved - self.wanted[which][:, MOVED]) / self.stiffness[which][:, MOVED])
        found.append((x[:, :3] - self.roots[which]) / ROOT_DRIFT)
        if self.symmetric.any():
            weight = self.symmetric[which][:, None]
            found.append(weight * (poses - mirrored_angles(poses))[:, _ONE_SIDE] / SYMMETRY)
            found.append(weight * x[:, :1] / 0.001)
        return np.concatenate(found, axis=1)

    def _term(self, term: Term, rotations: Floats, positions: Floats, which: NDArray[np.int64]) -> list[Floats]:
        contact = term.contact
        site = self.sites[contact.site]
        at = positions[:, site.node] + applied(rotations[:, site.node], site.position)
        weight = term.weight[which][:, None]
        found: list[Floats] = []
        surface = self.surfaces.get(contact.to)
        gap = term.gap[which]
        if surface is not None:
            found.append(weight * ((surface.distance(at) - gap) / CONTACT_MM)[:, None])
            target = term.places[which]
        elif contact.to == "point":
            target = term.places[which]
        else:
            touched, turned, origin = self._touched(contact.to, rotations, positions, which)
            beside = touched.position + term.places[which] + gap[:, None] * touched.normal
            target = origin + applied(turned, beside)
        found.append(weight * term.fixed[which] * (at - target) / CONTACT_MM)
        found += [weight * part for part in self._directions(term, surface, rotations, positions, which)]
        return found

    def _touched(
        self, name: str, rotations: Floats, positions: Floats, which: NDArray[np.int64]
    ) -> tuple[Site, Floats, Floats]:
        """Return the site that is touched, and where its node is: of this body, or of the person."""
        site = self.sites[name.removeprefix(PERSON)]
        if self.person is not None and name.startswith(PERSON):
            return site, self.person[0][which, site.node], self.person[1][which, site.node]
        return site, rotations[:, site.node], positions[:, site.node]

    def _directions(
        self, term: Term, surface: Surface | None, rotations: Floats, positions: Floats, which: NDArray[np.int64]
    ) -> list[Floats]:
        contact = term.contact
        part, _, side = contact.site.partition(".")
        if part not in INWARD:
            return []
        sign = np.array([-1.0 if side == "right" else 1.0, 1.0, 1.0])
        turned = rotations[:, self.sites[contact.site].node]
        inward = turned @ (np.array(INWARD[part]) * sign)
        found = []
        flat = term.flat[which][:, None]
        if surface is not None and surface.normal is not None:
            found.append(FLAT_GAIN * flat * (inward + np.array(surface.normal)))
        elif surface is None and contact.to != "point" and part != "heel":
            touched, on, _ = self._touched(contact.to, rotations, positions, which)
            found.append(FLAT_ON_BODY_GAIN * flat * (inward + applied(on, touched.normal)))
        if term.facing.any():
            wanted = term.facing[which]
            said = np.linalg.norm(wanted, axis=1, keepdims=True) > 0.5
            found.append(FACING_GAIN * said * (turned @ (np.array(AHEAD[part]) * sign) - wanted))
        return found

    def _penetrations(self, rotations: Floats, positions: Floats) -> list[Floats]:
        nodes, local = self._solid_sites
        points = positions[:, nodes] + applied(rotations[:, nodes], local)
        solid = [surface for surface in self.surfaces.values() if surface.solid]
        return [np.clip(-surface.distance(points), 0, 0.05) / PENETRATION for surface in solid]


_ONE_SIDE: Final = np.array(
    [INDEX[name] for name in NAMES if ".left." in name or INDEX[mirror_name(name)] == INDEX[name]]
)
