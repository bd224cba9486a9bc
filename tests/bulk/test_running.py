"""Many changed at once: exactly those who were chosen, stopped, resumed and undone, with others served meanwhile."""

from uuid import UUID

import pytest

from tests import cast
from tests.browsing import Browser
from webapp import demo
from webapp.changes.history import ChangeRow, ChangesetRow, on_changeset
from webapp.customers import card
from webapp.customers.card import Card
from webapp.customers.search_row import SearchRow
from webapp.db import db, writing
from webapp.jobs.job import Job
from webapp.jobs.worker import run


@pytest.fixture
def crowd(many, rita):
    """A book full of customers: 300, or 10,000 with --full."""
    count = many(10_000, few=300)
    demo.fill(rita, count)
    return count


@pytest.fixture
def trade(person):
    return str(cast.thing(person("olivia"), "group", "Trade customers"))


def begin(browser, do, **typed):
    """Choose all that pass a filter, and say what is to be done: the page of the action."""
    there = browser.post("/bulk", {"all": "1", "f": "active"}).location
    return browser.post(f"{there}/beginning", {"do": do, **typed}).location or there


def work(told=lambda job: None):
    """Do the job that was queued last, as the worker does it."""
    writing()
    job = db.session.scalar(db.select(Job).order_by(Job.id.desc()))
    job.hold()
    db.session.commit()
    run(job.id, told)
    return job


def members(rita, group):
    """How many of her book are in this group, by the cards the phones get."""
    mine = db.select(db.func.count()).select_from(Card).where(Card.book_id == rita.book.id)
    return db.session.scalar(mine.where(Card.json.contains(f'"group":"{group}"')))


def test_all_of_a_filter_changed_stopped_resumed_and_undone(browser, rita, crowd, trade):
    helpers = Browser(browser.client.application, rita)
    theirs = db.session.scalars(db.select(SearchRow.customer_id).order_by(SearchRow.sort_key.desc()).limit(3)).all()
    saves = []

    def meanwhile(job):
        """Between the chunks a colleague saves, and half-way the work is stopped."""
        if len(saves) < len(theirs):
            saves.append(helpers.save(theirs[len(saves)], c_note="Between two chunks").status)
        if job.done >= crowd // 2:
            helpers.post(f"{there}/stop")

    other = cast.customer(rita, given="Zoe", family="Zander", status="inactive")
    there = begin(browser, "set group", v_group=trade)
    work(meanwhile)
    assert "Stopped" in browser.get(there).text
    half = members(rita, trade)
    assert crowd // 2 <= half < crowd
    assert saves == [303] * 3

    browser.post(f"{there}/resumption")
    work()
    assert members(rita, trade) == crowd
    assert f"{crowd:,} customers changed" in browser.get(there).text
    assert histories(there) == {1: crowd}
    assert card.find(rita.book, other)["group"] is None

    browser.post(f"{there}/undo")
    assert "Undoing" in browser.get(there).text
    work()
    assert members(rita, trade) == 0
    assert f"Undone · {crowd:,} customers" in browser.get(there).text
    assert histories(there) == {2: crowd}
    assert [card.find(rita.book, id)["note"] for id in theirs] == ["Between two chunks"] * 3


def histories(there):
    """How many customers have how many changesets of this action in their history."""
    mine = db.select(db.func.count(ChangeRow.changeset_id.distinct()).label("times")).join(ChangesetRow, on_changeset())
    mine = mine.where(ChangesetRow.group_id == UUID(there[-36:])).group_by(ChangeRow.of).subquery()
    return dict(db.session.execute(db.select(mine.c.times, db.func.count()).group_by(mine.c.times)).all())
