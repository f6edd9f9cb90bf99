"""A pose file to a motion: keyframes are solved one after the other, then everything between them at once.

A place that touches a flat surface stays where the first keyframe that touches there found it (it is pinned), unless
the contact slides. Between two keyframes what touches in both goes on touching; what touches in one only is left to the
eased poses, which reach it exactly.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from unhunch.figure.angles import INDEX, LEAST, MOST, REST, SIDES, STIFFNESS, mirror_name, mirrored_angles
from unhunch.figure.bases import BASES, turned_base
from unhunch.figure.body import Body
from unhunch.figure.motion import Motion
from unhunch.figure.pose import Contact, Keyframe, PoseFile
from unhunch.figure.rotations import MIRROR, Floats, about_y, applied
from unhunch.figure.solving.clock import Leg, Round, round_of
from unhunch.figure.solving.contacts import MOVED, Held, Problem, Term, all_sites, steady_term
from unhunch.figure.solving.easing import way_between
from unhunch.figure.solving.least_squares import Limits, least_squares
from unhunch.figure.solving.ways import Moment, moments_of, term_between
from unhunch.figure.surfaces import surfaces_of
from unhunch.figure.tempo import Tempo

AUTHORED: Final = 0.35
"""An angle that is written gives way by so much less than one at rest."""
BETWEEN: Final = 0.6
SETTLINGS: Final = 2
"""A keyframe is solved again from where it ended, as the frames beside it will be; else they pull away from it."""
FLAT_FINGERS: Final = {"fingers.{}.flexion": 0.0, "thumb.{}.flexion": -16.0, "thumb.{}.abduction": 20.0}
"""A hand that lies on something is flat, unless the pose says otherwise."""
NOWHERE: Final[Floats] = np.full(3, -10.0)
"""Metres: as far as the pelvis may go, in either direction."""
POSE_DIGITS: Final = 3
ROOT_DIGITS: Final = 5


def solve(pose: PoseFile, tempo: Tempo, body: Body) -> Motion:
    """Return the motion of a pose file.

    Parameters
    ----------
    pose
        What is authored; it must have been read without an error.
    tempo
        The seconds of out and back.
    body
        Whose contacts are to hold.

    The same input gives the same numbers, to the last rounded digit (a thousandth of a degree, a hundredth of a
    millimetre). An unreachable contact is not an error here: `checks.measure` tells how far it is off.
    """
    turn = round_of(pose, tempo)
    person = _Scene(pose, body)
    motion = person.solved(turn)
    if pose.partner is None:
        return motion
    return replace(motion, partner=_Scene(pose, body, person).solved(turn))


class _Scene:
    """One figure of a pose file being solved: the person, or the practitioner beside one who is solved already."""

    def __init__(self, pose: PoseFile, body: Body, person: "_Scene | None" = None) -> None:
        self.partner = partner = pose.partner if person is not None else None
        self.pose = (pose.practitioner if person is not None else None) or pose
        self.body = body
        self.person = person
        self.turn = partner.turn if partner is not None else 0.0
        self.at = np.array(partner.at if partner is not None else (0.0, 0.0, 0.0))
        self.base = turned_base(self.pose.base, self.turn)
        self.pelvis = self.at + about_y(self.turn) @ np.array(BASES[self.pose.base].pelvis)
        self.sites = all_sites(body, pose.landmarks)
        self.surfaces = surfaces_of(pose.props)
        self.wanted = np.array([_wanted(keyframe) for keyframe in self.pose.keyframes])
        self.stiffness = np.array([self._stiffness(keyframe) for keyframe in self.pose.keyframes])
        self.symmetric = np.array([float(self._is_symmetric(keyframe)) for keyframe in self.pose.keyframes])
        self.poses = np.zeros_like(self.wanted)
        self.roots = np.zeros((len(self.pose.keyframes), 3))
        self.held: list[dict[tuple[str, str], Held]] = []
        self.between: tuple[Floats, Floats] = (self.poses[:0], self.roots[:0])

    def solved(self, turn: Round) -> Motion:
        """Return the motion of the figure."""
        self.solve_keyframes()
        return self.motion(turn)

    def solve_keyframes(self) -> None:
        """Solve them in order; the first that touches a surface says where the place is pinned."""
        pinned: dict[tuple[str, str], Floats] = {}
        for index, keyframe in enumerate(self.pose.keyframes):
            held = {(contact.site, contact.to): self._settle(contact, pinned) for contact in keyframe.contacts}
            self.held.append(held)
            self._solve_keyframe(index, held)
            rotations, positions = self.world(self.poses[index : index + 1], self.roots[index : index + 1])
            for key, one in held.items():
                site = self.sites[one.contact.site]
                found = positions[:, site.node] + applied(rotations[:, site.node], site.position)
                pinned.setdefault(key, found[0])
                held[key] = self._settle(one.contact, pinned)  # until the next keyframe, the place found here holds it

    def _solve_keyframe(self, index: int, held: Mapping[tuple[str, str], Held]) -> None:
        before = self.pelvis if index == 0 else self.roots[index - 1]
        start = self.wanted[index].copy()
        if index:
            start += 0.5 * (self.poses[index - 1] - self.wanted[index - 1])
        one = slice(index, index + 1)
        problem = Problem(
            body=self.body,
            base=self.base,
            sites=self.sites,
            surfaces=self.surfaces,
            terms=[steady_term(each) for each in held.values()],
            wanted=self.wanted[one],
            stiffness=self.stiffness[one],
            roots=before[None],
            symmetric=self.symmetric[one],
            person=None if self.person is None else self.person.world(self.person.poses[one], self.person.roots[one]),
        )
        poses, roots = _solved(problem, start[None], before[None], rounds=80, gain=1e-6)
        for _ in range(SETTLINGS):
            problem = replace(problem, wanted=poses, stiffness=BETWEEN * STIFFNESS[None], roots=roots)
            poses, roots = _solved(problem, poses, roots, rounds=14, gain=1e-3)
        self.poses[one], self.roots[one] = poses, roots

    def _settle(self, contact: Contact, pinned: Mapping[tuple[str, str], Floats]) -> Held:
        """Return the contact with its free axes filled in from where it was first found."""
        fixed = np.array([value is not None for value in contact.at])
        place = np.array([value or 0.0 for value in contact.at])
        surface = self.surfaces.get(contact.to)
        if surface is None:
            everything = np.ones(3, dtype=bool)
            return Held(contact, place, fixed if contact.to == "point" else everything)
        flat = surface.normal is not None
        key = (contact.site, contact.to)
        if flat and not contact.slides and key in pinned:
            place = np.where(fixed, place, pinned[key])
            fixed = np.ones(3, dtype=bool)
        if surface.normal is not None:  # across the surface its distance speaks
            fixed = fixed & (np.abs(np.array(surface.normal)) < 0.9)
        return Held(contact, place, fixed)

    def motion(self, turn: Round) -> Motion:
        """Return the whole round. A way that is gone more than once, or back, is solved once."""
        moments = [moment for leg in turn.legs for moment in moments_of(leg)]
        moments.append(Moment(Leg(turn.legs[-1].end, turn.legs[-1].end, 0.0), 0, 1))
        ways = list(dict.fromkeys(moment.way for moment in moments if moment.step))
        poses = np.array([self.poses[moment.leg.start] for moment in moments])
        roots = np.array([self.roots[moment.leg.start] for moment in moments])
        if ways:
            self.between = solved_poses, solved_roots = self._between(ways)
            number = {way: index for index, way in enumerate(ways)}
            for frame, moment in enumerate(moments):
                if moment.step:
                    poses[frame] = solved_poses[number[moment.way]]
                    roots[frame] = solved_roots[number[moment.way]]
        times = np.concatenate([[0.0], np.cumsum([moment.seconds for moment in moments[:-1]])])
        return Motion(
            movement=self.pose.movement,
            variation=self.pose.variation,
            base=self.pose.base,
            times=times.round(4),
            poses=poses.round(POSE_DIGITS) + 0.0,
            roots=roots.round(ROOT_DIGITS) + 0.0,
            spans=turn.spans,
            keys=turn.keys,
            turn=self.turn,
        )

    def _between(self, ways: list[Moment]) -> tuple[Floats, Floats]:
        """Return poses and roots (ways, ...) on the way between keyframes."""
        starts = np.array([way.leg.start for way in ways])
        ends = np.array([way.leg.end for way in ways])
        poses = np.array([way_between(self.poses, way.leg, way.step / way.steps) for way in ways])
        roots = np.array([way_between(self.roots, way.leg, way.step / way.steps) for way in ways])
        problem = Problem(
            body=self.body,
            base=self.base,
            sites=self.sites,
            surfaces=self.surfaces,
            terms=self._terms(ways),
            wanted=poses,
            stiffness=np.tile(STIFFNESS * BETWEEN, (len(ways), 1)),
            roots=roots,
            symmetric=self.symmetric[starts] * self.symmetric[ends],
            person=None if self.person is None else self.person.world(*self.person.between),
        )
        return _solved(problem, poses, roots, rounds=14, gain=1e-3)

    def _terms(self, ways: list[Moment]) -> list[Term]:
        """Return what touches in both keyframes around each frame; what changes between them flows as the pose does."""
        terms = []
        for key in sorted({key for held in self.held for key in held}):
            at = [held.get(key) for held in self.held]
            touching = [at[way.leg.start] is not None and at[way.leg.end] is not None for way in ways]
            if any(touching):
                terms.append(term_between(at, ways, np.array(touching, dtype=float)))
        return terms

    def world(self, poses: Floats, roots: Floats) -> tuple[Floats, Floats]:
        """Return where every node is, rotations and positions."""
        return self.body.skeleton.world(poses, roots, self.base)

    def _is_symmetric(self, keyframe: Keyframe) -> bool:
        """Tell whether the keyframe is its own mirror image: then so must the solved pose be."""
        along = self.partner is None or self.partner.faces_along
        return along and _is_symmetric(keyframe, self.pose)

    def _stiffness(self, keyframe: Keyframe) -> Floats:
        stiffness = STIFFNESS.copy()
        stiffness[INDEX["pelvis.tilt"]] = BASES[self.pose.base].pelvis_stiffness
        for name in keyframe.angles:
            stiffness[INDEX[name]] *= AUTHORED
        return stiffness


def _wanted(keyframe: Keyframe) -> Floats:
    """Return the authored pose: what is written, flat hands where they lie, the rest at ease."""
    wanted = REST.copy()
    for contact in keyframe.contacts:
        part, _, side = contact.site.partition(".")
        if part in {"palm", "back_of_hand"} and side in SIDES and contact.flat and "." not in contact.to:
            for name, value in FLAT_FINGERS.items():
                wanted[INDEX[name.format(side)]] = value
    for name, value in keyframe.angles.items():
        wanted[INDEX[name]] = value
    return wanted


def _is_symmetric(keyframe: Keyframe, pose: PoseFile) -> bool:
    wanted = _wanted(keyframe)
    if BASES[pose.base].mirror != pose.base or np.abs(wanted - mirrored_angles(wanted)).max() > 1e-9:
        return False
    if any(prop.turn or prop.at[0] for prop in pose.props):
        return False
    if any(mirror_name(name) not in pose.landmarks for name in pose.landmarks):
        return False
    places = {(c.site, c.to): c.at for c in keyframe.contacts}
    return all(
        places.get((mirror_name(site), mirror_name(to)), ("none",)) == _mirrored_place(at)
        for (site, to), at in places.items()
    )


def _mirrored_place(at: tuple[float | None, ...]) -> tuple[float | None, ...]:
    return tuple(value if value is None else float(value * sign) + 0.0 for value, sign in zip(at, MIRROR, strict=True))


def _solved(problem: Problem, poses: Floats, roots: Floats, *, rounds: int, gain: float) -> tuple[Floats, Floats]:
    start = np.concatenate([roots, poses[:, MOVED]], axis=1)
    width = start.shape[1]
    step, longest = np.full(width, 0.02), np.full(width, 25.0)
    step[:3], longest[:3] = 1e-4, 0.25
    least, most = np.concatenate([NOWHERE, LEAST[MOVED]]), np.concatenate([-NOWHERE, MOST[MOVED]])
    limits = Limits(rounds, gain, step, longest, least, most)
    found = least_squares(problem.residuals, np.clip(start, least, most), limits)
    every = np.arange(len(found))
    solved = problem.full(found, every)
    even = problem.symmetric.astype(bool)
    solved[even] = (solved[even] + mirrored_angles(solved[even])) / 2
    found[even, 0] = 0.0
    return solved, found[:, :3]
