import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from preview.server import HOST, POLICY, PreviewServer, open_server
from preview.watching import Watch
from preview.workbench import Workbench
from tests.figure.small_studio import whole_library, write_poses


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PreviewServer]:
    """Run a preview of two small pose files."""
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "cache"))
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "preview.html").write_text("<!doctype html><title>Preview</title>")
    (tmp_path / "secret.txt").write_text("mine")
    folder = write_poses(tmp_path / "poses")
    watch = Watch(folder)
    with open_server(Workbench(whole_library(), folder), watch, pages) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        watch.end()
        running.shutdown()
        thread.join()


def ask(server: PreviewServer, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=60)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_the_page_comes_with_a_strict_policy(server: PreviewServer) -> None:
    answer, content = ask(server, "/")
    assert (answer.status, content[:9]) == (200, b"<!doctype")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "localhost.evil:1"])
def test_other_names_of_this_machine_are_refused(server: PreviewServer, host: str) -> None:
    answer, content = ask(server, "/api/poses", Host=host)
    assert answer.status == 421
    assert b"127.0.0.1" in content
    assert b"side-stretch" not in content


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:8620"])
def test_its_own_names_are_answered(server: PreviewServer, host: str) -> None:
    assert ask(server, "/api/poses", Host=host)[0].status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/gone",
        "/api/pose/../../x",
        "/api/pose/A",
        "/api/motion/gone.glb",
        "/api/x",
    ],
)
def test_what_is_not_there_is_not_found(server: PreviewServer, path: str) -> None:
    answer, content = ask(server, path)
    assert answer.status == 404
    assert b"mine" not in content


def test_poses_and_their_motions_are_answered(server: PreviewServer) -> None:
    listed = json.loads(ask(server, "/api/poses")[1])
    assert [row["movement"] for row in listed] == ["overhead-stretch", "side-stretch"]
    shown = json.loads(ask(server, "/api/pose/side-stretch")[1])
    assert shown["fresh"]
    answer, content = ask(server, "/api/motion/side-stretch.glb")
    assert answer.headers["Content-Type"] == "model/gltf-binary"
    assert content[:4] == b"glTF"
    assert len(content) == shown["motion"]["bytes"]


@pytest.mark.parametrize("name", ["body", "props"])
def test_the_shared_files_are_answered(server: PreviewServer, name: str) -> None:
    assert ask(server, f"/api/{name}.glb")[1][:4] == b"glTF"


def test_a_saved_file_is_told_at_once(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=60)
    connection.request("GET", "/api/changes")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    (server.workbench.folder / "new.yaml").write_text("id: new")
    server.watch.look()
    assert answer.readline() == b"data: 1\n"
    server.watch.end()
    answer.close()
    connection.close()
