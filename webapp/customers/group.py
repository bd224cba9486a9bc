"""A customer group: who pays the same prices, with its discount and whether tax applies."""

from sqlalchemy import Boolean
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.shelf import Thing, shelf
from webapp.db import Number, db
from webapp.fields.field import Field
from webapp.i18n import N_

WRONG_DISCOUNT = N_("A discount is a number of per cent from 0 to 100, like 7.5")
GROUP = (
    Field("name", N_("Customer group"), max=60, missing=N_("Enter a name")),
    Field("discount", N_("Discount in per cent"), "percent", max=100_00, wrong=WRONG_DISCOUNT),
    Field("tax_free", N_("No tax applies"), "switch"),
    Field("usual", N_("New customers belong to it"), "switch"),
)


@shelf(
    "groups",
    "group",
    GROUP,
    title=N_("Customer groups"),
    about=N_("Customers of a group have the same discount."),
    new=N_("A new customer group"),
)
class CustomerGroup(Thing, db.Model):
    __tablename__ = "customer_group"

    discount: Mapped[int | None] = mapped_column(Number)  # in hundredths of a per cent
    tax_free: Mapped[bool | None] = mapped_column(Boolean)
    usual: Mapped[bool | None] = mapped_column(Boolean)
