"""The way of a movement as a drawn arrow: which place on the body tells it best, and the ribbon along its path.

>>> line = np.stack([np.linspace(0, 100, 30), np.zeros(30)], axis=1)
>>> ribbon(line) is None, ribbon(line[:3]) is None
(False, True)
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.angles import SIDES
from unhunch.figure.body import Body
from unhunch.figure.drawing.camera import Window
from unhunch.figure.drawing.scene import posed_at
from unhunch.figure.motion import Motion
from unhunch.figure.pose import SURFACES, PoseFile
from unhunch.figure.rotations import Floats

_LIMBS: Final = {
    "fingertip": ("palm", "back_of_hand", "wrist", "fingertip", "finger_pads"),
    "toe": ("heel", "ball", "toe", "instep"),
}
_JOINTS: Final = {
    "elbow": ("palm", "elbow", "forearm"),
    "knee": ("heel", "ball", "knee", "toe", "instep", "shin_front"),
}
_TRUNK: Final = ("crown", "c7_back", "t8_back", "sternum", "sacrum")
OFF_THE_SKIN: Final = 0.045
"""Metres by which the arrow keeps away from the body."""
SHORTEST: Final = 22.0
"""Pixels of the still: below this there is nothing to show."""
_SAMPLES: Final = 40
_ROUNDS: Final = 60
_ROUNDS_OF_A_LOOP: Final = 8
_ABOUT_AS_FAR: Final = 0.92
_RING: Final = 0.3
"""Mean distance between the way there and back, against how far it goes, from which on a loop is a ring."""
_OF_A_RING: Final = 0.85
_VEILED: Final = 0.75
"""How much less an arrow tells where it lies wholly on the body."""

Hidden = Callable[[Floats], NDArray[np.bool_]]


def held_at(motion: Motion, body: Body) -> float:
    """Return the moment to be drawn: where it holds, or the keyframe of its loop that is far from where it waits.

    The first of those that are about as far as the farthest: where both sides take turns, the one that begins.
    """
    hold, loop = motion.span("hold"), motion.span("loop")
    if hold is not None:
        return hold.start
    if loop is None:
        return motion.seconds
    seconds = [key.seconds for key in motion.keys if loop.start <= key.seconds < loop.end]
    _, positions = _world(motion, body, np.array([0.0, *seconds]))
    away = np.linalg.norm(positions[1:] - positions[0], axis=2).mean(axis=1)
    return seconds[int(np.argmax(away >= _ABOUT_AS_FAR * away.max()))]


def back_at(motion: Motion) -> float:
    """Return the moment at which the next repetition begins; the start where there is none such."""
    span = motion.span("back")
    return 0.0 if span is None else span.end


def told_by(motion: Motion, pose: PoseFile, body: Body, axes: Floats, seconds: float, hidden: Hidden) -> Floats:
    """Return the path (samples, 3), metres, of the place on the body that tells the way best, up to `seconds`.

    Of a movement that goes on it is its own loop: one way of what comes back as it went, else most of the ring.

    That is the one that moves furthest on the screen, where it is not seen before the body itself. A hand that lies on
    the body at the end, or that does not leave the floor, is left out: it only helps.

    Parameters
    ----------
    motion, pose, body
        The movement.
    axes
        The camera's.
    seconds
        The moment of the hold.
    hidden
        Tells of places on the screen (n, 2), metres, whether the body lies behind them, (n,).
    """
    ready, loop = motion.span("ready"), motion.span("loop")
    if loop is not None:
        times = np.linspace(loop.start, loop.end, _SAMPLES)
    else:
        times = np.linspace(ready.end if ready else 0.0, seconds, _SAMPLES)
    rotations, positions = _world(motion, body, times)
    best, most = np.zeros((_SAMPLES, 3)), -1.0
    for site in _candidates(pose, body):
        path = body.on_surface(site, rotations, positions) + OFF_THE_SKIN * body.outward(site, rotations)
        path = _smoothed(path, _ROUNDS) if loop is None else _one_way(_smoothed(path, _ROUNDS_OF_A_LOOP))
        on_screen = (path @ axes.T)[:, :2]
        length = float(np.linalg.norm(np.diff(on_screen, axis=0), axis=1).sum())
        told = length * (1 - _VEILED * float(hidden(on_screen).mean()))
        if told > most + 1e-6:
            best, most = path, told
    return best


def _one_way(path: Floats) -> Floats:
    """Return what is drawn of a path that closes: one way of one that comes back as it went, most of a ring."""
    far = int(np.linalg.norm(path - path[0], axis=1).argmax())
    there, back = _evenly(path[: far + 1]), _evenly(path[far:][::-1])
    apart = float(np.linalg.norm(there - back, axis=1).mean())
    if apart < _RING * float(np.linalg.norm(path[far] - path[0])):
        return there
    return _evenly(path[: round(_OF_A_RING * len(path))])


def _evenly(path: Floats) -> Floats:
    """Return a path (n, 3) as `_SAMPLES` places at even distances."""
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0, walked[-1], _SAMPLES)
    return np.stack([np.interp(even, walked, path[:, axis]) for axis in range(3)], axis=1)


def _smoothed(path: Floats, rounds: int) -> Floats:
    """Return a path at even distances and without its small turns; it begins and ends where it did."""
    path = _evenly(path)
    for _ in range(rounds):
        path = np.concatenate([path[:1], (path[:-2] + 2 * path[1:-1] + path[2:]) / 4, path[-1:]])
    return path


def _world(motion: Motion, body: Body, times: Floats) -> tuple[Floats, Floats]:
    moments = [posed_at(motion, body, float(seconds)) for seconds in times]
    return np.concatenate([m.rotations for m in moments]), np.concatenate([m.positions for m in moments])


def _candidates(pose: PoseFile, body: Body) -> list[str]:
    """Return the sites that may carry the arrow: those whose limb is free."""
    held = next((frame for frame in reversed(pose.keyframes) if frame.phase in {"out", "loop"}), pose.start)
    at_start = {contact.site for contact in pose.start.contacts}
    helping = {
        contact.site
        for contact in held.contacts
        if contact.to in body.sites or (contact.to in SURFACES and contact.site in at_start and not contact.slides)
    }
    moved = {contact.to for contact in held.contacts} & {f"{joint}.{side}" for joint in _JOINTS for side in SIDES}
    limbs = [
        f"{site}.{side}"
        for table in (_LIMBS, _JOINTS)
        for site, group in table.items()
        for side in SIDES
        if f"{site}.{side}" in moved or not helping & {f"{one}.{side}" for one in group}
    ]
    return [site for site in (*limbs, *_TRUNK) if site in body.sites]


def on_picture(path: Floats, axes: Floats, window: Window) -> Floats:
    """Return a path of the world (samples, 3) in pixels of the still (samples, 2)."""
    return window.to_pixels(path @ axes.T)[:, :2]


def ribbon(line: Floats, *, width: float = 4.6, head: float = 15.0) -> tuple[Floats, Floats] | None:
    """Return the outlines of an arrow along a line of pixels: its tapering band (n, 2) and its head (3, 2).

    None where the line is shorter than `SHORTEST`.
    """
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    length = float(walked[-1])
    if length < SHORTEST:
        return None
    head = min(head, 0.45 * length)

    def at(distance: Floats) -> Floats:
        return np.stack([np.interp(distance, walked, line[:, axis]) for axis in (0, 1)], axis=1)

    distance = np.linspace(0.03 * length, length - 0.8 * head, 28)
    middle = at(distance)
    along = np.gradient(middle, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    aside = np.stack([-along[:, 1], along[:, 0]], axis=1)
    half = width / 2 * (0.25 + 0.75 * np.linspace(0, 1, len(middle)) ** 0.8)[:, None]
    band = np.concatenate([middle + half * aside, (middle - half * aside)[::-1]])
    neck, tip = at(np.array([length - head]))[0], line[-1]
    ahead = (tip - neck) / max(float(np.linalg.norm(tip - neck)), 1e-9)
    across = np.array([-ahead[1], ahead[0]])
    return band, np.stack([neck + 0.5 * head * across, neck + head * ahead, neck - 0.5 * head * across])
