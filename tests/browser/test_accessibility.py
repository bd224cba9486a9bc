"""Every page, light and dark, on a phone and on a laptop, against the rules of WCAG 2.2 AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.adapter import LAPTOP, PHONE
from tests.browser.pages import OUTSIDE, PAGES

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
FROM_THE_TOP = "document.querySelectorAll('html, .panes > *').forEach(pane => pane.scrollTo(0, 0))"
LOOKS = [(size, scheme) for size in (PHONE, LAPTOP) for scheme in ("light", "dark")]


def name(look):
    return f"{'phone' if look[0] == PHONE else 'laptop'}-{look[1]}"


@pytest.fixture(scope="module", params=LOOKS, ids=name)
def look(request):
    return request.param


@pytest.fixture(scope="module")
def stranger(chromium, server, tmp_path_factory, look):
    """A browser nobody is signed in with."""
    size, scheme = look
    browser = chromium(server.home, tmp_path_factory.mktemp("profile"), size=size, scheme=scheme)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def signed_in(chromium, server, office, manager, tmp_path_factory, look):
    size, scheme = look
    browser = chromium(server.home, tmp_path_factory.mktemp("profile"), size=size, scheme=scheme)
    browser.go(office.link(manager))
    yield browser
    browser.close()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_breaks_a_rule(signed_in, manager, page):
    PAGES[page](signed_in, manager)
    assert broken(signed_in) == []


@pytest.mark.parametrize("page", OUTSIDE)
def test_no_page_outside_breaks_a_rule(stranger, page):
    OUTSIDE[page](stranger, None)
    assert broken(stranger) == []


def broken(browser):
    """What is wrong on the page, a line for each place: `rule: what to do, at selector`."""
    browser.js(FROM_THE_TOP)
    found = Axe().run(browser.page, options=RULES).response["violations"]
    return [f"{rule['id']}: {rule['help']}, at {' '.join(node['target'])}" for rule in found for node in rule["nodes"]]
