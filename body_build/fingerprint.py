"""What tells whether the body file belongs to this script: a hash over inputs, parameters and program."""

import hashlib
from pathlib import Path

from body_build.pins import FILES, PACKAGE
from unhunch.figure.skeleton import PARENTS


def fingerprint() -> str:
    """Return the SHA-256 over the pinned inputs, the source text of this folder and the table of nodes."""
    digest = hashlib.sha256()
    for line in (PACKAGE, *(f"{name} {pin}" for name, pin in sorted(FILES.items()))):
        digest.update(line.encode())
    for script in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(script.name.encode() + script.read_bytes().replace(b"\r\n", b"\n"))
    for node, parent in PARENTS.items():
        digest.update(f"{node} {parent}".encode())
    return digest.hexdigest()
