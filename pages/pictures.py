"""`make pictures`: the pictures in docs/pictures/, of every still and of every movement in motion.

They are looked at by people and compared with nothing: what is measured stands in docs/figure.md. Needs Chromium.
"""

import base64
from html import escape
from pathlib import Path
from typing import Final

from pages.film import frames
from pages.made import ROOT
from tests.browser import open_browser
from unhunch.figure.lighting import lit_regions
from unhunch.figure.studio import Studio
from unhunch.model import TECHNIQUES
from unhunch.pipeline import load_library

FOLDER: Final = ROOT / "docs" / "pictures"
CHOSEN: Final = (
    *("side-stretch", "cat-cow", "upper-trapezius-stretch", "open-book"),
    *("thoracic-extension", "childs-pose", "rhomboid-forward-stretch", "long-sitting-thoracic-curl/assisted"),
)
"""What the README shows."""
STEPS: Final = 7
CSS: Final = """
body { margin: 0; padding: 10px; background: #fffdf9; color: #22302f; font: 12px/1.25 "DejaVu Sans", sans-serif }
.grid { display: grid; gap: 8px } .four { grid-template-columns: repeat(4, 1fr) }
.eight { grid-template-columns: repeat(8, 1fr); font-size: 9px }
figure { margin: 0; text-align: center } figure svg { width: 100%; height: auto; display: block; border-radius: 8px }
.strip { display: grid; grid-template-columns: 110px repeat(7, 150px); gap: 4px; align-items: center; margin-bottom: 3px }
.strip b { font-weight: 600 } .strip img { width: 150px; display: block }
"""


def cards(studio: Studio, ids: tuple[str, ...], columns: str) -> str:
    """Return stills side by side."""
    shown = []
    for one in ids:
        movement, _, variation = one.partition("/")
        name = one if columns == "eight" else studio.form(movement, variation or None).name
        still = studio.still(movement, variation or None, prefix=one.replace("/", "-"))
        shown.append(f"<figure>{still}<figcaption>{escape(name)}</figcaption></figure>")
    return f'<div class="grid {columns}">{"".join(shown)}</div>'


def strips(studio: Studio, technique: str) -> str:
    """Return each movement of a technique as a strip of moments."""
    rows = []
    for one in studio.all_ids():
        movement, _, variation = one.partition("/")
        form = studio.form(movement, variation or None)
        if variation or form.technique != technique:
            continue
        pose, motion = studio.pose(movement), studio.motion(movement)
        shots = frames(motion, pose, studio.body, dict(lit_regions(form, pose)), STEPS, 300)
        pictures = "".join(f'<img src="data:image/png;base64,{base64.b64encode(shot).decode()}">' for shot in shots)
        rows.append(f'<div class="strip"><b>{escape(form.name)}</b>{pictures}</div>')
    return "".join(rows)


def main() -> None:
    """Write all of them."""
    studio = Studio(load_library())
    FOLDER.mkdir(exist_ok=True)
    sheets = {
        "movements.png": (1000, 1.5, cards(studio, CHOSEN, "four")),
        "every-still.jpg": (1280, 1.0, cards(studio, studio.all_ids(), "eight")),
    }
    for technique in TECHNIQUES:
        sheets[f"strips-{technique}.jpg"] = (1200, 1.0, strips(studio, technique))
    with open_browser() as browser:
        for name, (width, scale, body) in sheets.items():
            page = browser.new_page(viewport={"width": width, "height": 100}, device_scale_factor=scale)
            page.set_content(f"<!doctype html><meta charset=utf-8><style>{CSS}</style>{body}")
            quality = {"quality": 82} if name.endswith("jpg") else {}
            page.screenshot(path=Path(FOLDER / name), full_page=True, **quality)  # type: ignore[arg-type]
            page.close()


if __name__ == "__main__":
    main()
