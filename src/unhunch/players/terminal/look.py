"""Colours by role, light and dark, from the house's design tokens; state is always a word or a shape as well."""

import os
from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT = Theme(
    name="unhunch-light",
    dark=False,
    primary="#17595b",
    background="#f5f1ea",
    surface="#fffefb",
    panel="#ece6db",
    foreground="#1f2423",
    variables={
        "ink-2": "#55514a",
        "ink-3": "#676158",
        "line": "#c9bfaf",
        "control": "#877f73",
        "on-act": "#ffffff",
        "target": "#d9432b",
        "care": "#7a4b00",
        "advice": "#3d3f86",
        "stop": "#8c1d3f",
        "on-state": "#ffffff",
        "halo": "#4f8381",
        "halo-disc": "#bcd6d1",
    },
)
DARK = Theme(
    name="unhunch-dark",
    dark=True,
    primary="#8ad1ca",
    background="#121819",
    surface="#1b2324",
    panel="#243031",
    foreground="#f2efe9",
    variables={
        "ink-2": "#c3c1ba",
        "ink-3": "#a5a49e",
        "line": "#3d4a4b",
        "control": "#7d8989",
        "on-act": "#06302f",
        "target": "#ff7a5e",
        "care": "#f2c46f",
        "advice": "#b9bbff",
        "stop": "#ff9fb5",
        "on-state": "#16100c",
        "halo": "#7fb3ae",
        "halo-disc": "#2f4846",
    },
)


def prefers_dark(environment: "Mapping[str, str] | None" = None) -> bool:
    """Tell whether the terminal says it is dark (`COLORFGBG`), or does not say.

    >>> prefers_dark({"COLORFGBG": "0;15"}), prefers_dark({})
    (False, True)
    """
    ground = (os.environ if environment is None else environment).get("COLORFGBG", "").rpartition(";")[2]
    return ground not in {"7", "15"}


def prefers_stills(environment: "Mapping[str, str] | None" = None) -> bool:
    """Tell whether a person wants no motion: UNHUNCH_REDUCED_MOTION is set, to anything but 0.

    >>> prefers_stills({"UNHUNCH_REDUCED_MOTION": "1"}), prefers_stills({})
    (True, False)
    """
    return (os.environ if environment is None else environment).get("UNHUNCH_REDUCED_MOTION", "") not in {"", "0"}


def without_dots(environment: "Mapping[str, str] | None" = None) -> bool:
    """Tell whether the terminal cannot draw braille dots: the Linux console's fonts have none.

    >>> without_dots({"TERM": "linux"}), without_dots({"TERM": "xterm"})
    (True, False)
    """
    return (os.environ if environment is None else environment).get("TERM") == "linux"


def without_colour(environment: "Mapping[str, str] | None" = None) -> bool:
    """Tell whether the terminal has no colours: NO_COLOR is set, or its type says so."""
    found = os.environ if environment is None else environment
    kind = found.get("TERM", "")
    return bool(found.get("NO_COLOR")) or kind.endswith(("-mono", "-m")) or kind.startswith("vt")
