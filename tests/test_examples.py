"""Every example in a docstring runs."""

import doctest
import importlib
import pkgutil

import pytest

import unhunch

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(unhunch.__path__, "unhunch.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    with_examples = [
        name for name in MODULES if any(test.examples for test in finder.find(importlib.import_module(name)))
    ]
    assert len(with_examples) >= 20
