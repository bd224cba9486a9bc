"""Importing a file: row by row through the one door, in small chunks, so that it can be stopped, resumed and undone."""

from uuid import UUID

from webapp.accounts.user import User
from webapp.changes.apply import apply, apply_all
from webapp.changes.changeset import Change, Changeset
from webapp.customers.folding import fold
from webapp.customers.label import WEEKDAYS
from webapp.customers.things import things
from webapp.db import db, uuid7
from webapp.exchange.acquaintance import Acquaintances
from webapp.exchange.choosing import Choices
from webapp.exchange.imported import ContactImport, ImportedRow
from webapp.exchange.plan import plan
from webapp.exchange.reading import Unreadable, look, read
from webapp.fields.field import Refused
from webapp.jobs.job import Never, enqueue
from webapp.jobs.worker import handles

AT_ONCE = 25  # rows in one transaction: well under 50 ms


def bring(user, filename, data, rehearsal=True):
    """Take a file in, and queue what is to be done with it; a rehearsal writes nothing but the report.

    Raises Unreadable when it isn't a file of contacts."""
    format, total = look(data, filename)
    brought = ContactImport(
        organisation_id=user.organisation_id,
        user_id=user.id,
        book_id=user.book.id,
        filename=filename[:200],
        format=format,
        file=data,
        rehearsal=rehearsal,
    )
    db.session.add(brought)
    db.session.flush()
    brought.job = queue(brought, "import", total)
    return brought


def queue(brought, kind, total):
    where = {"organisation_id": brought.organisation_id, "import_id": str(brought.id)}
    return enqueue(brought.organisation_id, kind, where, key=f"{kind}:{brought.id}", total=total)


def go_ahead(brought):
    """After the rehearsal the real thing: an import of the same file that is written."""
    return bring(db.session.get(User, brought.user_id), brought.filename, brought.file, rehearsal=False)


@handles("import")
def import_contacts(job):
    """Go through the file from where the job stands; after every chunk its rows, customers and progress are one."""
    brought = imported(job)
    user = db.session.get(User, brought.user_id)
    contacts, acquaintances = contacts_of(brought), Acquaintances(user.book)
    yield
    job.total = len(contacts)
    choices = choices_for(user, contacts, brought)
    while job.done < len(contacts):
        chunk = contacts[job.done : job.done + AT_ONCE]
        plans = [foresee(contact, acquaintances, choices) for contact in chunk]
        if not brought.rehearsal:
            carry_out(plans, user, brought.id)
        db.session.add_all([report(brought, job.done + n, made) for n, made in enumerate(plans, start=1)])
        job.done += len(chunk)
        yield


def contacts_of(brought):
    """The contacts of its file. Raises Never, with the sentence that says why, where there are none after all."""
    try:
        return read(brought.file, brought.filename)[1]
    except Unreadable as error:
        raise Never(error.sentence) from error


def imported(job):
    key = job.payload["organisation_id"], UUID(job.payload["import_id"])
    return db.session.get(ContactImport, key)


def foresee(contact, acquaintances, choices):
    """The plan for a row, and it is made known, so that the next row of the same person finds her."""
    made = plan(contact, acquaintances, choices)
    if made.changeset:
        acquaintances.absorb(made.customer, made.changeset)
    if made.customer:
        acquaintances.remember(made.customer, contact.uid, contact.hash)
    return made


def carry_out(plans, user, group):
    """Apply the changesets of a chunk; where one is refused, each by itself, so that only its own row is."""
    with_changes = [made for made in plans if made.changeset]
    try:
        with db.session.begin_nested():
            results = apply_all([made.changeset for made in with_changes], user, "import", group=group)
    except Refused:
        results = [apply_alone(made, user, group) for made in with_changes]
    for made, result in zip(with_changes, results, strict=True):
        if result and result["status"] == "conflict":
            made.outcome = "compare"


def apply_alone(made, user, group):
    try:
        with db.session.begin_nested():
            return apply(made.changeset, user, "import", group=group)
    except Refused as refused:
        made.outcome, made.reason, made.customer = "refused", str(refused), None
    return None


def report(brought, n, made):
    contact = made.contact
    return ImportedRow(
        organisation_id=brought.organisation_id,
        import_id=brought.id,
        n=n,
        book_id=brought.book_id,
        outcome=made.outcome,
        reason=made.reason,
        name=called(contact),
        customer_id=made.customer and UUID(made.customer),
        hash=contact.hash,
        uid=contact.uid and contact.uid[:200],
        raw=contact.raw,
        kept=contact.kept or None,
    )


def called(contact):
    names = [contact.fields.get(name) for name in ("given", "family")]
    return " ".join(name for name in names if name) or contact.fields.get("company")


def choices_for(user, contacts, brought):
    """All that the file may name. The labels that are new are made, but not for a rehearsal."""
    choices = Choices(things(user))
    known = choices.ids["labels"]
    new = {fold(name): name for contact in contacts for name in contact.labels if fold(name) not in known}
    made = {folded: uuid7() for folded in new}
    if new and not brought.rehearsal:
        organisation = UUID(int=user.organisation_id)
        changes = [
            Change("add", "label", made[folded], organisation, new={"name": name, "weekday": weekday_of(folded)})
            for folded, name in new.items()
        ]
        apply(Changeset(tuple(changes)), user, "import", group=brought.id)
    for folded, id in made.items():
        choices.know("labels", folded, id)
    return choices


def weekday_of(folded):
    """The day a label names with its first word, `tuesday round` or `tournee du mardi`; None without one."""
    for number, name in WEEKDAYS:
        if folded.startswith(fold(name)) or WEEKDAYS_IN_FRENCH[number] in folded.split():
            return number
    return None


FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAYS_IN_FRENCH = {str(number): name for number, name in enumerate(FRENCH, start=1)}
