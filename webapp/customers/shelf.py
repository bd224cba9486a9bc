"""A shelf: one kind of things the organisation keeps under Settings (stores, channels, groups …), all on one page.

Whatever stands on a shelf is edited through the one door, is known to every record and every device, and stays with
the customers who have it when it is taken off the shelf.
"""

from dataclasses import dataclass

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from webapp.accounts.organisation import OfOrganisation
from webapp.accounts.permission import may
from webapp.customers.things import thing
from webapp.db import db

SHELVES = {}  # by their names


@dataclass(frozen=True)
class Shelf:
    """name: in its address, and how fields choose from it (`Field.of`); kind: in a change; records: a function of a
    user answering what stands on it for her. title, about, new: the page's words."""

    name: str
    kind: str
    model: type
    fields: tuple
    title: str
    about: str
    new: str
    records: callable
    start: callable = lambda actor, record: None
    hers: callable = lambda actor, record: True
    needs: str = "settings"  # the action one has to be allowed to change what stands on it

    @property
    def required(self):
        return tuple(field.name for field in self.fields if field.missing)

    def may_change(self, user):
        return may(user, self.needs)


class Thing(OfOrganisation):
    """What every thing of the organisation has: its name."""

    name: Mapped[str] = mapped_column(String(60))

    @declared_attr.directive
    def __table_args__(cls):
        return (Index(None, "organisation_id", "name"),)


def shelf(name, kind, fields, **words):
    """Register a model of things, a `Thing`: it has its page under Settings, and records choose from it.

    words: `title`, `about` and `new`, what its page says; raises nothing."""

    def register(model):
        def records(user):
            return [record for record in all_of(model, user) if not record.gone]

        add(Shelf(name, kind, model, fields, records=records, **words))
        thing(name, model)(lambda user: [as_json(record, fields) for record in all_of(model, user)])
        return model

    return register


def add(one):
    SHELVES[one.name] = one


def all_of(model, user):
    """The organisation's things of one kind by name, those that were removed too: customers may still have them."""
    here = db.select(model).where(model.organisation_id == user.organisation_id)
    return db.session.scalars(here.order_by(db.func.lower(model.name), model.id)).all()


def as_json(record, fields):
    """What records and devices know of a thing: `{id, name, …, gone}`; gone: it can't be chosen any more."""
    known = {field.name: getattr(record, field.name) for field in fields}
    return {"id": str(record.id)} | known | {"gone": bool(record.gone)}
