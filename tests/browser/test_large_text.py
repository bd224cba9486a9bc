"""Every page on a phone with letters twice as large: nothing is cut off at the side."""

import json

import pytest

from tests.browser.adapter import PHONE
from tests.browser.pages import OUTSIDE, PAGES

TWICE = {"webkit": {"webprefs": {"default_font_size": 32}}}
TOO_WIDE = """[...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > screen.width + 1 && !e.closest(%s))
  .map(e => `${e.localName}.${e.className}`)"""
TURNED = "'.chips, .vh, table'"  # what is turned or pushed aside by itself


@pytest.fixture(scope="module")
def phone(chromium, server, office, manager, tmp_path_factory):
    profile = tmp_path_factory.mktemp("profile")
    (profile / "Default").mkdir()
    (profile / "Default" / "Preferences").write_text(json.dumps(TWICE))
    browser = chromium(server.home, profile, size=PHONE)
    browser.go(office.link(manager))
    yield browser
    browser.close()


@pytest.mark.parametrize("page", PAGES | OUTSIDE)
def test_nothing_is_cut_off_at_the_side(phone, manager, page):
    (PAGES | OUTSIDE)[page](phone, manager)
    assert phone.js("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert phone.js(TOO_WIDE % TURNED) == []
