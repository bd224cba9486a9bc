"""Whose customer is asked for: one's own, or under /company anybody's, by those who see all books."""

from flask import request
from flask_login import current_user

from webapp.accounts.user import User
from webapp.customers import card, shell, things
from webapp.customers.people import shown
from webapp.customers.row import row
from webapp.db import db

COMPANY = "company"  # the blueprint of all books, and the section of their pages


def everywhere():
    """Whether all books are looked through, and not only one's own."""
    return request.blueprint == COMPANY


def find(id):
    """The card of this customer, or None where she isn't found from here."""
    if everywhere():
        return card.find_anywhere(current_user.organisation_id, id)
    return card.find(current_user.book, id)


def home_of(here):
    """What her record says of where it stands: `{action, list_at}`, the addresses of itself and of its list."""
    list_at = "/company/customers" if everywhere() else "/customers"
    return {"action": f"{list_at}/{here['id']}", "list_at": list_at}


def things_for(here):
    """What her record chooses from: under /company her labels are those of the book she is in."""
    return things.things(worked_by(here["book"])) if everywhere() else shell.things()


def book_of(here):
    """The address book she is in."""
    return worked_by(here["book"]).book if everywhere() else current_user.book


def told(here):
    """The name of whose book she is in, where all books are looked through; None in one's own."""
    return worked_by(here["book"]).name if everywhere() else None


def worked_by(book_id):
    """The person whose address book this is."""
    mine = User.book.has(id=book_id, organisation_id=current_user.organisation_id)
    return db.session.scalar(db.select(User).where(mine))


def row_of(here):
    """Her row as the list beside her record draws it."""
    if everywhere():
        return listed(row(here), worked_by(here["book"]).name, here["id"])
    names = {label["id"]: label["name"] for label in shell.things()["labels"]}
    return shown(row(here), names, here["id"])


def listed(row, name, open_id=None):
    """A row of the list of all books: it says in whose she is, and leads to her record there; name: of who works it."""
    drawn = shown(row, {}, open_id)
    line = " · ".join(text for text in (name, drawn["street"]) if text)
    return drawn | {"home": f"/{COMPANY}", "whose": name, "line": line}


def frame(section):
    return shell.frame(COMPANY if everywhere() else section)
