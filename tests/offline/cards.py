"""Cards in every state a screen has to draw: one set for both renderers."""

import webapp.files.file  # noqa: F401
import webapp.notes.note  # noqa: F401  what other rooms add to a card is in it
import webapp.relations.relation  # noqa: F401  a card has all its sections
from webapp.customers.card import SCHEMA
from webapp.customers.typed import blank
from webapp.questions import card  # noqa: F401  the rooms that add to a card

IDS = [f"01a20000-0000-7000-8000-{n:012x}" for n in range(40)]
KINDS = [
    {"id": IDS[37], "name": "Wife of", "counterpart": "Husband of", "household": True, "gone": False},
    {"id": IDS[36], "name": "Contact of", "counterpart": None, "household": None, "gone": False},
]
PLACE = {"line1": "8 Mill Lane", "town": "Marsford", "postcode": "MF4 2QT", "country": "GB"}


def made(n, **known):
    """A card like the server keeps it."""
    base = blank(IDS[n]) | {
        "schema": SCHEMA,
        "number": n + 1,
        "book": 1,
        "version": 3,
        "created_at": "2026-11-01T08:00:00Z",
        "changed_at": "2026-11-21T10:42:00Z",
        "binned_at": None,
    }
    return base | known


def phone(n, label, number, e164=None):
    return {"id": IDS[20 + n], "kind": "phone", "label": label, "number": number, "e164": e164}


def email(n, text, label="home"):
    return {"id": IDS[25 + n], "kind": "email", "label": label, "address": text}


def address(n, label="home", **place):
    door = {name: place.get(name) for name in ("door", "gate", "delivery")}
    place = {name: text for name, text in (PLACE | place).items() if text and name not in door}
    return {"id": IDS[30 + n], "kind": "address", "label": label, "place": place} | door


def note(n, text, alert=None, at="2026-11-20T18:05:00Z"):
    known = {"user_id": 1, "author": "Rita", "at": at}
    return {"id": IDS[n], "kind": "note", "text": text, "alert": alert} | known


def answer(n, question, value, several=None):
    return {"id": IDS[22 + n], "kind": "answer", "question": question, "value": value, "several": several}


def relation(n, other, type=KINDS[0]["id"], turned=None, note=None):
    known = {"other": IDS[other], "type": type, "turned": turned, "note": note}
    return {"id": IDS[14 + n], "kind": "relation"} | known


def kept_file(n, name, size=20_481):
    return {"id": IDS[n], "kind": "file", "name": name, "size": size, "author": "Rita", "at": "2026-11-20T18:05:00Z"}


def signed(**more):
    return {"user": 1, "who": "Rita", "device": "iPhone", "at": "2026-11-20T18:05:00Z"} | more


CARDS = [
    made(0, given="Amelia", family="Archer", phones=[phone(0, "mobile", "07700 900142", "+447700900142")]),
    made(1, given="Jürgen", family="Müller", emails=[email(0, "j@example.com")], birthday="1961-10-23",
         status="inactive"),
    made(2, business=True, company="O’Brien & Sons <b>", addresses=[address(0), address(1, "work",
         country="US", region="IL")]),
    made(3),
    made(4, given="<script>", family="\"'&`{{ 7 }}", note="line one\n</textarea>\u2028two", company="A/S"),
    made(5, given="😀 Zoë", family="محمد", birthday="--02-29", labels=[IDS[39]], primary_phone=IDS[21],
         phones=[phone(0, "Mum’s 100%", "12345"), phone(1, "fax", "01632 960187")]),
    made(6, given="Ann", family="Avery", binned=True, binned_at="2026-11-20T09:00:00Z"),
    made(
        7,
        given="Nadia",
        family="Begum",
        phones=[phone(0, "home", "01632 960187")],
        addresses=[address(0, country=None, line2="Flat 2")],
        conflicts=[
            {"kind": "customer", "record": IDS[7], "field": "given", "standing": signed(),
             "candidates": [{"id": IDS[10], "value": "Nadja"} | signed(device=None)]},
            {"kind": "phone", "record": IDS[20], "field": "gone", "standing": None,
             "candidates": [{"id": IDS[11], "value": True} | signed()]},
            {"kind": "address", "record": IDS[30], "field": "place", "standing": signed(),
             "candidates": [{"id": IDS[12], "value": PLACE} | signed(), {"id": IDS[13], "value": None} | signed()]},
            {"kind": "customer", "record": IDS[7], "field": "birthday", "standing": None,
             "candidates": [{"id": IDS[14], "value": "--01-01"} | signed()]},
        ],
    ),
    made(19, given="Asked", family="Often", answers=[
        answer(0, IDS[15], "oily, mixed"), answer(1, IDS[16], None, "scent\nmake-up\n100%"),
        answer(2, IDS[21], "from <Ann>\n& the fair"), answer(3, IDS[39], "of a question nobody knows"),
    ]),
    made(10, given="Ann", family="Martin", addresses=[address(0)], phones=[phone(0, "home", "01632 960187")],
         relations=[relation(0, 11), relation(1, 3, turned=True, note="Met at the fair"), relation(2, 12, IDS[36])]),
    made(11, given="Ben", family="Martin", addresses=[address(1)], phones=[phone(1, "home", "01632 960187")],
         relations=[relation(3, 10, turned=True), relation(4, 4)]),
    made(9, title="ms", given="Nina", family="Known", gender="female", birthday="1970-01-02", nationality="FR",
         language="fr", first_visit="2019-03-05", group=IDS[36], channel=IDS[35], stores=[IDS[33], IDS[34]], guest=True,
         newsletter=True, tax="exempt", reference="AB 12", gift_card="6035 7112", pin="0420", erp_id="E/7 <i>",
         addresses=[address(0, gate="4711#", delivery="Leave it <b>", door="c/o"), address(1, "work")],
         primary_address=IDS[31], billing_address=IDS[29], primary_email=IDS[26], emails=[email(0, "n@a.fr"),
         email(1, "n@b.fr", "work")],
         conflicts=[{"kind": "customer", "record": IDS[9], "field": field, "standing": None,
             "candidates": [{"id": IDS[14], "value": value} | signed()]} for field, value in
             (("group", IDS[37]), ("channel", IDS[1]), ("primary_address", IDS[30]), ("nationality", "US"))]),
    made(8, given="Offline", family="Made", number=None, version=0, changed_at=None),
    made(11, given="Filed", family="Away", files=[kept_file(18, "price <list>.pdf"), kept_file(19, "x", None)]),
    made(9, given="Noted", family="Often", notes=[note(15, "Gate  code\n1234 " * 9, True), note(16, "<b>", None),
         note(17, "Likes tea", True, None)], conflicts=[
            {"kind": "note", "record": IDS[16], "field": "gone", "standing": None,
             "candidates": [{"id": IDS[11], "value": True} | signed()]},
            {"kind": "note", "record": IDS[17], "field": "alert", "standing": signed(),
             "candidates": [{"id": IDS[12], "value": None} | signed()]},
        ]),
]  # fmt: skip
LABELS = [
    {"id": IDS[39], "name": "Tuesday round", "weekday": "2"},
    {"id": IDS[38], "name": "By post <i>", "weekday": None},
]
QUESTIONS = [
    {"id": IDS[15], "name": "Skin type", "form": "choice", "options": "dry\noily, mixed\n<b>", "required": True},
    {"id": IDS[16], "name": "Interests", "form": "several", "options": "scent\nmake-up", "required": None},
    {"id": IDS[17], "name": "Shoe size", "form": "number", "options": None, "required": None},
    {"id": IDS[18], "name": "Wed on", "form": "date", "options": None, "required": True},
    {"id": IDS[20], "name": "Likes samples?", "form": "yes", "options": None, "required": None},
    {"id": IDS[21], "name": "How did you hear of us?", "form": None, "options": None, "required": None},
]
THINGS = {
    "questions": [question | {"gone": False} for question in QUESTIONS],
    "segments": [{"id": IDS[19], "name": "Lapsed", "filter": "inactive,town:a&b"}],
    "labels": LABELS,
    "relation_types": KINDS,
    "stores": [{"id": IDS[33], "name": "Mill Road", "gone": True}, {"id": IDS[34], "name": "Harbour", "gone": False}],
    "channels": [{"id": IDS[35], "name": "At the door <i>", "gone": False}],
    "groups": [
        {"id": IDS[36], "name": "Regulars", "discount": 750, "tax_free": None, "usual": True, "gone": False},
        {"id": IDS[37], "name": "Trade", "discount": None, "tax_free": True, "usual": None, "gone": True},
    ],
}
HOME = {"country": "GB", "email_required": None, "most_addresses": None}
