"""The address books of an organisation: whose they are, and how many customers are in each."""

from webapp.accounts.book import AddressBook
from webapp.accounts.user import User
from webapp.customers.search_row import SearchRow, of_organisation
from webapp.db import db

PAGE = 100


def asked_book(args):
    """The number of the book an address asks for, or None; one that no database knows is no book at all."""
    book = args.get("book", type=int) or None
    return book if book is None or 0 < book < 2**63 else -1


def books(organisation_id):
    """All of them by the name of who works there: `[(id, name, role, active)]`."""
    mine = db.and_(User.organisation_id == AddressBook.organisation_id, User.id == AddressBook.owner_id)
    here = db.select(AddressBook.id, User.name, User.role, User.active).join(User, mine)
    return db.session.execute(
        here.where(AddressBook.organisation_id == organisation_id).order_by(db.func.lower(User.name), AddressBook.id)
    ).all()


def sizes(organisation_id, ids):
    """How many customers are in each of these books: `{id: number}`; an empty one is left out."""
    counted = of_organisation(SearchRow.book_id, db.func.count(), organisation_id=organisation_id)
    return dict(db.session.execute(counted.where(SearchRow.book_id.in_(ids)).group_by(SearchRow.book_id)).all())
