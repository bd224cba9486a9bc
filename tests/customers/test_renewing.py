"""A release that gives the card another shape makes every card anew."""

from webapp.changes.clock import reading
from webapp.customers import card
from webapp.customers.card import SCHEMA, Card
from webapp.customers.renewing import outdated, renew
from webapp.customers.search_row import SearchRow
from webapp.db import db


def test_older_cards_are_made_anew_once(rita, ann, muller):
    whole = card.find(rita.book, ann)
    db.session.execute(db.update(Card).values(schema=SCHEMA - 1, json='{"number":1}'))
    db.session.execute(db.update(SearchRow).values(line=" "))
    db.session.commit()
    told = []

    renew(lambda done, of: told.append((done, of)))

    assert told == [(2, 2)]
    assert card.find(rita.book, ann) == whole
    assert " ann " in db.session.scalar(db.select(SearchRow.line).where(SearchRow.customer_id == ann))
    assert outdated() == 0
    before = reading(rita.organisation_id, rita.book.id)
    renew()
    assert reading(rita.organisation_id, rita.book.id) == before
