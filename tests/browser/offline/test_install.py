"""Doorstep can be put on the home screen, and says how."""

from tests.browser.adapter import PHONE
from tests.browser.offline.conftest import has_the_book


def test_chromium_finds_nothing_that_keeps_it_from_being_installed(chromium, server, office, rita, tmp_path):
    phone = chromium(server.home, tmp_path / "profile", size=PHONE)
    phone.go(office.link(rita))
    has_the_book(phone)
    assert phone.devtools("Page.getInstallabilityErrors") == {"installabilityErrors": []}
    phone.close()


def test_the_third_visit_offers_it_until_she_says_not_now(phone):
    phone.js("localStorage.visits = 2, sessionStorage.clear()")
    phone.go("/customers")
    phone.click("install-hint [href='/install']")
    phone.sees("Put Doorstep on this device", "h1")
    phone.go("/customers")
    phone.click("install-hint button")
    phone.reload()
    phone.sees("Ann Avery", "#people")
    assert not phone.js("document.querySelector('install-hint').checkVisibility()")
