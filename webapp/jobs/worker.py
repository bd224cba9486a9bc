"""The worker: takes one job after the other and does it step by step, each step and its progress in one transaction."""

import logging
import time

from webapp.db import db, now, writing
from webapp.jobs.job import LEASE, Job, Later, Never, claim

log = logging.getLogger("doorstep.worker")
BREATH = 0.01  # seconds between two steps, in which others who wait to write have their turn
HANDLERS = {}  # kind → a generator function of the job; what it did up to a yield is committed with job.done


def handles(kind):
    """Register how a kind of job is done: a generator function of the job that yields after every step."""

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
    try:
        run(job.id)
    except Exception as error:
        settle(job.id, error)
    return True


def run(id, told=lambda job: None):
    """Do a job that was taken, until it is done or somebody stops it.

    told: hears of the job after every step."""
    writing()
    job = db.session.get(Job, id, with_for_update=True)  # who stops it waits for the end of the step
    for _ in HANDLERS[job.kind](job):
        job.lease_until = now() + LEASE
        db.session.commit()
        db.session.expire_all()  # before the next step anybody may change what this one has read
        told(job)
        time.sleep(BREATH)
        writing()
        db.session.refresh(job, with_for_update=True)
        if job.status != "running":
            db.session.rollback()
            return
    job.status, job.error = "done", None
    db.session.commit()


def settle(id, error):
    """A step that failed is taken back; the job waits for its next try, or has failed for good."""
    if not isinstance(error, Later | Never):
        log.exception("job %s failed", id)
    writing()
    job = db.session.get(Job, id)
    if isinstance(error, Never):
        job.status, job.error = "failed", str(error)
    else:
        job.put_off(error)
    db.session.commit()
