"""Small pose files as text, and what the reader makes of them."""

from unhunch.figure.pose import PoseFile
from unhunch.figure.reading import read_pose_text

SITES = ("palm.left", "palm.right", "sit.left", "sit.right", "heel.left", "heel.right", "sternum", "scapula.left")

HEAD = "id: reach\nbase: sitting\ncamera: {azimuth: 20}\n"
KEYS = "keyframes:\n- {name: ready, phase: start}\n- {name: far, phase: out}\n"


def forms_of(text: str) -> tuple[PoseFile, ...]:
    forms, problems = read_pose_text(text, file="reach.yaml", stem="reach", known_sites=SITES)
    assert problems == ()
    return forms


def problems_of(text: str) -> list[tuple[int, str, str]]:
    forms, problems = read_pose_text(text, file="reach.yaml", stem="reach", known_sites=SITES)
    assert forms == ()
    assert {(problem.file, problem.level) for problem in problems} == {("reach.yaml", "error")}
    return [(problem.line, problem.message, problem.hint) for problem in problems]


VARIED = (
    HEAD
    + "props: [chair]\npose: {neck.flexion: 10, neck.rotation: 5}\nlit: {multifidus: right}\nfast: a shake is quick\n"
    + "contacts: [{site: palm.left, to: seat}, {site: heel.left, to: floor}]\nkeyframes:\n"
    + "- {name: ready, phase: start}\n"
    + "- {name: far, phase: out, seconds: 2, pose: {thorax.rotation: 30, thorax.flexion: 3}}\n"
    + "variations:\n- id: other\n"
)
