"""An answer: a part of a customer, one for each question; the same on every device, since its id is made of both.

Several options are lines of one text. The same words stand in answer.js for the worker."""

import re
from datetime import date
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.customers.parts import Part, part
from webapp.db import Id, db
from webapp.fields.field import Field
from webapp.fields.rule import NOT_A_CHOICE, Wrong
from webapp.i18n import N_

ANSWER = (
    Field("question", N_("Question"), "id", of="questions"),
    Field("value", N_("Answer"), "lines", max=2000),
    Field("several", N_("Answer"), "lines", max=2000),
)
NUMBER, DAY = re.compile("-?[0-9]{1,15}(?:[.,][0-9]{1,6})?"), re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNANSWERED = N_("Answer this question")
NO_NUMBER, NO_DATE = N_("Enter a number, like 12 or 3.5"), N_("Enter a real date")


@part("answer", "answers", ANSWER)
class Answer(Part, db.Model):
    __tablename__ = "answer"

    question_id: Mapped[UUID | None] = mapped_column(Id)
    value: Mapped[str | None] = mapped_column(Text)
    several: Mapped[str | None] = mapped_column(Text)

    @property
    def question(self):
        return self.question_id and str(self.question_id)

    @question.setter
    def question(self, id):
        self.question_id = id and UUID(id)


def answer_id(question, customer):
    """The id of a customer's answer to a question, of both ids as texts."""
    mixed = UUID(question).int ^ UUID(customer).int
    mixed = mixed & ~(0xF << 76) | 8 << 76
    return str(UUID(int=mixed & ~(0b11 << 62) | 0b10 << 62))


def wanting(card, things):
    """The answers that aren't there yet, to be drawn: `[{kind, id, question}]`; things: with its `questions`."""
    answered = {answer["question"] for answer in card["answers"]}
    return [
        {"kind": "answer", "id": answer_id(question["id"], card["id"]), "question": question["id"]}
        for question in things["questions"]
        if not question["gone"] and question["id"] not in answered
    ]


def judge(question, text):
    """What is wrong with an answer, or None; question: as devices know it; text: canonical."""
    if text is None:
        return Wrong(UNANSWERED) if question["required"] else None
    wrong = {"number": (NUMBER, NO_NUMBER), "date": (DAY, NO_DATE)}.get(question["form"])
    if wrong and not (wrong[0].fullmatch(text) and (question["form"] == "number" or is_real(text))):
        return Wrong(wrong[1])
    listed = options(question)
    return Wrong(NOT_A_CHOICE) if listed is not None and not {*text.split("\n")} <= {*listed} else None


def options(question):
    """What one chooses from; None where one writes."""
    if question["form"] == "yes":
        return ["yes", "no"]
    return (question["options"] or "").split("\n") if question["form"] in ("choice", "several") else None


def is_real(text):
    try:
        return date.fromisoformat(text) is not None
    except ValueError:
        return False
