"""The organisation's own things that a record chooses from: labels, stores, groups …; known on every device."""

from uuid import UUID

from webapp.customers.fields import CUSTOMER
from webapp.db import db
from webapp.fields.field import Refused

THINGS = {}  # name → (its model, a function of a user answering what she may choose: plain JSON with `id` and `name`)


def thing(name, model):
    """Register things under the name that fields choose them by (`Field.of`); on the function that answers a user's."""

    def register(function):
        THINGS[name] = model, function
        return function

    return register


def things(user):
    """All things this person may choose from: `{name: [{id, name, …}]}`."""
    return {name: mine(user) for name, (_, mine) in THINGS.items()}


def names(known):
    """The name of each of these things by its id."""
    return {one["id"]: one["name"] for those in known.values() for one in those}


def must_exist(customers, touched):
    """Whatever these customers were given is there in their organisation; raises Refused.

    touched: the names of the customer's fields that were changed."""
    for field in CUSTOMER:
        if field.of and field.name in touched:
            ids = {id for customer in customers for id in chosen(customer, field)}
            if ids and count(THINGS[field.of][0], customers[0].organisation_id, ids) != len(ids):
                raise Refused(f"no such {field.of}")


def chosen(customer, field):
    held = getattr(customer, field.name)
    return (held if field.kind == "set" else [held]) if held else []


def count(model, organisation_id, ids):
    here = db.select(db.func.count()).select_from(model).where(model.organisation_id == organisation_id)
    with db.session.no_autoflush:  # the database would refuse it first, without a reason
        return db.session.scalar(here.where(model.id.in_([UUID(id) for id in ids])))
