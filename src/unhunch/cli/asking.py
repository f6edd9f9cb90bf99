"""From what a person types to a `Request`: the options that commands share, a request file under them, one question.

A request file (YAML or JSON) has the fields of `Request`; options are laid over it. Everything is checked against the
library, and all that is wrong with one request is told at once.
"""

from dataclasses import fields
from datetime import date, time
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unhunch.base.errors import RequestError, WireError
from unhunch.base.problems import did_you_mean
from unhunch.cli.reading import name_of, read_text
from unhunch.cli.wishes import Wishes, split_names
from unhunch.cli.words import Places, read_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unhunch.model import Library, Record, Request
    from unhunch.store import Profile

RequestFile = Annotated[str | None, typer.Option("--request", metavar="FILE|-", help="A request as YAML or JSON.")]
Plain = Annotated[bool, typer.Option("--plain", help="Lines instead of a screen: for a pipe or a screen reader.")]
LibraryFolders = Annotated[list[Path] | None, typer.Option("--library", metavar="DIR", help="Your own movements.")]

TIGHT_UNLESS_SAID = 6
"""How tight a place is that was only named."""
LISTS = ("positions", "props", "without", "prefer", "avoid", "include", "techniques")


def build_request(
    library: "Library",
    wishes: Wishes,
    *,
    request: str | None = None,
    profile: "Profile | None" = None,
    history: "tuple[Record, ...]" = (),
    today: date | None = None,
    at: time | None = None,
) -> "Request":
    """Return the checked request.

    Parameters
    ----------
    wishes
        Options; each replaces the file's field.
    request
        A file, or "-" for standard input.
    profile
        Taken for what neither file nor options say.
    history, today, at
        Taken where the file does not say them.

    Raises
    ------
    RequestError
        With every mistake, one a line.
    """
    from unhunch.model import Request
    from unhunch.pipeline import find_mistakes
    from unhunch.wire import from_plain, to_plain

    said = read_request(request) if request is not None else {}
    problems: list[str] = []
    known = [field.name for field in fields(Request)]
    problems += [
        f"{key}: not a field of a request ({did_you_mean(str(key), known)})" for key in said if key not in known
    ]
    data = _laid_over(said, wishes, library, problems)
    if profile is not None and request is None:
        remembered = to_plain(profile)
        data = {key: remembered[key] for key in remembered if key in known} | data
    _split_today(data)
    data.setdefault("today", today)
    data.setdefault("at", at)
    problems += [
        f"{key}: expected {form}, got '{data[key]}'"
        for key, form in (("today", "a date like 2026-03-01"), ("at", "a time like 14:30"))
        if isinstance(data.get(key), str)
    ]
    problems += find_mistakes(data, library)
    if problems:
        raise RequestError("\n".join(dict.fromkeys(problems)))
    records = data.pop("history", None)
    try:
        built = from_plain({**data, "history": to_plain(records or ())}, Request, what="request")
    except WireError as error:
        raise RequestError(str(error)) from error
    if records is None and history:
        from dataclasses import replace

        return replace(built, history=history)
    return built


def read_request(source: str) -> dict[str, Any]:
    """Return the fields that a file, or standard input for "-", says.

    Raises
    ------
    RequestError
        Where it cannot be read or is no mapping.
    """
    import yaml

    name = f"the request {name_of(source)}"
    text = read_text(source, "the request")
    try:
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise RequestError(f"{name} is neither YAML nor JSON{line}: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RequestError(f"{name} is neither YAML nor JSON: {str(error).splitlines()[0]}") from error
    if data is None:
        raise RequestError(f"{name} is empty; expected fields (minutes: 5, ...)")
    if not isinstance(data, dict):
        raise RequestError(f"{name}: expected fields (minutes: 5, ...), got {shorten(repr(data), 60)}")
    return {str(key): value for key, value in data.items()}


def _laid_over(said: "Mapping[str, Any]", wishes: Wishes, library: "Library", problems: list[str]) -> dict[str, Any]:
    data = {key: value for key, value in said.items() if value is not None}
    for field in fields(wishes):
        value = getattr(wishes, field.name)
        if value is None or field.name in {"tight", "conditions"}:
            continue
        data[field.name] = split_names(value) if field.name in LISTS else value
    if wishes.tight:
        data["tight"] = _tight_options(wishes.tight, library, problems)
    if wishes.conditions:
        data["conditions"] = [_condition_option(text) for text in wishes.conditions if text not in {"", "none"}]
    if isinstance(data.get("conditions"), (list, tuple)):
        data["conditions"] = [{"id": one} if isinstance(one, str) else one for one in data["conditions"]]
    return data


def _tight_options(options: "Iterable[str]", library: "Library", problems: list[str]) -> dict[str, int]:
    tight: dict[str, int] = {}
    places = Places(library)
    for text in split_names(options):
        place, _, number = text.rpartition(":")
        if not place:
            place, number = text, str(TIGHT_UNLESS_SAID)
        found = places.find(place)
        if not found:
            problems.append(f"tight: no place is called '{place}' ({places.hint(place)})")
        elif not number.strip().isdigit():
            problems.append(f"tight: '{text}' should end in a number from 0 to 10")
        else:
            tight |= dict.fromkeys(found, int(number))
    return tight


def _condition_option(text: str) -> dict[str, str]:
    name, _, where = text.partition(":")
    region, _, side = where.partition(".")
    return {"id": name} | ({"region": region} if region else {}) | ({"side": side} if side else {})


def _split_today(data: dict[str, Any]) -> None:
    """Take the time out of a `today` that has one."""
    text = str(data["today"]).replace("T", " ") if data.get("today") is not None else ""
    day, _, rest = text.partition(" ")
    if day:
        data["today"] = day
    if rest and "at" not in data:
        data["at"] = rest.partition("+")[0].removesuffix("Z")
    for key, kind in (("today", date), ("at", time)):
        if isinstance(data.get(key), str):
            try:
                data[key] = kind.fromisoformat(data[key])
            except ValueError:
                data[key] = str(data[key])


QUESTION = "Where is it tight, and for how many minutes? e.g. 'neck 4'; Enter = {usual}: "
LEAVING = frozenset({"q", "quit", "exit"})


def ask(library: "Library", profile: "Profile", answer: str) -> "Profile":
    """Return the profile with what one typed answer says; what it leaves out is as last time.

    Raises
    ------
    RequestError
        Where a word names no place, or the minutes are not 1 to 90.
    """
    from dataclasses import replace

    said = read_answer(answer, library, rating=TIGHT_UNLESS_SAID)
    if said.minutes is not None and not 1 <= said.minutes <= 90:
        raise RequestError(f"minutes: expected 1 to 90, got {said.minutes}")
    return replace(
        profile,
        minutes=profile.minutes if said.minutes is None else said.minutes,
        place=said.place or profile.place,
        tight=usual_places(library, profile) if said.tight is None else said.tight,
    )


def usual_places(library: "Library", profile: "Profile") -> dict[str, int]:
    """Return where it was tight last time; the upper back the first time."""
    known = {name: rating for name, rating in profile.tight.items() if name.partition(".")[0] in library.region_by_id}
    return known or dict.fromkeys(Places(library).find("upper back"), TIGHT_UNLESS_SAID)


def usual_words(library: "Library", profile: "Profile") -> str:
    """Return what Enter means, in words."""
    named = []
    for key in usual_places(library, profile):
        name, _, side = key.partition(".")
        place = library.region_by_id[name].name.lower()
        named.append(f"{side} {place}" if side else place)
    places = "upper back" if not profile.tight else ", ".join(dict.fromkeys(named))
    minutes = "1 minute" if profile.minutes == 1 else f"{profile.minutes} minutes"
    return f"{places or 'no place in particular'}, {minutes}{' at the desk' if profile.place == 'desk' else ''}"
