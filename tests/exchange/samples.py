"""The files the tests read: exports of people who don't exist, and how to see that nothing of them was lost."""

import re
from pathlib import Path

from webapp.exchange.reading import read

DATA = Path(__file__).parent / "data"


def sample(filename):
    """The contacts of one of the sample files."""
    return read((DATA / filename).read_bytes(), filename)[1]


def only(data, filename="contacts.csv"):
    """The one contact of a small file, given as text."""
    (contact,) = read(data.encode(), filename)[1]
    return contact


def called(contacts, given, family):
    """The first of these contacts with that name."""
    wanted = {"given": given, "family": family}
    return next(contact for contact in contacts if wanted.items() <= contact.fields.items())


def words(value):
    """The words of a text, or of all texts in a list or dict."""
    if isinstance(value, dict):
        return words(list(value.items()))
    if isinstance(value, (list, tuple)):
        return set().union(*(words(one) for one in value))
    return set(re.findall(r"[^\W_]+", str(value).casefold()))


def lost(raw, contact, but=""):
    """The words of a raw text that are nowhere in the contact. but: words that may go."""
    known = contact.fields, contact.labels, contact.phones, contact.emails, contact.addresses, contact.kept, contact.uid
    return words(raw) - words(known) - words(but)
