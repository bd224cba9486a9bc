"""What somebody finds who starts Doorstep for the first time: people, and something in every section of a record."""

import pytest

from tests.browsing import Browser
from webapp.newcomer.welcome import welcome


@pytest.fixture
def olivia(app, person):
    """The browser of the owner of an organisation that was made to be looked at."""
    welcome(person("olivia"), 10)
    return Browser(app, person("olivia"))


def test_there_is_somebody_of_whom_everything_is_known(olivia):
    found = olivia.get("/customers?q=amelia+archer").find("#people a.name")
    record = olivia.get(found["href"])

    for known in ("Side gate, green door", "DS-1042", "Brochure 16 order.pdf", "Sensitive"):
        assert known in record.html
    for around in ("Allergic to lanolin", "Wife of", "Daniel Archer", "Her daughter; orders too", "Works nights"):
        assert around in record.text


def test_other_pages_have_something_to_show(olivia):
    assert "Joan Ashby" in olivia.get("/duplicates").text
    assert "Nora Dunne" in olivia.get("/bin").text
    assert "Sensitive skin" in olivia.get("/settings/segments").text
    assert "Mabel Moss" in olivia.get("/company").text
