"""Whether customers live together, asked of the rows: for whoever compares many of them."""

from collections import defaultdict

from webapp.db import db
from webapp.relations.household import MOST
from webapp.relations.relation import Relation
from webapp.relations.relation_type import RelationType


def same_household(organisation_id, ids):
    """Whether all of these customers are of one household. ids: theirs, at least one."""
    first, *others = ids
    return set(others) <= household_of(organisation_id, first)


def household_of(organisation_id, id):
    """The ids of everybody of her household, with her."""
    found, fresh = {id}, {id}
    while fresh and len(found) < MOST:
        tied = ties(organisation_id, fresh)
        fresh = {other for others in tied.values() for other in others} - found
        found |= fresh
    return found


def ties(organisation_id, ids):
    """Whom each of these is tied to in one household, `{id: {id}}`."""
    kind = db.and_(RelationType.organisation_id == Relation.organisation_id, RelationType.id == Relation.type_id)
    here = db.select(Relation.of, Relation.other_id).join(RelationType, kind).where(RelationType.household)
    here = here.where(Relation.organisation_id == organisation_id, Relation.of.in_(ids), Relation.gone.is_(None))
    found = defaultdict(set)
    for of, other in db.session.execute(here):
        found[of].add(other)
    return found
