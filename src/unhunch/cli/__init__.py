"""Words to calls, errors to exit codes. Each module registers its commands; what is heavy is imported inside a command.

Exit codes: 0 done; 1 a check found problems; 2 the request cannot be read or met, with the reason on standard error.
"""

import sys

import typer

from unhunch.base.errors import UnhunchError
from unhunch.cli import library, plan, record, start, timeline

app = typer.Typer(
    name="unhunch",
    help="An upper-back programme: plan a routine, be guided through it, keep what you did.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in (start, plan, timeline, library, record):
    module.register(app)


def main() -> None:
    """Run the command line; a known error becomes one clear message and exit code 2."""
    try:
        app()
    except UnhunchError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error
