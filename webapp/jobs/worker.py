"""The worker: takes one job after the other and does it step by step, each step and its progress in one transaction.

The first step only reads, or speaks with the world: it may take long, and nobody who wants to write waits for it."""

import logging
import time
from contextlib import contextmanager

from webapp.db import db, now, writing
from webapp.jobs.job import LEASE, Job, Later, Never, claim

log = logging.getLogger("doorstep.worker")
BREATH = 0.01  # seconds between two steps, in which others who wait to write have their turn
OVER = object()
HANDLERS = {}  # kind → a generator function of the job; what it did up to a yield is committed with job.done


def handles(kind):
    """Register how a kind of job is done: a generator function of the job that yields after every step.

    Up to its first yield it writes nothing."""

    def register(function):
        HANDLERS[kind] = function
        return function

    return register


def work(kinds=None, until=lambda: False, pause=1.0, daily=lambda today: None):
    """Do what is due, for ever, or until told to stop.

    kinds: the kinds of job to take, all when left out; pause: seconds between looks at an empty queue;
    daily: called with the date on each new day."""
    day = None
    while not until():
        if day != (day := now().date()):
            daily(day)
        if not work_once(kinds):
            time.sleep(pause)


def work_once(kinds=None):
    """Do the next job that is due; whether there was one."""
    job = claim(list(kinds or HANDLERS))
    if job is None:
        return False
    turn = job.attempts
    try:
        run(job.id)
    except Exception as error:
        settle(job.id, error, turn)
    return True


def run(id, told=lambda job: None):
    """Do a job that was taken, until it is done or somebody stops it.

    told: hears of the job after every step."""
    job = db.session.get(Job, id)
    steps, turn = HANDLERS[job.kind](job), job.attempts
    next(steps, None)
    only_read()
    while goes_on(job, turn):
        if next(steps, OVER) is OVER:
            job.status, job.error = "done", None
            return db.session.commit()
        job.lease_until = now() + LEASE
        db.session.commit()
        db.session.expire_all()  # before the next step anybody may change what this one has read
        told(job)
        time.sleep(BREATH)
    return db.session.rollback()


def only_read():
    """Raises RuntimeError where the first step has written something, which nothing would keep."""
    if db.session.new or db.session.dirty or db.session.deleted:
        raise RuntimeError("the first step of a job only reads")


def goes_on(job, turn):
    """Begin the next step, and whoever stops the job waits for its end; False where somebody has stopped it, or another
    worker took it over."""
    writing()
    db.session.refresh(job, with_for_update=True)
    return job.status == "running" and job.attempts == turn


@contextmanager
def apart(job):
    """A part of a step that writes nothing in the database, while others do; afterwards it is the step's turn again."""
    db.session.rollback()
    yield
    writing()
    db.session.refresh(job, with_for_update=True)


def settle(id, error, turn):
    """A step that failed is taken back; the job waits for its next try, or has failed for good; unless it was stopped,
    or another worker has it."""
    if not isinstance(error, Later | Never):
        log.exception("job %s failed", id)
    db.session.rollback()
    job = db.session.get(Job, id)
    if not goes_on(job, turn):
        return db.session.rollback()
    if isinstance(error, Never):
        job.status, job.error = "failed", str(error)
    else:
        job.put_off(error)
    return db.session.commit()
