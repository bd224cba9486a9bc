"""A kind of relation the organisation keeps: what she is to the other one, and what the other one is to her."""

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import Boolean, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.accounts.founding import also
from webapp.customers.shelf import Thing, shelf
from webapp.db import db, uuid7
from webapp.i18n import N_
from webapp.relations.fields import RELATION_TYPE

DEFAULTS = (  # name, the counterpart's where it differs, whether they are one household
    (N_("Wife of"), N_("Husband of"), True),
    (N_("Same household as"), None, True),
    (N_("Business partner of"), None, None),
    (N_("Contact of"), None, None),
    (N_("Sold for"), N_("Bought through"), None),
)


@shelf(
    "relation_types",
    "relation_type",
    RELATION_TYPE,
    title=N_("Kinds of relation"),
    about=N_("What customers are to each other, said from both sides: she is the wife of him, he the husband of her."),
    new=N_("A new kind of relation"),
)
class RelationType(Thing, db.Model):
    __tablename__ = "relation_type"

    counterpart: Mapped[str | None] = mapped_column(String(60))  # none where it is the same both ways
    household: Mapped[bool | None] = mapped_column(Boolean)


@also
def usual_ones(organisation):
    """The kinds of relation a new organisation begins with, in its language."""
    with force_locale(organisation.language):
        for name, counterpart, household in DEFAULTS:
            known = {"name": _(name), "counterpart": counterpart and _(counterpart), "household": household}
            db.session.add(RelationType(organisation_id=organisation.id, id=uuid7(), **known))
    db.session.flush()
