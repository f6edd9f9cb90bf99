"""The tasks of `web/`: install once, build when something changed, check, test. Stamps tell for which content."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from web_build.node import Node, find_node

WEB: Final = Path(__file__).parents[1] / "web"
DIST: Final = WEB / "dist"
MODULES: Final = WEB / "node_modules"
INSTALLED: Final = MODULES / ".installed"
BUILT: Final = DIST / ".built"
BUSY: Final = WEB / ".busy"
LONGEST_WAIT: Final = 300.0
"""Seconds after which another build is taken to have died."""

_BIOME: Final = "@biomejs/biome/bin/biome"
_TSC: Final = "typescript/bin/tsc"
_VITE: Final = "vite/bin/vite.js"
_VITEST: Final = "vitest/vitest.mjs"


class WebError(Exception):
    """A tool of web/ failed, with its own words."""


def install() -> Node:
    """Install the locked packages where they are not yet, and return the Node to use them with."""
    node = find_node()
    wanted = _digest([WEB / "package-lock.json"])
    if not _says(INSTALLED, wanted):
        with _alone():
            if not _says(INSTALLED, wanted):
                _run(node, node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
                INSTALLED.write_text(wanted)
    return node


def build() -> Path:
    """Build the pages where something changed since, and return the folder they are in."""
    node = install()
    wanted = _digest(_sources())
    if not _says(BUILT, wanted):
        with _alone():
            if not _says(BUILT, wanted):
                fresh = WEB / "dist.new"
                _run(node, MODULES / _VITE, "build", "--outDir", fresh.name, "--emptyOutDir", "--logLevel", "warn")
                (fresh / BUILT.name).write_text(wanted)
                shutil.rmtree(DIST, ignore_errors=True)
                fresh.rename(DIST)
    return DIST


def check() -> None:
    """Check format, lint and types."""
    node = install()
    _run(node, MODULES / _BIOME, "ci", "--error-on-warnings", "--colors=off", "--log-level=warn", ".")
    _run(node, MODULES / _TSC, "--noEmit")


def tidy() -> None:
    """Rewrite the code in the house's format."""
    _run(install(), MODULES / _BIOME, "check", "--write", "--colors=off", "--log-level=warn", ".")


def test() -> None:
    """Run the tests that need no browser."""
    _run(install(), MODULES / _VITEST, "run", "--silent", "--reporter=dot")


def _sources() -> list[Path]:
    single = ("package-lock.json", "vite.config.ts", "tsconfig.json")
    return sorted([*WEB.glob("*.html"), *(p for p in WEB.rglob("src/**/*") if p.is_file()), *(WEB / n for n in single)])


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(WEB).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _says(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted


def validate(files: Iterable[Path]) -> list[dict[str, Any]]:
    """Return what the Khronos validator says of glTF files: `errors`, `warnings`, `infos` and the `messages`."""
    said = _run(install(), WEB / "tools" / "validate.mjs", *(str(path.resolve()) for path in files))
    return [json.loads(line) for line in said.splitlines()]


def _run(node: Node, script: Path, *arguments: str) -> str:
    """Run a script and return what it said; where it fails, raise with that."""
    environment = {**os.environ, "PATH": os.pathsep.join([str(node.node.parent), os.environ.get("PATH", "")])}
    command: list[str | Path] = [node.node, script, *arguments]
    done = subprocess.run(command, cwd=WEB, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WebError(f"{done.stdout}{done.stderr}\n{script.name} {' '.join(arguments[:1])} failed in {WEB.name}/")
    return done.stdout


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the folder `.busy` meanwhile: test processes begin at the same time."""
    begun = time.monotonic()
    while True:
        try:
            BUSY.mkdir()
            break
        except FileExistsError:
            if time.monotonic() - begun > LONGEST_WAIT:
                raise WebError(f"another build of {WEB.name}/ seems to hang: if none runs, remove {BUSY}") from None
            time.sleep(0.2)
    try:
        yield
    finally:
        BUSY.rmdir()
