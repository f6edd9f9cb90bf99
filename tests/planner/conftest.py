"""What the planner's tests stand on: the whole library and a small one, each read once."""

import pytest

from tests.planner.small_library import make_library
from unhunch.library import load
from unhunch.model import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """The built-in library."""
    found = load().library
    assert found is not None
    return found


@pytest.fixture(scope="session")
def small_library() -> Library:
    """A library that can be known by heart."""
    return make_library()
