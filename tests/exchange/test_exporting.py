"""Taking customers out: whatever is known of them is in the file, and the file comes back in with nothing lost."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from tests import cast
from tests.browsing import Browser
from tests.exchange.full import ask, full
from tests.exchange.test_importing import bring
from webapp.customers.card import Card
from webapp.customers.fields import CUSTOMER, FIELDS, PLURALS, REACH
from webapp.customers.row import first
from webapp.customers.things import names, things
from webapp.db import db
from webapp.exchange.columns import told


def exported(browser, format, where=""):
    answer = browser.fetch(f"/export.{format}{where}", buffered=True)
    assert answer.status_code == 200
    return answer.data


def known(user):
    """All that is known of the customers of a book, without the ids that are different in every book."""
    cards = db.session.scalars(db.select(Card.json).where(Card.book_id == user.book.id, Card.binned_at.is_(None)))
    return sorted((facts(json.loads(text), names(things(user))) for text in cards), key=str)


def facts(card, called):
    parts = [(kind, part) for kind, plural in PLURALS.items() for part in card[plural]]
    found = {field.name: card[field.name] for field in CUSTOMER if told(field) and not field.of}
    found |= {field.name: sorted(called[id] for id in card[field.name] or []) for field in CUSTOMER if field.of}
    found["parts"] = sorted(without_ids(kind, part) for kind, part in parts)
    firsts = {kind: first(card[PLURALS[kind]], card[f"primary_{kind}"]) for kind in REACH}
    found["first"] = {kind: part and without_ids(kind, part) for kind, part in firsts.items()}
    return found


def without_ids(kind, part):
    return kind, str({field.name: part[field.name] for field in FIELDS[kind] if told(field) and not field.of})


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("format", ["csv", "xlsx", "vcf"])
def test_what_goes_out_comes_in_again_with_nothing_lost(app, rita, sam, browser, ann, format, language):
    browser.post("/settings/profile", {"language": language})
    full(rita), ask(sam)
    cast.customer(rita, business=True, given="Zoë", mobile="07700 900111")
    cast.customer(rita, company="'=Not a business", email="x@example.com")
    data = exported(browser, format)
    before = known(rita)

    again = bring(rita, f"again.{format}", data).counts()
    elsewhere = bring(sam, f"there.{format}", data).counts()

    assert (again["there"], again["kept"]) == (4, 0)
    assert known(rita) == before
    assert (elsewhere["added"], elsewhere["kept"]) == (4, 0)
    for one, other in zip(known(sam), before, strict=True):
        assert one == other
    assert bring(sam, f"there.{format}", exported(Browser(app, sam), format)).counts()["there"] == 4


def test_nothing_in_it_is_taken_for_a_formula(app, rita, browser):
    full(rita)
    rows = list(csv.reader(StringIO(exported(browser, "csv").decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(exported(browser, "xlsx"))).active

    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"s", "n"}
    assert not [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.data_type == "n" and cell.value]
    assert exported(browser, "csv").startswith(b"\xef\xbb\xbfDoorstep ID,Customer number,First name")


def test_it_is_of_the_list_as_shown(browser, ann, muller):
    page = browser.get("/customers?q=oak")
    there = browser.get(page.find("a[href^='/export']")["href"])
    file = there.find("a[href^='/export.csv']")["href"]

    assert "1 customer, as the list shows them" in there.text
    assert "Müller" in browser.get(file, buffered=True).html
    assert "Avery" not in browser.get(file, buffered=True).html
    assert "Avery" in exported(browser, "csv", "?f=has-email,country-gb").decode()
    assert "Müller" not in exported(browser, "csv", "?f=has-email").decode()


def test_it_is_of_those_who_were_chosen(app, browser, ann, muller, rob):
    data = {"id": [str(muller), "nonsense"]}

    assert "Müller" in (page := browser.post("/export.vcf", data, buffered=True).html)
    assert "Avery" not in page
    assert Browser(app, rob).post("/export.vcf", data).status == 404
    assert browser.post("/export.csv", {}).status == 404


def test_it_is_of_a_choice_that_was_kept(app, browser, ann, muller, rob):
    chosen = browser.post("/bulk", {"c": str(ann)}).location
    there = browser.get(chosen).find("a[href^='/export']")["href"]
    file = browser.get(there).find("a[href^='/export.vcf']")["href"]

    assert "1 customer you chose" in browser.get(there).text
    assert "Avery" in (page := browser.get(file, buffered=True).html)
    assert "Müller" not in page
    assert Browser(app, rob).get(there).status == 404
    assert browser.get("/export?bulk=nonsense").status == 404


def test_nobody_gets_another_book(app, stranger, rob, ann):
    for browser in (stranger, Browser(app, rob)):
        assert all(b"Avery" not in exported(browser, format) for format in ("csv", "vcf"))


def test_who_is_in_the_bin_stays_there(browser, ann, muller):
    browser.post(f"/customers/{ann}/bin")

    assert "Avery" not in exported(browser, "csv").decode()
