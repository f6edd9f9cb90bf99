"""A form before the gates: what every gate looks at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.model import Form, Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """A form before the gates, with what the gates ask about it."""

    movement: "Movement"
    variation: str | None
    form: "Form"

    @property
    def ref(self) -> str:
        """The form's name: "cat-cow" or "cat-cow/one-arm"."""
        return self.movement.id if self.variation is None else f"{self.movement.id}/{self.variation}"
