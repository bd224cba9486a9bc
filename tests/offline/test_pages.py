"""Whole answers of the device are those of the server, byte for byte."""

import re
from uuid import UUID

import pytest

from tests import cast
from tests.browsing import ORIGIN
from tests.offline.device import HTMX, Device
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.db import db, uuid7, writing
from webapp.pages import PAGES
from webapp.questions.answer import answer_id

SKIN, SHOE = "00000000-0000-8000-8000-000000000000", "00000000-0000-8000-8000-000000000002"
UNKNOWN = "01890000-0000-7000-8000-00000000000"


@pytest.fixture
def book(rita, ann, muller, person):
    """Rita's book, with a bit of everything in it: rounds, a clash, somebody in the bin, somebody hostile."""
    label = cast.label(rita, "Tuesday round", "2")
    round = cast.label(rita, "Every day", "7")
    segment(rita, "Lapsed & lost", "no-email,town:a&b")
    segment(rita, "By post", str(label))
    ask(person("olivia"), ann)
    change(rita, muller, "labels", None, str(label))
    change(rita, ann, "labels", None, str(round))
    change(rita, ann, "birthday", None, "--02-29")
    change(rita, muller, "family", "Muller", "Miller")
    hostile = cast.customer(rita, given="<script>\"'&`", family="{{ 7 }}\u2028", note="line\n</textarea>")
    for n in range(22):
        cast.note(rita, hostile, f"{n}: <b>\n{{{{ 7 }}}}", alert=n % 7 == 0 or None)
    gone = cast.customer(rita, given="Gone", family="Girl")
    change(rita, gone, "binned", None, True)
    return {"ann": ann, "muller": muller, "hostile": hostile, "gone": gone, "label": label}


def ask(by, customer):
    """Three questions, one of them answered."""
    organisation, ids = UUID(int=by.organisation_id), [UUID(int=8 << 76 | 2 << 62 | n) for n in range(3)]
    asked = [
        {"name": "Skin type", "form": "choice", "options": "dry\noily", "required": True},
        {"name": "Interests", "form": "several", "options": "scent\n<b>make-up</b>"},
        {"name": "Shoe size", "form": "number"},
    ]
    answer = {"question": str(ids[1]), "several": "scent"}
    changes = [Change("add", "question", id, organisation, new=new) for id, new in zip(ids, asked, strict=True)]
    changes.append(Change("add", "answer", UUID(answer_id(str(ids[1]), str(customer))), customer, new=answer))
    writing()
    apply(Changeset(tuple(changes)), by=by, via="web")
    db.session.commit()


def segment(by, name, filter):
    organisation = UUID(int=by.organisation_id)
    new = {"name": name, "filter": filter}
    writing()
    apply(Changeset((Change("add", "segment", uuid7(), organisation, new=new),)), by=by, via="web")
    db.session.commit()


def change(by, id, field, old, new):
    writing()
    apply(Changeset((Change("set", "customer", id, id, field, old, new),)), by=by, via="web", device="iPhone")
    db.session.commit()


@pytest.fixture
def fresh(monkeypatch):
    """New ids end alike on both sides, so that a new customer's door has the same colour."""
    made = iter(range(1, 100))
    for module in ("webapp.customers.routes", "webapp.db"):
        monkeypatch.setattr(
            f"{module}.uuid7", lambda: UUID(bytes=bytes([1] * 6 + [0x70, 1] + [0x81] + [next(made)] * 7))
        )


def addresses(book):
    """Everything that can be asked for and changes nothing."""
    ids = [book[name] for name in ("ann", "muller", "hostile", "gone")]
    return [
        "/customers",
        f"/customers?f={book['label']}",
        "/customers?f=birthdays",
        "/customers?f=no-email&f=active",
        f"/customers?f=country-gb,has-phone,{book['label']}",
        f"/customers?q=oak&f=person,{book['label']},00000000-0000-7000-8000-000000000000",
        "/customers?f=constructor,country-xx,compare",
        "/customers?f=town:mars,created-7d,changed-year,given:%25",
        "/customers?f_phone=%2B44+7700&f_born_from=02-01&f_born_to=2000-03-01&f_family=M%C3%BCll",
        "/customers?f_postcode=MF4,2qt&f=visited-30d,born-..03-01,created-2020-01-01..",
        "/customers/filter",
        "/customers/filter?f=town:mars,created-7d,born-11-01..,changed-..2026-01-01,gender.x,constructor.1,q:a:b",
        f"/customers/filter?f=no-phone,inactive,country-fr,{book['label']}&q=oak",
        "/customers?f=incomplete",
        "/customers?f=compare",
        "/customers?f=alert",
        "/customers?q=muller",
        "/customers?q=07700+900",
        "/customers?q=nobody+like+that",
        "/customers?q=%3Cscript",
        f"/customers?open={book['ann']}",
        "/customers?select=1",
        "/customers?select=page&q=oak&f=active",
        "/customers?select=2&did=1&changed=1",
        f"/customers?did={UNKNOWN}1&changed=1",
        f"/customers?did={UNKNOWN}1&changed=4100&f=active",
        f"/customers?did={UNKNOWN}1&undone=0",
        "/customers/new",
        "/customers/new?name=Ada+Lovelace",
        "/customers/parts/phone",
        "/customers/parts/email",
        "/customers/parts/address",
        "/customers/parts/note",
        *(f"/customers/{id}" for id in ids),
        *(f"/customers/{id}/panel" for id in ids),
        f"/customers/{book['hostile']}?notes=all",
        f"/customers/{book['ann']}/related",
        f"/customers/{book['ann']}/related?q=muller&type=x&note=y",
        f"/customers/{book['ann']}/related?q=2&other={book['gone']}",
        "/bin",
        "/bin?select=1",
        "/today",
        "/help",
        "/install",
        "/waiting",
        "/waiting/pill",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_the_servers(app, rita, book, fresh, language):
    rita.language = language
    db.session.commit()
    device = Device(app, rita).bring()
    asked = [{"path": path, "headers": headers} for headers in ({}, HTMX) for path in addresses(book)]

    ours = device.answers(asked)

    for one, answer in zip(asked, ours, strict=True):
        theirs = device.browser.fetch(**one)
        assert answer["status"] == theirs.status_code, one
        assert alike(answer["body"]) == alike(theirs.text), one


def test_what_is_here_can_be_read_from_the_first_moment_on(app, rita, book, fresh):
    device = Device(app, rita).bring()
    first = device.first_answer({"path": "/customers"})
    assert alike(first["body"]) == alike(device.browser.fetch(path="/customers").text)


def test_a_page_that_was_on_its_way_hears_what_arrived(app, rita, ann):
    device = Device(app, rita).bring()
    cast.note(rita, ann, "Rings twice")
    assert device.moved().hears() == [{"type": "arrived", "ids": [str(ann)], "organisation": False}]


def test_every_page_of_the_table_is_asked_for(app, book):
    adapter = app.url_map.bind("localhost")
    asked = {adapter.match(path.split("?")[0])[0] for path in addresses(book)}
    assert asked == PAGES.keys() - {"customers.update"}


def test_a_form_that_is_wrong_comes_back_as_from_the_server(app, rita, book, fresh):
    device = Device(app, rita).bring()
    path = f"/customers/{book['ann']}"
    form = device.browser.get(path).form()
    number = next(name for name in form if name.endswith("_number"))
    mistakes = (
        {number: "12", "c_given": ""},
        {"c_birthday_day": "31", "c_birthday_month": "2"},
        {"c_note": "x" * 2001},
        {f"p_{answer_id(SHOE, str(book['ann']))}_value": "many"},
        {f"p_{answer_id(SKIN, str(book['ann']))}_value": "greasy", "c_family": ""},
        {"add": "phone"},
        {"draw": "1", next(name for name in form if name.endswith("_country")): "*"},
        {"c_family": "<b>\u202e", number: "seven"},
        {next(name for name in form if name.endswith("_country")): "items"},
    )
    sent = [(headers, typed) for typed in mistakes for headers in ({}, HTMX)]
    asked = {"path": path, "method": "POST"}

    forms = [asked | {"headers": headers, "form": pairs(form | typed)} for headers, typed in sent]
    ours = device.answers(forms, online=True)

    for (headers, typed), answer in zip(sent, ours, strict=True):
        theirs = device.browser.fetch(**asked, data=form | typed, headers=headers | ORIGIN)
        assert answer["status"] == theirs.status_code, typed
        assert alike(answer["body"]) == alike(theirs.text), typed


def pairs(form):
    return [[name, one] for name, value in form.items() for one in (value if isinstance(value, list) else [value])]


def alike(html):
    """A page without the ids that are made when it is drawn."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[0-9a-f]{4}-([0-9a-f]{2})\1{4}[0-9a-f]{2}", "new", html)
