"""Words this project does not use of itself: it is for moving well, and claims nothing beyond that.

The list follows what regulators of medical devices and of wellness software look at, and the claims about stretching
that the evidence does not carry. Titles of sources are quoted as they are.

>>> [found for found, hint in claims_in("This treats the neck and fixes posture.")]
['treats', 'fixes posture']
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from unhunch.base.problems import Problem
from unhunch.library.entries import Entries, Entry
from unhunch.wire.yaml_tree import Fields, Node, Scalar


class Claim(NamedTuple):
    """A way of saying too much."""

    stems: tuple[str, ...]
    """One of these is in every text that says it: searching for them first makes the check ten times faster."""
    pattern: str
    hint: str


CLAIMS: Final = (
    Claim(("treat",), r"treats?|treating", "say what one does or may feel"),
    Claim(("cur",), r"cures?|curing|cured", "say 'may ease'"),
    Claim(("pain",), r"(?:relieves?|relieving) (?:\w+ ){0,2}pain|pain relief", "say 'may ease'"),
    Claim(("therap",), r"therap(?:y|ies|eutic)", "say 'movement' or 'practice'"),
    Claim(("rehab",), r"rehabilitat\w*|rehab", "say 'getting moving again'"),
    Claim(("prescri",), r"prescri(?:be[sd]?|bing|ptions?)", "say 'choose' or 'suggest'"),
    Claim(("clinically",), r"clinically proven", "name the study and what it saw"),
    Claim(("posture",), r"(?:fix|correct)(?:es|s|ing)? (?:\w+ )?posture", "say 'may help you sit with more ease'"),
    Claim(("injur",), r"prevent(?:s|ing)? (?:\w+ ){0,2}injur(?:y|ies)", "leave it out"),
    Claim(("patients",), r"patients", "say 'people' or 'clients'"),
    Claim(
        ("brain", "lubricat", "endorphin"),
        r"blood flow to the brain|lubricat\w+|endorphins?",
        "leave it out: the evidence does not carry it",
    ),
)
_PATTERNS: Final = tuple((claim, re.compile(rf"\b(?:{claim.pattern})\b", re.IGNORECASE)) for claim in CLAIMS)
_NOT_READ: Final = {"sources": ("title", "authors", "doi", "note")}
"""Fields that quote others."""


def claims_in(text: str) -> list[tuple[str, str]]:
    """Return the words to avoid in a text, each with a hint."""
    small = text.lower()
    return [
        (found.group(), claim.hint)
        for claim, pattern in _PATTERNS
        if any(stem in small for stem in claim.stems)
        for found in pattern.finditer(text)
    ]


def check_wording(entries: Entries) -> Iterator[Problem]:
    """Yield an error for each word to avoid, wherever it stands."""
    for table, rows in entries.by_table.items():
        for entry in rows.values():
            for name, node in entry.node.entries.items():
                if name not in _NOT_READ.get(table, ()):
                    yield from _check_node(entry, node)


def _check_node(entry: Entry, node: Node) -> Iterator[Problem]:
    if isinstance(node, Scalar):
        # Ids hold no blanks; a word to avoid in one is part of a name ("therapist") and no claim.
        if " " in node.text:
            for found, hint in claims_in(node.text):
                yield Problem(entry.file, node.line, "error", f"{found!r} is a word this project avoids", hint)
        return
    for child in node.entries.values() if isinstance(node, Fields) else node.items:
        yield from _check_node(entry, child)
