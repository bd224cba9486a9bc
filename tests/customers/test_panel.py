"""⋯ on a row of the list: who she is in a few lines, and what can be done with her."""

from tests import cast
from tests.browsing import Browser


def test_the_panel_says_who_she_is_and_what_can_be_done(htmx, ann, rita):
    cast.note(rita, ann, "Likes tea")

    panel = htmx.get(f"/customers/{ann}/panel")

    assert "Ann Avery" in panel.find("h2").text
    assert "Country United Kingdom" in panel.text
    assert "On record 1 phone, 1 email, 1 address, 1 note" in panel.text
    assert [deed.text.strip() for deed in panel.soup.select(".deed")] == [
        "Open",
        "Call",
        "Text",
        "Email",
        "History",
        "Save as a contact (.vcf)",
        "Merge with another customer",
        "Delete",
        "Cancel",
    ]


def test_whoever_may_hand_over_finds_it_there(app, person):
    max = person("max")
    ben = cast.customer(max, given="Ben", family="Bains", email="ben@example.com")
    browser = Browser(app, max)
    link = browser.get(f"/customers/{ben}/panel").find("[href$='/hand-over']")

    page = browser.get(link["href"])
    assert page.status == 200
    assert "Rita" in page.find("main form").text


def test_a_customer_is_deleted_from_the_list_and_shown_with_the_way_back(browser, ann):
    answer = browser.submit(browser.get(f"/customers/{ann}/panel"), form=f"form[action$='{ann}/bin']")

    assert answer.status == 303
    assert browser.get(answer.location).find("[action$=restoration]")


def test_the_record_has_the_same_list(browser, ann):
    more = browser.get(f"/customers/{ann}").find("#more")

    assert "Country" in more.text
    assert more.select_one(f"a[href='/customers/{ann}/history']")


def test_every_row_opens_its_panel(browser, ann):
    assert browser.get("/customers").find(f"#customer-{ann} .dots")["aria-label"] == "More"
