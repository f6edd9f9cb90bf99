"""Where on the figure each muscle of the library is shown, and whether it lies there at the surface.

A muscle at the surface has its own region, or the regions of its parts. A deep one is *hinted* at: what is lit is the
place above it, and the text beside the picture says that it lies below. Some deep ones share a place.

>>> shown = REGION_OF["trapezius"]
>>> shown.regions, shown.hint
(('trapezius-upper', 'trapezius-middle', 'trapezius-lower'), False)
"""

from typing import Final, NamedTuple


class Shown(NamedTuple):
    """Where a muscle is shown."""

    regions: tuple[str, ...]
    """Painted regions without their side: "trapezius-upper" stands for `.left` and `.right` in `Body.regions`."""
    hint: bool
    """True where the muscle lies deep: the place above it is lit."""


_TRAPEZIUS: Final = ("trapezius-upper", "trapezius-middle", "trapezius-lower")
_DELTOID: Final = ("deltoid-anterior", "deltoid-lateral", "deltoid-posterior")
_PECTORALIS: Final = ("pectoralis-clavicular", "pectoralis-sternocostal", "pectoralis-abdominal")
_ERECTOR: Final = ("erector-thoracic", "erector-lumbar")

_AT_SURFACE: Final[dict[str, tuple[str, ...]]] = {
    "trapezius": _TRAPEZIUS,
    **{part: (part,) for part in _TRAPEZIUS},
    "deltoid": _DELTOID,
    **{part: (part,) for part in _DELTOID},
    "latissimus-dorsi": ("latissimus-dorsi",),
    "infraspinatus": ("infraspinatus-teres-minor",),
    "teres-minor": ("infraspinatus-teres-minor",),
    "teres-major": ("teres-major",),
    "serratus-anterior": ("serratus-anterior",),
    "pectoralis-major": _PECTORALIS,
    "pectoralis-major-clavicular": ("pectoralis-clavicular",),
    "pectoralis-major-sternocostal": ("pectoralis-sternocostal",),
    "pectoralis-major-abdominal": ("pectoralis-abdominal",),
    "sternocleidomastoid": ("sternocleidomastoid",),
    "obliquus-externus": ("obliquus-externus",),
    "gluteus-maximus": ("gluteus-maximus",),
    "gluteus-medius": ("gluteus-medius",),
}
_DEEP: Final[dict[str, tuple[str, ...]]] = {
    "levator-scapulae": ("levator-scapulae",),
    "rhomboid-major": ("rhomboids",),
    "rhomboid-minor": ("rhomboids",),
    "serratus-posterior-superior": ("rhomboids",),
    "supraspinatus": ("supraspinatus",),
    "subscapularis": ("infraspinatus-teres-minor",),  # under the blade; shown on it
    "erector-spinae": _ERECTOR,
    "iliocostalis": _ERECTOR,
    "iliocostalis-thoracis": ("erector-thoracic",),
    "longissimus": _ERECTOR,
    "longissimus-thoracis": ("erector-thoracic",),
    "spinalis": ("spine-thoracic",),
    "spinalis-thoracis": ("spine-thoracic",),
    "semispinalis-thoracis": ("spine-thoracic",),
    "thoracic-rotators": ("spine-thoracic",),
    "multifidus": ("spine-thoracic", "erector-lumbar"),
    "semispinalis-cervicis": ("neck-back",),
    "semispinalis-capitis": ("neck-back",),
    "splenius-capitis": ("neck-back",),
    "splenius-cervicis": ("neck-back",),
    "pectoralis-minor": ("pectoralis-minor",),
    "longus-colli": ("neck-front",),
    "longus-capitis": ("neck-front",),
    "rectus-capitis-anterior": ("neck-front",),
    "rectus-capitis-lateralis": ("neck-front", "scalenes"),
    "scalenus-anterior": ("scalenes",),
    "scalenus-medius": ("scalenes",),
    "scalenus-posterior": ("scalenes",),
    "obliquus-internus": ("obliquus-externus",),
    "transversus-abdominis": ("belly", "obliquus-externus"),
    "quadratus-lumborum": ("quadratus-lumborum",),
    "gluteus-minimus": ("gluteus-medius",),
    "piriformis": ("piriformis",),
    "psoas-major": ("psoas",),
    "diaphragm": ("diaphragm",),
    "intercostals": ("serratus-anterior", "diaphragm"),
    "intercostals-external": ("serratus-anterior", "diaphragm"),
    "intercostals-internal": ("serratus-anterior", "diaphragm"),
}
REGION_OF: Final[dict[str, Shown]] = {
    **{muscle: Shown(regions, hint=False) for muscle, regions in _AT_SURFACE.items()},
    **{muscle: Shown(regions, hint=True) for muscle, regions in _DEEP.items()},
}
"""Muscle of the library to where it is shown."""
