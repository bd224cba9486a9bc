"""What stands twice, in Python and in JavaScript, says the same: over shared vectors and over every kind of card."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qsl
from uuid import UUID

import pytest
from flask_babel import force_locale
from werkzeug.datastructures import MultiDict

from tests.fields.vectors import vectors
from tests.offline import node
from tests.offline.cards import CARDS, HOME, THINGS, address, email, made, phone
from tests.offline.forms import forms
from webapp.customers import typed
from webapp.customers.filter import PERIOD, asked_filter, held, picked, span
from webapp.customers.folding import spellings
from webapp.customers.form import customer_form
from webapp.customers.line import key, line, rank, readings
from webapp.customers.people import people
from webapp.customers.record import record
from webapp.customers.row import row
from webapp.customers.traits import texts, traits
from webapp.customers.twins import same
from webapp.offline import data
from webapp.offline.modules import joined

TESTS = Path(__file__).parents[1]
FOLDING = json.loads((TESTS / "customers" / "folding.json").read_text())
TWO = json.loads((TESTS / "customers" / "twins.json").read_text())
VALUES = json.loads((TESTS / "fields" / "values.json").read_text())


@pytest.fixture(scope="module")
def twins():
    """Run an expression over the twins: `twins("expression of DATA", data)`."""
    code = joined(Path(__file__).parent / "twins.js", {"data": data.module()})
    script = f"globalThis.self = globalThis\n{data.tables_script()}{code}"

    def run(expression, given):
        names = """formed, judged, askedFilter, held, key, line, named, ofCard, people, picked, rank, readings, record,
            row, same, seen, span, speak, spellings, texts, traits"""
        api = f"const {{ {names} }} = module_tests_offline_twins.api"
        return node.run(f"{script}\n{api}\nconsole.log(JSON.stringify({expression}))", given)

    return run


def test_values_are_canonical_and_checked_alike(twins):
    found = twins("DATA.map(([name, typed]) => judged(name, typed))", VALUES)

    assert [[name, typed, *judged] for (name, typed, *_), judged in zip(VALUES, found, strict=True)] == VALUES


def test_the_vectors_are_what_python_says():
    assert json.loads(json.dumps(vectors())) == VALUES


def test_who_is_the_same_person_is_seen_alike(twins):
    pairs = [[made_of(one), made_of(other)] for one, other, _ in TWO]
    pairs += [[one, other] for one in CARDS for other in CARDS]
    wanted = [expected for *_, expected in TWO] + [same(*pair) for pair in pairs[len(TWO) :]]

    assert [same(*pair) for pair in pairs] == wanted
    assert twins("DATA.map(pair => same(...pair))", pairs) == wanted


def made_of(told):
    """A card from the little that matters here."""
    told, found = dict(told), {}
    if "phone" in told:
        found["phones"] = [phone(0, "home", told.pop("phone"), None)]
    if "email" in told:
        found["emails"] = [email(0, told.pop("email"))]
    if "street" in told:
        found["addresses"] = [address(0) | {"place": {"line1": told.pop("street"), "postcode": "MF4 2QT"}}]
    return made(1, **told, **found)


def test_folding_reading_and_ranking_are_alike(twins):
    assert twins("DATA.spellings.map(([text]) => [text, spellings(text)])", FOLDING) == FOLDING["spellings"]
    assert twins("DATA.readings.map(([query]) => [query, readings(query)])", FOLDING) == FOLDING["readings"]
    assert (
        twins("DATA.rank.map(([line, query]) => [line, query, rank(line, readings(query))])", FOLDING)
        == FOLDING["rank"]
    )
    assert all(spellings(text) for text, _ in FOLDING["spellings"])
    assert [[at, query, rank(at, readings(query))] for at, query, _ in FOLDING["rank"]] == FOLDING["rank"]


def test_lines_keys_and_rows_are_alike(twins):
    ours = [[line(card), key(card), row(card)] for card in CARDS]

    assert twins("DATA.map(card => [line(card), key(card), row(card)])", CARDS) == json.loads(json.dumps(ours))


def test_what_filters_ask_is_alike(twins):
    ours = [[traits(card), texts(card)] for card in CARDS]

    assert twins("DATA.map(card => [traits(card), texts(card)])", CARDS) == ours


ASKED = [
    "f=has-email,no-phone&f=today",
    "f=town:St.+Ives,given:A%2CB,phone:%2B44+7700,phone:x,given:,nothing:x,__proto__:x",
    "f=created-7d,created-0d,changed-month,born-year,visited-month,born-30d,created-7,changed-year",
    "f=created-2026-01-01..2026-02-01,born-12-20..01-10,created-..,visited-..03-01,born-2026-01-01..",
    "f_given=%C3%89lo%C3%AFse&f_phone=0&f_created_from=2026-01-01&f_born_to=2000-11-21&f_visited_from=x",
    "f=business.1,status.inactive,constructor.1,01A20000-0000-7000-8000-000000000027,country-fr",
    f"f=town:{'x' * 100}",
]


def test_filters_are_understood_alike(twins):
    filters = [asked_filter(MultiDict(parse_qsl(asked, keep_blank_values=True))) for asked in ASKED]
    periods = [word for filter in filters for word in filter.split(",") if PERIOD.fullmatch(word)]
    ours = [
        [[filter, held(filter), picked(filter, THINGS)] for filter in filters],
        [list(span(word, date(2026, 2, 28))) for word in periods],
    ]
    theirs = """[DATA[0].map(asked => askedFilter(new URLSearchParams(asked))).map(filter => [filter, held(filter),
        picked(filter, DATA[2])]), DATA[1].map(word => span(word, "2026-02-28"))]"""

    assert twins(theirs, [ASKED, periods, THINGS]) == ours
    assert all(filters) and len(periods) > 8


def test_what_the_list_draws_is_alike(app, twins):
    rows = [row(card) for card in CARDS]
    for query in ("", "x"):
        given = [rows, THINGS, 9, query, "", CARDS[0]["id"], None]
        assert twins("people(...DATA)", given) == json.loads(json.dumps(people(*given)))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_the_record_draws_is_alike(app, twins, language):
    with app.test_request_context(), force_locale(language):
        ours = [record(card, HOME, THINGS) for card in CARDS]
    theirs = twins(
        "(speak(DATA[3]), DATA[0].map(card => record(card, DATA[1], DATA[2])))", [CARDS, HOME, THINGS, language]
    )

    assert theirs == json.loads(json.dumps(ours))


def test_what_the_inputs_hold_is_alike(twins):
    ours = [[typed.of_card(card), typed.seen(card)] for card in CARDS]

    assert twins("DATA.map(card => [ofCard(card), seen(card)])", CARDS) == json.loads(json.dumps(ours))


@pytest.mark.parametrize(
    ("language", "country", "email_required", "most"), [("en", "GB", None, None), ("fr", "FR", True, 1)]
)
def test_a_form_says_the_same_at_the_same_field(app, twins, language, country, email_required, most):
    given = list(forms({"country": country, "email_required": email_required, "most_addresses": most}))
    ours = [formed(app, language, *form) for form in given]

    theirs = twins("(speak(DATA[1]), DATA[0].map(form => formed(...form)))", [given, language])

    each = zip(given, ours, theirs, strict=True)
    assert [one for one in each if one[2] != json.loads(json.dumps(one[1]))] == []
    assert {valid for valid, *_ in ours} == {True, False}


def formed(app, language, sent, home, id, is_new):
    """What the server's form says, and what it would save: `[valid, sentences, changes]`."""
    with app.test_request_context(method="POST", data=sent), force_locale(language):
        form = customer_form(SimpleNamespace(**home), UUID(id), is_new)
        valid = form.validate()
        return [valid, form.sentences(), [change.as_json() for change in form.changeset().changes]]
