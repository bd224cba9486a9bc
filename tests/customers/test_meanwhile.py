"""Two people at the same record: different fields merge, the same field asks, and nothing typed is lost."""

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.changes.history import ChangeRow
from webapp.customers import card
from webapp.db import db


@pytest.fixture
def office(app, person):
    """The manager's way into Rita's book: another device of hers."""
    return Browser(app, person("rita"))


def input_of(page, ending):
    return next(name for name in page.form() if name.endswith(ending))


def test_different_fields_merge(htmx, office, ann, rita):
    page = htmx.get(f"/customers/{ann}")
    office.save(ann, c_company="Avery Books")
    answer = htmx.submit(page, c_note="Likes tea")

    found = card.find(rita.book, ann)
    assert (found["company"], found["note"], found["conflicts"]) == ("Avery Books", "Likes tea", [])
    assert "Also updated elsewhere: Company" in answer.text


def test_two_saves_of_one_phone_ask_which_is_right(htmx, office, ann, rita):
    page = htmx.get(f"/customers/{ann}")
    number = input_of(page, "_number")
    office.save(ann, **{number: "01632 960187"})
    answer = htmx.submit(page, **{number: "07700 900415"})

    assert "You and another device both changed Phone. Which is right?" in answer.text
    assert "01632 960187" in answer.find(".clash").text
    assert "07700 900415" in answer.find(".clash").text
    assert card.find(rita.book, ann)["phones"][0]["number"] == "01632 960187"
    assert "1 to compare" in answer.find("hx-partial").text


def test_the_other_value_can_be_chosen(htmx, office, ann, rita):
    page = clash(htmx, office, ann)
    other = page.soup.select(".clash input[name=pick]")[1]["value"]
    answer = htmx.post(page.action(".clash"), page.form(".clash") | {"pick": other})

    found = card.find(rita.book, ann)
    assert (found["given"], found["conflicts"]) == ("Anna", [])
    assert not answer.soup.select(".clash")


def test_what_stands_can_be_chosen(htmx, office, ann, rita):
    page = clash(htmx, office, ann)
    htmx.post(page.action(".clash"), page.form(".clash") | {"pick": "standing"})

    found = card.find(rita.book, ann)
    assert (found["given"], found["conflicts"]) == ("Annie", [])


def test_a_later_save_closes_no_conflict(htmx, office, ann, rita):
    clash(htmx, office, ann)
    htmx.save(ann, c_given="Annabel")

    found = card.find(rita.book, ann)
    assert found["given"] == "Annabel"
    assert [candidate["value"] for candidate in found["conflicts"][0]["candidates"]] == ["Anna"]


def test_a_choice_of_what_is_not_there_changes_nothing(browser, office, ann):
    page = clash(browser, office, ann)
    for nonsense in ({"pick": "x"}, {"record": "x"}, {"field": "note"}, {"pick": ""}):
        assert browser.post(page.action(".clash"), page.form(".clash") | nonsense).status == 400


def test_removed_there_and_changed_here_stays_and_asks(browser, office, ann, rita):
    page = browser.get(f"/customers/{ann}")
    number = input_of(page, "_number")
    office.save(ann, **{number.replace("_number", "_gone"): "1"})
    browser.submit(page, **{number: "07700 900415"})

    found = card.find(rita.book, ann)
    assert found["phones"][0]["number"] == "07700 900415"
    assert found["conflicts"][0]["field"] == "gone"
    assert "removed on one device and changed on another" in browser.get(f"/customers/{ann}").text


def test_changed_there_and_removed_here_stays_and_asks(browser, office, ann, rita):
    page = browser.get(f"/customers/{ann}")
    number = input_of(page, "_number")
    office.save(ann, **{number: "01632 960187"})
    browser.submit(page, **{number.replace("_number", "_gone"): "1"})

    found = card.find(rita.book, ann)
    assert [phone["number"] for phone in found["phones"]] == ["01632 960187"]
    assert found["conflicts"][0]["field"] == "gone"


def test_an_address_is_merged_as_a_whole(browser, office, ann, rita):
    page = browser.get(f"/customers/{ann}")
    office.save(ann, **{input_of(page, "_line1"): "2 Birch Lane"})
    browser.submit(page, **{input_of(page, "_postcode"): "MF4 3BX"})

    found = card.find(rita.book, ann)
    assert found["addresses"][0]["place"]["postcode"] == "MF4 2QT"
    assert found["conflicts"][0]["candidates"][0]["value"]["line1"] == "1 Birch Lane"


def test_labels_put_on_in_two_places_are_both_on(browser, office, ann, rita):
    tuesday, post = cast.label(rita, "Tuesday round", "2"), cast.label(rita, "By post")
    page = browser.get(f"/customers/{ann}")
    office.save(ann, c_labels=["", str(tuesday)])
    browser.submit(page, c_labels=["", str(post)])

    assert card.find(rita.book, ann)["labels"] == sorted([str(tuesday), str(post)])


def test_the_history_tells_both_sides(browser, office, ann, rita):
    clash(browser, office, ann)
    rows = db.session.scalars(db.select(ChangeRow).where(ChangeRow.of == ann).order_by(ChangeRow.turn)).all()

    assert [(row.field, row.old, row.new, row.outcome) for row in rows[-2:]] == [
        ("given", "Ann", "Annie", "taken"),
        ("given", "Ann", "Anna", "conflict"),
    ]


def clash(browser, office, ann):
    """Two first names typed over the same one; the page that asks."""
    page = browser.get(f"/customers/{ann}")
    office.save(ann, c_given="Annie")
    browser.submit(page, c_given="Anna")
    return browser.get(f"/customers/{ann}")
