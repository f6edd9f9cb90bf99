"""What is packed: a wheel that shows figures without solving them, an editable install that is quick, a whole sdist."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from unhunch.base.ids import parted
from unhunch.figure import cache
from unhunch.figure.body import load_body
from unhunch.figure.studio import POSES, Studio
from unhunch.pipeline import load_library

ROOT = Path(__file__).parent.parent
PACKED = ("src", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
ENOUGH = 2
"""So many pose files are packed here, the shortest; the others are tested where they are solved."""
RECALL = """
import sys
from pathlib import Path
from unhunch.base.ids import parted
from unhunch.pipeline import load_library, open_studio
sys.modules["unhunch.figure.solving"] = None
sys.modules["unhunch.figure.gltf"] = None
sys.modules["unhunch.figure.drawing.svg"] = None
studio = open_studio(load_library())
print(Path(sys.modules["unhunch"].__file__).parent)
for identity in studio.all_ids():
    print(identity, len(studio.motion(*parted(identity)).times), len(studio.motion_glb(*parted(identity))))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what a wheel is built from, with a few pose files."""
    folder = tmp_path_factory.mktemp("project")
    for name in PACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "ready"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for path in _poses()[ENOUGH:]:
        (folder / path.relative_to(ROOT)).unlink()
    return folder


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of the copy, built as `pip` builds one."""
    folder = tmp_path_factory.mktemp("wheel")
    _run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=project)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def studio(project: Path) -> Studio:
    return Studio(load_library(), project / POSES.relative_to(ROOT))


def test_the_wheel_carries_every_data_file_of_the_figure(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assert {f"unhunch/figure/data/{name}" for name in ("body.npz", "LICENSE-BODY", "PROVENANCE.md")} <= names
    assert {f"unhunch/figure/poses/{path.name}" for path in _poses()[:ENOUGH]} <= names
    assert any(name.endswith("licenses/src/unhunch/figure/data/LICENSE-BODY") for name in names)
    assert not any("__pycache__" in name or name.startswith(("tests", "body_build")) for name in names)


def test_the_wheel_carries_what_is_ready_for_every_pose_under_the_key_it_has_now(
    wheel: Path, studio: Studio, tmp_path: Path
) -> None:
    found = {name.rpartition("/")[2] for name in ZipFile(wheel).namelist() if "/figure/ready/" in name}
    heard: list[str] = []
    listening = Studio(studio.library, studio.folder, heard=lambda key, _: heard.append(key))
    ids = listening.all_ids()
    assert len(ids) >= ENOUGH
    for identity in ids:
        listening.motion(*parted(identity))
        listening.motion_glb(*parted(identity))
    assert set(heard) <= found
    assert len(set(heard)) == 2 * len(ids)


def test_installed_elsewhere_it_shows_figures_without_solving_or_drawing(
    wheel: Path, studio: Studio, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    ZipFile(wheel).extractall(site)
    empty = {"PYTHONPATH": str(site), "UNHUNCH_CACHE_DIR": str(tmp_path / "empty")}
    where, *told = _run("-c", RECALL, cwd=tmp_path, env=empty).splitlines()
    assert Path(where) == site / "unhunch"
    assert told == [
        f"{identity} {len(studio.motion(*parted(identity)).times)} {len(studio.motion_glb(*parted(identity)))}"
        for identity in studio.all_ids()
    ]


def test_a_wheel_shows_nothing_old(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    ZipFile(wheel).extractall(site)
    for path in (site / "unhunch" / "figure" / "poses").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8") + "# changed since\n", encoding="utf-8")
    empty = {"PYTHONPATH": str(site), "UNHUNCH_CACHE_DIR": str(tmp_path / "empty")}
    with pytest.raises(subprocess.CalledProcessError) as caught:
        _run("-c", RECALL, cwd=tmp_path, env=empty)
    assert "unhunch.figure.solving" in caught.value.stderr


def test_an_editable_install_solves_nothing(project: Path, tmp_path: Path) -> None:
    code = "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    out = _run("-c", code, str(tmp_path), cwd=project, env={"UNHUNCH_CACHE_DIR": str(tmp_path / "cache")})
    names = ZipFile(tmp_path / out.split()[-1]).namelist()
    assert not any("ready" in name for name in names)
    assert not (tmp_path / "cache").exists()


def test_a_wheel_is_built_with_what_solving_needs_and_not_with_the_terminal() -> None:
    needed = WheelBuilder(str(ROOT)).config.dependencies
    names = {line.split(">")[0].strip().lower() for line in needed}
    assert names == {"contourpy", "msgspec", "numpy", "platformdirs", "pyyaml"}


def test_the_sdist_holds_what_the_project_is_made_from(tmp_path: Path) -> None:
    _run("-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path), cwd=ROOT)
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tops = {"src", "tests", "docs", "pages", "bench", "requirements", *_present("body_build", "preview", "web")}
    assert tops <= {name.partition("/")[0] for name in names}
    assert {"hatch_build.py", "pyproject.toml", "Makefile", "CONTRIBUTING.md"} <= names
    assert "src/unhunch/figure/data/body.npz" in names
    assert not any(part in name for name in names for part in ("node_modules", "__pycache__", ".venv"))


def test_the_body_is_the_one_that_is_packed(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extract("unhunch/figure/data/body.npz", tmp_path)
    assert (tmp_path / "unhunch/figure/data/body.npz").read_bytes() == cache.BODY.read_bytes()
    assert load_body().fingerprint


def _poses() -> list[Path]:
    """Return the pose files, the shortest first."""
    return sorted(POSES.glob("*.yaml"), key=lambda path: (path.stat().st_size, path.name))


def _present(*names: str) -> list[str]:
    return [name for name in names if (ROOT / name).is_dir()]


def _run(*words: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run this Python with `words` and return what it printed."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", **(env or {})}
    done = subprocess.run(
        [sys.executable, *words], cwd=cwd, env=environment, capture_output=True, text=True, check=True, timeout=1200
    )
    return done.stdout
