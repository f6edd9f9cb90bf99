"""The preview page in a browser: it shows a pose, its mistakes, and what was saved."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from preview.server import open_server
from preview.watching import Watch
from preview.workbench import Workbench
from tests.browser import open_browser
from tests.figure.small_studio import SIDE_STRETCH, whole_library, write_poses
from web_build import work

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two small pose files."""
    monkeypatch.setenv("UNHUNCH_CACHE_DIR", str(tmp_path / "cache"))
    return write_poses(tmp_path / "poses")


@pytest.fixture
def page(folder: Path) -> Iterator["Page"]:
    """Open the preview at the side stretch, with the light stage."""
    watch = Watch(folder)
    bench = Workbench(whole_library(), folder)
    with watch, open_server(bench, watch, work.build()) as server, open_browser() as browser:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        opened = browser.new_page(viewport={"width": 900, "height": 640})
        opened.set_default_timeout(120_000)
        complaints: list[str] = []
        opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.goto(f"http://127.0.0.1:{server.server_port}/?lite#side-stretch")
        opened.wait_for_selector('html[data-shown="side-stretch"]')
        yield opened
        assert complaints == []
        opened.close()
        watch.end()
        server.shutdown()
        thread.join()


def test_the_page_shows_a_pose_its_mistakes_and_what_is_saved(page: "Page", folder: Path) -> None:
    assert page.locator("#stage canvas").count() == 1
    assert page.locator("#list [aria-current]").inner_text() == "Standing side stretch"
    assert page.locator("#panel tbody tr").count() == 4
    assert page.locator(".marks circle.good").count() == 4

    page.locator(".keys").get_by_role("button", name="up").click()
    assert page.locator(".keys [data-here]").inner_text() == "up"
    page.keyboard.press("[")
    assert page.locator(".keys [data-here]").inner_text() == "wait"

    page.get_by_label("Contacts").uncheck()
    page.wait_for_selector(".marks circle", state="detached")
    page.get_by_label("Contacts").check()
    page.wait_for_selector(".marks circle")

    page.wait_for_selector(".camera:has-text('azimuth: 20,')")
    page.locator("#stage").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(".camera:has-text('azimuth: 30,')")
    page.keyboard.press("0")
    page.get_by_label("right", exact=True).check()
    page.wait_for_selector(".camera:has-text('azimuth: 20,')")

    (folder / "side-stretch.yaml").write_text(SIDE_STRETCH.replace("abduction", "abductoin"), encoding="utf-8")
    page.wait_for_selector("#panel .problems li.error")
    assert "side-stretch.yaml:11" in page.locator("#panel .problems li.error").first.inner_text()
    assert page.locator("#panel .stale").count() == 1
    assert page.locator("#panel tbody tr").count() == 4

    (folder / "side-stretch.yaml").write_text(SIDE_STRETCH.replace("name: up", "name: over"), encoding="utf-8")
    page.wait_for_selector(".keys button:has-text('over')")
    assert page.locator("#panel .stale").count() == 0

    page.locator("#list").get_by_text("seated").click()
    page.wait_for_selector('html[data-shown="overhead-stretch/seated"]')
    assert page.locator("#panel").inner_text().count("seat") >= 2
