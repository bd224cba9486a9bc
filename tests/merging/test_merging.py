"""Two records of one person become one: what stays is picked side by side, all the rest comes along."""

import pytest

from tests import cast
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.db import db, uuid7, writing


@pytest.fixture
def amelia(rita):
    return cast.customer(rita, given="Amelia", family="Archer", mobile="07700 900111", street="8 Mill Lane")


@pytest.fixture
def twin(rita):
    """The same woman, typed in once more."""
    known = {"mobile": "+44 7700 900111", "email": "amelia@example.com", "street": "8 Mill Lane"}
    return cast.customer(rita, given="Amelia", family="Archer-Smith", birthday="1961-10-23", **known)


def number(user, id):
    return db.session.get(Customer, (user.organisation_id, id)).number


def merge(browser, kept, other, **picked):
    page = browser.get(f"/customers/{kept}/merge/{other}")
    return browser.post(f"/customers/{kept}/merge/{other}", page.form(".merging") | picked)


def phones(user, id):
    return [phone["number"] for phone in card.find(user.book, id)["phones"]]


def test_the_second_one_is_found_by_name_or_number(browser, rita, amelia, twin):
    for query in ("archer", number(rita, twin)):
        page = browser.get(f"/customers/{amelia}/merge?q={query}")

        assert f"/customers/{amelia}/merge/{twin}" in page.html
        assert f"/customers/{amelia}/merge/{amelia}" not in page.html


def test_both_stand_side_by_side_and_one_number_comes_along_once(browser, amelia, twin):
    page = browser.get(f"/customers/{amelia}/merge/{twin}")

    assert page.form(".merging")["c_family"] == str(amelia)
    assert page.form(".merging")["c_birthday"] == str(twin)
    assert page.text.count("900111") == 1
    assert "amelia@example.com" in page.text


def test_what_is_picked_stays_and_the_rest_comes_along(browser, rita, amelia, twin):
    answer = merge(browser, amelia, twin, c_family=str(twin))
    kept = card.find(rita.book, amelia)

    assert answer.location == f"/customers/{amelia}?merged={twin}"
    assert (kept["family"], kept["birthday"]) == ("Archer-Smith", "1961-10-23")
    assert phones(rita, amelia) == ["07700 900111"]
    assert [email["address"] for email in kept["emails"]] == ["amelia@example.com"]
    assert "2 customers merged" in browser.get(answer.location).text


def test_the_other_one_can_be_the_one_who_is_kept(browser, rita, amelia, twin):
    merge(browser, amelia, twin, keep=str(twin))

    assert browser.get(f"/customers/{amelia}").location == f"/customers/{twin}"
    assert card.find(rita.book, amelia)["id"] == str(twin)


def test_both_numbers_find_her_and_the_list_has_her_once(browser, rita, amelia, twin):
    numbers = number(rita, amelia), number(rita, twin)
    merge(browser, amelia, twin)

    for each in (*numbers, "archer"):
        assert "1 customer found" in browser.get(f"/customers?q={each}").text, each


def test_undo_makes_two_of_them_again(browser, rita, amelia, twin):
    before = [plain(card.find(rita.book, id)) for id in (amelia, twin)]
    page = browser.get(merge(browser, amelia, twin, c_family=str(twin)).location)

    answer = browser.post(page.action("#apart"))

    assert [plain(card.find(rita.book, id)) for id in (amelia, twin)] == before
    assert "Two customers again" in browser.get(answer.location).text


def plain(card):
    return {name: value for name, value in card.items() if name not in ("version", "changed_at")}


def test_the_undo_of_the_last_save_takes_the_merge_back(browser, rita, amelia, twin):
    merge(browser, amelia, twin)

    browser.post(f"/customers/{amelia}/undo")

    assert card.find(rita.book, twin)["id"] == str(twin)


def test_labels_are_united(browser, rita, amelia, twin):
    labels = [str(cast.label(rita, name)) for name in ("By post", "Tuesday")]
    for id, label in zip((amelia, twin), labels, strict=True):
        writing()
        apply(Changeset((Change("set", "customer", id, id, "labels", None, label),)), rita, "web")
        db.session.commit()
    merge(browser, amelia, twin)

    assert card.find(rita.book, amelia)["labels"] == sorted(labels)


def test_two_notes_are_kept_both(browser, rita):
    first = cast.customer(rita, given="Amelia", family="Archer", note="Rings twice")
    second = cast.customer(rita, given="Amelia", family="Archer", note="Has a dog")
    merge(browser, first, second)

    assert card.find(rita.book, first)["note"] == "Rings twice\nHas a dog"


def test_an_edit_of_the_one_who_left_lands_at_the_one_who_stays(browser, rita, amelia, twin):
    page = browser.get(f"/customers/{twin}")
    merge(browser, amelia, twin)

    browser.submit(page, c_company="Mill Inn")

    assert card.find(rita.book, amelia)["company"] == "Mill Inn"


def test_an_edit_follows_a_chain_of_merges(browser, rita, amelia, twin, ann):
    merge(browser, amelia, twin)
    merge(browser, ann, amelia)
    writing()
    id = uuid7()
    phone = Change("add", "phone", id, twin, new={"label": "home", "number": "01632 960111"})
    apply(Changeset((phone,)), rita, "sync")
    db.session.commit()
    assert "01632 960111" in phones(rita, ann)

    browser.post(f"/customers/{ann}/merge/{amelia}/undo")
    assert "01632 960111" in phones(rita, amelia)
    browser.post(f"/customers/{amelia}/merge/{twin}/undo")

    assert "01632 960111" in phones(rita, twin)
    assert "01632 960111" not in phones(rita, amelia)


def test_what_the_office_changed_in_the_meantime_is_shown_first(browser, rita, amelia, twin):
    page = browser.get(f"/customers/{amelia}/merge/{twin}")
    browser.save(twin, c_company="Mill Inn")

    answer = browser.post(f"/customers/{amelia}/merge/{twin}", page.form(".merging"))

    assert (answer.status, "changed in the meantime" in answer.text) == (409, True)
    assert card.find(rita.book, twin)["id"] == str(twin)


def test_deleting_the_one_who_left_deletes_nobody_else(browser, rita, amelia, twin):
    merge(browser, amelia, twin)

    browser.post(f"/customers/{twin}/bin")

    assert card.find(rita.book, amelia)["binned"] is None


def test_a_device_cannot_merge_by_itself(rita, amelia, twin):
    from webapp.sync.push import push

    merged = {"do": "set", "kind": "customer", "id": str(twin), "field": "merged_into", "new": str(amelia)}
    answer = push({"id": str(uuid7()), "changes": [merged]}, rita, None)

    assert answer["status"] == "rejected"
    assert card.find(rita.book, twin)["id"] == str(twin)


def test_a_colleague_merges_nobody_of_another_book(app, rob, rita, amelia):
    from tests.browsing import Browser

    his = cast.customer(rob, given="Amelia", family="Archer")
    assert Browser(app, rob).post(f"/customers/{his}/merge/{amelia}", {}).status == 404


def test_whom_she_took_in_is_erased_with_her(browser, rita, amelia, twin):

    from webapp.changes.history import ChangeRow

    merge(browser, amelia, twin)
    cast.erased(rita, amelia)

    rows = db.session.scalars(db.select(ChangeRow).where(ChangeRow.of.in_([amelia, twin]))).all()
    assert {(row.old, row.new, row.before) for row in rows} == {(None, None, None)}
    assert db.session.get(Customer, (rita.organisation_id, twin)).family is None
