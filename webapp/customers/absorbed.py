"""Whom a customer took in: two who were one person are merged, and all that the one had is the other's from then on."""

from uuid import UUID

from webapp.changes.carrying import carry_over, give_back
from webapp.changes.following import paths
from webapp.changes.kind import MERGED_INTO
from webapp.customers.customer import Customer
from webapp.db import db
from webapp.fields.field import Refused

ALSO = []  # what follows a merge in other rooms: functions of (organisation id, ids), answering more ids
BY = ("merge", "undo")  # how a merge is made or taken back: where both customers are seen


def merged_into(organisation_id, ids):
    """Of those of these ids that were merged into another, that one: `{id: id}`."""
    here = db.select(Customer.id, Customer.merged_into).where(
        Customer.organisation_id == organisation_id, Customer.id.in_(ids), Customer.merged_into.is_not(None)
    )
    return {id: UUID(into) for id, into in db.session.execute(here)}


def now_at(organisation_id, id):
    """The id of the customer whom this one was merged into, at the end of the chain; her own when she wasn't."""
    return paths(organisation_id, "customer", {id})[id][-1]


def also(follow):
    """Register what follows when customers were merged or parted: a function of (organisation id, their ids).

    It answers the ids of others whose cards say something else from then on."""
    ALSO.append(follow)
    return follow


def followers(organisation_id, moved):
    """The customers of any book whose cards follow where these were merged or parted: ids."""
    ids = {id for follow in ALSO for id in follow(organisation_id, moved)} - moved
    here = db.select(Customer).where(Customer.organisation_id == organisation_id, Customer.id.in_(ids))
    here = here.where(Customer.erased_at.is_(None), Customer.merged_into.is_(None))
    return db.session.scalars(here.order_by(Customer.id)).all() if ids else []


def absorbed(customers):
    """Whom each of these customers took in, also those whom the ones she took in had taken in: `{id: [customer]}`."""
    return {customer.id: all_of(customer) for customer in customers}


def all_of(customer):
    taken = [db.session.get(Customer, (customer.organisation_id, UUID(id))) for id in customer.merged or ()]
    return [one for each in taken for one in (each, *all_of(each))]


def merge_and_part(changed, via):
    """Carry over what belongs to whoever is merged by this edit, and give back where that is undone.

    changed: `[(customer, {(kind, field)})]` of all who are locked. Raises Refused where they can't be merged."""
    moving = [customer for customer, fields in changed if ("customer", MERGED_INTO.name) in fields]
    if via not in BY:
        raise Refused("customers are merged where both are seen")
    here = {customer.id: customer for customer, _ in changed}
    db.session.flush()
    for loser in moving:
        if loser.merged_into:
            winner = must_fit(loser, here.get(UUID(loser.merged_into)))
            carry_over(loser.organisation_id, "customer", loser.id, winner.id)
        else:
            give_back(loser.organisation_id, "customer", loser.id, set(here) - {loser.id})
            loser.left |= {one.book_id for one in here.values()} - {loser.book_id}
    for customer in moving:
        customer.followed_by = followers(customer.organisation_id, set(here))


def must_fit(loser, winner):
    """The winner; Refused where one of them isn't there to be merged."""
    alone = winner is None or winner is loser or winner.merged_into or str(loser.id) not in (winner.merged or ())
    if alone or winner.binned or loser.binned:
        raise Refused("these two can't be merged")
    return winner
