"""Stories without a signal: they have a server of their own, which they stop, kill and start as they need it."""

import contextlib

import pytest

from tests.browser.adapter import HAS_BOOK, PHONE
from tests.browser.office import Office
from tests.browser.server import Server, refuses


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """A server that stories stop."""
    own = Server(tmp_path_factory.mktemp("served") / "data").start()
    yield own
    if own.running:
        own.stop()


@pytest.fixture(scope="package")
def office(server):
    return Office(server)


@pytest.fixture(autouse=True)
def up_again(server):
    """Whatever a story did to the server, the next one finds it running."""
    yield
    if server.settings:
        server.settings.clear()
        server.stop()
    if not server.running:
        server.start()


@pytest.fixture
def away(server):
    """`with away():` the server is gone; proves that nobody answers in its place."""

    @contextlib.contextmanager
    def gone(how=None):
        (how or server.stop)()
        refuses(server.port)
        try:
            yield
        finally:
            server.start()

    return gone


@pytest.fixture
def phone(browse, rita):
    """Rita's phone, with her whole book on it."""
    browser = browse(rita, size=PHONE)
    has_the_book(browser)
    return browser


def has_the_book(browser):
    """Wait until the device has taken the book along, and answers by itself."""
    browser.wait_for(lambda: browser.js(HAS_BOOK), "the book is on the device", seconds=30)
