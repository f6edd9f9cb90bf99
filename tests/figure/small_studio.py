"""A studio with two small pose files for movements of the built-in library."""

from functools import cache
from pathlib import Path

from unhunch.figure.studio import Studio
from unhunch.model import Library
from unhunch.pipeline import load_library

SIDE_STRETCH = """\
id: side-stretch
base: standing
camera: {azimuth: 20}
contacts:
  - {site: heel.both, to: floor}
  - {site: ball.both, to: floor}
keyframes:
  - {name: wait, phase: start}
  - name: up
    phase: out
    pose: {shoulder.left: {abduction: 150}, thorax.lateral_flexion: -28, lumbar.lateral_flexion: -20}
"""
OVERHEAD_STRETCH = """\
id: overhead-stretch
base: standing
camera: {azimuth: 20}
contacts:
  - {site: heel.both, to: floor}
  - {site: ball.both, to: floor}
keyframes:
  - {name: wait, phase: start}
  - {name: up, phase: out, pose: {shoulder.both: {flexion: 150}}}
variations:
  - id: seated
    base: sitting
    props: [chair]
    contacts: [{site: heel.both, to: nothing}, {site: ball.both, to: nothing}, {site: sit.both, to: seat}]
    pose: {hip.both.flexion: 88, knee.both.flexion: 88}
"""
POSES = {"side-stretch": SIDE_STRETCH, "overhead-stretch": OVERHEAD_STRETCH}


@cache
def whole_library() -> Library:
    """Return the built-in library."""
    return load_library()


def write_poses(folder: Path, texts: dict[str, str] | None = None) -> Path:
    """Write pose files into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (POSES | (texts or {})).items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def small_studio(folder: Path) -> Studio:
    """Return a studio of the small pose files."""
    return Studio(whole_library(), write_poses(folder / "poses"))
