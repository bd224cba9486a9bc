"""Work that must not be lost: tried again, resumed, stopped, and never done twice."""

from datetime import timedelta

import pytest

from webapp.db import db, now, writing
from webapp.jobs import worker
from webapp.jobs.job import Later, Never, claim, enqueue


@pytest.fixture
def counting(monkeypatch):
    """A kind of job that counts to its total, one step at a time, and remembers what it counted."""
    counted = []

    def count(job):
        yield
        while job.done < job.total:
            counted.append(job.done)
            job.done += 1
            yield

    monkeypatch.setitem(worker.HANDLERS, "count", count)
    return counted


def queued(rita, kind="count", **more):
    writing()
    job = enqueue(rita.organisation_id, kind, {}, **more)
    db.session.commit()
    return job


def test_a_job_is_done_step_by_step(app, rita, counting):
    job = queued(rita, total=3)

    assert worker.work_once(["count"])
    assert (counting, job.status, job.done) == ([0, 1, 2], "done", 3)
    assert not worker.work_once(["count"])


def test_nobody_waits_for_what_is_read_first(app, rita, monkeypatch):
    told = []

    def look(job):
        told.append("looks")
        yield
        told.append("does it")

    monkeypatch.setattr(worker, "writing", lambda: told.append("wants to write") or writing())
    monkeypatch.setitem(worker.HANDLERS, "look", look)
    queued(rita, "look")
    worker.work_once(["look"])

    assert told == ["looks", "wants to write", "does it"]


def test_what_is_written_too_early_is_not_taken_for_kept(app, rita, monkeypatch):
    def early(job):
        job.total = 7
        yield

    monkeypatch.setitem(worker.HANDLERS, "early", early)
    job = queued(rita, "early")
    worker.work_once(["early"])

    assert (job.status, job.error) == ("due", "the first step of a job only reads")


def test_the_same_work_is_queued_once(app, rita, counting):
    assert queued(rita, key="a").id == queued(rita, key="a").id


def test_a_rollback_queues_nothing(app, rita, counting):
    writing()
    enqueue(rita.organisation_id, "count", {}, total=1)
    db.session.rollback()

    assert not worker.work_once(["count"])


def test_two_workers_never_take_the_same_job(app, rita, counting):
    queued(rita, total=1)

    assert claim(["count"])
    assert claim(["count"]) is None


def test_the_job_of_a_dead_worker_is_taken_over_where_it_was(app, rita, counting):
    job = queued(rita, total=3)
    claim(["count"])
    job.done, job.lease_until = 2, now() - timedelta(seconds=1)
    db.session.commit()

    worker.work_once(["count"])
    assert (counting, job.status) == ([2], "done")


def test_a_stopped_job_goes_on_when_it_is_resumed(app, rita, counting):
    job = queued(rita, total=3)
    claim(["count"])

    def stop_after_one(job):
        if job.done == 1:
            job.stop()
            db.session.commit()

    worker.run(job.id, told=stop_after_one)
    assert (counting, job.status) == ([0], "stopped")
    assert not worker.work_once(["count"])

    job.resume()
    db.session.commit()
    worker.work_once(["count"])
    assert (counting, job.status) == ([0, 1, 2], "done")


def test_one_who_lost_the_job_to_another_worker_leaves_it_alone(app, rita, monkeypatch):
    def slow(job):
        yield
        job.done = 1
        yield
        raise Later("too late")

    def other(job):
        job.hold()
        db.session.commit()

    monkeypatch.setitem(worker.HANDLERS, "slow", slow)
    job = queued(rita, "slow")
    claim(["slow"])
    worker.run(job.id, told=other)

    assert (job.status, job.done, job.attempts, job.error) == ("running", 1, 2, None)


def test_others_write_while_a_step_is_apart(app, rita, monkeypatch):
    told = []

    def away(job):
        yield
        with worker.apart(job):
            told.append(db.session().in_transaction())
            job.stop()
            db.session.commit()
        job.done = 1
        yield
        told.append("goes on")

    monkeypatch.setitem(worker.HANDLERS, "away", away)
    job = queued(rita, "away")
    worker.work_once(["away"])

    assert (told, job.status, job.done) == ([False], "stopped", 1)


def test_one_that_was_stopped_stays_so_though_its_step_fails(app, rita, monkeypatch):
    def fail(job):
        yield
        with worker.apart(job):
            job.stop()
            db.session.commit()
            raise Later("the disk is full")

    monkeypatch.setitem(worker.HANDLERS, "fail", fail)
    job = queued(rita, "fail")
    worker.work_once(["fail"])

    assert job.status == "stopped"


def test_a_failed_step_is_taken_back_and_tried_later(app, rita, monkeypatch):
    def fail(job):
        yield
        job.done = 7
        raise Later("the server is away")

    monkeypatch.setitem(worker.HANDLERS, "fail", fail)
    job = queued(rita, "fail")
    worker.work_once(["fail"])

    assert (job.status, job.done, job.error) == ("due", 0, "the server is away")
    assert job.due_at > now() + timedelta(seconds=20)


def test_what_can_never_be_done_fails_at_once(app, rita, monkeypatch):
    def refuse(job):
        raise Never("no such mailbox")
        yield

    monkeypatch.setitem(worker.HANDLERS, "refuse", refuse)
    job = queued(rita, "refuse")
    worker.work_once(["refuse"])

    assert (job.status, job.error) == ("failed", "no such mailbox")


def test_after_the_last_try_it_has_failed(app, rita, monkeypatch):
    def fail(job):
        raise Later("away")
        yield

    monkeypatch.setitem(worker.HANDLERS, "fail", fail)
    job = queued(rita, "fail")
    for _ in range(6):
        job.due_at = now()
        db.session.commit()
        worker.work_once(["fail"])

    assert job.status == "failed"
