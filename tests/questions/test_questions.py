"""The organisation's own questions: asked on every record, judged, found, filtered."""

from uuid import UUID

import pytest

from tests import cast
from tests.browsing import Browser
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.db import db, uuid7, writing
from webapp.fields.field import Refused
from webapp.questions.answer import answer_id


def ask(by, name, **more):
    """A question of this person's organisation: its id."""
    id, organisation = uuid7(), UUID(int=by.organisation_id)
    writing()
    apply(Changeset((Change("add", "question", id, organisation, new={"name": name} | more),)), by=by, via="web")
    db.session.commit()
    return str(id)


@pytest.fixture
def olivia(person):
    return person("olivia")


@pytest.fixture
def skin(olivia):
    return ask(olivia, "Skin type", form="choice", options="dry\noily")


def input_of(question, customer, name="value"):
    return f"p_{answer_id(question, str(customer))}_{name}"


def answers(rita, ann):
    return {answer["question"]: answer["value"] or answer["several"] for answer in card.find(rita.book, ann)["answers"]}


def test_an_owner_asks_and_a_representative_writes_the_answer_down(app, olivia, browser, rita, ann):
    owner = Browser(app, olivia)
    form = owner.get("/settings/questions").form("main form")
    owner.post("/settings/questions", form | {"f_name": "Skin type", "f_form": "choice", "f_options": "dry\r\noily"})

    page = browser.get(f"/customers/{ann}")
    select = next(one for one in page.soup.select("#editing select") if "oily" in one.text)
    browser.submit(page, **{select["name"]: "oily"})

    assert list(answers(rita, ann).values()) == ["oily"]
    assert browser.get(f"/customers/{ann}").find("#editing option[selected]:-soup-contains('oily')")


def test_several_are_ticked_and_emptied_again(browser, olivia, rita, ann):
    question = ask(olivia, "Interests", form="several", options="scent\nmake-up\ncare")
    name = input_of(question, ann, "several")

    browser.save(ann, **{name: ["", "scent", "care"]})
    assert answers(rita, ann) == {question: "scent\ncare"}

    browser.save(ann, **{name: ""})
    assert answers(rita, ann) == {question: None}
    browser.save(ann, **{name: ["", "make-up"]})
    assert answers(rita, ann) == {question: "make-up"}
    assert card.find(rita.book, ann)["conflicts"] == []


@pytest.mark.parametrize(
    ("form", "typed", "sentence"),
    [
        ("choice", "greasy", "Choose one of the list"),
        ("number", "many", "Enter a number, like 12 or 3.5"),
        ("date", "2026-02-30", "Enter a real date"),
        ("date", "soon", "Enter a real date"),
        ("yes", "maybe", "Choose one of the list"),
        (None, "x" * 2001, "2,000 characters or less"),
    ],
)
def test_an_answer_that_is_none_gets_a_sentence_and_is_kept(browser, olivia, rita, ann, form, typed, sentence):
    question = ask(olivia, "Tell me", form=form, options="dry\noily")
    page = browser.save(ann, **{input_of(question, ann): typed, "c_family": "Ames"})

    assert (page.status, sentence in page.text) == (422, True)
    assert page.form()["c_family"] == "Ames"
    assert answers(rita, ann) == {}


def test_a_new_customer_has_to_answer_what_is_required(browser, olivia, rita, ann):
    question = ask(olivia, "Skin type", form="choice", options="dry\noily", required=True)
    assert browser.save(ann, c_family="Ames").status == 303  # she is here already: nobody stops her

    page = browser.get("/customers/new")
    typed = page.form() | {"c_given": "Ben", "c_family": "Bains"}
    typed[next(name for name in typed if name.endswith("_number"))] = "07700 900143"
    answer = browser.post(page.action(), typed)
    assert (answer.status, "Answer this question" in answer.text) == (422, True)

    id = page.action().rpartition("/")[2]
    assert browser.post(page.action(), typed | {input_of(question, id): "dry"}).status == 303


def test_answers_are_found_and_filtered(browser, rita, olivia, ann, muller, skin):
    words = ask(olivia, "Notes")
    browser.save(ann, **{input_of(skin, ann): "oily", input_of(words, ann): "Sings in a choir, loudly"})

    def names(address):
        return [link.text for link in browser.get(address).soup.select("#people a.name")]

    assert names("/customers?q=choir") == ["Ann Avery"]
    assert names(f"/customers?f={skin}=oily") == ["Ann Avery"]
    assert names(f"/customers?f={skin}=oil") == names(f"/customers?f={skin}=dry") == []
    assert names(f"/customers?f_{words}=SINGS") == ["Ann Avery"]
    assert "Skin type: oily" in browser.get(f"/customers?f={skin}=oily").find(".picked").text
    chosen = browser.get(f"/customers/filter?f={skin}=oily").find(f"#f_{skin} option[selected]")
    assert chosen.text == "oily"


def test_a_question_taken_away_stays_where_it_was_answered(app, olivia, browser, ann, muller, skin):
    browser.save(ann, **{input_of(skin, ann): "oily"})
    Browser(app, olivia).post(f"/settings/questions/{skin}/removal")

    assert "Skin type" in browser.get(f"/customers/{ann}").find("#editing").text
    assert "Skin type" not in browser.get(f"/customers/{muller}").find("#editing").text


def test_a_question_of_elsewhere_is_refused(rita, sam, ann):
    foreign = ask(sam, "Où ?")
    change = Change("add", "answer", uuid7(), ann, new={"question": foreign, "value": "x"})
    writing()

    with pytest.raises(Refused):
        apply(Changeset((change,)), by=rita, via="sync")
    db.session.rollback()


def test_two_who_answer_apart_are_compared(rita, olivia, ann, skin):
    id = UUID(answer_id(skin, str(ann)))
    for value in ("dry", "oily"):
        writing()
        change = Change("add", "answer", id, ann, new={"question": skin, "value": value})
        apply(Changeset((change,)), by=rita, via="sync")
        db.session.commit()

    found = card.find(rita.book, ann)
    assert [answer["value"] for answer in found["answers"]] == ["dry"]
    assert found["conflicts"][0]["candidates"][0]["value"] == "oily"


def test_a_required_answer_is_asked_of_whoever_empties_it(browser, olivia, rita, ann):
    question = ask(olivia, "Skin type", required=True)
    browser.save(ann, **{input_of(question, ann): "dry"})

    page = browser.save(ann, **{input_of(question, ann): ""})

    assert (page.status, answers(rita, ann)) == (422, {question: "dry"})


def test_nobody_of_another_organisation_sees_it(app, stranger, sam, skin):
    id = cast.customer(sam, given="Zoé", family="Zola", mobile="06 39 98 01 42")

    assert "Skin type" not in stranger.get(f"/customers/{id}").html
