"""What the server wrote down of a person's saves."""

from tests.browser.office import person
from tests.changes.truth import kept
from webapp.changes.history import ChangeRow, ChangesetRow
from webapp.db import db

FROM_A_DEVICE = ("sync", "undo")


def history(office, who):
    """The ids of the changesets that came from her devices, in the order in which they came."""
    with office.app.app_context():
        mine = db.select(ChangesetRow.id).where(ChangesetRow.user_id == person(who.email).id)
        return db.session.scalars(mine.where(ChangesetRow.via.in_(FROM_A_DEVICE)).order_by(ChangesetRow.at)).all()


def values(office, of):
    """Every value that was ever typed into a customer from a device, in the order in which it arrived."""
    with office.app.app_context():
        changes = db.select(ChangeRow.new).where(ChangeRow.of == of).order_by(ChangeRow.turn, ChangeRow.n)
        return db.session.scalars(changes).all()


def every_value_is_kept(office, who):
    """Make sure of the true property for each of her customers."""
    with office.app.app_context():
        for customer in who.customers.values():
            kept(person(who.email).organisation_id, customer)
