"""`make docs`: write every made page anew."""

from pages.made import MADE, ROOT
from unhunch.pipeline import load_library

library = load_library()
for name, page in MADE.items():
    (ROOT / name).write_text(page(library), encoding="utf-8")
