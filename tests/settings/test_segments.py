"""Segments: a filter under a name, counted in the sidebar."""

from tests import cast
from tests.browsing import Browser


def kept(browser, name, filter, **more):
    """Save a filter as a segment, as its link in the list leads to it."""
    link = browser.get(f"/customers?f={filter}").find(".chips [href^='/settings/segments']")
    form = browser.get(link["href"]).form("main form.stack")
    return browser.post("/settings/segments", form | {"f_name": name} | more)


def test_a_filter_is_kept_under_a_name_with_its_count(browser, rita, ann, muller):
    cast.customer(rita, given="Ben", family="Bains", email="ben@example.com")
    assert kept(browser, "Only a phone", "no-email,town:marsford").status == 303

    place = browser.get("/customers").find(".side [href*='no-email']")
    assert (place.b.text, place.get_text(" ", strip=True)) == ("1", "Only a phone 1")
    assert [row.text for row in browser.get(place["href"]).soup.select("#people a.name")] == ["Jürgen Müller"]


def test_a_segment_that_is_shown_is_not_kept_again(browser, rita, ann):
    kept(browser, "By e-mail", "has-email")
    page = browser.get("/customers?f=has-email")

    assert not page.soup.select(".chips [href^='/settings/segments']")
    assert "By e-mail" in page.find(".chips [aria-current]").text or "By e-mail" in page.find(".chips").text


def test_a_segment_needs_a_filter_and_a_name(browser):
    answer = browser.post("/settings/segments", browser.get("/settings/segments").form("main form.stack"))

    assert answer.status == 422
    assert "Enter a name" in answer.text and "Choose a filter in the list first" in answer.text


def test_a_colleague_sees_what_is_for_everybody_and_changes_nothing_of_it(app, browser, rob, ann):
    kept(browser, "Mine", "has-email")
    kept(browser, "Everybody’s", "has-phone", f_everybody="1")
    colleague = Browser(app, rob)

    side = colleague.get("/customers").find(".side").text
    assert "Everybody’s" in side and "Mine" not in side
    for removal in browser.get("/settings/segments").soup.select("main li form"):
        assert colleague.post(removal["action"]).status in (400, 404)
    assert "Everybody’s" in browser.get("/settings/segments").text


def test_a_segment_is_renamed_and_taken_away(browser, ann):
    kept(browser, "Old", "has-email")
    page = browser.get("/settings/segments")
    opened = browser.get(page.find("main li a")["href"])
    browser.submit(opened, "main li form", f_name="New")
    assert "New" in browser.get("/settings/segments").text

    browser.post(browser.get("/settings/segments").find("main li form")["action"])
    assert "New" not in browser.get("/customers").find(".side").text
