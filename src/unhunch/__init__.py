"""Unhunch: an open, self-hosted upper-back programme.

Values flow one way: movements (YAML) become a `Library`, a `Request` becomes a `Routine`, a `Routine` becomes a
`Timeline`, players play it, and what was done becomes a `Record`. `docs/walk.md` walks one request through every room.
"""

__version__ = "0.1.0"
