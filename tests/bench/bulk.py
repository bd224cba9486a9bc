"""How long a change to many takes, its longest transaction, and what other saves wait meanwhile."""

import multiprocessing
import time

from flask_migrate import upgrade
from sqlalchemy import event

from tests import cast
from tests.bench.house import house, measuring, person
from tests.bench.offline import tell
from tests.bench.table import Line
from webapp import demo, loaded
from webapp.bulk import action, choosing, running
from webapp.bulk.deed import Deed
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.db import db, uuid7, writing
from webapp.jobs.worker import work_once

PAUSE = 0.1  # seconds between two saves of the others
ALONE = 5  # seconds in which they are measured with nobody else there
NEW = multiprocessing.get_context("spawn")


def options(parser):
    parser.add_argument("--customers", type=int, default=10_000, metavar="N")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")


def run(chosen):
    """Print what was measured, even when it was stopped."""
    with measuring(chosen.database) as (where, lines):
        measure(where, chosen.customers, lines)


def measure(where, size, lines):
    app = house(where)
    with app.app_context():
        upgrade()
        cast.arrive()
        demo.fill(person("rita"), size, progress=lambda done, of: tell(f"made up {done:,} of {of:,} customers"))
        loaded.keep()  # as a worker does
        cast.customer(person("olivia"), given="Ann", family="Avery")
        group = str(cast.thing(person("olivia"), "group", "Trade customers"))
        alone, _ = meanwhile(where, lambda: time.sleep(ALONE))
        lines.append(Line("another save, nobody else there", alone, customers=size))
        spans = Spans()
        here = chosen_by(person("rita"))
        for name, begin in (
            ("change the group", lambda: running.begin(here, Deed("set", "group", group))),
            ("undo it", lambda: running.take_back(here, person("rita"), None)),
        ):
            tell(name)
            spans.clear()
            waits, took = meanwhile(where, lambda begin=begin: done(begin))
            lines += [
                Line(f"{name} ({size / took:,.0f} a second)", [took * 1000], customers=size),
                Line(f"{name}: one transaction (longest {max(spans):.0f})", list(spans), goal="≤ 50", customers=size),
                Line(f"{name}: another save (longest {max(waits):.0f})", waits, alone, customers=size),
            ]
        print(f"changed {here.changed:,}, same {here.same:,}, compare {here.compare:,}, refused {here.refused:,}")


def chosen_by(user):
    writing()
    here = action.choose(user, choosing.matching(user.book, "", "", None))
    db.session.commit()
    return here


def done(begin):
    writing()
    begin()
    db.session.commit()
    work_once()


class Spans(list):
    """How long each transaction held what it wrote, in ms."""

    def __init__(self):
        event.listen(db.engine, "begin", lambda connection: setattr(self, "start", time.perf_counter()))
        event.listen(db.session, "after_commit", self.ended)

    def ended(self, session):
        """A part of a transaction, which could be taken back alone, is no end."""
        if not session.in_nested_transaction():
            self.append(1000 * (time.perf_counter() - self.start))


def meanwhile(where, work):
    """Do something while another process saves: `(what each save took in ms, seconds of the work)`."""
    queue, over = NEW.Queue(), NEW.Event()
    others = NEW.Process(target=save, args=(where, queue, over))
    others.start()
    queue.get(timeout=120)
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    over.set()
    waits = queue.get()
    others.join()
    return waits, took


def save(where, queue, over):
    """Somebody of the same organisation saves her own customer's note, again and again."""
    with house(where).app_context():
        by, waits = person("olivia"), []
        id = choosing.matching(by.book, "", "", None)[0]
        queue.put("ready")
        while not over.is_set():
            start = time.perf_counter()
            writing()
            change = Change("set", "customer", id, id, "note", card.find(by.book, id)["note"], str(uuid7()))
            apply(Changeset((change,)), by=by, via="web")
            db.session.commit()
            waits.append(1000 * (time.perf_counter() - start))
            time.sleep(PAUSE)
        queue.put(waits)
