"""No page complains in the console: no broken script, nothing refused by the policy, nothing missing."""

import pytest

from tests.browser.adapter import LAPTOP, PHONE
from tests.browser.pages import OUTSIDE, PAGES

EXPECTED = ("status of 404", "status of 410", "status of 422")  # the answers these pages are about


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def browser(request, chromium, server, tmp_path):
    browser = chromium(server.home, tmp_path / "profile", size=request.param)
    yield browser
    browser.close()


def test_no_page_complains(browser, office, manager):
    walk(browser, OUTSIDE, None)
    browser.go(office.link(manager))
    walk(browser, PAGES, manager)
    assert [line for line in browser.complaints if not is_expected(browser, line)] == []


def walk(browser, pages, who):
    for name, go in pages.items():
        browser.complaints.append(f"— {name}")
        go(browser, who)
        browser.wait_for(lambda: browser.js("document.readyState === 'complete'"), name)


def is_expected(browser, line):
    """Headings between the complaints, and answers that are meant: a page that isn't there, a form that isn't right."""
    about = line.rpartition("(")[2].rstrip(")").removeprefix(browser.home)
    own = about.startswith(("/customers/", "/sign-in/link/")) and any(status in line for status in EXPECTED)
    return line.startswith("— ") or own
