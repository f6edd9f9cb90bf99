"""docs/commands.md: every command with its options, from the program itself."""

from typer.main import get_command

from unhunch.cli import app
from unhunch.model import Library

HEAD = """# Commands

Made by `make docs` from the program itself; a test holds the two together.

Settings from the environment: `UNHUNCH_DATA_DIR` (where your records, profile and readiness result lie),
`UNHUNCH_CACHE_DIR` (where the checked library and what was solved and drawn is cached), `NO_COLOR`,
`UNHUNCH_REDUCED_MOTION` (1: the figure in the guide does not move, it is shown at its far end).

Exit codes: 0 done; 1 a check found problems; 2 the request cannot be read or met, with the reason on standard error.
"""


def page(_library: Library) -> str:
    """Return the page."""
    lines = [HEAD]
    root = get_command(app)
    _describe(root, "unhunch", lines)
    return "\n".join(lines)


def _describe(command: object, path: str, lines: list[str]) -> None:
    subcommands = getattr(command, "commands", None)
    if subcommands:
        for name, sub in subcommands.items():
            _describe(sub, f"{path} {name}", lines)
        return
    params = [param for param in getattr(command, "params", []) if param.name != "help"]
    arguments = "".join(f" [{param.name.upper()}]" for param in params if _is_argument(param))
    lines += [f"## `{path}{arguments}`", "", (getattr(command, "help", "") or "").strip(), ""]
    options = [param for param in params if not _is_argument(param)]
    if options:
        lines += ["| option | |", "|---|---|"]
        lines += [f"| `{_names(option)}` | {(getattr(option, 'help', '') or '').strip()} |" for option in options]
        lines.append("")


def _is_argument(param: object) -> bool:
    return getattr(param, "param_type_name", "") == "argument"


def _names(option: object) -> str:
    both = [*getattr(option, "opts", []), *getattr(option, "secondary_opts", [])]
    return ", ".join(both)
