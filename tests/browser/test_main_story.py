"""The one story everything else is for: find her, put her details right, save, and see that it is so."""

import pytest

from tests.browser.adapter import LAPTOP, PHONE

FIELDS = ('[name$="_number"]', '[name$="_address"]', '[name$="_line1"]')
RIGHT = ["07700 900415", "j.muller@example.org", "14 Mill Lane"]


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def size(request):
    return request.param


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def browser(request, browse, server, rita, size):
    """A browser signed in by the link that was printed for her, with and without JavaScript."""
    browser = browse(size=size, script=request.param)
    browser.go(server.doorstep("sign-in-link", rita.email, "--url", server.home))
    return browser


def test_a_customer_is_found_put_right_and_saved(browser, size, rita, office):
    search(browser, "muller")
    browser.click(f"#customer-{rita.customers['Müller']} a.name")
    browser.sees("Jürgen Müller", "#record h1")

    put_right(browser)
    browser.click(".save .btn-main")

    browser.wait_for(lambda: stored(office, rita) == RIGHT, "the server has what was typed")
    browser.wait_for(lambda: browser.text(".save p").startswith("Saved"), "the bar says Saved")
    row_says(browser, size, rita, "14 Mill Lane")
    reload_shows(browser, rita)


def search(browser, words):
    if browser.script:
        browser.look_for(words)
    else:
        browser.fill("#search", words)
        browser.press("Enter")
    browser.sees("1 customer found", "#people")


def put_right(browser):
    for selector, text in zip(FIELDS, RIGHT, strict=True):
        browser.fill(selector, text)


def stored(office, rita):
    card = office.card(rita, rita.customers["Müller"])
    return [card["phones"][0]["number"], card["emails"][0]["address"], card["addresses"][0]["place"]["line1"]]


def row_says(browser, size, rita, street):
    """In the list: beside the record, or a step back."""
    if size == PHONE:
        browser.click("[data-back]")
        browser.script or search(browser, "muller")
    if size == PHONE or browser.script:
        browser.sees(street, f"#customer-{rita.customers['Müller']}")


def reload_shows(browser, rita):
    browser.go(f"/customers/{rita.customers['Müller']}")
    browser.reload()
    assert [browser.value(selector) for selector in FIELDS] == RIGHT
