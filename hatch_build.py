"""The build hook: puts what has been solved and drawn into the wheel, so that nobody waits for it who installs one.

What comes in is keyed by content (`unhunch.figure.cache`): a figure that has changed since is never shown from there.
An editable install leaves this out: a checkout solves on first use and keeps it in the cache folder, where this hook
looks too.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NEEDED = ("contourpy", "msgspec", "numpy", "platformdirs", "pyyaml")
"""The dependencies of the project that solving and drawing needs."""
COMMAND = "import sys; from pathlib import Path; from unhunch.pipeline import make_ready; make_ready(Path(sys.argv[1]))"


class FigureHook(BuildHookInterface[Any]):
    """Solves and draws every figure before a wheel is packed."""

    def dependencies(self) -> list[str]:
        """Return what a wheel is built with, beside hatchling, in the versions that the project asks for."""
        return [line for line in self.metadata.core.dependencies if _name(line) in NEEDED]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill a folder with what is ready, and have it packed as `unhunch/figure/ready`."""
        if version == "editable":
            return
        self.app.display_info("Solving and drawing the figures; the first time this takes minutes ...")
        self._folder = TemporaryDirectory(prefix="unhunch-ready-")
        _make_ready(Path(self.root) / "src", Path(self._folder.name))
        build_data["force_include"][self._folder.name] = "unhunch/figure/ready"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder."""
        if version != "editable":
            self._folder.cleanup()


def _make_ready(source: Path, folder: Path) -> None:
    """Solve and draw in a process of its own, with the package as it lies in `source`."""
    path = os.pathsep.join([str(source), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, "-c", COMMAND, str(folder)], env=environment, check=True)


def _name(requirement: str) -> str:
    """Return the name of what a line of dependencies asks for, in its normal form."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", found.group()).lower() if found else ""
