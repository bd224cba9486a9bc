"""Whatever is typed: a sentence at the field with all that was typed kept, or it is taken as it is. Never a 500."""

import pytest

from tests import cast
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.customers.fields import CUSTOMER
from webapp.db import db, uuid7, writing

HOSTILE = {
    "empty": "",
    "blank": " \t ",
    "long": "x" * 10_000,
    "control characters": "a\x00b\x07c\x1b[31m",
    "right to left": "\u202eشركة عطور\u200f",
    "emoji": "👩🏽‍🦰 Zoë 🧴",
    "script": "<script>alert(1)</script>",
    "quotes": "\"'`{{ 7 * 7 }}{% raw %}",
    "line breaks": "one\r\ntwo\rthree",
    "null word": "null",
}
TICKED = [f"c_{field.name}" for field in CUSTOMER if field.kind in ("switch", "set")]


@pytest.fixture
def ann(person, rita):
    """A customer whose record shows every field there is."""
    for kind in ("store", "channel", "group"):
        cast.thing(person("olivia"), kind, "Mill Road")
    ann = cast.customer(
        rita, given="Ann", family="Avery", mobile="07700 900142", email="ann@example.com", street="1 Birch Lane"
    )
    writing()
    two = (Change("add", *cast.phone(ann, "01632 960187")), Change("add", *cast.email(ann, "avery@example.com")))
    apply(Changeset((*two, Change("add", *cast.address(ann, "2 Elm Close")))), by=rita, via="web")
    db.session.commit()
    return ann


def inputs(page):
    """Every field of the record that can be typed in or chosen from."""
    return [name for name in page.form() if name not in ("seen", "new")]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_all_fields_at_once_take_it_or_say_what_to_do(browser, ann, hostile):
    page = browser.get(f"/customers/{ann}")
    answer = browser.submit(page, **dict.fromkeys(inputs(page), HOSTILE[hostile]))

    assert answer.status == 422
    for name in ("c_note", "c_company", "c_birthday_day"):
        assert as_html_keeps(answer.form()[name]) == as_html_keeps(HOSTILE[hostile])


@pytest.mark.parametrize("hostile", ["long", "script"])
def test_every_field_takes_it_or_says_what_to_do(browser, ann, hostile):
    page = browser.get(f"/customers/{ann}")
    drawn = {f"c_{field.name}" for field in CUSTOMER if field.kind not in ("day", "hash")} - {"c_binned", "c_labels"}
    assert drawn <= set(inputs(page))
    for name in inputs(page):
        answer = browser.submit(page, **{name: HOSTILE[hostile]})
        assert answer.status in (303, 422), (name, hostile, answer.status)
        if answer.status == 422:
            kept(answer, name, HOSTILE[hostile])
        page = browser.get(f"/customers/{ann}")


def kept(answer, name, text):
    """A sentence stands at the field, and what was typed stands in it."""
    assert answer.soup.select(".err"), name
    if name in TICKED:
        return
    assert answer.soup.select("[aria-invalid=true]"), name
    if not name.endswith(("_country", "_nationality")):  # chosen from a list, which has nothing of the kind
        assert as_html_keeps(answer.form()[name]) == as_html_keeps(text), name


def as_html_keeps(text):
    """A text without what no page can carry: NUL and lone surrogates; line breaks as one kind."""
    return (
        "".join(letter for letter in text if letter not in "\x00\ud800\ufffd?")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


@pytest.mark.parametrize(
    ("ending", "typed", "sentence"),
    [
        ("_number", "ask her", "Enter a phone number, like 07700 900 982"),
        ("_number", "12345", "Enter a phone number, like 07700 900 982"),
        ("_address", "ann@example", "Enter an email address in the correct format, like name@example.com"),
        ("_postcode", "MILL", "Enter a full UK postcode, like SW1A 2AA"),
        ("_line1", "x" * 101, "Address line 1 must be 100 characters or less"),
        ("c_given", "", "Enter a first name"),
        ("c_family", "", "Enter a last name"),
        ("c_note", "x" * 2001, "About her must be 2,000 characters or less"),
        ("c_birthday_month", "13", "Birthday must be a real date"),
    ],
)
def test_the_sentence_stands_at_the_field(browser, ann, ending, typed, sentence):
    page = browser.get(f"/customers/{ann}")
    name = next(name for name in page.form() if name.endswith(ending))
    page.soup.find(attrs={"name": "c_birthday_day"})["value"] = "3"
    answer = browser.submit(page, **{name: typed, "c_company": "Kept & Sons"})

    assert answer.status == 422
    assert sentence in answer.text
    assert answer.find(".save")["data-state"] == "invalid"
    assert answer.form()["c_company"] == "Kept & Sons"
    assert answer.find("title").text.startswith("Error: ")


def test_two_mistakes_are_listed_with_links(browser, ann):
    answer = browser.save(ann, c_given="", c_note="x" * 2001)

    assert [link["href"] for link in answer.soup.select(".problem a")] == ["#c_given", "#c_note"]
    assert "Check 2 answers" in answer.text


def test_a_wrong_postcode_from_before_stops_nothing(browser, rita, ann):
    """Rules are checked on what the edit changes: an address that came with a bad postcode can be put right in part."""
    writing()
    place = {"line1": "1 Birch Lane", "postcode": "1 BIRCH", "country": "GB"}
    add = Change("add", "address", uuid7(), ann, new={"label": "work", "place": place})
    apply(Changeset((add,)), by=rita, via="undo")
    db.session.commit()
    page = browser.get(f"/customers/{ann}")
    name = f"p_{add.id}_line1"

    assert browser.submit(page, **{name: "2 Birch Lane"}).status == 303
    assert any(a["place"]["line1"] == "2 Birch Lane" for a in card.find(rita.book, ann)["addresses"])


def test_without_the_values_as_drawn_nothing_is_overwritten(browser, ann, rita):
    page = browser.get(f"/customers/{ann}")
    for seen in ("", "nonsense", "[]", '{"c": 1}', '{"c": {"given": ["x"]}, "p": {}}'):
        assert browser.submit(page, seen=seen, c_given="Overwritten").status in (303, 422)

    found = card.find(rita.book, ann)
    assert found["given"] == "Ann"
    assert any(clash["field"] == "given" for clash in found["conflicts"])


def test_bytes_that_are_no_text_are_no_trouble(browser, ann):
    for form in (
        b"seen=%ED%A0%80&c_given=a%ED%A0%80b",
        b"%FF=%FE",
        b"p_%00_kind=phone",
        b"\xff\xfe",
        b"c_given[]=x&" * 99,
    ):
        answer = browser.post(f"/customers/{ann}", form, content_type="application/x-www-form-urlencoded")
        assert answer.status in (303, 422)


def test_nonsense_addresses_are_not_found(browser):
    for path in (
        "/customers/1",
        "/customers/x",
        "/customers/00000000-0000-0000-0000-000000000000",
        "/customers/parts/x",
    ):
        assert browser.get(path).status == 404


def test_nonsense_in_the_list_is_ignored(browser, ann):
    for query in ({"f": "x"}, {"from": "a", "after": "x"}, {"q": "\x00"}, {"q": "%"}, {"q": "'"}, {"q": "x" * 5000}):
        assert browser.get("/customers", query_string=query).status == 200
