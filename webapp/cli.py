"""bin/doorstep: users, sign-in links, demo data and imports from the command line."""

import signal
import sys
from pathlib import PurePath

import click
from flask import current_app

from webapp import create_app, loaded
from webapp.accounts import founding, link
from webapp.accounts.organisation import Organisation
from webapp.accounts.user import ROLES, User
from webapp.db import db, writing
from webapp.demo import fill
from webapp.exchange import importing
from webapp.exchange.imported import OUTCOMES
from webapp.exchange.reading import Unreadable
from webapp.jobs.job import enqueue
from webapp.jobs.worker import HANDLERS, run, work


@click.group(help=__doc__)
def doorstep():
    """Everything runs inside the application."""
    click.get_current_context().with_resource(create_app().app_context())


@doorstep.group()
def user():
    """People who sign in to work."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True, help="How she is called.")
@click.option("--role", type=click.Choice(ROLES), default="representative", show_default=True)
def add_user(email, name, role):
    """Take somebody on in the organisation."""
    writing()
    organisation = db.session.scalar(db.select(Organisation).order_by(Organisation.id).limit(1))
    if organisation is None:
        raise click.ClickException("There is no organisation yet: bin/run makes the first one.")
    if db.session.scalar(db.select(User).where(User.email == email.lower())):
        raise click.ClickException(f"{email} works here already.")
    founding.take_on(organisation, email, name, role)
    db.session.commit()
    click.echo(f"{name} can sign in: bin/doorstep sign-in-link {email}")


@doorstep.command("sign-in-link")
@click.argument("email")
@click.option("--url", default="http://127.0.0.1:8000", help="Where Doorstep answers.")
def sign_in_link(email, url):
    """Print an address that signs this person in once, within a day."""
    writing()
    secret = link.make(find(email))
    db.session.commit()
    click.echo(f"{url}/sign-in/link/{secret}")


@doorstep.command()
@click.argument("count", type=click.IntRange(1, 1_000_000))
@click.option("--user", "email", help="Whose book; the first owner's when left out.")
def demo(count, email):
    """Add COUNT made-up customers to a book."""
    owner = find(email) if email else founding.first_owner()
    with click.progressbar(length=count, label="Made-up customers") as bar:
        fill(owner, count, progress=lambda done, of: bar.update(done - bar.pos))


@doorstep.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--user", "email", required=True, help="Whose book it goes into.")
@click.option("--dry-run", is_flag=True, help="Only tell what would become of each row.")
def import_file(file, email, dry_run):
    """Import contacts from FILE: Google CSV, Outlook CSV or vCard. Ctrl+C stops it; the same again goes on."""
    writing()
    try:
        brought = importing.bring(find(email), PurePath(file.name).name, file.read(), rehearsal=dry_run)
    except Unreadable as error:
        raise click.ClickException(error.sentence) from error
    brought.job.hold()
    db.session.commit()
    with click.progressbar(length=brought.job.total, label=brought.filename, file=sys.stderr) as bar:
        run(brought.job.id, lambda job: bar.update(job.done - bar.pos))
    tell(brought)


def tell(brought):
    """The report: how many rows became what, and every row that isn't simply there."""
    counts = brought.counts()
    for outcome in (*OUTCOMES, "kept"):
        click.echo(f"{counts[outcome]:6} {WORDS[outcome]}")
    for row in brought.rows(0, brought.job.total):
        kept = f" (kept for later: {', '.join(row.kept)})" if row.kept else ""
        reason = f": {row.reason}" if row.reason else ""
        click.echo(f"{row.n:6} {WORDS[row.outcome]}  {row.name or '(no name)'}{reason}{kept}")


WORDS = {
    "added": "added",
    "changed": "filled in",
    "compare": "to compare",
    "there": "already there",
    "refused": "refused",
    "kept": "with something kept for later",
}


@doorstep.command()
def worker():
    """Work off what is queued, imports and mail, until told to stop."""
    ended = []
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: ended.append(True))
    loaded.keep()
    kinds = set(HANDLERS) - (set() if current_app.config["SMTP_URL"] else {"mail"})
    work(kinds, until=lambda: ended, daily=queue_the_day)


def queue_the_day(today):
    """What is to be done once a day, however many workers there are."""
    writing()
    organisation = db.session.scalar(db.select(Organisation.id).order_by(Organisation.id).limit(1))
    if organisation:
        for kind in ("erase", "old_exports"):
            enqueue(organisation, kind, {}, key=f"{kind}:{today}")
    db.session.commit()


def find(email):
    person = db.session.scalar(db.select(User).where(User.email == email.lower()))
    if person is None:
        raise click.ClickException(f"Nobody here has the e-mail address {email}.")
    return person


if __name__ == "__main__":
    doorstep(prog_name="bin/doorstep")
