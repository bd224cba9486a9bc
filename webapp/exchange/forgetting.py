"""No file of an export stays: it goes after a day, with its person, and with whoever in it is erased."""

from shutil import rmtree

from webapp.customers.erasing import also
from webapp.db import db, now
from webapp.exchange.exported import KEPT, KeptExport, root
from webapp.jobs.worker import handles


def forget(exports):
    """These exports are gone, and what was made of them. The caller commits."""
    for export in exports:
        if export.job:
            export.job.stop()
        db.session.delete(export)
    db.session.flush()
    for export in exports:
        rmtree(export.folder, ignore_errors=True)


@handles("old_exports")
def forget_old(job):
    """A day after an export, and once a day: the files of yesterday go, and those whose person is gone."""
    yield
    forget(db.session.scalars(db.select(KeptExport).where(KeptExport.created_at <= now() - KEPT)).all())
    folders = list(root().glob("*/*"))  # first these: a folder is never made before its row
    for folder in set(folders) - {export.folder for export in db.session.scalars(db.select(KeptExport))}:
        rmtree(folder, ignore_errors=True)


@also
def forget_with(organisation_id, ids):
    """An erased customer is in no file that waits to be fetched."""
    here = db.session.scalars(db.select(KeptExport).where(KeptExport.organisation_id == organisation_id))
    forget([export for export in here if not set(ids).isdisjoint(export.ids())])
