"""Writes values.json: what each kind of field makes of what is typed. Run it when a rule is meant to change."""

import json
from pathlib import Path

from webapp.customers.fields import ADDRESS, CUSTOMER, EMAIL, PHONE
from webapp.fields.field import Refused, canonical
from webapp.fields.rule import check

FIELDS = {field.name: field for field in CUSTOMER} | {"number": PHONE[1], "label": PHONE[0], "address": EMAIL[1]}
FIELDS |= {"place": ADDRESS[1]}
TEXTS = [
    "", " ", "Ann", "  two   words ", "a\x00b\x07\x1b[31m", "e\u0301", "\ufeffx", "tab\tbed",
        "one\r\ntwo\rthree", "x" * 101,
    "x" * 2001, "👩🏽‍🦰", "شركة", "\u200bz\u200b", "<b>", "0", "null",
]  # fmt: skip
TYPED = {
    "given": TEXTS,
    "note": TEXTS,
    "business": ["1", "0", "", True, None, "yes"],
    "birthday": ["1961-10-23", "--10-23", "--02-29", "2023-02-29", "1849-01-01", "--13-01", "-0-00", "61-10-23", "x"],
    "status": ["", "inactive", "active", "x"],
    "primary_phone": ["01a20000-0000-7000-8000-00000000000A", "x", ""],
    "label": ["mobile", "Mum’s house", "x" * 41],
    "number": [
        "07700 900 982", "+44 (0)20 7946 0018 ext 5", "0033639987710", "abc", "12345", "123456", "٠٧٧٠٠٩٠٠٩٨٢",
        "5" * 29,
        "\u202a07700\u2011900982\u202c", "217-555-0142 x12", "1/2/3/4/5/6", "+", "07700 900982 poste 3",
        "+1 2 3 4 5 6 ext",
    ],
    "address": ["a@b.co", "A.B@Example.COM", "a@b", "a b@c.de", "a@@b.co", "@b.co", "a@b.", "é@exämple.com", "a@b..co"],
    "place": [
        {}, {"line1": " 8  Mill Lane ", "postcode": "mf42qt", "country": "GB"}, {"postcode": "wrong", "country": "GB"},
        {"postcode": "h2x1y4", "country": "ca"}, {"postcode": "12345-6789", "country": "US"}, {"country": "XX"},
        {"postcode": "12", "country": "FR"}, {"town": "x" * 101}, {"postcode": "anything"}, {"country": "*"},
        {"postcode": "154-0023", "country": "JP"}, {"postcode": "１５４００２３", "country": "JP"},
    ],
}  # fmt: skip


def expected(field, typed):
    try:
        value = canonical(field, typed)
    except Refused:
        return "refused", None
    wrong = check(field, value, "GB")
    return value, wrong and {"text": wrong.text, "values": wrong.values, "part": wrong.part}


def vectors():
    return [[name, typed, *expected(FIELDS[name], typed)] for name, every in TYPED.items() for typed in every]


if __name__ == "__main__":
    file = Path(__file__).parent / "values.json"
    file.write_text("[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in vectors()) + "\n]\n")
