"""What the answers tell the rest of the house: they are drawn on the record, judged in its form, found and filtered."""

from webapp.customers import form, line, record, traits
from webapp.customers.filter import searched
from webapp.customers.subject import CHECKS
from webapp.db import db
from webapp.fields.field import Refused
from webapp.questions.answer import Answer, judge, wanting
from webapp.questions.question import Question


def judge_answers(form):
    """Mark what is wrong with the answers of a form; asked of what is new or changed."""
    questions = {question["id"]: question for question in form.things.get("questions", ())}
    for part in form.parts:
        for unit in form.units_of(part) if part["kind"] == "answer" else ():
            question = questions.get(form.typed.get(f"{unit.prefix}question"))
            if question and unit.field.name != "question" and (unit.changed or form.is_new):
                unit.wrong = unit.wrong or judge(question, unit.data)


def texts(card):
    """What she is found by: the words of her answers."""
    return [line for answer in card["answers"] for line in given(answer)]


def words(card):
    """What filters ask of her answers: `question=answer`."""
    found = [(answer["question"], searched("", line)) for answer in card["answers"] for line in given(answer)]
    return [f"{question}={text}" for question, text in found if text]


def given(answer):
    return [line for text in (answer["value"], answer["several"]) if text for line in text.split("\n")]


def questions_must_exist(actor, changed):
    """An answer is to a question of the same organisation; raises Refused."""
    ids = [customer.id for customer, fields in changed if ("answer", "question") in fields]
    if not ids:
        return
    db.session.flush()
    mine = db.select(Answer.question_id).where(Answer.organisation_id == actor.organisation_id, Answer.of.in_(ids))
    wanted = set(db.session.scalars(mine.distinct()))
    here = db.select(Question.id).where(Question.organisation_id == actor.organisation_id, Question.id.in_(wanted))
    if wanted - set(db.session.scalars(here)):
        raise Refused("no such question")


record.ALWAYS.append(wanting)
form.JUDGES.append(judge_answers)
line.MORE.append(texts)
traits.MORE.append(words)
CHECKS.append(questions_must_exist)
