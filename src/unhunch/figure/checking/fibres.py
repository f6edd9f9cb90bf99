"""Where the muscles run: lines from origin by way of bends to insertion, for the check in `lengths.py` alone.

Places are millimetres in the neutral stance, from the middle between the hips: left, up, front. Each is fixed to a node
of the skeleton; a node without a side is on the muscle's own. All is written for the left; the right mirrors it.

>>> MUSCLES["deltoid-anterior"].lines
('clavicle 120 476 30 > shoulder 185 446 46 > humerus 198 335 22',)

`humerus` and `femur` are the whole bone with all of its axial turn. `shoulder` and `hip` turn by half of what the joint
turns: a bend that is fixed to them stays outside the joint, so that a line goes round it as the muscle does.

`lengthened` says in which position the muscle is long: the angles of the left side in degrees, after the usual table of
actions and the library's own words (`lengthened_by` in muscles.yaml).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Fibres:
    """One muscle of the left side."""

    lines: tuple[str, ...]
    """Each "node left up front > node left up front > ...", millimetres."""
    lengthened: Mapping[str, float]
    """Angle to degrees: the position that lengthens it."""


def _arm(elevation: float, plane: float, turned_out: float = 0.0) -> dict[str, float]:
    return {
        "shoulder.left.elevation": elevation,
        "shoulder.left.plane": plane,
        "shoulder.left.external_rotation": turned_out,
    }


_ROUND: Final = {"lumbar.flexion": 40.0, "thorax.flexion": 35.0}
_ROUND_AND_AWAY: Final = _ROUND | {"lumbar.lateral_flexion": -15.0, "thorax.lateral_flexion": -20.0}
_BEND_AWAY: Final = {"lumbar.lateral_flexion": -20.0, "thorax.lateral_flexion": -28.0}
_BLADE_AWAY: Final = {"scapula.left.protraction": 25.0}

_LOOK_DOWN_AND_AWAY: Final = {"neck.flexion": 35.0, "neck.rotation": -35.0, "neck.lateral_flexion": -20.0}

_OUTER = (
    "pelvis 65 80 -60 > lumbar_upper 65 170 -30 > thorax_lower 70 250 -36 > "
    "thorax_middle 72 340 -52 > thorax_upper 62 440 -55"
)
_OUTER_RIBS = "lumbar_upper 68 205 -28 > thorax_lower 70 250 -36 > thorax_middle 72 340 -52 > thorax_upper 60 490 -48"
_MIDDLE = (
    "pelvis 30 60 -72 > lumbar_lower 35 100 -52 > lumbar_upper 35 170 -36 > "
    "thorax_lower 35 250 -40 > thorax_middle 35 340 -52 > thorax_upper 30 450 -52"
)
_MIDDLE_RIBS = "lumbar_upper 35 170 -36 > thorax_lower 35 250 -40 > thorax_middle 35 340 -52 > thorax_upper 30 460 -52"
_INNER = "lumbar_upper 10 180 -42 > thorax_lower 10 250 -46 > thorax_middle 10 340 -58 > thorax_upper 10 460 -54"
_NECK_BACK = "thorax_upper 20 470 -48 > neck_lower 18 550 -26 > neck_upper 18 605 -14"
_RIBS_SIDE = "thorax_lower 122 250 20 > thorax_middle 130 340 10 > thorax_upper 105 440 20"
_RIBS_FRONT = "thorax_lower 80 250 118 > thorax_middle 70 330 128 > thorax_upper 50 430 98"

MUSCLES: Final[Mapping[str, Fibres]] = MappingProxyType(
    {
        # Trapezius and what lies under it
        "trapezius-upper": Fibres(
            (
                "head 15 700 -45 > neck_lower 45 560 -18 > scapula 150 490 -10",
                "neck_lower 3 548 -32 > scapula 150 488 -12",
            ),
            {"neck.lateral_flexion": -35, "neck.flexion": 15, "neck.rotation": 20, "scapula.left.elevation": -8},
        ),
        "trapezius-middle": Fibres(
            (
                "thorax_upper 3 520 -42 > scapula 70 480 -70 > scapula 155 482 -20",
                "thorax_upper 3 480 -50 > scapula 66 464 -74 > scapula 130 475 -45",
            ),
            _BLADE_AWAY | _arm(90, 110),
        ),
        "trapezius-lower": Fibres(
            ("thorax_lower 3 235 -50 > scapula 72 460 -76", "thorax_middle 3 330 -62 > scapula 78 462 -76"),
            {"scapula.left.elevation": 25, "scapula.left.protraction": 20},
        ),
        "levator-scapulae": Fibres(
            ("head 36 642 16 > scapula 68 497 -52", "neck_upper 30 605 6 > scapula 66 488 -56"),
            {
                "neck.flexion": 35,
                "neck.lateral_flexion": -25,
                "neck.rotation": -35,
                "scapula.left.elevation": -5,
                "scapula.left.upward_rotation": 10,
            },
        ),
        "rhomboid-minor": Fibres(("thorax_upper 4 534 -38 > scapula 62 468 -68",), _BLADE_AWAY | _arm(90, 110)),
        "rhomboid-major": Fibres(
            ("thorax_upper 4 500 -46 > scapula 62 440 -74", "thorax_upper 4 430 -58 > scapula 70 365 -76"),
            _BLADE_AWAY | _arm(90, 110),
        ),
        # Shoulder
        "deltoid-anterior": Fibres(
            ("clavicle 120 476 30 > shoulder 185 446 46 > humerus 198 335 22",), _arm(50, -85, 40)
        ),
        "deltoid-lateral": Fibres(("scapula 180 478 0 > shoulder 218 441 14 > humerus 203 335 14",), _arm(60, 135)),
        "deltoid-posterior": Fibres(
            ("scapula 100 464 -62 > scapula 186 440 -26 > humerus 202 335 6",), _arm(90, 125, -30) | _BLADE_AWAY
        ),
        "latissimus-dorsi": Fibres(
            (
                "pelvis 60 85 -66 > thorax_lower 105 240 -30 > thorax_middle 130 345 -42 > humerus 170 388 26",
                "thorax_lower 4 250 -50 > thorax_middle 118 335 -56 > humerus 170 388 26",
                "thorax_middle 4 340 -60 > thorax_middle 122 372 -56 > humerus 170 392 26",
            ),
            _arm(165, 60) | _BEND_AWAY,
        ),
        "teres-major": Fibres(("scapula 88 355 -70 > humerus 170 398 28",), _arm(130, 60, 40)),
        "teres-minor": Fibres(("scapula 108 385 -62 > humerus 200 424 -14",), _arm(90, 90, -60)),
        "infraspinatus": Fibres(
            (
                "scapula 75 425 -75 > shoulder 200 456 -12 > humerus 204 446 -12",
                "scapula 80 385 -75 > shoulder 200 446 -14 > humerus 204 436 -14",
            ),
            _arm(80, 125, -45),
        ),
        "supraspinatus": Fibres(("scapula 75 476 -60 > shoulder 186 472 8 > humerus 208 448 14",), _arm(30, -90, -50)),
        "subscapularis": Fibres(("scapula 85 410 -58 > clavicle 150 432 22 > humerus 172 438 40",), _arm(20, 0, 70)),
        # Along the spine
        "iliocostalis": Fibres((_OUTER,), _ROUND_AND_AWAY),
        "iliocostalis-thoracis": Fibres((_OUTER_RIBS,), _ROUND_AND_AWAY),
        "longissimus": Fibres((_MIDDLE,), _ROUND_AND_AWAY),
        "longissimus-thoracis": Fibres((_MIDDLE_RIBS,), _ROUND_AND_AWAY),
        "spinalis": Fibres((_INNER, _NECK_BACK), _ROUND | {"neck.flexion": 35}),
        "spinalis-thoracis": Fibres((_INNER,), _ROUND),
        "semispinalis-thoracis": Fibres(
            ("thorax_lower 30 250 -28 > thorax_middle 12 345 -56 > thorax_upper 4 465 -54",),
            {"thorax.flexion": 35, "thorax.rotation": 20},
        ),
        "semispinalis-cervicis": Fibres(
            ("thorax_upper 26 465 -46 > neck_lower 12 550 -28 > neck_upper 4 608 -16",), {"neck.flexion": 45}
        ),
        "semispinalis-capitis": Fibres(
            ("thorax_upper 28 500 -38 > neck_lower 20 560 -24 > head 12 688 -44",), {"neck.flexion": 45}
        ),
        "multifidus": Fibres(
            (
                "pelvis 20 60 -74 > lumbar_upper 4 190 -42",
                "lumbar_lower 30 100 -40 > thorax_lower 4 260 -48",
                "lumbar_upper 30 170 -22 > thorax_middle 4 340 -60",
                "thorax_lower 30 255 -28 > thorax_upper 4 430 -60",
            ),
            _ROUND | {"thorax.rotation": 30},
        ),
        "thoracic-rotators": Fibres(
            (
                "lumbar_upper 30 205 -26 > thorax_lower 4 235 -52",
                "thorax_lower 30 295 -30 > thorax_middle 4 330 -62",
                "thorax_middle 30 385 -38 > thorax_upper 4 420 -62",
            ),
            {"thorax.rotation": 35},
        ),
        "splenius-capitis": Fibres(
            ("thorax_upper 4 500 -46 > head 54 664 2", "neck_lower 4 550 -32 > head 50 668 -8"),
            _LOOK_DOWN_AND_AWAY,
        ),
        "splenius-cervicis": Fibres(
            ("thorax_upper 4 460 -53 > head 34 642 14", "thorax_upper 4 440 -56 > neck_upper 30 612 8"),
            _LOOK_DOWN_AND_AWAY,
        ),
        # Chest
        "serratus-anterior": Fibres(
            (
                "thorax_middle 128 330 40 > thorax_middle 126 365 -30 > scapula 74 362 -68",
                "thorax_upper 110 430 50 > thorax_upper 112 430 -20 > scapula 66 440 -66",
            ),
            {"scapula.left.protraction": -18},
        ),
        "pectoralis-major-clavicular": Fibres(
            ("clavicle 60 474 56 > shoulder 165 432 54 > humerus 190 375 34",), _arm(45, -60, 40)
        ),
        "pectoralis-major-sternocostal": Fibres(
            (
                "thorax_upper 14 430 100 > shoulder 160 420 52 > humerus 190 382 34",
                "thorax_middle 14 360 120 > shoulder 158 412 50 > humerus 190 388 34",
            ),
            _arm(90, -35, 60),
        ),
        "pectoralis-major-abdominal": Fibres(
            ("thorax_middle 45 298 130 > thorax_middle 115 370 90 > humerus 190 395 32",), _arm(140, -10, 50)
        ),
        "pectoralis-minor": Fibres(
            ("thorax_upper 75 412 98 > scapula 132 446 40", "thorax_middle 85 360 108 > scapula 132 446 40"),
            {"scapula.left.posterior_tilt": 20, "scapula.left.protraction": -15},
        ),
        # Front and side of the neck
        "longus-colli": Fibres(
            ("thorax_upper 10 490 12 > neck_lower 12 560 30 > neck_upper 12 626 46",), {"neck.flexion": -40}
        ),
        "longus-capitis": Fibres(
            ("neck_lower 18 570 32 > neck_upper 15 618 46 > head 10 664 56",), {"neck.flexion": -40}
        ),
        "rectus-capitis-anterior": Fibres(("neck_upper 15 634 44 > head 10 664 52",), {"neck.flexion": -40}),
        "rectus-capitis-lateralis": Fibres(("neck_upper 30 630 22 > head 32 664 24",), {"neck.lateral_flexion": -35}),
        "scalenus-anterior": Fibres(
            ("neck_upper 26 610 34 > thorax_upper 45 490 46",), {"neck.lateral_flexion": -35, "neck.flexion": -15}
        ),
        "scalenus-medius": Fibres(("neck_upper 28 615 18 > thorax_upper 60 500 14",), {"neck.lateral_flexion": -35}),
        "scalenus-posterior": Fibres(
            ("neck_upper 28 595 10 > thorax_upper 75 482 -10",), {"neck.lateral_flexion": -35}
        ),
        "sternocleidomastoid": Fibres(
            ("head 58 664 6 > thorax_upper 20 474 56", "head 58 664 4 > clavicle 55 480 48"),
            {"neck.lateral_flexion": -30, "neck.rotation": 35},
        ),
        # Trunk and hips
        "obliquus-externus": Fibres(
            (
                "thorax_middle 130 320 10 > lumbar_upper 124 190 45 > pelvis 85 60 98",
                "thorax_lower 112 250 85 > pelvis 20 40 115",
            ),
            _BEND_AWAY | {"thorax.rotation": 30},
        ),
        "obliquus-internus": Fibres(
            ("pelvis 122 92 -10 > thorax_lower 85 250 112", "pelvis 118 92 40 > thorax_lower 105 245 90"),
            _BEND_AWAY | {"thorax.rotation": -30},
        ),
        "quadratus-lumborum": Fibres(("pelvis 70 92 -38 > thorax_lower 66 228 -26",), _BEND_AWAY),
        "gluteus-maximus": Fibres(
            ("pelvis 35 60 -80 > hip 105 -30 -82 > femur 135 -140 -20",), {"hip.left.flexion": 110}
        ),
        "gluteus-medius": Fibres(("pelvis 112 95 -10 > femur 152 -8 -6",), {"hip.left.abduction": -25}),
        "gluteus-minimus": Fibres(("pelvis 104 72 12 > femur 150 -4 12",), {"hip.left.abduction": -25}),
        "piriformis": Fibres(
            ("pelvis 30 50 -62 > femur 140 14 -22",),
            {"hip.left.flexion": 90, "hip.left.abduction": -20},
        ),
        "psoas-major": Fibres(
            ("lumbar_upper 30 160 6 > pelvis 78 20 50 > femur 88 -70 -4",), {"hip.left.flexion": -20}
        ),
        # Breathing
        "serratus-posterior-superior": Fibres(
            ("neck_lower 4 540 -34 > thorax_middle 80 400 -68",), {"thorax.flexion": 35, "neck.flexion": 20}
        ),
        "intercostals-external": Fibres((_RIBS_SIDE,), {"thorax.lateral_flexion": -28}),
        "intercostals-internal": Fibres((_RIBS_FRONT,), {"thorax.flexion": -22}),
    }
)
"""Library muscle to its lines."""

WHOLE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "trapezius": ("trapezius-upper", "trapezius-middle", "trapezius-lower"),
        "deltoid": ("deltoid-anterior", "deltoid-lateral", "deltoid-posterior"),
        "pectoralis-major": (
            "pectoralis-major-clavicular",
            "pectoralis-major-sternocostal",
            "pectoralis-major-abdominal",
        ),
        "erector-spinae": ("iliocostalis", "longissimus", "spinalis"),
        "intercostals": ("intercostals-external", "intercostals-internal"),
    }
)
"""A muscle of several parts is as long as the part that is lengthened most: what stretches one part stretches it."""

WITHOUT_LINES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "transversus-abdominis": "a belt: it follows the breath, not the joints",
        "diaphragm": "a dome: it follows the breath, not the joints",
    }
)
"""Muscles that no line can stand for, and why."""
