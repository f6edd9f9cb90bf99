"""A small movement in which a practitioner helps: kneels behind one who sits, one hand on the shoulder blade."""

from functools import cache

from tests.figure.drawn import the_body
from tests.figure.small_studio import whole_library
from unhunch.figure.motion import Motion
from unhunch.figure.pose import PoseFile
from unhunch.figure.reading import read_pose_text
from unhunch.figure.solving import solve
from unhunch.figure.tempo import Tempo
from unhunch.model import Form

ID = "long-sitting-thoracic-curl"
CURL = f"""\
id: {ID}
base: long-sitting
camera: {{azimuth: 60}}
pose: {{hip.both.flexion: 85, knee.both.flexion: 8}}
contacts: [{{site: sit.both, to: floor}}, {{site: heel.both, to: floor, flat: false}}]
keyframes:
- {{name: tall, phase: start}}
- {{name: curled, phase: out, pose: {{thorax.flexion: 30, neck.flexion: 25}}}}
assisted:
  partner:
    base: kneeling
    at: [0.1, 0, -0.62]
    pose: {{knee.both.flexion: 90, hip.both.flexion: 5, toes.both.flexion: 20}}
    contacts: [{{site: knee.both, to: floor}}, {{site: instep.both, to: floor}}]
    keyframes:
      tall: {{contacts: [{{site: palm.left, to: person.scapula.left, gap: 0.01}}]}}
      curled: {{like: tall, pose: {{thorax.flexion: 10}}}}
"""


@cache
def helped(text: str = CURL) -> tuple[Motion, PoseFile, Form]:
    """Return the assisted form of a text, solved, and the library's words on the movement."""
    poses, problems = read_pose_text(text, file=f"{ID}.yaml", stem=ID, known_sites=the_body().sites)
    assert problems == ()
    return solve(poses[-1], Tempo(1.0, 1.0), the_body()), poses[-1], whole_library().form(ID, None)
