"""Records as they are typed and sent: every rule broken and kept, on every kind of input."""

import json

from tests.fields.vectors import TYPED
from tests.offline.cards import IDS, address, email, made, note, phone
from webapp.customers.typed import blank, of_card, parts, prefix, seen

ANN = made(
    9,
    given="Ann",
    family="Avery",
    birthday="1961-10-23",
    labels=[IDS[39]],
    phones=[phone(0, "mobile", "07700 900142", "+447700900142")],
    emails=[email(0, "ann@example.com")],
    addresses=[address(0)],
    notes=[note(1, "Likes tea", True)],
)
PHONE, EMAIL, ADDRESS, NOTE = (prefix(part) for part in parts(ANN))
DAYS = [
    ("31", "2", ""), ("29", "2", ""), ("29", "2", "2023"), ("", "2", "1961"), ("1", "1", "1849"), ("x", " ", "\ufeff"),
    ("\x1c", "", ""), ("\ufeff", "", ""), ("23", "10", "61"), ("٣", "3", ""), ("", "", ""), ("😀", "1", ""),
]  # fmt: skip
PLACES = [
    {"country": "GB", "postcode": "MILL"}, {"country": "GB", "postcode": "mf42qt"}, {"country": "FR"},
    {"country": "FR", "postcode": "33380"}, {"country": "US", "postcode": "12"}, {"country": "XX"}, {"country": ""},
    {"country": "*"}, {"country": "constructor"}, {"country": "items"}, {"country": "__proto__"}, {"line1": "x" * 101},
    {"town": "", "line1": "", "postcode": ""}, {"region": "r" * 101, "postcode": "no"}, {"postcode": "x" * 21},
]  # fmt: skip
NEW = "p_01a20000-0000-7000-8000-0000000000ff_"


def sent(card, *without):
    """The form of a record as it is drawn."""
    kinds = {f"{prefix(part)}kind": part["kind"] for part in parts(card)}
    form = of_card(card) | kinds | {"seen": json.dumps(seen(card))}
    return {name: text for name, text in form.items() if name not in without}


def typed():
    """What is typed over a record, one mistake after the other."""
    own = ("given", "note", "status", "primary_phone")
    inputs = {f"c_{name}": TYPED[name] for name in own}
    inputs |= {
        f"{PHONE}number": TYPED["number"],
        f"{EMAIL}address": TYPED["address"],
        f"{ADDRESS}label": TYPED["label"],
        f"{NOTE}text": ["", " ", "Likes coffee", "x" * 2001, "a\r\nb"],
        f"{NOTE}alert": ["", "1", "x"],
    }
    yield from ({name: text} for name, texts in inputs.items() for text in texts)
    yield from ({"c_birthday_day": day, "c_birthday_month": m, "c_birthday_year": year} for day, m, year in DAYS)
    yield from ({f"{ADDRESS}{name}": text for name, text in place.items()} for place in PLACES)
    yield from ({"c_business": business, "c_company": name} for business in ("1", "", "x") for name in ("", " ", "A/S"))
    yield from ({"seen": text} for text in ("", "null", "[]", '{"c": {}, "p": {}}', '{"c": 1}', '{"c": {"given": []}}'))
    yield {"c_labels": ["", IDS[38], IDS[39], IDS[38]]}
    yield {"c_labels": ["nonsense"]}
    yield {"c_given": "", "c_family": " ", f"{PHONE}number": "12", f"{EMAIL}address": "x"}
    yield {f"{PHONE}gone": "1", f"{EMAIL}address": "", f"{ADDRESS}gone": "1"}
    yield {f"{NEW}kind": "email", f"{NEW}label": "work", f"{NEW}address": "ann"}
    yield {f"{NEW}kind": "email", f"{NEW}label": "work", f"{NEW}address": ""}
    yield {f"{NEW}kind": "note", f"{NEW}text": "", f"{NEW}alert": "1"}
    yield {f"{NEW}kind": "note", f"{NEW}text": " new\n", f"{NEW}alert": "1"}
    yield {f"{NEW}kind": "fax", f"{NEW}number": "1"}


def forms(home):
    """Every one of them over an old record and in a new one: `[[form, home, id, whether it is new]]`."""
    empty = blank(ANN["id"])
    for more in typed():
        yield [sent(ANN) | more, home, ANN["id"], False]
        yield [sent(empty) | {"c_family": "Avery"} | more, home, ANN["id"], True]
    yield [sent(ANN, "c_note", "c_given", f"{ADDRESS}town"), home, ANN["id"], False]
    yield [sent(empty), home, ANN["id"], True]
    for country in ("CH", "US"):
        yield [sent(ANN) | {f"{PHONE}number": "abc"}, home | {"country": country}, ANN["id"], False]
