"""A new customer, the bin, and undo."""

from tests import cast
from webapp.changes.history import ChangesetRow
from webapp.changes.undo import undo
from webapp.customers import card
from webapp.db import db, writing


def new_customer(browser, **typed):
    page = browser.get("/customers/new")
    number = page.find("input[type=tel]")["name"]
    return browser.submit(page, **({"c_given": "Nadia", "c_family": "Begum", number: "07700 900111"} | typed))


def test_a_new_customer_gets_the_next_number(browser, rita, ann):
    answer = new_customer(browser)

    page = browser.get(answer.location)
    assert "Nadia Begum" in page.text
    assert "Customer 2" in page.text


def test_saving_the_same_new_customer_twice_makes_one(browser, rita):
    page = browser.get("/customers/new")
    typed = {"c_given": "Nadia", "c_family": "Begum", page.find("input[type=tel]")["name"]: "07700 900111"}
    browser.submit(page, **typed)
    browser.submit(page, **typed)

    assert len(browser.get("/customers?q=begum").soup.select(".row")) == 1


def test_she_needs_both_names(browser):
    answer = new_customer(browser, c_family="")

    assert answer.status == 422
    assert "Enter a last name" in answer.text
    assert answer.form()["c_given"] == "Nadia"


def test_a_business_needs_its_name_and_no_other(browser):
    assert "Enter a company name" in new_customer(browser, c_business="1", c_given="", c_family="").text
    assert new_customer(browser, c_business="1", c_given="", c_family="", c_company="Begum & Co").status == 303


def test_there_has_to_be_a_way_to_reach_her(browser):
    page = browser.get("/customers/new")
    answer = browser.submit(page, c_given="Nadia", c_family="Begum")

    assert answer.status == 422
    assert "Enter a phone number, an email address or an address" in answer.text


def test_where_the_organisation_asks_for_it_she_needs_an_email(browser, rita):
    rita.organisation.email_required = True
    db.session.commit()

    assert "Enter an email address" in new_customer(browser).text


def test_deleted_she_is_in_the_bin_and_nowhere_else(browser, ann):
    browser.post(f"/customers/{ann}/bin")

    assert "Avery" not in browser.get("/customers").text
    assert "Ann Avery" in browser.get("/bin").text
    assert "In the bin" in browser.get(f"/customers/{ann}").text


def test_restored_she_is_back(browser, ann):
    browser.post(f"/customers/{ann}/bin")
    browser.post(f"/customers/{ann}/restoration")

    assert "Avery" in browser.get("/customers").text
    assert "The bin is empty" in browser.get("/bin").text


def test_an_edit_in_the_bin_is_kept_there(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    browser.post(f"/customers/{ann}/bin")
    browser.submit(page, c_note="Moved to Spain")

    found = card.find(rita.book, ann)
    assert (found["note"], found["binned"]) == ("Moved to Spain", True)


def test_undo_takes_the_last_save_back(htmx, ann, rita):
    htmx.save(ann, c_given="Anna", c_note="x")
    answer = htmx.post(f"/customers/{ann}/undo")

    found = card.find(rita.book, ann)
    assert (found["given"], found["note"]) == ("Ann", None)
    assert "Undone" in answer.find(".save").text


def test_undo_leaves_what_was_changed_since(htmx, ann, rita, app):
    htmx.save(ann, c_given="Anna", c_note="x")
    with_another_device = htmx.save(ann, c_given="Annie")
    assert with_another_device.status == 200
    htmx.post(f"/customers/{ann}/undo")  # Annie
    htmx.save(ann, c_note="y")
    htmx.post(f"/customers/{ann}/undo")  # y
    answer = htmx.post(f"/customers/{ann}/undo")  # Anna, x

    found = card.find(rita.book, ann)
    assert (found["given"], found["note"]) == ("Ann", None)
    assert "Undone" in answer.text


def test_undo_names_what_it_leaves(htmx, ann, rita):
    htmx.save(ann, c_given="Anna", c_note="x")
    saved = db.session.scalars(db.select(ChangesetRow).order_by(ChangesetRow.at.desc())).first()
    htmx.save(ann, c_given="Annie")
    writing()
    left = undo(saved, rita)
    db.session.commit()

    assert left == [("customer", "given")]
    assert card.find(rita.book, ann)["given"] == "Annie"
    assert card.find(rita.book, ann)["note"] is None


def test_undoing_a_removal_brings_the_whole_phone_back(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    browser.submit(page, **{page.find("#phones input[type=checkbox]")["name"]: "1"})
    browser.post(f"/customers/{ann}/undo")

    assert card.find(rita.book, ann)["phones"][0]["number"] == "07700 900142"


def test_undoing_an_addition_takes_the_phone_away(browser, ann, rita):
    page = browser.submit(browser.get(f"/customers/{ann}"), add="phone")
    new = [name for name in page.form() if name.endswith("_number")][-1]
    browser.submit(page, **{new: "01632 960187"})
    browser.post(f"/customers/{ann}/undo")

    assert len(card.find(rita.book, ann)["phones"]) == 1


def test_one_who_was_imported_without_a_name_is_to_complete(browser, rita):
    cast.customer(rita, mobile="07700 900199")

    page = browser.get("/customers?f=incomplete")
    assert "No name yet" in page.text
