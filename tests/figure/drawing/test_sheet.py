import re
from html.parser import HTMLParser

from tests.figure.drawn import ARM_UP, FOLD, still
from unhunch.figure.drawing.palette import PALETTES, THEMES
from unhunch.figure.drawing.sheet import Shown, contact_sheet

ROWS = (
    Shown("ear-to-shoulder/one", "Ear & shoulder", (("far end", still(ARM_UP)), ("start", still(ARM_UP, at="start")))),
    Shown("cat-cow", "Cat and cow", (("far end", still(FOLD)), ("near end", still(FOLD, at="back")))),
)
PAGE = contact_sheet(ROWS)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))


def parsed() -> Tags:
    tags = Tags()
    tags.feed(PAGE)
    return tags


def test_the_page_is_closed_and_stands_alone() -> None:
    tags = parsed()
    assert tags.open == []
    names = {tag for tag, _ in tags.attributes}
    assert not names & {"script", "link", "img", "iframe", "use", "image"}
    assert not re.search(r'(?:src|href)="|url\((?!#)|@import|style="', PAGE)


def test_every_row_and_caption_is_there_in_order() -> None:
    assert re.findall(r"<h2>(.*?) <code>(.*?)</code>", PAGE) == [
        ("Ear &amp; shoulder", "ear-to-shoulder/one"),
        ("Cat and cow", "cat-cow"),
    ]
    assert re.findall(r"<figcaption>(.*?)<", PAGE) == ["far end", "start", "far end", "near end"]
    assert PAGE.count("<svg") == 4


def test_ids_are_unique_and_no_picture_refers_to_anothers() -> None:
    ids = re.findall(r' id="([^"]+)"', PAGE)
    assert len(ids) == len(set(ids))
    for drawing in re.findall(r"<svg.*?</svg>", PAGE, re.DOTALL):
        own = set(re.findall(r' id="([^"]+)"', drawing))
        assert set(re.findall(r"url\(#([^)]+)\)", drawing)) <= own


def test_each_theme_has_its_button_and_the_first_is_chosen() -> None:
    buttons = [attributes for tag, attributes in parsed().attributes if tag == "input"]
    assert [button["id"] for button in buttons] == [f"theme-{theme}" for theme in THEMES]
    assert ["checked" in button for button in buttons] == [True, False, False]


def test_every_class_that_a_picture_uses_has_a_rule_in_every_theme() -> None:
    used = {name for _, attributes in parsed().attributes if (name := attributes.get("class")) and name != "row"}
    for theme in THEMES:
        rules = set(re.findall(rf"#theme-{theme}:checked~main \.([\w-]+)\{{", PAGE))
        assert used <= rules


def test_a_theme_paints_with_its_own_colours() -> None:
    for theme in THEMES:
        rule = re.search(rf"#theme-{theme}:checked~main \.top-base-0\{{fill:(#\w+)\}}", PAGE)
        assert rule is not None
        assert rule[1] == PALETTES[theme].materials["top"].base


def test_light_from_behind_is_there_in_the_dark_only() -> None:
    shown = {theme: f"#theme-{theme}:checked~main .top-rim-0{{display:none}}" not in PAGE for theme in THEMES}
    assert shown == {"light": False, "dark": True, "print": False}
