"""What of a motion's measures is not good enough: line of the pose file, what is wrong, the nearest repair."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from unhunch.base.problems import Problem
from unhunch.figure.checking.report import (
    BEYOND,
    FASTEST,
    SINKS_MM,
    SLIP_MM,
    UNEVEN,
    Beyond,
    Depth,
    Report,
    Speed,
    Touch,
)
from unhunch.figure.pose import Keyframe, PoseFile, Prop
from unhunch.figure.rotations import about_y

ROOM_MM: Final = 2.0
"""A declared `near` is given with so much to spare."""
TOO_GENEROUS: Final = 2.0
"""A declared `near` that is never half needed hides the next mistake."""
MOVABLE: Final = {"wall": "wall", "door": "door", "roller": "foam-roller", "block": "yoga-block"}
"""Surface to the prop that may stand elsewhere."""


def problems(report: Report, pose: PoseFile) -> tuple[Problem, ...]:
    """Return what is not good enough in a motion, by line.

    Parameters
    ----------
    report
        What `checks.measure` gives for it.
    pose
        What was authored: it knows the lines.
    """
    found = [
        *(problem for touch in report.touches for problem in _of_touch(touch, pose)),
        *(problem for depth in report.depths for problem in _of_depth(depth, pose)),
        *(problem for beyond in report.beyond for problem in _of_beyond(beyond, pose)),
        *(problem for speed in report.speeds[:3] for problem in _of_speed(speed, pose)),
    ]
    if report.uneven > UNEVEN:
        found.append(
            Problem(
                pose.file,
                pose.line,
                "error",
                f"left and right differ by {report.uneven:.1f} degrees in a pose that is its own mirror image; "
                f"at most {UNEVEN:g}",
                "write what makes it lean: pelvis.list, pelvis.turn, or an angle of one side",
            )
        )
    helping = pose.practitioner
    if report.partner is not None and helping is not None:
        found += [
            replace(problem, message=f"the practitioner: {problem.message}")
            for problem in problems(report.partner, helping)
        ]
    return tuple(sorted(found))


def _of_touch(touch: Touch, pose: PoseFile) -> Iterator[Problem]:
    contact = touch.contact
    line = contact.line or _keyframe(pose, touch.key).line
    where = f"on the way to {touch.key!r}" if touch.between else f"at {touch.key!r}"
    if touch.off_mm > touch.limit_mm:
        yield Problem(
            pose.file,
            line,
            "error",
            f"{contact.site} is {touch.off_mm:.0f} mm from {_named(contact.to)} {where}; at most {touch.limit_mm:g}",
            _repair(touch, pose),
        )
    elif contact.near_mm is not None and touch.off_mm * TOO_GENEROUS < contact.near_mm:
        yield Problem(
            pose.file,
            line,
            "warning",
            f"{contact.site} is declared near: {contact.near_mm:g}, and comes within {touch.off_mm:.0f} mm",
            "drop `near`" if touch.off_mm < 5 else f"declare near: {_declared(touch)}",
        )
    if touch.slip_mm > SLIP_MM:
        yield Problem(
            pose.file,
            line,
            "error",
            f"{contact.site} slips {touch.slip_mm:.0f} mm on {_named(contact.to)}; at most {SLIP_MM:g}",
            "let it stay within reach, or write `slides: true` where it is meant to slide",
        )


def _repair(touch: Touch, pose: PoseFile) -> str:
    ways = []
    moved = _moved_prop(touch, pose)
    if moved:
        ways.append(moved)
    if touch.between:
        ways.append("put a keyframe in between, or let go of it there (`to: nothing`)")
    elif touch.at_limits:
        ways.append(
            f"{', '.join(touch.at_limits)} is at its limit: bring the two nearer by the trunk or the other joints"
        )
    elif not moved:
        ways.append("write angles that bring the two nearer, or another place (`at`)")
    ways.append(f"or declare near: {_declared(touch)} with its reason")
    return "; ".join(ways)


def _moved_prop(touch: Touch, pose: PoseFile) -> str:
    """Say where a wall (or roller, or block) would have to stand, as one number; empty where it cannot help."""
    kind = MOVABLE.get(touch.contact.to)
    prop = next((prop for prop in pose.props if prop.kind == kind), None)
    if prop is None or touch.between:
        return ""
    if kind in {"wall", "door"}:
        towards = about_y(prop.turn) @ np.array([0.0, 0.0, -1.0])
        axis = int(np.argmax(np.abs(towards)))
        place = prop.at[axis] + touch.signed_mm / 1000 / towards[axis]
    else:
        axis, place = 1, prop.at[1] + touch.signed_mm / 1000
        if place < 0:
            return ""
    nearer = "nearer" if touch.signed_mm > 0 else "further away"
    return f"bring the {_plain(prop)} {nearer} ({'xyz'[axis]} {place:.2f} would do)"


def _plain(prop: Prop) -> str:
    return prop.kind.replace("-", " ")


def _declared(touch: Touch) -> int:
    return int(-(-(touch.off_mm + ROOM_MM) // 5) * 5)


def _of_depth(depth: Depth, pose: PoseFile) -> Iterator[Problem]:
    limit = SINKS_MM[depth.surface]
    if depth.mm > limit:
        yield Problem(
            pose.file,
            pose.line,
            "error",
            f"the skin of {depth.node} is {depth.mm:.0f} mm inside {_named(depth.surface)} at {depth.seconds:.1f} s; "
            f"at most {limit:g}",
            f"raise it, or let a place near it touch {_named(depth.surface)}",
        )


def _of_beyond(beyond: Beyond, pose: PoseFile) -> Iterator[Problem]:
    if abs(beyond.degrees - beyond.limit) > BEYOND:
        yield Problem(
            pose.file,
            _keyframe(pose, beyond.key).line,
            "error",
            f"{beyond.angle} is pushed to {beyond.degrees:.0f} degrees near {beyond.key!r}; at most {beyond.limit:g}",
            "write an angle within the limit, and move or free the contact that asks for more",
        )


def _of_speed(speed: Speed, pose: PoseFile) -> Iterator[Problem]:
    if speed.degrees_per_second > FASTEST and not pose.fast:
        needed = speed.leg_seconds * speed.degrees_per_second / FASTEST
        enough = np.ceil(needed * 10 - 0.05) / 10
        yield Problem(
            pose.file,
            _keyframe(pose, speed.key).line,
            "error",
            f"{speed.joint} turns at {speed.degrees_per_second:.0f} degrees a second on the way to {speed.key!r} "
            f"({speed.seconds:.1f} s); at most {FASTEST:g}",
            f"give it time (`seconds: {enough:.1f}`, now {speed.leg_seconds:.1f}), a keyframe in between, "
            "or say why it is quick (`fast`)",
        )


def _keyframe(pose: PoseFile, name: str) -> Keyframe:
    return next(keyframe for keyframe in pose.keyframes if keyframe.name == name)


def _named(to: str) -> str:
    if to == "point":
        return "its point"
    return to if "." in to else f"the {to}"
