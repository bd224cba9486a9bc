"""A question the organisation asks of every customer: its words, how it is answered, and whether it has to be."""

from sqlalchemy import Boolean, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.shelf import Thing, shelf
from webapp.db import db
from webapp.fields.field import Field
from webapp.i18n import N_

FORMS = (
    ("", N_("Words")),
    ("choice", N_("One of a list")),
    ("several", N_("Several of a list")),
    ("date", N_("Date")),
    ("number", N_("Number")),
    ("yes", N_("Yes or no")),
)
QUESTION = (
    Field("name", N_("Question"), max=200, missing=N_("Enter a question")),
    Field("form", N_("Answered by"), "choice", max=10, choices=FORMS),
    Field("options", N_("The list, a line each"), "lines", max=2000),
    Field("required", N_("New customers have to answer"), "switch"),
)


@shelf(
    "questions",
    "question",
    QUESTION,
    title=N_("Questions"),
    about=N_("What you want to know of every customer. Answers stand on her page, and can be searched and filtered."),
    new=N_("A new question"),
)
class Question(Thing, db.Model):
    __tablename__ = "question"

    name: Mapped[str] = mapped_column(String(200))
    form: Mapped[str | None] = mapped_column(String(10))
    options: Mapped[str | None] = mapped_column(Text)
    required: Mapped[bool | None] = mapped_column(Boolean)
