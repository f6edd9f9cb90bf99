"""Tells when files of a folder change, by looking every quarter of a second: no library, every file system."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

LOOK_EVERY = 0.25
"""Seconds."""
Stamps = dict[str, tuple[int, int]]


class Watch:
    """Looks at the pose files of a folder while it is entered, and tells whoever waits what changed.

    Every change has a number, so that nobody who was away for a moment misses one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.changes = 0
        """How many times something has changed."""
        self._stamps = stamps(folder)
        self._changed = threading.Condition()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop looking, and let everybody who waits go."""
        self.end()
        self._thread.join()

    @property
    def ended(self) -> bool:
        """Whether nothing more will be told."""
        return self._ended.is_set()

    def end(self) -> None:
        """Let everybody who waits go."""
        self._ended.set()
        with self._changed:
            self._changed.notify_all()

    def look(self) -> bool:
        """Look once; return whether something changed since the last time."""
        found = stamps(self.folder)
        if found == self._stamps:
            return False
        self._stamps = found
        with self._changed:
            self.changes += 1
            self._changed.notify_all()
        return True

    def wait(self, seen: int, seconds: float) -> int:
        """Wait until there are other than `seen` changes, at most for some seconds; return how many there are."""
        with self._changed:
            self._changed.wait_for(lambda: self.changes != seen or self.ended, seconds)
        return self.changes

    def _look_on(self) -> None:
        while not self._ended.wait(LOOK_EVERY):
            self.look()


def stamps(folder: Path) -> Stamps:
    """Return the time and size of every pose file of a folder; a file that vanishes meanwhile is not there."""
    found: Stamps = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            status = path.stat()
        except OSError:
            continue
        found[path.name] = (status.st_mtime_ns, status.st_size)
    return found
