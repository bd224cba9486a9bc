"""Two customers are related: found, shown for a check, seen from both sides, parted again."""

import pytest

from tests import cast
from webapp.changes.history import ChangeRow
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.erasing import erase
from webapp.db import db, writing


@pytest.fixture
def relate(browser, rita):
    """Relate two customers: `relate(ann, ben, "Wife of")`."""

    def relate(one, other, words, **typed):
        page = browser.get(f"/customers/{one}/related?q={typed.pop('q', '')}")
        value = next(option["value"] for option in page.soup.select("#type option") if option.text == words)
        return browser.post(page.action(".adding"), {"type": value, "other": str(other)} | typed)

    return relate


def test_both_of_them_show_it(browser, relate, ann, ben, related):
    answer = relate(ann, ben, "Wife of", note="Married in May")

    assert answer.location == f"/customers/{ann}"
    assert related(ann) == ["BB Wife of Ben Bains Married in May"]
    assert related(ben) == ["AA Husband of Ann Avery Married in May"]


def test_it_reads_the_same_from_the_other_side(browser, relate, ann, ben, related):
    relate(ann, ben, "Husband of")

    assert related(ben) == ["AA Wife of Ann Avery"]


def test_whoever_is_found_is_shown_for_a_check(browser, rita, ann, ben):
    number = card.find(rita.book, ben)["number"]
    page = browser.get(f"/customers/{ann}/related?q={number}")

    assert page.form(".adding")["other"] == str(ben)
    assert f"Ben Bains 1 Birch Lane · Customer {number}" in page.text


def test_she_is_not_among_those_found(browser, ann, ben):
    page = browser.get(f"/customers/{ann}/related?q=birch")

    assert [one["value"] for one in page.soup.select("[name=other]")] == [str(ben)]


def test_nobody_is_found(browser, ann):
    assert "No customer matches “marsdon”" in browser.get(f"/customers/{ann}/related?q=marsdon").text


@pytest.mark.parametrize("words", ["Contact of", "Wife of"])
def test_nobody_is_related_to_herself(relate, ann, words):
    answer = relate(ann, ann, words)

    assert answer.status == 422
    assert "Nobody is related to herself" in answer.text


def test_nor_to_somebody_of_another_book(relate, rob, sam, ann):
    for colleague in (rob, sam):
        theirs = cast.customer(colleague, given="Zoë", family="Zając", mobile="07700 900152")
        answer = relate(ann, theirs, "Contact of")

        assert answer.status == 422
        assert "Choose a customer of this address book" in answer.text
        assert "Zając" not in answer.text


def test_nor_twice(browser, relate, ann, ben, related):
    relate(ann, ben, "Wife of")

    assert "They are related like this already" in relate(ann, ben, "Wife of").text
    assert len(related(ann)) == 1


@pytest.mark.parametrize(
    "typed", [{"other": "", "type": ""}, {"other": "x", "type": "x"}, {"note": "x" * 201}, {"other": "0" * 36}]
)
def test_what_is_wrong_is_said(browser, ann, ben, typed):
    answer = browser.post(f"/customers/{ann}/related", {"other": str(ben), "type": "~"} | typed)

    assert answer.status == 422
    assert answer.find(".err")


def test_parted_they_both_show_nothing(browser, relate, ann, ben, related):
    relate(ann, ben, "Wife of")
    page = browser.get(f"/customers/{ben}")
    relation = page.find(".kin button")["value"]
    browser.post(f"/customers/{ben}/related/removal", {"relation": relation})

    assert related(ann) == related(ben) == []


def test_undone_they_are_related_again(browser, relate, ann, ben, related):
    relate(ann, ben, "Wife of")
    relation = browser.get(f"/customers/{ann}").find(".kin button")["value"]
    browser.post(f"/customers/{ann}/related/removal", {"relation": relation})
    browser.post(f"/customers/{ben}/undo")

    assert related(ann) == ["BB Wife of Ben Bains"]
    assert related(ben) == ["AA Husband of Ann Avery"]


def test_somebody_in_the_bin_is_shown_as_such(browser, relate, ann, ben, related):
    relate(ann, ben, "Wife of")
    browser.post(f"/customers/{ben}/bin")

    assert related(ann) == ["BB Wife of Ben Bains In the bin"]


def test_whoever_was_merged_is_the_other_one_from_then_on(browser, relate, related, ann, ben, chloe):
    relate(ann, ben, "Wife of")
    page = browser.get(f"/customers/{chloe}/merge/{ben}")
    browser.post(f"/customers/{chloe}/merge/{ben}", page.form(".merging"))

    assert related(ann) == ["CC Wife of Chloé Clarke"]
    assert related(chloe) == ["AA Husband of Ann Avery"]

    browser.post(f"/customers/{chloe}/merge/{ben}/undo")

    assert related(ann) == ["BB Wife of Ben Bains"]
    assert related(chloe) == []


def test_whose_card_it_is_says_so_too(browser, relate, rita, ann, ben, chloe):
    """Devices have the card alone: it names who she is now."""
    relate(ann, ben, "Wife of")
    page = browser.get(f"/customers/{chloe}/merge/{ben}")
    browser.post(f"/customers/{chloe}/merge/{ben}", page.form(".merging"))

    assert card.find(rita.book, ann)["relations"][0]["other"] == str(chloe)


def test_two_who_are_merged_are_not_related_to_herself(browser, relate, related, ann, ben):
    relate(ann, ben, "Wife of")
    page = browser.get(f"/customers/{ann}/merge/{ben}")
    browser.post(f"/customers/{ann}/merge/{ben}", page.form(".merging"))

    assert related(ann) == []


def test_whoever_is_erased_is_forgotten_by_the_others(relate, related, rita, ann, ben):
    relate(ann, ben, "Wife of", note="Married in May")
    writing()
    erase([db.session.get(Customer, (rita.organisation_id, ben))])
    db.session.commit()

    assert related(ann) == []
    told = db.session.scalars(db.select(ChangeRow.new).where(ChangeRow.kind == "relation")).all()
    assert told == [None, None]


def test_the_history_names_whom(browser, relate, ann, ben):
    relate(ann, ben, "Wife of")

    assert "Ben Bains, Wife of" in browser.get(f"/customers/{ann}/history").text


def test_an_alert_is_seen_where_she_is_picked(browser, rita, ann, ben):
    cast.note(rita, ben, "Dog bites", alert=True)

    assert "Alert: Dog bites" in browser.get(f"/customers/{ann}/related?q=ben").text


def test_put_back_in_the_history_of_one_it_goes_from_both(browser, relate, ann, ben, related):
    relate(ann, ben, "Wife of")

    page = browser.get(f"/customers/{ben}/history")
    browser.post(page.action(".past form"), {"n": page.soup.select_one(".past [name=n]")["value"]})

    assert related(ann) == related(ben) == []
