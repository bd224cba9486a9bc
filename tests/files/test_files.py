"""Files kept with a customer: brought with a signal, opened by who may see her, removed and erased with her."""

from io import BytesIO

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.customers.erasing import erase
from webapp.db import db, uuid7, writing
from webapp.fields.field import Refused
from webapp.files.kept import KeptFile

PRICES = b"%PDF-1.4 prices"


def bring(browser, id, name="prices.pdf", data=PRICES):
    return browser.post(f"/customers/{id}/files", {"file": (BytesIO(data), name)}, content_type="multipart/form-data")


def files(rita, id):
    return card.find(rita.book, id)["files"]


def opened(browser, id, file):
    return browser.fetch(f"/customers/{id}/files/{file}")


def test_a_file_is_kept_and_opened_as_it_came(browser, ann, rita):
    assert bring(browser, ann).status == 303

    (file,) = files(rita, ann)
    assert (file["name"], file["size"], file["author"]) == ("prices.pdf", len(PRICES), "Rita")
    link = browser.get(f"/customers/{ann}").find("#kept a[download]")
    assert link["aria-label"] == "Open prices.pdf, 1 KB"
    assert browser.fetch(link["href"]).data == PRICES


@pytest.mark.parametrize(
    "name", ["page.html", "picture.svg", "sheet.xml", "prices.pdf", "nothing", "a%0D%0AX-Evil: 1.js"]
)
def test_a_file_is_never_shown_as_a_page_of_ours(browser, ann, rita, name):
    bring(browser, ann, name, b"<script>alert(1)</script>")

    answer = opened(browser, ann, files(rita, ann)[0]["id"])

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.mimetype in ("application/octet-stream", "application/pdf")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_folders_of_a_name_are_left_out(browser, ann, rita):
    bring(browser, ann, "../../etc/prices.pdf")

    assert files(rita, ann)[0]["name"] == "prices.pdf"


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("", 1, "Choose a file"),
        ("large.pdf", 16_000_001, "This file is too large"),
        ("huge.pdf", 33_000_000, "This file is too large"),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence(browser, ann, rita, name, size, sentence):
    answer = bring(browser, ann, name, b"x" * size)

    assert answer.status == 422
    assert sentence in answer.find("#files-error").text
    assert files(rita, ann) == []


def test_a_stranger_and_a_colleague_find_nothing(app, browser, ann, rita, rob, sam):
    bring(browser, ann)
    file = files(rita, ann)[0]["id"]
    theirs = cast.customer(rob, given="Ben", family="Bains")

    for somebody in (rob, sam):
        assert opened(Browser(app, somebody), ann, file).status_code == 404
        assert bring(Browser(app, somebody), ann).status == 404
    assert opened(Browser(app, rob), theirs, file).status_code == 404


def test_a_file_is_opened_at_its_own_customer_alone(browser, ann, muller, rita):
    bring(browser, ann)

    assert opened(browser, muller, files(rita, ann)[0]["id"]).status_code == 404


def test_a_removed_file_is_not_opened_and_an_undo_brings_it_back(browser, ann, rita):
    bring(browser, ann)
    file = files(rita, ann)[0]["id"]
    browser.save(ann, **{f"p_{file}_gone": "1"})
    assert opened(browser, ann, file).status_code == 404

    browser.post(f"/customers/{ann}/undo")

    assert opened(browser, ann, file).data == PRICES


def test_a_file_is_given_another_name(browser, ann, rita):
    bring(browser, ann)
    browser.save(ann, **{f"p_{files(rita, ann)[0]['id']}_name": "prices 2027.pdf"})

    assert files(rita, ann)[0]["name"] == "prices 2027.pdf"


def test_nobody_makes_a_file_that_was_not_brought(ann, rita):
    writing()
    with pytest.raises(Refused):
        apply(Changeset((Change("add", "file", uuid7(), ann, new={"name": "x"}),)), by=rita, via="sync")


def test_files_are_erased_with_her_unless_somebody_else_has_the_same(app, browser, ann, muller, rita):
    for id, name, data in ((ann, "a.pdf", PRICES), (ann, "b.pdf", b"only hers"), (muller, "c.pdf", PRICES)):
        bring(browser, id, name, data)
    paths = {kept.size: kept.path for kept in db.session.scalars(db.select(KeptFile))}
    writing()
    erase([db.session.get(Customer, (rita.organisation_id, ann))])
    db.session.commit()

    assert paths[len(PRICES)].exists()
    assert not paths[len(b"only hers")].exists()
    assert opened(browser, muller, files(rita, muller)[0]["id"]).data == PRICES


def test_whoever_may_not_edit_keeps_no_file(app, person, browser, ann, rita):
    owner = Browser(app, person("olivia"))
    switches = owner.get("/settings/permissions").form("main form")
    switches["may"] = [switch for switch in switches["may"] if switch != "representative:edit"]
    owner.post("/settings/permissions", switches)

    assert bring(browser, ann).status == 403
    assert files(rita, ann) == []
    assert not browser.get(f"/customers/{ann}").soup.select("#bringing")
