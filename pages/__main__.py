"""`make docs`: write every made page anew."""

from pages.angles import pictures
from pages.made import MADE, ROOT
from unhunch.pipeline import load_library

library = load_library()
for name, page in MADE.items():
    (ROOT / name).write_text(page(library), encoding="utf-8")

for name, picture in pictures().items():
    (ROOT / name).parent.mkdir(exist_ok=True)
    (ROOT / name).write_text(picture, encoding="utf-8")
