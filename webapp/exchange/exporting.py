"""Exporting many: the file is made by a job, piece by piece, so that it can be watched, stopped and resumed."""

from shutil import rmtree
from uuid import UUID
from zoneinfo import ZoneInfo

from webapp.accounts.user import User
from webapp.bulk.choosing import packed
from webapp.db import db, now
from webapp.exchange import exported
from webapp.exchange.export import AT_ONCE
from webapp.exchange.exported import KEPT, KeptExport
from webapp.exchange.forgetting import forget
from webapp.exchange.making import Making
from webapp.i18n import language
from webapp.jobs.job import enqueue
from webapp.jobs.worker import apart, handles

FEW = 1_000  # customers whose file comes at once: as Excel, the slowest, they take about half a second
MOST_FILES = 5  # of one person; the oldest makes room


def name_for(user, format):
    """What a file of today is called."""
    return f"doorstep-{now().astimezone(ZoneInfo(user.organisation.time_zone)).date()}.{format}"


def begin(user, ids, format):
    """Queue the export of these customers, in the language of this request. The caller commits."""
    forget(exported.of(user)[MOST_FILES - 1 :])
    chosen = {"organisation_id": user.organisation_id, "user_id": user.id, "chosen": packed(ids)}
    export = KeptExport(**chosen, format=format, language=language(), name=name_for(user, format))
    db.session.add(export)
    db.session.flush()
    enqueue(user.organisation_id, "export", [user.organisation_id, str(export.id)], export.key, len(ids))
    enqueue(user.organisation_id, "old_exports", {}, f"old:{export.key}").due_at = now() + KEPT
    return export


@handles("export")
def make(job):
    """Look at whom it is about, and make the file piece by piece from where the job stands; nobody waits meanwhile."""
    export = export_of(job)
    making = export and Making(export)
    if export and not making.made:
        making.look(db.session.get(User, export.user_id), export.ids())
    yield
    if export and not making.made:
        yield from steps(job, making)
    if export and export_of(job) is None:  # forgotten in the meantime
        rmtree(making.folder, ignore_errors=True)


def steps(job, making):
    job.total = making.settled["count"]
    while job.done < max(job.total, 1):
        start = job.done
        with apart(job):
            making.piece(start)
        job.done = max(min(start + AT_ONCE, job.total), 1)
        yield
    with apart(job):
        making.finish()


def export_of(job):
    organisation_id, id = job.payload
    return db.session.get(KeptExport, (organisation_id, UUID(id)))
