"""Those who see all books, and a customer of the other representative."""

import pytest

from tests import cast
from tests.browsing import Browser


@pytest.fixture
def manager(app, person):
    """The manager's browser."""
    return Browser(app, person("max"))


@pytest.fixture
def reader(app, person):
    """The advisor's browser: she sees all books, and edits nothing."""
    return Browser(app, person("ada"))


@pytest.fixture
def beth(rob):
    """A customer of the other representative."""
    return cast.customer(rob, given="Beth", family="Birch", mobile="07700 900199", street="4 Mill Lane")
