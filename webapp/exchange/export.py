"""An export: the customers of a list as a CSV file, an Excel table or vCards, made while it is sent."""

import csv
import json
from io import StringIO
from tempfile import SpooledTemporaryFile

from webapp.accounts.permission import may
from webapp.customers.card import Card
from webapp.customers.fields import PLURALS
from webapp.customers.label import Label
from webapp.customers.things import names, things
from webapp.db import db
from webapp.exchange import vcard, workbook
from webapp.exchange.columns import cells, columns, headings, repeated
from webapp.exchange.contact import MANY
from webapp.exchange.formulas import neutral

AT_ONCE = 500  # cards in memory
MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
IN_MEMORY = 5_000_000  # bytes of an Excel file


def cards(user, ids):
    """The cards of these customers, in this order; whom this person doesn't see, or who is in a bin, is left out."""
    mine = [] if may(user, "see") else [Card.book_id == user.book.id]
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        here = db.select(Card.customer_id, Card.json).where(Card.organisation_id == user.organisation_id)
        here = here.where(*mine, Card.customer_id.in_(some), Card.binned_at.is_(None))
        found = dict(db.session.execute(here).all())
        read = (json.loads(found[id]) for id in some if id in found)
        yield from (card for card in read if "number" in card)


def rows(user, ids):
    """The headings, then a row of texts for each customer."""
    most, known = dict.fromkeys(repeated(), 0), things(user)
    for card in cards(user, ids):
        most = {kind: min(MANY, max(count, len(card.get(PLURALS[kind], [])))) for kind, count in most.items()}
    there, called = columns(most, known.get("questions", ())), names_in(user, known)
    yield headings(there)
    yield from (list(cells(card, there, called)) for card in cards(user, ids))


def names_in(user, known):
    """How the things are called that cards have only the ids of; of other books too: `{id: name}`."""
    labels = db.session.execute(db.select(Label.id, Label.name).where(Label.organisation_id == user.organisation_id))
    return names(known) | {str(id): name for id, name in labels}


def as_csv(user, ids):
    """UTF-8 with its mark, the lines as RFC 4180 has them, and nothing in it that is taken for a formula."""
    line = StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    yield MARK.encode()
    for row in rows(user, ids):
        writer.writerow(map(neutral, row))
        yield line.getvalue().encode()
        line.seek(line.truncate(0))


def as_xlsx(user, ids):
    with SpooledTemporaryFile(IN_MEMORY) as file:
        workbook.write(rows(user, ids), file)
        file.seek(0)
        yield from iter(lambda: file.read(1 << 16), b"")


def as_vcf(user, ids):
    called = names_in(user, things(user))
    yield from (vcard.write(card, called).encode() for card in cards(user, ids))


FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "vcf": (as_vcf, "text/vcard; charset=utf-8"),
}
