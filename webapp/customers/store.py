"""A store: a place of the organisation where customers do business."""

from webapp.customers.shelf import Thing, shelf
from webapp.db import db
from webapp.fields.field import Field
from webapp.i18n import N_

STORE = (Field("name", N_("Store"), max=60, missing=N_("Enter a name")),)


@shelf(
    "stores",
    "store",
    STORE,
    title=N_("Stores"),
    about=N_("Where customers do business. Once there is one, every new customer belongs to at least one."),
    new=N_("A new store"),
)
class Store(Thing, db.Model):
    __tablename__ = "store"
