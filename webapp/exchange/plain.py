"""Contacts of any table whose first row says in English or in French what its columns hold."""

from webapp.customers.folding import fold
from webapp.exchange import sheet

ENOUGH = {"given", "family", "display", "company", "phone", "email"}  # at least one of them

FRENCH = {"nom", "prenom", "naissance", "anniversaire", "ville", "adresse", "rue", "courriel"}


def recognises(columns):
    """Whether it says enough to be a list of people: a name, a phone or an email, and not only that among others."""
    known = [meant.kind for meant in sheet.meanings(columns).values() if meant]
    return bool(ENOUGH & set(known)) and (len(known) > 1 or len(known) == len(columns))


def contacts(table):
    """A contact for each row. French dates put the day first; whether English ones do has to show."""
    words = {word for column in table.columns for word in fold(column).split()}
    return sheet.contacts(table, usual=True if words & FRENCH else None)
