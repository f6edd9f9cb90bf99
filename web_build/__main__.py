"""`python -m web_build [install|build|check|tidy|test]`: a task of `web/`; without a word, build."""

import sys
from collections.abc import Callable

from web_build import work
from web_build.node import NoNodeError

TASKS: dict[str, Callable[[], object]] = {
    "install": work.install,
    "build": work.build,
    "check": work.check,
    "tidy": work.tidy,
    "test": work.test,
}


def main(words: list[str]) -> int:
    """Do the task that is named; return 0, or 1 with the reason on the error output."""
    wanted = words or ["build"]
    unknown = [word for word in wanted if word not in TASKS]
    if unknown:
        print(f"unknown task {unknown[0]!r}: expected one of {', '.join(TASKS)}", file=sys.stderr)
        return 1
    try:
        for word in wanted:
            TASKS[word]()
    except (NoNodeError, work.WebError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
