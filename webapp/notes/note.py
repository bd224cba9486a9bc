"""A note about a customer, which she never sees: its text, who wrote it and when, and whether it is an alert."""

from sqlalchemy import Boolean, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.card import moment
from webapp.customers.parts import Part, part
from webapp.db import Moment, db, now
from webapp.fields.field import Field
from webapp.i18n import N_

NOTE = (
    Field("text", N_("Note"), "lines", max=2000, capital="sentences", spell=True),
    Field("alert", N_("Show as alert"), "switch"),
)


def signed(actor, note):
    note.user_id, note.author, note.came_at = actor.id, actor.name, now()


@part("note", "notes", NOTE)
class Note(Part, db.Model):
    __tablename__ = "note"
    KNOWN = ("user_id", "author", "at")
    start = staticmethod(signed)

    text: Mapped[str | None] = mapped_column(Text)
    alert: Mapped[bool | None] = mapped_column(Boolean)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    author: Mapped[str] = mapped_column(String(100))  # as she was called when she wrote it
    made_at: Mapped[object] = mapped_column(Moment)  # by the clock of her device: shown, never sorted by
    came_at: Mapped[object] = mapped_column(Moment)

    @property
    def at(self):
        return moment(self.made_at)

    @property
    def turn(self):
        return self.came_at, str(self.id)
