"""A group of changesets is taken back as one: in chunks, each customer in her turn, and what changed since stays."""

import pytest

from tests import cast
from webapp.changes import group
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.customers.customer import Customer
from webapp.db import db, uuid7, writing
from webapp.jobs.worker import run

MANY = 60


def set_company(user, ids, new, group_id, old=None, via="bulk"):
    """One changeset for each customer, all of one group."""
    writing()
    for id in ids:
        apply(Changeset((Change("set", "customer", id, id, "company", old, new),)), user, via, group=group_id)
    db.session.commit()


def undo(group_id, by):
    writing()
    job = group.undo_group(group_id, by)
    db.session.commit()
    return job


def finish(job, **more):
    writing()
    job.hold()
    db.session.commit()
    run(job.id, **more)


@pytest.fixture
def people(rita):
    return [cast.customer(rita, given="Ann", family=f"Avery {n}") for n in range(MANY)]


def companies(user, ids):
    return [card.find(user.book, id)["company"] for id in ids]


def test_a_few_are_taken_back_at_once(app, rita, people):
    action = uuid7()
    set_company(rita, people[:5], "Mill", action)

    job = undo(action, rita)

    assert (job.status, job.done, job.total) == ("done", 5, 5)
    assert companies(rita, people[:5]) == [None] * 5


def test_many_are_taken_back_by_the_worker_stopped_and_resumed(app, rita, people):
    action = uuid7()
    set_company(rita, people, "Mill", action)
    job = undo(action, rita)
    assert (job.status, job.total, companies(rita, people)) == ("due", MANY, ["Mill"] * MANY)

    finish(job, told=lambda job: stop(job) if job.done >= group.AT_ONCE else None)
    half = companies(rita, people).count(None)
    assert group.AT_ONCE <= half < MANY
    writing()
    job.resume()
    finish(job)

    assert (job.status, job.done, companies(rita, people)) == ("done", MANY, [None] * MANY)


def stop(job):
    writing()
    job.stop()
    db.session.commit()


def test_what_was_changed_since_stays_and_is_named(app, rita, people):
    action = uuid7()
    set_company(rita, people[:3], "Mill", action)
    set_company(rita, people[:1], "Inn", None, old="Mill", via="web")

    job = undo(action, rita)

    assert companies(rita, people[:3]) == ["Inn", None, None]
    assert group.left(job) == (1, [(people[0], "customer", "company")])


def test_two_changes_of_one_customer_go_in_their_turn(app, rita, ann):
    action = uuid7()
    set_company(rita, [ann], "Mill", action)
    set_company(rita, [ann], "Inn", action, old="Mill")

    job = undo(action, rita)

    assert companies(rita, [ann]) == [None]
    assert group.left(job) == (0, [])


def test_whom_one_may_not_change_any_more_is_left(app, rita, rob, people):
    action = uuid7()
    set_company(rita, people[:2], "Mill", action)
    db.session.get(Customer, (rita.organisation_id, people[0])).book_id = rob.book.id
    db.session.commit()

    job = undo(action, rita)

    assert companies(rita, people[1:2]) == [None]
    assert (job.status, group.left(job)) == ("done", (1, [(people[0], "customer", "company")]))


def test_undone_once_there_is_nothing_left_to_undo(app, rita, people):
    action = uuid7()
    set_company(rita, people[:2], "Mill", action)
    undo(action, rita)
    set_company(rita, people[:2], "Inn", None, via="web")

    assert undo(action, rita).status == "done"
    assert companies(rita, people[:2]) == ["Inn", "Inn"]


def test_what_was_done_under_the_same_id_later_can_be_undone_too(app, rita, people):
    action = uuid7()
    set_company(rita, people[:2], "Mill", action)
    undo(action, rita)
    set_company(rita, people[2:5], "Mill", action)

    job = undo(action, rita)

    assert (job.status, job.done, job.total) == ("done", 3, 3)
    assert companies(rita, people[:5]) == [None] * 5
