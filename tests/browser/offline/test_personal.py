"""All that back offices know of a customer, put right without a signal, and merged with what the office changed."""

import pytest

from tests.browser.offline.conftest import has_the_book
from webapp.customers.fields import CUSTOMER

TYPED = {
    "text": "AB 12", "digits": "0420", "country": "FR", "switch": True, "day": "2019-03-05",
}  # fmt: skip
CHOOSE = "(e.value = '{}', e.dispatchEvent(new Event('change', {{ bubbles: true }})))"


@pytest.fixture
def things(office):
    """A group, a channel and a store; they go again, or every other story would have to choose a store."""
    made = {kind: office.keep(kind, "Mill Road") for kind in ("group", "channel", "store")}
    yield {f"{kind}s": id for kind, id in made.items()}
    for kind, id in made.items():
        office.take_away(kind, id)


def test_every_field_is_typed_without_a_signal_and_merged(phone, office, rita, away, things):
    muller = rita.customers["Müller"]
    has_the_book(phone)
    phone.go("/customers")
    known = "fetch('/customers/new').then(answer => answer.text())"
    phone.wait_for(lambda: things["stores"] in phone.js(known), "the device knows the store", seconds=30)
    with away():
        phone.go(f"/customers/{muller}")
        assert phone.count("details.group[open]") == 0
        phone.read("#editing", "e.querySelectorAll('details').forEach(one => (one.open = true))")
        wanted = {field.name: typed(phone, field, things) for field in CUSTOMER if field.section in SECTIONS}
        phone.click(".labels input[name=c_stores][type=checkbox]")
        phone.fill('[name$="_gate"]', "4711#")
        phone.click(".save .btn-main")
        phone.sees("Will sync when online", ".save p")
        assert phone.count("details.group[open]") == len(SECTIONS)
        phone.go("/customers?q=AB+12")
        phone.wait_for(lambda: phone.count("#people .row") == 1, "she is found by her numbers")
        office.put_right(rita, muller, "customer", "company", "Müller & Sons")
        office.put_right(rita, muller, "customer", "pin", "9999")

    phone.go(f"/customers/{muller}")
    phone.wait_for(lambda: office.card(rita, muller)["reference"], "it has arrived", seconds=30)
    card = office.card(rita, muller)
    assert {name: card[name] for name in wanted} == wanted | {"pin": "9999"}
    assert (card["stores"], card["company"]) == ([things["stores"]], "Müller & Sons")
    assert card["addresses"][0]["gate"] == "4711#"
    phone.wait_for(".clash", "both PINs are shown", seconds=30)
    assert "0420" in phone.text(".clash") and "9999" in phone.text(".clash")


SECTIONS = ("personal", "account")


def typed(phone, field, things):
    """Type something into a field as its kind is typed; the value it then has."""
    input = f"#c_{field.name}"
    value = things[field.of] if field.of else TYPED.get(field.kind) or field.choices[-1][0]
    if field.kind == "switch":
        phone.click(input)
    elif field.kind == "day":
        for part, text in zip(("year", "month", "day"), value.split("-"), strict=True):
            phone.fill(f"{input}_{part}", text.lstrip("0"))
    elif field.kind in ("text", "digits"):
        phone.fill(input, value)
    else:
        if field.kind == "country":
            phone.read(input, CHOOSE.format("*"))
            phone.wait_for(f"{input} option[value={value}]", "all countries can be chosen")
        phone.read(input, CHOOSE.format(value))
    return value
