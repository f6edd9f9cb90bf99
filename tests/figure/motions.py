"""Hand-made motions for tests that need no solver: an arm is raised, a trunk turns, somebody lies and rolls."""

import numpy as np

from unhunch.figure.angles import INDEX, NAMES, REST
from unhunch.figure.bases import BASES
from unhunch.figure.lighting import Lit
from unhunch.figure.motion import KeyTime, Motion, Span
from unhunch.figure.pose import Camera, Keyframe, PoseFile, Prop

SECONDS = 5.0
FRAMES = 61
LIT = {"latissimus-dorsi.left": Lit(1.0, hint=False), "rhomboids.left": Lit(0.55, hint=True)}
RAISED = {
    "shoulder.left.elevation": 150.0,
    "shoulder.left.plane": 40.0,
    "elbow.left.flexion": 60.0,
    "fingers.left.flexion": 70.0,
    "thorax.rotation": 25.0,
    "neck.lateral_flexion": -20.0,
    "hip.right.flexion": 35.0,
}


def raising(base: str = "standing") -> Motion:
    """Return a motion from rest to `RAISED` and back."""
    times = np.linspace(0, SECONDS, FRAMES)
    part = np.sin(np.pi * times / SECONDS) ** 2
    poses = np.tile(REST, (FRAMES, 1))
    for name, degrees in RAISED.items():
        poses[:, INDEX[name]] += part * (degrees - REST[INDEX[name]])
    roots = np.array(BASES[base].pelvis) + np.stack([0.05 * part, 0.02 * part, -0.03 * part], axis=1)
    spans = (Span("out", 0, SECONDS / 2), Span("back", SECONDS / 2, SECONDS))
    keys = (KeyTime("rest", 0.0), KeyTime("raised", SECONDS / 2))
    return Motion("raising", None, base, times, poses, roots, spans, keys)


def standing_still() -> Motion:
    """Return a motion in which nothing moves."""
    poses = np.tile(REST, (3, 1))
    return Motion("still", None, "standing", np.array([0.0, 1, 2]), poses, np.tile([0, 0.885, 0], (3, 1)), (), ())


def scene(*props: Prop, base: str = "standing") -> PoseFile:
    """Return a pose file with these props."""
    start = Keyframe(name="rest", phase="start", angles=dict.fromkeys(NAMES[:1], 0.0), contacts=())
    return PoseFile(
        movement="raising",
        variation=None,
        base=base,
        camera=Camera(azimuth=30, elevation=10),
        props=props,
        landmarks={},
        keyframes=(start,),
        lit_sides={},
    )
