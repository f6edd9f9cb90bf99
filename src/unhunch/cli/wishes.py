"""What a person may wish for on the command line: one table of options, which commands take whole.

A command that is decorated with `takes_wishes` has every option of `Wishes` and is handed them as one value.
"""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer

Minutes = Annotated[int | None, typer.Option("--minutes", "-m", metavar="N", help="How long, 1 to 90.")]
Place = Annotated[str | None, typer.Option("--place", metavar="desk|room", help="desk or room.")]
Positions = Annotated[
    list[str] | None, typer.Option("--positions", metavar="ID,...", help="Only these positions; may be repeated.")
]
Props = Annotated[
    list[str] | None, typer.Option("--props", metavar="ID,...", help="Kit at hand: mat,foam-roller; may be repeated.")
]
Without = Annotated[list[str] | None, typer.Option("--without", metavar="ID,...", help="Furniture that is not there.")]
Tight = Annotated[
    list[str] | None,
    typer.Option("--tight", metavar="PLACE:N", help="Where it is tight, 0 to 10: neck:6, shoulder-top.left:7; repeat."),
]
Conditions = Annotated[
    list[str] | None,
    typer.Option("--condition", metavar="ID[:REGION[.SIDE]]", help="What to plan around; repeat. 'none' forgets all."),
]
LevelOption = Annotated[
    str | None, typer.Option("--level", metavar="LEVEL", help="beginner, intermediate or advanced.")
]
Warm = Annotated[bool | None, typer.Option("--warm/--not-warm", help="You are warm already.")]
Assisted = Annotated[bool | None, typer.Option("--assisted/--alone", help="A practitioner helps.")]
AgeBand = Annotated[str | None, typer.Option("--age-band", metavar="BAND", help="under-40, 40-64 or 65-plus.")]
Prefer = Annotated[list[str] | None, typer.Option("--prefer", metavar="ID,...", help="Movements you like.")]
Avoid = Annotated[list[str] | None, typer.Option("--avoid", metavar="ID,...", help="Movements you do not want.")]
Include = Annotated[list[str] | None, typer.Option("--include", metavar="ID,...", help="Movements that must be in.")]
Techniques = Annotated[
    list[str] | None, typer.Option("--techniques", metavar="NAME,...", help="Only these techniques.")
]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="Another number, other movements among equals.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options as typed; None where one was not given."""

    minutes: Minutes = None
    place: Place = None
    positions: Positions = None
    props: Props = None
    without: Without = None
    tight: Tight = None
    conditions: Conditions = None
    level: LevelOption = None
    warm: Warm = None
    assisted: Assisted = None
    age_band: AgeBand = None
    prefer: Prefer = None
    avoid: Avoid = None
    include: Include = None
    techniques: Techniques = None
    seed: Seed = None

    @property
    def say_nothing(self) -> bool:
        """Whether no option was given that says where, how long or what."""
        return self.minutes is None and not self.tight and not self.include and not self.breathing_only

    @property
    def breathing_only(self) -> bool:
        """Whether quiet breathing is asked for and nothing else."""
        return split_names(self.techniques or ()) == ["breathing"] and not self.include


def split_names(values: Iterable[str]) -> list[str]:
    """Return the names of options that may be repeated and may hold several, parted by commas.

    >>> split_names(["mat, foam-roller", "pillow"])
    ['mat', 'foam-roller', 'pillow']
    """
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def takes_wishes(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command all options of `Wishes`, before its own; it is handed them as `wishes`.

    typer reads a command's parameters from its signature, so the signature is written out here, once for all commands.
    """
    kept = inspect.Parameter.KEYWORD_ONLY
    options = get_type_hints(Wishes, include_extras=True)
    own = get_type_hints(command, include_extras=True)
    parameters = [
        inspect.Parameter(one.name, kept, default=None, annotation=options[one.name]) for one in fields(Wishes)
    ]
    parameters += [
        one.replace(kind=kept, annotation=own[one.name])
        for one in inspect.signature(command).parameters.values()
        if one.name != "wishes"
    ]

    @wraps(command)
    def taking(**given: Any) -> None:
        command(wishes=Wishes(**{one.name: given.pop(one.name) for one in fields(Wishes)}), **given)

    taking.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    taking.__annotations__ = {one.name: one.annotation for one in parameters}
    return taking
