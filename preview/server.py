"""The preview's own server: this machine only, no other names, a strict policy. Standard library, a thread for a page.

What it answers: the built pages; `/api/poses`; `/api/pose/ID` and `/api/motion/ID.glb` (ID is a movement or
movement/variation); `/api/body.glb`, `/api/props.glb`; `/api/changes`, events as files are saved.
"""

import json
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, ClassVar, Final
from urllib.parse import unquote, urlsplit

from preview.watching import Watch
from preview.workbench import Workbench

HOST: Final = "127.0.0.1"
ANSWERS_TO: Final = frozenset({"127.0.0.1", "localhost"})
POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
STILL_HERE: Final = 15.0
"""Seconds after which a waiting page is told that nothing happened."""
_WORD: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FORM: Final = re.compile(rf"({_WORD})(?:/({_WORD}))?")


class PreviewServer(ThreadingHTTPServer):
    """Serves one workbench."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, workbench: Workbench, watch: Watch, pages: Path, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.workbench = workbench
        self.watch = watch
        self.pages = pages.resolve()


def open_server(workbench: Workbench, watch: Watch, pages: Path, port: int = 0) -> PreviewServer:
    """Return the server, listening on 127.0.0.1; port 0 takes any that is free.

    Raises
    ------
    OSError
        Where the port is taken.
    """
    return PreviewServer(workbench, watch, pages, port)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "Unhunch"
    sys_version = ""
    fixed: ClassVar = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }

    def do_GET(self) -> None:
        """Answer a page."""
        name = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host")
        if name not in ANSWERS_TO:
            self._text(
                HTTPStatus.MISDIRECTED_REQUEST, f"this server answers to {' and '.join(sorted(ANSWERS_TO))} only"
            )
            return
        path = unquote(urlsplit(self.path).path)
        if path.startswith("/api/"):
            self._answer(path.removeprefix("/api/"))
        else:
            self._page(path)

    def _answer(self, asked: str) -> None:
        bench = self.server.workbench
        if asked == "poses":
            self._json(bench.listed())
        elif asked == "changes":
            self._changes()
        elif asked in {"body.glb", "props.glb"}:
            self._send(HTTPStatus.OK, "model/gltf-binary", bench.shared(asked.removesuffix(".glb")))
        elif asked.startswith("pose/"):
            self._pose(asked.removeprefix("pose/"))
        elif asked.startswith("motion/"):
            self._motion(asked.removeprefix("motion/").removesuffix(".glb"))
        else:
            self._missing()

    def _pose(self, identity: str) -> None:
        form = _FORM.fullmatch(identity)
        if form is None:
            self._missing()
        else:
            self._json(self.server.workbench.shown(form[1], form[2]))

    def _motion(self, identity: str) -> None:
        content = self.server.workbench.motion(identity)
        if content is None:
            self._missing()
        else:
            self._send(HTTPStatus.OK, "model/gltf-binary", content)

    def _changes(self) -> None:
        """Tell of every change, until the page is closed or the watch ends."""
        self.close_connection = True
        watch = self.server.watch
        seen = watch.changes  # before the page learns that it is heard: a change after that is not missed
        self._head(HTTPStatus.OK, "text/event-stream", None)
        while not watch.ended:
            now = watch.wait(seen, STILL_HERE)
            try:
                self.wfile.write(b": nothing\n\n" if now == seen else f"data: {now}\n\n".encode())
                self.wfile.flush()
            except OSError:  # the page was closed
                return
            seen = now

    def _page(self, path: str) -> None:
        wanted = (self.server.pages / (path.lstrip("/") or "preview.html")).resolve()
        if not wanted.is_relative_to(self.server.pages) or not wanted.is_file():
            self._missing()
            return
        self._send(HTTPStatus.OK, guess_type(wanted.name)[0] or "application/octet-stream", wanted.read_bytes())

    def _missing(self) -> None:
        self._text(HTTPStatus.NOT_FOUND, f"there is nothing at {urlsplit(self.path).path}")

    def _text(self, status: HTTPStatus, text: str) -> None:
        self._send(status, "text/plain; charset=utf-8", text.encode())

    def _json(self, value: Any) -> None:
        self._send(HTTPStatus.OK, "application/json", json.dumps(value).encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self._head(status, kind, len(content))
        self.wfile.write(content)

    def _head(self, status: HTTPStatus, kind: str, length: int | None) -> None:
        self.send_response(status)
        for name, value in self.fixed.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server gives
        """Stay quiet."""
