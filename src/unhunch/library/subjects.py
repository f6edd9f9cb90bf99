"""What the checks look at: the library as far as it could be made, and each form together with where it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from unhunch.base.problems import Problem
from unhunch.library.entries import Entries, Entry
from unhunch.model import Caution, Form, Library, Movement
from unhunch.wire.yaml_tree import Fields, Items, Scalar


@dataclass(frozen=True, slots=True)
class Subject:
    """A form, where it is written, and what is written there itself."""

    name: str
    """"cat-cow" or "cat-cow/one-arm"."""
    form: Form
    movement: Movement
    entry: Entry
    path: tuple[str | int, ...]
    """Where the form stands in its file; empty for the movement itself."""
    written: Mapping[str, Any]
    """The fields written for this form itself, not taken over."""

    @property
    def is_movement(self) -> bool:
        """Tell the movement from its variations."""
        return not self.path

    def names_any(self, *fields: str) -> bool:
        """Tell whether one of the fields is written here: what is taken over is checked once, in the movement."""
        return any(field in self.written for field in fields)

    def error(self, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return an error at `path` within the form."""
        return self.entry.error((*self.path, *path), self._named(message), hint)

    def warning(self, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return a warning at `path` within the form."""
        return self.entry.warning((*self.path, *path), self._named(message), hint)

    def _named(self, message: str) -> str:
        return message if self.is_movement else f"variation {self.name.partition('/')[2]}: {message}"


@dataclass(frozen=True)
class Inquiry:
    """Everything a check may ask about."""

    entries: Entries
    library: Library

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every form of the library."""
        return tuple(subject for movement in self.library.movements for subject in self._subjects_of(movement))

    @cached_property
    def cautions(self) -> Mapping[str, tuple[Caution, ...]]:
        """The cautions that hold for each form, by its name."""
        return {
            subject.name: subject.form.cautions
            if subject.is_movement
            else subject.movement.cautions + subject.form.cautions
            for subject in self.subjects
        }

    def _subjects_of(self, movement: Movement) -> Iterator[Subject]:
        entry = self.entries.by_table["movements"][movement.id]
        yield Subject(movement.id, movement, movement, entry, (), entry.values)
        rows = {row["id"]: row for row in entry.values.get("variations", ())}
        places = _places_of_variations(entry)
        for variation in movement.variations:
            path = ("variations", places[variation.id])
            yield Subject(f"{movement.id}/{variation.id}", variation, movement, entry, path, rows[variation.id])


def _places_of_variations(entry: Entry) -> dict[str, int]:
    """Return the index of each variation in the file; rows that could not be read have theirs too."""
    rows = entry.node.entries.get("variations")
    places: dict[str, int] = {}
    for index, row in enumerate(rows.items if isinstance(rows, Items) else ()):
        identity = row.entries.get("id") if isinstance(row, Fields) else None
        if isinstance(identity, Scalar):
            places[identity.text] = index
    return places
