"""Chromium for tests, driven by Playwright: Debian's own, in software, without the network.

Where there is none, a test is reported as not run, with the reason; where the variable CI is set it fails instead.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)


@contextmanager
def open_browser() -> Iterator["Browser"]:
    """Open a browser without a window."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        give_up(f"no browser: none of {', '.join(NAMES)} is installed (Debian: apt install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        give_up("no playwright: install the `test` group (make test does)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


def give_up(reason: str) -> None:
    """Say why a test cannot run; where CI is set, that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
