"""Answers to the organisation's own questions: a column for each question in a table, a line for each in a vCard."""

from uuid import UUID

from flask_babel import gettext as _

from webapp.changes.changeset import Change
from webapp.exchange.lines import Line, escape
from webapp.questions.answer import answer_id, judge

PROPERTY = "X-DOORSTEP-ANSWER"


def heading(question):
    """Answer: Which colours suit her?"""
    return f"{_('Answer')}: {question}"


def given(card):
    """What was answered, in one text, by the id of the question."""
    answers = card.get("answers", [])
    return {one["question"]: one["value"] or one["several"] for one in answers if one["value"] or one["several"]}


def lines(card, names):
    for question, text in given(card).items():
        if question in names:
            yield Line(PROPERTY, f"{escape(names[question])};{escape(text)}")


def take(contact, card):
    for line in card.take(PROPERTY):
        question, text, *_rest = [*line.parts(), ""]
        contact.answers[question] = text


def changes(contact, choices, of, card):
    """What the answers of a contact change; one whose question nobody asks here, or that is none to it, is kept."""
    there = given(card)
    for name, text in contact.answers.items():
        question = choices.question(name)
        if question is None or judge(question, text):
            contact.keep(name, text)
        elif there.get(question["id"]) != text:
            field = "several" if question["form"] == "several" else "value"
            id = UUID(answer_id(question["id"], str(of)))
            if question["id"] in there:
                yield Change("set", "answer", id, of, field, None, text)
            else:
                yield Change("add", "answer", id, of, new={"question": question["id"], field: text})
