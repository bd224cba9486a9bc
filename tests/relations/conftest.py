"""The people of a household, and the way a representative relates them."""

import pytest

from tests import cast
from webapp.changes.apply import apply
from webapp.changes.changeset import Changeset
from webapp.customers import card
from webapp.customers.things import things
from webapp.db import db, uuid7, writing
from webapp.relations.tying import tied


@pytest.fixture
def ben(rita):
    return cast.customer(rita, given="Ben", family="Bains", mobile="07700 900143", street="1 Birch Lane")


@pytest.fixture
def chloe(rita):
    return cast.customer(rita, given="Chloé", family="Clarke", mobile="07700 900144", street="1 Birch Lane")


@pytest.fixture
def tie(rita):
    """Relate two customers of Rita's through the one door: `tie(ann, ben, "Wife of")`."""

    def tie(one, other, words="Same household as"):
        types = things(rita)["relation_types"]
        type = next(kind["id"] for kind in types if kind["name"] == words)
        cards = [card.find(rita.book, id) for id in (one, other)]
        writing()
        changes = tied(uuid7(), *cards, types, {"type": type, "note": ""})
        apply(Changeset(tuple(changes)), by=rita, via="web")
        db.session.commit()

    return tie


@pytest.fixture
def related(browser):
    """The rows of the section "Related" of a customer, as they are read."""

    def related(id):
        rows = browser.get(f"/customers/{id}").soup.select(".kin")
        return [" ".join(row.get_text(" ").split()) for row in rows]

    return related
