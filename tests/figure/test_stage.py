"""The files of the figure in a browser: three.js opens them all, and the stage shows nodes where Python has them."""

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.browser import open_browser
from tests.figure.assisted import helped
from tests.figure.motions import LIT, raising, scene
from unhunch.base.ids import parted
from unhunch.figure.bases import BASES
from unhunch.figure.body import load_body
from unhunch.figure.gltf import body_glb, motion_glb, props_glb, whole_glb
from unhunch.figure.gltf.partner import PARTNER_NODES
from unhunch.figure.pose import Prop
from unhunch.figure.skeleton import NODES
from unhunch.figure.studio import Studio
from unhunch.pipeline import load_library
from web_build import work

if TYPE_CHECKING:
    from playwright.sync_api import Page

BODY = load_body()
SCENES = {
    "chair": scene(Prop(kind="chair", turn=20), Prop(kind="mat")),
    "held": scene(Prop(kind="massage-ball", held="scapula.left"), Prop(kind="massage-cane", held="palm.right")),
    "band": scene(Prop(kind="resistance-band", from_="palm.left", to="palm.right"), Prop(kind="door", at=(0, 0, 1))),
    "roller": scene(Prop(kind="foam-roller", at=(0, 0, -0.3), radius=0.05), base="supine"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every file that can be made: of hand-made scenes, and of all pose files that exist."""
    folder = tmp_path_factory.mktemp("files")
    (folder / "body.glb").write_bytes(body_glb(BODY))
    (folder / "props.glb").write_bytes(props_glb())
    for name, pose in SCENES.items():
        motion = raising(pose.base)
        (folder / f"{name}.motion.glb").write_bytes(motion_glb(motion, pose, BODY, LIT, sides="switch"))
        (folder / f"{name}.whole.glb").write_bytes(whole_glb(motion, pose, BODY, LIT, sides="switch"))
    motion, pose, _ = helped()
    (folder / "helped.motion.glb").write_bytes(motion_glb(motion, pose, BODY, LIT, sides="switch"))
    (folder / "helped.whole.glb").write_bytes(whole_glb(motion, pose, BODY, LIT, sides="switch"))
    (folder / "plain.whole.glb").write_bytes(whole_glb(raising(), scene(), BODY, LIT))
    studio = Studio(load_library())
    for identity in studio.all_ids():
        name = identity.replace("/", "+")
        (folder / f"{name}.motion.glb").write_bytes(studio.motion_glb(*parted(identity)))
        (folder / f"{name}.whole.glb").write_bytes(studio.whole_glb(*parted(identity)))
    return folder


def test_the_khronos_validator_finds_nothing_in_any_file(files: Path) -> None:
    judged = work.validate(sorted(files.glob("*.glb")))
    assert len(judged) >= 2 + 2 * len(SCENES)
    faults = {Path(one["file"]).name: one["messages"] for one in judged if one["messages"]}
    assert faults == {}
    assert not any(one["errors"] + one["warnings"] + one["infos"] for one in judged)


def test_the_validator_would_find_a_fault(files: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.glb"
    broken.write_bytes((files / "chair.motion.glb").read_bytes().replace(b'"LINEAR"', b'"SQUARE"')[:-8])
    assert work.validate([broken])[0]["errors"] > 0


def test_every_motion_file_keeps_its_budget(files: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in files.glob("*.motion.glb")}
    two = {name for name in sizes if name.startswith("helped") or "+assisted" in name}
    assert {name: size for name, size in sizes.items() if size >= (60_000 if name in two else 40_000)} == {}
    assert (files / "body.glb").stat().st_size < 450_000


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server gives
        """Say nothing."""


@pytest.fixture(scope="module")
def page(files: Path) -> Iterator["Page"]:
    """Return the page that opens files, with all of them beside it."""
    (files / "assets").symlink_to(work.build() / "assets")
    (files / "opening.html").write_bytes((work.build() / "opening.html").read_bytes())
    with open_browser() as browser, ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=files)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        opened = browser.new_page(viewport={"width": 400, "height": 300})
        opened.set_default_timeout(120_000)
        opened.goto(f"http://127.0.0.1:{server.server_port}/opening.html")
        opened.wait_for_function("globalThis.opening")
        yield opened
        opened.close()
        server.shutdown()
        thread.join()


def test_three_opens_every_file_and_its_animations(page: "Page", files: Path) -> None:
    for path in sorted(files.glob("*.glb")):
        found: Mapping[str, Any] = page.evaluate("name => opening.open(name)", path.name)
        if path.name == "props.glb":
            assert found["meshes"] > 10
        elif path.name == "body.glb" or ".whole." in path.name:
            assert found["triangles"] >= sum(len(part.faces) for part in BODY.parts)
            assert 0.3 < max(found["size"]) < 3
        if path.name not in {"body.glb", "props.glb"}:
            assert all(animation["seconds"] > 1 for animation in found["animations"])
            assert len(found["animations"]) in {1, 2}


def test_the_stage_has_every_node_where_python_has_it_on_both_sides(page: "Page") -> None:
    page.evaluate(
        """async () => {
            globalThis.stage = await opening.openStage({body: "body.glb", props: "props.glb", lite: true});
        }"""
    )
    for name, pose in SCENES.items():
        motion = raising(pose.base)
        page.evaluate("name => stage.load(`${name}.motion.glb`)", name)
        for side, moved in (("left", motion), ("right", motion.mirrored())):
            for frame in (0, 17, 30, 60):
                seconds = float(motion.times[frame])
                asked = [seconds, side, list(NODES)]
                found = page.evaluate("([seconds, side, nodes]) => opening.places(stage, seconds, side, nodes)", asked)
                at = slice(frame, frame + 1)
                base = BASES[moved.base].rotation
                _, positions = BODY.skeleton.world(moved.poses[at], moved.roots[at], base)
                order = NODES if side == "left" else [_other(node) for node in NODES]
                expected = positions[0][[NODES.index(node) for node in order]]
                assert np.abs(np.array(found) - expected).max() < 0.005, (name, side, seconds)


def _other(node: str) -> str:
    stem, _, side = node.rpartition(".")
    return {"left": f"{stem}.right", "right": f"{stem}.left"}.get(side, node)


def test_the_practitioner_moves_with_the_person_on_both_sides_and_leaves_with_the_motion(page: "Page") -> None:
    page.evaluate(
        """async () => {
            globalThis.stage?.dispose?.();
            globalThis.stage = await opening.openStage({body: "body.glb", props: "props.glb", lite: true});
            await stage.load("helped.motion.glb");
        }"""
    )
    motion, _, _ = helped()
    places = "([seconds, side, nodes]) => opening.places(stage, seconds, side, nodes)"
    for side, moved in (("left", motion), ("right", motion.mirrored())):
        assert moved.partner is not None
        for frame in (0, len(motion.times) // 2, len(motion.times) - 1):
            for names, one in ((NODES, moved), (PARTNER_NODES, moved.partner)):
                found = page.evaluate(places, [float(one.times[frame]), side, list(names)])
                at = slice(frame, frame + 1)
                _, positions = BODY.skeleton.world(one.poses[at], one.roots[at], one.rotation)
                order = names if side == "left" else [_other(node) for node in names]
                expected = positions[0][[names.index(node) for node in order]]
                assert np.abs(np.array(found) - expected).max() < 0.005, (names[0], side, frame)
    page.evaluate("() => stage.load('chair.motion.glb')")
    assert page.evaluate(places, [0.0, "left", ["partner.pelvis"]]) == [None]
    page.evaluate("() => stage.load('helped.motion.glb')")
    assert page.evaluate(places, [0.0, "left", ["partner.pelvis"]]) != [None]


def test_what_is_lit_is_red_in_the_picture_and_goes_out_again(page: "Page") -> None:
    page.evaluate(
        """async () => {
            globalThis.stage?.dispose();
            globalThis.stage = await opening.openStage({body: "body.glb", props: "props.glb", lite: true});
            await stage.load("held.motion.glb");
            stage.view({azimuth: 150});
        }"""
    )
    lit, dark = (_red_pixels(page, lights) for lights in ("null", "{}"))
    assert lit > 100
    assert dark < lit / 10


def _red_pixels(page: "Page", lights: str) -> int:
    count: int = page.evaluate(
        f"""() => {{
            stage.light({lights});
            stage.draw();
            const sheet = document.createElement("canvas");
            [sheet.width, sheet.height] = [400, 300];
            const ink = sheet.getContext("2d");
            ink.drawImage(stage.canvas, 0, 0, 400, 300);
            const {{ data }} = ink.getImageData(0, 0, 400, 300);
            let count = 0;
            for (let i = 0; i < data.length; i += 4) {{
                if (data[i + 3] > 200 && data[i] > 130 && data[i] > 1.9 * data[i + 1]) count += 1;
            }}
            return count;
        }}"""
    )
    return count


def test_the_stage_gives_its_canvas_back(page: "Page") -> None:
    left = page.evaluate("() => { stage.dispose(); return document.querySelectorAll('canvas').length; }")
    assert left == 0
