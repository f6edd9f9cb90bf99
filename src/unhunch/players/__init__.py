"""Players turn the same timeline into one medium each: a screen, lines for a pipe, captions, a text.

A player is a module with one line in `PLAYERS`; it is imported when it is asked for. Players do not know each other.
`webvtt` and `transcript` write the whole session at once: `render(timeline) -> str`.

>>> load_player("webvtt").__name__
'unhunch.players.webvtt'
"""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from unhunch.base.errors import RequestError
from unhunch.base.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

PLAYERS: "Mapping[str, str]" = MappingProxyType(
    {
        "terminal": "unhunch.players.terminal",
        "plain": "unhunch.players.plain",
        "webvtt": "unhunch.players.webvtt",
        "transcript": "unhunch.players.transcript",
    }
)
"""Name of each player to the module it lives in."""


def load_player(name: str) -> "ModuleType":
    """Import a player and return its module.

    Raises
    ------
    RequestError
        Where no player has that name.
    """
    if name not in PLAYERS:
        raise RequestError(f"no player is called '{name}' ({did_you_mean(name, PLAYERS)})")
    return import_module(PLAYERS[name])
