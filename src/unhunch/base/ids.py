"""Identifiers: kebab-case names in data, UUIDv7 for what is made on a device.

>>> is_kebab("cat-cow"), is_kebab("Cat_Cow")
(True, False)
"""

import os
import re
from uuid import UUID

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_kebab(text: str) -> bool:
    """Tell whether `text` is a kebab-case id."""
    return KEBAB.fullmatch(text) is not None


def parted(identity: str) -> tuple[str, str | None]:
    """Return movement and variation of the id of a form.

    >>> parted("cat-cow/one-arm"), parted("cat-cow")
    (('cat-cow', 'one-arm'), ('cat-cow', None))
    """
    movement, _, variation = identity.partition("/")
    return movement, variation or None


def uuid7(unix_ms: int, random: bytes | None = None) -> UUID:
    """Return a UUID of version 7 (RFC 9562): 48 bits of time, then 74 random bits.

    Parameters
    ----------
    unix_ms
        Milliseconds since 1970, UTC.
    random
        Ten bytes; the system's own random bytes unless given.

    >>> str(uuid7(0x017F22E279B0, bytes.fromhex("0cc318c4dc0c0c07398f")))
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
    """
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"unix_ms must fit 48 bits, got {unix_ms}")
    tail = int.from_bytes(os.urandom(10) if random is None else random, "big")
    high = (unix_ms << 16) | 0x7000 | ((tail >> 64) & 0x0FFF)
    low = (0b10 << 62) | (tail & ((1 << 62) - 1))
    return UUID(int=(high << 64) | low)
