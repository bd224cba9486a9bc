"""Bringing contacts along: every row accounted for, nothing twice, and all of it undone if need be."""

from io import BytesIO
from pathlib import Path

import pytest

from webapp.customers import card
from webapp.customers.card import Card
from webapp.db import db, writing
from webapp.exchange import importing, undoing
from webapp.exchange.imported import OUTCOMES, ContactImport
from webapp.jobs.job import Job
from webapp.jobs.worker import run

DATA = Path(__file__).parent / "data"
FILES = {"google-contacts.csv": 200, "outlook-contacts.csv": 150, "iphone-contacts.vcf": 150}


SOME = 30


def some():
    """The first rows of a file."""
    lines = (DATA / "outlook-contacts.csv").read_bytes().splitlines(keepends=True)
    return b"".join(lines[: SOME + 1])


def bring(user, name, data=None, rehearsal=False):
    """Import a file to the end: its counts."""
    writing()
    brought = importing.bring(user, name, data or (DATA / name).read_bytes(), rehearsal)
    brought.job.hold()
    db.session.commit()
    run(brought.job.id)
    return brought


def people(user):
    return db.session.scalar(
        db.select(db.func.count()).select_from(Card).where(Card.book_id == user.book.id, Card.binned_at.is_(None))
    )


@pytest.mark.parametrize("name", FILES)
def test_a_file_comes_in_comes_again_and_goes(app, rita, name):
    brought = bring(rita, name)
    counts = brought.counts()
    assert sum(counts[outcome] for outcome in OUTCOMES) == FILES[name]
    assert people(rita) == counts["added"]

    before = {row.customer_id: row.json for row in db.session.scalars(db.select(Card))}
    again = bring(rita, name).counts()
    assert again["there"] + again["refused"] == FILES[name]
    assert {row.customer_id: row.json for row in db.session.scalars(db.select(Card))} == before

    take_back(brought)
    assert people(rita) == 0


def test_the_files_know_each_other(app, rita):
    added = [bring(rita, name).counts()["added"] for name in ("outlook-contacts.csv", "iphone-contacts.vcf")]

    assert people(rita) == sum(added) < 300


def test_a_rehearsal_foretells_and_writes_nothing(app, rita):
    foretold = bring(rita, "some.csv", some(), rehearsal=True).counts()

    assert people(rita) == 0
    assert bring(rita, "some.csv", some()).counts() == foretold


def test_undone_it_can_come_again(app, rita):
    take_back(bring(rita, "some.csv", some()))

    assert bring(rita, "some.csv", some()).counts()["added"] > 0


def take_back(brought):
    writing()
    job = undoing.take_back(brought)
    job.hold()
    db.session.commit()
    run(job.id)


def test_undo_leaves_whom_somebody_changed_since(app, rita, browser):
    brought = bring(rita, "some.csv", some())
    row = brought.rows(0, 1)[0]
    browser.save(row.customer_id, c_note="Mine now")
    take_back(brought)

    assert people(rita) == 1
    assert card.find(rita.book, row.customer_id)["phones"]


def test_stopped_and_resumed_it_goes_on_where_it_was(app, rita):
    writing()
    brought = importing.bring(rita, "some.csv", some(), False)
    brought.job.hold()
    db.session.commit()
    run(brought.job.id, told=lambda job: stop(job) if job.done == 25 else None)
    half = people(rita)
    brought.job.resume()
    brought.job.hold()
    db.session.commit()
    run(brought.job.id)

    assert half < people(rita)
    assert sum(brought.counts()[outcome] for outcome in OUTCOMES) == SOME


def stop(job):
    job.stop()
    db.session.commit()


def test_another_value_waits_to_be_compared(app, rita):
    first = b"First name,Last name,Phone,Birthday\nAnn,Avery,07700 900142,1961-10-23\n"
    second = b"First name,Last name,Phone,Birthday\nAnn,Avery,07700 900142,1962-10-23\n"
    bring(rita, "a.csv", first)
    counts = bring(rita, "b.csv", second).counts()

    assert counts["compare"] == 1
    found = card.find(rita.book, db.session.scalar(db.select(Card.customer_id)))
    assert found["birthday"] == "1961-10-23"
    assert found["conflicts"][0]["candidates"][0]["value"] == "1962-10-23"


def test_an_address_that_only_says_less_is_there_already(app, rita):
    line = b"Ann,Avery,07700 900142,8 Mill Lane,Marsford,MF4 2QT,"
    heading = b"First name,Last name,Mobile,Address line 1,Town or city,Postcode,Country\n"
    bring(rita, "a.csv", heading + line + b"United Kingdom\n")
    counts = bring(rita, "b.csv", heading + line + b"\n").counts()

    assert (counts["there"], counts["compare"]) == (1, 0)


def test_two_who_may_be_meant_are_reported_not_guessed(app, rita):
    twins = b"First name,Last name,Email\nAnn,Avery,ann@example.com\n"
    bring(rita, "a.csv", twins)
    bring(rita, "b.csv", b"First name,Last name,Phone\nAnn,Avery,07700 900142\n")
    counts = bring(
        rita, "c.csv", b"First name,Last name,Phone,Email\nAnn,Avery,07700 900142,ann@example.com\n"
    ).counts()

    assert counts["refused"] == 1


def test_it_is_brought_on_a_page_and_gone_ahead_with(app, browser, rita):
    file = {"file": (BytesIO(some()), "some.csv")}
    there = browser.post("/import", file, content_type="multipart/form-data").location
    run(hold())
    page = browser.get(there)
    assert "Nothing is changed yet" in page.text

    done = browser.post(f"{there}/going-ahead").location
    run(hold())
    assert "Imported" in browser.get(done).text
    assert people(rita) > 0
    browser.post(f"{done}/undo")
    run(hold())
    assert "Undone" in browser.get(done).text


def hold():
    """The job that was queued last, taken."""
    writing()
    job = db.session.scalar(db.select(Job).order_by(Job.id.desc()))
    job.hold()
    db.session.commit()
    return job.id


def test_what_is_no_file_of_contacts_is_said(browser):
    for name, data in (("a.pdf", b"%PDF-1.7 \x00\x01"), ("a.csv", b""), ("a.vcf", b"\xff\xfe\x00")):
        answer = browser.post("/import", {"file": (BytesIO(data), name)}, content_type="multipart/form-data")
        assert answer.status == 422
        assert answer.soup.select("#file-error")
    assert browser.post("/import", {}).status == 422


def test_an_import_belongs_to_its_book(stranger, app, rita):
    brought = bring(rita, "some.csv", some())

    assert stranger.get(f"/import/{brought.id}").status == 404
    assert db.session.get(ContactImport, (rita.organisation_id, brought.id))


def test_one_customer_as_a_contact(browser, ann):
    answer = browser.get(f"/customers/{ann}.vcf")

    assert "BEGIN:VCARD" in answer.html
    assert "Avery" in answer.html
