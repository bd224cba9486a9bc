"""Who is meant: ticks, all that match, the bin; counted by the server, and kept from then on."""

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.customers import card


@pytest.fixture
def ben(rita):
    return cast.customer(rita, given="Ben", family="Bains", street="2 Oak Street")


def chosen(browser, **form):
    """The page that says who was chosen."""
    return browser.get(browser.post("/bulk", form).location)


def test_the_list_draws_ticks_when_it_is_asked_to(browser, ann, muller):
    page = browser.get("/customers?select=1")

    assert [tick["value"] for tick in page.soup.select("#selecting .pick")] == [str(ann), str(muller)]
    assert "Select all 2" in page.text
    assert not browser.get("/customers").soup.select(".pick")
    assert len(browser.get("/customers?select=page").soup.select(".pick[checked]")) == 2


def test_more_of_the_list_comes_in_place_so_that_ticks_stay(browser, htmx, ann, muller, monkeypatch):
    monkeypatch.setattr("webapp.customers.browse.ONE_PAGE", 1)
    monkeypatch.setattr("webapp.customers.browse.PAGE", 1)
    more = browser.get("/customers?select=1").soup.select_one("#selecting .more")

    assert more["hx-get"] == more["href"]
    assert more["hx-target"] == "#people"
    assert [tick["value"] for tick in htmx.get(more["hx-get"]).soup.select("#people .pick")] == [str(muller)]
    assert "hx-get" not in browser.get("/customers").soup.select_one(".more").attrs


def test_the_ticked_ones_are_named(browser, ann, muller, ben):
    page = chosen(browser, c=[str(ann), str(muller), str(ann), "nobody", ""])

    assert "2 customers" in page.find("h1").text
    assert "Ann Avery , Jürgen Müller" in page.text


def test_all_that_match_are_a_search_and_a_filter(browser, ann, muller, ben):
    assert chosen(browser, all="1").find("h1").text == "3 customers"
    assert chosen(browser, all="1", q="oak").find("h1").text == "2 customers"
    assert chosen(browser, all="1", f="no-email").find("h1").text == "2 customers"
    assert chosen(browser, all="1", q="muller", f="no-email").find("h1").text == "1 customer"


def test_nobody_chosen_leads_back_to_the_list(browser, ann):
    assert browser.post("/bulk", {"c": "nobody"}).location == "/customers?select=1"
    assert browser.post("/bulk", {"all": "1", "q": "nobody"}).location == "/customers?select=1"


def test_a_choice_stays_as_it_was(browser, rita, ann):
    there = browser.post("/bulk", {"all": "1"}).location
    ben = cast.customer(rita, given="Ben", family="Bains")
    browser.post(f"{there}/beginning", {"do": "bin"})

    assert card.find(rita.book, ann)["binned"]
    assert not card.find(rita.book, ben)["binned"]


def test_the_bin_is_restored_as_a_whole(browser, rita, ann, muller):
    for id in (ann, muller):
        browser.post(f"/customers/{id}/bin")
    assert len(browser.get("/bin?select=1").soup.select(".pick")) == 2

    page = chosen(browser, bin="1")
    browser.post(f"{page.action('form.stack').removesuffix('/beginning')}/beginning", {"do": "restore"})
    assert "2 customers changed" in browser.get("/bulk").text or not card.find(rita.book, ann)["binned"]
    assert "The bin is empty" in browser.get("/bin").text


def test_a_colleagues_customer_is_not_chosen(app, rob, ann):
    assert Browser(app, rob).post("/bulk", {"c": str(ann)}).location == "/customers?select=1"


def test_the_chosen_ones_can_be_exported(browser, ann, muller, ben):
    page = chosen(browser, c=[str(ann), str(ben)])

    assert "2 customers you chose" in browser.get(page.find("a[href*=export]")["href"]).text


def test_who_may_not_is_told(app, person):
    ada = Browser(app, person("ada"))

    assert "You may not change many customers at once" in ada.post("/bulk", {"all": "1"}).text
    assert not ada.get("/customers").soup.select("[href*='select=1']")
