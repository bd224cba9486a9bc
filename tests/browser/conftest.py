"""The house the browser stories live in: one server, one screen, and a new profile for every story."""

import contextlib
import itertools

import pytest

from tests.browser import webkit
from tests.browser.adapter import LAPTOP, PHONE, Missing
from tests.browser.chromium import Chromium, find
from tests.browser.office import Office
from tests.browser.server import Server
from tests.browser.webkit import WebKit


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A server that no story stops."""
    running = Server(tmp_path_factory.mktemp("served") / "data").start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def office(server):
    return Office(server)


@pytest.fixture
def rita(office):
    """A representative with twelve customers, whom no other story knows."""
    return office.take_on()


@pytest.fixture(scope="session")
def playwright():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright):
    """Start Chromium: `chromium(home, profile, …)`."""
    needed(find)
    return lambda *args, **options: Chromium(playwright, *args, **options)


@pytest.fixture(scope="session")
def webkitgtk():
    """Start WebKitGTK: `webkitgtk(home, profile, …)`."""
    needed(webkit.check)
    with webkit.display() as screen:
        yield lambda *args, **options: WebKit(screen, *args, **options)


def needed(look):
    """Fail, and never skip, where a browser isn't installed; in one sentence."""
    try:
        look()
    except Missing as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(params=["chromium", "webkitgtk"])
def engine(request):
    """Both engines, one after the other."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def browse(engine, server, office, tmp_path):
    """Open a browser, signed in where `who` is named; all of them are closed at the end of the story.

    home: another server than the one all stories share."""
    profiles = (tmp_path / f"profile-{n}" for n in itertools.count())
    with contextlib.ExitStack() as closing:

        def opened(who=None, home=server.home, **options):
            browser = engine(home, next(profiles), **options)
            closing.callback(browser.close)
            if who:
                browser.go(office.link(who))
            return browser

        yield opened


@pytest.fixture
def phone(browse, rita):
    """Rita's phone, with her list on it."""
    return browse(rita, size=PHONE)


@pytest.fixture
def laptop(browse, rita):
    """Rita's laptop, with her list on it."""
    return browse(rita, size=LAPTOP)


@pytest.fixture(scope="session")
def manager(office):
    """A manager whose book has something for every page; stories only look at it."""
    return office.manager()
