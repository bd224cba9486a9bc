"""A sales channel: the way a customer buys, like at the door, by phone or in the web shop."""

from webapp.customers.shelf import Thing, shelf
from webapp.db import db
from webapp.fields.field import Field
from webapp.i18n import N_

CHANNEL = (Field("name", N_("Sales channel"), max=60, missing=N_("Enter a name")),)


@shelf(
    "channels",
    "channel",
    CHANNEL,
    title=N_("Sales channels"),
    about=N_("The way a customer buys: at the door, by phone, in the web shop …"),
    new=N_("A new sales channel"),
)
class Channel(Thing, db.Model):
    __tablename__ = "channel"
