"""Open the preview: `make preview`, or `make preview POSE=cat-cow`."""

import argparse
import sys
from pathlib import Path

from preview.server import open_server
from preview.watching import Watch
from preview.workbench import Workbench
from unhunch.figure.studio import POSES
from unhunch.pipeline import load_library

PAGES = Path(__file__).parents[1] / "web" / "dist"
PORT = 8620


def main() -> int:
    """Serve the preview until it is interrupted."""
    asked = _arguments()
    if not (PAGES / "preview.html").is_file():
        print("The page of the preview is not built yet: run `make web`.", file=sys.stderr)
        return 1
    if not asked.poses.is_dir():
        print(f"There is no folder {asked.poses}: --poses names the folder of the pose files.", file=sys.stderr)
        return 1
    watch = Watch(asked.poses)
    try:
        server = open_server(Workbench(load_library(), asked.poses), watch, PAGES, asked.port)
    except OSError as error:
        print(f"Port {asked.port} cannot be used ({error.strerror}): --port 0 takes any.", file=sys.stderr)
        return 1
    with server, watch:
        print(f"http://127.0.0.1:{server.server_port}/{'#' + asked.pose if asked.pose else ''}")
        print("Save a pose file and the page shows it. Ctrl+C ends.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("pose", nargs="?", default="", help="a movement, or movement/variation, to begin with")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--poses", type=Path, default=POSES, help="the folder of the pose files")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
