"""The one folder that holds a person's data: mode 0700, its files 0600."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from unhunch.base.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER_MODE = 0o700
FILE_MODE = 0o600


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the data lies. Making the value touches no disk; `ready` makes the folder."""

    path: Path

    @property
    def records(self) -> Path:
        """One file per session."""
        return self.path / "records"

    @property
    def profile(self) -> Path:
        """What was asked for last."""
        return self.path / "profile.json"

    @property
    def readiness(self) -> Path:
        """The outcome of the last readiness check."""
        return self.path / "readiness.json"

    def ready(self) -> "Folder":
        """Make the folders where they are missing, closed to everybody else.

        Raises
        ------
        StoreError
            Where a folder cannot be made or is not one's own.
        """
        for folder in (self.path, self.records):
            try:
                folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
                if folder.stat().st_mode & 0o077:
                    folder.chmod(FOLDER_MODE)
            except OSError as error:
                raise StoreError(
                    f"{folder}: the folder for your data cannot be used: {error.strerror}"
                    " (set UNHUNCH_DATA_DIR to a folder of your own)"
                ) from error
        return self


def data_folder(environment: "Mapping[str, str] | None" = None) -> Folder:
    """Return the folder that `UNHUNCH_DATA_DIR` names, else the platform's place.

    Raises
    ------
    StoreError
        Where the name cannot be a folder's: "~somebody" who is not there, or what is a file.

    >>> data_folder({"UNHUNCH_DATA_DIR": "/srv/ada"}).profile.as_posix()
    '/srv/ada/profile.json'
    """
    named = (os.environ if environment is None else environment).get("UNHUNCH_DATA_DIR", "")
    try:
        path = Path(named).expanduser().absolute() if named else platformdirs.user_data_path("unhunch")
    except RuntimeError as error:
        raise StoreError(f"UNHUNCH_DATA_DIR: '{named}' names no folder: {error}") from error
    if path.exists() and not path.is_dir():
        raise StoreError(f"UNHUNCH_DATA_DIR: {path} is no folder; name one of your own")
    return Folder(path)
