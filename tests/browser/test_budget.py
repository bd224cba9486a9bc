"""Bytes, requests and shifts of the layout stay within the budget."""

import gzip
import json

import pytest

from tests.browser.adapter import LAPTOP, PHONE
from tests.browser.budget import BUDGET

FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}
SHIFTS = """new Promise(done => {
  let sum = 0
  const add = list => { for (const shift of list.getEntries()) sum += shift.hadRecentInput ? 0 : shift.value }
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 500)
})"""


@pytest.fixture(scope="module")
def busy(office):
    """A representative with 500 customers, twelve of them known."""
    return office.take_on(made_up=488)


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def browser(request, chromium, server, office, busy, tmp_path):
    """A browser on its first visit: it has just followed a sign-in link."""
    browser = chromium(server.home, tmp_path / "profile", size=request.param)
    browser.go(office.link(busy))
    browser.page.wait_for_load_state("networkidle")
    yield browser
    browser.close()


def test_styles_and_scripts_are_small(browser):
    assert sum(weight(browser, url) for url in asked(browser, ".css")) <= BUDGET["css"]
    assert 0 < sum(weight(browser, url) for url in asked(browser, ".js")) <= BUDGET["scripts"]


def test_the_worker_is_small(browser):
    assert 0 < weight(browser, "/sw.js") <= BUDGET["worker"]
    tables = browser.js("fetch('/sw.js').then(answer => answer.text())").split('"')[1]
    assert 0 < weight(browser, tables) <= BUDGET["tables"]


def test_a_first_visit_asks_for_little(browser):
    assert len(asked(browser)) <= BUDGET["requests"], "\n".join(asked(browser))
    assert sum(weight(browser, url) for url in asked(browser)) <= BUDGET["first visit"]


def test_a_list_of_500_customers_is_light(browser):
    assert browser.count("#people .row") == 500
    assert weight(browser, "/customers") <= BUDGET["list of 500"]


def test_a_record_is_light(browser, busy):
    path = f"/customers/{busy.customers['Müller']}"
    assert 0 < weight(browser, path, FRAGMENT) <= BUDGET["record fragment"]
    assert weight(browser, path) <= BUDGET["record"]


@pytest.mark.parametrize("page", ["/customers", "record"])
def test_nothing_jumps_while_a_page_comes(browser, busy, page):
    slow = browser.context.new_cdp_session(browser.page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})  # so that a page is painted before its scripts have run
    browser.go(f"/customers/{busy.customers['Müller']}" if page == "record" else page)
    browser.page.wait_for_load_state("networkidle")
    assert browser.js(SHIFTS) <= BUDGET["layout shift"]


def asked(browser, ending=""):
    """What the page asked for since the link was followed, each address once. The icon to install isn't the page's."""
    return sorted({url for url in browser.asked[1:] if url.endswith(ending) and not url.endswith(".png")})


def weight(browser, address, headers=None):
    """The size of an answer as it travels: compressed, by the server or by what stands before it."""
    text = browser.js(f"fetch({json.dumps(address)}, {{ headers: {json.dumps(headers or {})} }}).then(a => a.text())")
    return len(gzip.compress(text.encode(), 6))
