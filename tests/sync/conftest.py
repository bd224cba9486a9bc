"""Who hands in and who asks."""

import pytest

from tests.sync.line import Line


@pytest.fixture
def line(app, rita):
    """Rita's phone."""
    return Line(app, rita)


@pytest.fixture
def other(app, sam):
    """The phone of somebody from another organisation."""
    return Line(app, sam)
