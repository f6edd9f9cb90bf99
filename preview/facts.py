"""What was measured of a motion, as plain facts for the page. Millimetres, degrees, seconds.

What is a practitioner's bears the prefix of the motion file: "partner.palm.left".
"""

from collections.abc import Mapping
from typing import Any

from unhunch.figure.body import Body
from unhunch.figure.checking.report import FASTEST, SINKS_MM, Report, Touch
from unhunch.figure.checking.targets import Stretched
from unhunch.figure.gltf.partner import PARTNER_NODE
from unhunch.figure.pose import PoseFile
from unhunch.figure.skeleton import NODES
from unhunch.figure.solving.contacts import all_sites

Json = Mapping[str, Any]


def facts_of_report(report: Report, pose: PoseFile, body: Body) -> Json:
    """Return contacts with the place they are at on the body, depths, the fastest joint, evenness; of both figures."""
    sites = all_sites(body, pose.landmarks)
    both = [("", report), *([(PARTNER_NODE, report.partner)] if report.partner else [])]
    whose, fastest = max(((prefix, one.fastest) for prefix, one in both), key=lambda speed: speed[1].degrees_per_second)
    return {
        "contacts": [
            _contact(touch, prefix)
            | {
                "node": prefix + NODES[sites[touch.contact.site].node],
                "at": sites[touch.contact.site].position.round(4).tolist(),
            }
            for prefix, one in both
            for touch in one.touches
        ],
        "depths": [
            {
                "surface": depth.surface,
                "mm": round(depth.mm, 1),
                "node": prefix + depth.node,
                "limit": SINKS_MM.get(depth.surface),
            }
            for prefix, one in both
            for depth in one.depths
        ],
        "fastest": {
            "joint": whose + fastest.joint,
            "speed": round(fastest.degrees_per_second),
            "seconds": fastest.seconds,
            "key": fastest.key,
            "limit": None if pose.fast else round(FASTEST),
        },
        "uneven": round(max(one.uneven for _, one in both), 2),
        "breaths": {keyframe.name: keyframe.breath for keyframe in pose.keyframes if keyframe.breath},
    }


def _contact(touch: Touch, prefix: str) -> dict[str, Any]:
    return {
        "site": prefix + touch.contact.site,
        "to": touch.contact.to,
        "off": round(touch.off_mm, 1),
        "limit": touch.limit_mm,
        "slip": round(touch.slip_mm, 1),
        "key": touch.key,
        "between": touch.between,
        "seconds": round(touch.seconds, 3),
        "line": touch.contact.line,
    }


def facts_of_targets(found: Stretched | None) -> Json:
    """Return the declared targets of a stretch and whether they are reached; nothing where it is none."""
    if found is None:
        return {"targets": []}
    return {
        "targets": [
            {"muscle": target.muscle, "stretch": round(target.stretch, 2), "reached": target.reached}
            for target in found.targets
        ]
    }
