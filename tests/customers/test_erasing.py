"""After 30 days in the bin she is gone for good, from everywhere."""

import json
import time

import time_machine

from tests import cast
from webapp.changes.history import ChangeRow
from webapp.customers import card
from webapp.customers.card import Card
from webapp.customers.customer import Customer
from webapp.customers.parts import Phone
from webapp.db import db, writing
from webapp.jobs.job import enqueue
from webapp.jobs.worker import work_once

DAY = 24 * 3600


def days_later(days, rita):
    with time_machine.travel(time.time() + days * DAY, tick=False):
        writing()
        enqueue(rita.organisation_id, "erase", {})
        db.session.commit()
        work_once(["erase"])


def test_for_30_days_she_can_be_restored(browser, rita, ann):
    browser.post(f"/customers/{ann}/bin")
    days_later(29, rita)
    browser.post(f"/customers/{ann}/restoration")

    assert card.find(rita.book, ann)["phones"]


def test_then_nothing_personal_is_left(browser, rita, ann):
    browser.post(f"/customers/{ann}/bin")
    seq = db.session.scalar(db.select(Card.seq).where(Card.customer_id == ann))
    days_later(31, rita)

    assert browser.get(f"/customers/{ann}").status == 404
    assert "The bin is empty" in browser.get("/bin").text
    kept = db.session.scalars(db.select(ChangeRow).where(ChangeRow.of == ann)).all()
    assert {(row.old, row.new, row.before) for row in kept} == {(None, None, None)}
    assert db.session.scalars(db.select(Phone).where(Phone.of == ann)).all() == []
    tombstone = db.session.scalar(db.select(Card).where(Card.customer_id == ann))
    assert (json.loads(tombstone.json), tombstone.seq) == ({"id": str(ann), "erased": True}, seq + 1)


def test_her_number_is_given_to_nobody_else(browser, rita, ann):
    browser.post(f"/customers/{ann}/bin")
    days_later(31, rita)
    ben = cast.customer(rita, given="Ben", family="Boro", mobile="07700 900111")

    numbers = [db.session.get(Customer, (rita.organisation_id, id)).number for id in (ann, ben)]
    assert numbers == [1, 2]


def test_an_edit_that_comes_too_late_is_refused(browser, rita, ann):
    page = browser.get(f"/customers/{ann}")
    browser.post(f"/customers/{ann}/bin")
    days_later(31, rita)

    assert browser.submit(page, c_note="x").status == 404
