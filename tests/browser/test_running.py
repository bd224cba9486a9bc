"""Starting the real thing: the printed link signs in once, and a restart signs nobody out."""

import pytest

from tests.browser.server import Server


@pytest.fixture
def own(tmp_path):
    """A server of this story's own, which it may stop."""
    running = Server(tmp_path / "data").start()
    yield running
    running.kill()


def test_the_printed_link_signs_the_owner_in_once(browse, own):
    browser = browse(home=own.home)
    browser.go(own.link)
    browser.sees("No customers yet", "#people")

    another = browse(home=own.home)
    another.go(own.link)
    another.sees("This link has been used", "h1")


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_restart_and_a_closed_browser_sign_nobody_out(browse, own, how):
    browser = browse(home=own.home)
    browser.go(own.link)
    browser.close()
    getattr(own, how)()

    own.start()
    browser.open()
    browser.go("/customers")
    browser.sees("No customers yet", "#people")
