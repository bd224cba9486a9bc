"""All books: who sees them finds anybody, puts her right, and hands her over; nobody else finds anything."""

from tests import cast
from tests.browsing import Browser
from webapp.changes.history import ChangeRow, ChangesetRow
from webapp.customers import card
from webapp.db import db


def test_the_books_and_how_many_are_in_each(manager, ann, muller, beth):
    page = manager.get("/company")

    lines = {" ".join(link.text.split()): link["href"] for link in page.soup.select("main .deed")}
    (rita,) = [href for text, href in lines.items() if text == "Rita · Representative · 2 customers"]
    assert "Rob · Representative · 1 customer" in lines
    assert "Olivia · Owner · 0 customers" in lines
    names = [" ".join(name.text.split()) for name in manager.get(rita).soup.select(".row .name")]
    assert names == ["Jürgen Müller", "Ann Avery"]


def test_a_record_of_another_book_is_put_right(manager, browser, ann, person):
    page = manager.get(f"/company/customers/{ann}")
    number = next(name for name in page.form() if name.endswith("_number"))
    answer = manager.submit(page, **{number: "07700 900777"})

    assert answer.location == f"/company/customers/{ann}"
    assert "07700 900777" in str(browser.get(f"/customers/{ann}").soup)
    last = db.session.scalar(db.select(ChangesetRow).order_by(ChangesetRow.at.desc()).limit(1))
    assert last.user_id == person("max").id


def test_with_htmx_the_record_and_her_row_come_back_as_they_are_now(app, person, ann):
    page = Browser(app, person("max")).get(f"/company/customers/{ann}")
    answer = Browser(app, person("max"), htmx=True).submit(page, c_given="Anna")

    assert (answer.status, answer.form()["c_given"]) == (200, "Anna")
    assert answer.action() == f"/company/customers/{ann}"
    row = answer.find(f"hx-partial[hx-target='#customer-{ann}'] .row")
    assert " ".join(row.text.split()) == "AAAnna AveryRita · 1 Birch Lane"
    assert row.find("a")["href"] == f"/company/customers/{ann}"


def test_a_row_warns_of_her_and_still_says_whose_she_is(manager, rita, ann):
    cast.note(rita, ann, "Beware of the dog", alert=True)
    row = manager.get("/company/customers").find(f"#customer-{ann}")

    assert [" ".join(line.text.split()) for line in row.select(".meta")] == ["Alert: Beware of the dog", "Rita"]
    assert not row.select(".dots")


def test_what_is_wrong_comes_back_with_a_sentence(manager, ann):
    answer = manager.submit(manager.get(f"/company/customers/{ann}"), c_given="")

    assert (answer.status, "Enter a first name" in answer.text) == (422, True)
    assert answer.action() == f"/company/customers/{ann}"


def test_labels_are_those_of_her_own_book_and_stay(manager, browser, rita, ann, person):
    label = cast.label(rita, "Tuesday round", "2")
    cast.label(person("max"), "Mine")
    browser.save(ann, c_labels=["", str(label)])

    page = manager.get(f"/company/customers/{ann}")
    assert ("Tuesday round" in page.text, "Mine" in page.find("#record").text) == (True, False)
    manager.submit(page, c_note="Ring twice")
    assert card.find(rita.book, ann)["labels"] == [str(label)]


def test_to_the_bin_and_back_and_undone(manager, browser, ann):
    manager.post(f"/company/customers/{ann}/bin")
    assert "In the bin" in manager.get(f"/company/customers/{ann}").text
    manager.post(f"/company/customers/{ann}/restoration")
    assert "In the bin" not in browser.get(f"/customers/{ann}").text
    manager.submit(manager.get(f"/company/customers/{ann}"), c_note="Ring twice")
    manager.post(f"/company/customers/{ann}/undo")
    assert browser.get(f"/customers/{ann}").form()["c_note"] == ""


def test_her_history_is_there_too(manager, ann):
    page = manager.get(f"/company/customers/{ann}")
    there = page.find(f'#more a[href="/company/customers/{ann}/history"]')["href"]

    assert manager.get(there).status == 200
    assert manager.get(f"{there}/1").status == 200


def test_who_only_reads_reads(reader, ann):
    page = reader.get(f"/company/customers/{ann}")

    assert "Ann Avery" in page.text
    assert not page.soup.select(".save button, #more form")
    answer = reader.submit(page, c_given="Anna")
    assert (answer.status, "You may not edit customers" in answer.text) == (422, True)
    assert reader.get(f"/company/customers/{ann}/hand-over").status == 404


def test_she_is_handed_over(app, manager, browser, rob, ann):
    page = manager.get(f"/company/customers/{ann}/hand-over")
    assert "is in the address book of Rita" in page.text
    choices = [option.text for option in page.soup.select("select option")]
    assert choices == ["—", "Ada", "Max", "Olivia", "Rob"]

    form = page.form("main form") | {"book": str(rob.book.id)}
    answer = manager.post(f"/company/customers/{ann}/hand-over", form)
    assert answer.location == f"/company/customers/{ann}"
    assert browser.get(f"/customers/{ann}").status == 404
    assert Browser(app, rob).get(f"/customers/{ann}").status == 200
    assert "Rob" in manager.get("/company/customers?q=ann").text


def test_what_can_not_be_handed_over_is_said(manager, rita, rob, sam, person, ann):
    there = f"/company/customers/{ann}/hand-over"
    for form, sentence in (
        ({"seen": rita.book.id}, "Choose a representative"),
        ({"seen": person("max").book.id, "book": rob.book.id}, "in the meantime"),
        ({"seen": "x", "book": rob.book.id}, "in the meantime"),
    ):
        answer = manager.post(there, form)
        assert (answer.status, sentence in answer.text) == (422, True), form
    for book in (sam.book.id, 0, -5, 2**70):
        assert manager.post(there, {"seen": rita.book.id, "book": book}).status == 422
    assert card.find(rita.book, ann)


def test_undo_brings_her_back(manager, browser, rob, ann):
    page = manager.get(f"/company/customers/{ann}/hand-over")
    manager.post(f"/company/customers/{ann}/hand-over", page.form("main form") | {"book": str(rob.book.id)})
    manager.post(f"/company/customers/{ann}/undo")

    assert browser.get(f"/customers/{ann}").status == 200
    assert db.session.scalar(db.select(db.func.count()).where(ChangeRow.field == "book")) == 2


def test_a_representative_who_may_hands_over_her_own(app, person, browser, rob, ann, beth):
    owner = Browser(app, person("olivia"))
    form = owner.get("/settings/permissions").form("main form")
    owner.post("/settings/permissions", form | {"may": [*form["may"], "representative:hand_over"]})

    there = browser.get(f"/customers/{ann}").find("#more a[href$=hand-over]")["href"]
    page = browser.get(there)
    answer = browser.post(there, page.form("main form") | {"book": str(rob.book.id)})
    assert answer.location == "/customers"
    assert browser.get(f"/customers/{ann}").status == 404
    assert browser.get(f"/customers/{beth}/hand-over").status == 404


def test_nobody_else_sees_other_books(browser, stranger, ann, beth):
    for path in ("/company", "/company/customers", f"/company/customers/{beth}", f"/company/customers/{ann}"):
        assert browser.get(path).status == 404
    assert stranger.get(f"/company/customers/{ann}").status == 404
    assert "Ann" not in stranger.get("/company/customers?q=ann").find("#people").text
    assert "All books" not in browser.get("/customers").text
