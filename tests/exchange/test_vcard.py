"""Reading and writing vCards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.exchange.samples import called, lost, only, sample
from webapp.customers.fields import CUSTOMER, FIELDS, PLACE
from webapp.exchange import vcard
from webapp.exchange.contact import accept
from webapp.exchange.countries import code
from webapp.exchange.labels import label
from webapp.exchange.reading import read
from webapp.fields.places import names

OURS = {field.name: field for field in CUSTOMER + PLACE}


@pytest.fixture(scope="module")
def contacts():
    return sample("iphone-contacts.vcf")


def card(*lines, version="3.0"):
    """The contact of a small card."""
    return only("\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")), "contacts.vcf")


def test_everybody_is_read(contacts):
    assert len(contacts) == 150
    assert not any(contact.problem or contact.empty for contact in contacts)


def test_every_phone_email_address_birthday_and_photo_is_read(contacts):
    assert sum(len(contact.phones) for contact in contacts) == 217
    assert sum(len(contact.emails) for contact in contacts) == 56
    assert sum(len(contact.addresses) for contact in contacts) == 150
    assert sum("birthday" in contact.fields for contact in contacts) == 50
    assert sum("photo" in contact.kept for contact in contacts) == 13


def test_no_word_of_the_file_is_lost(contacts):
    for contact in contacts:
        lines = [line.split(":", 1) for line in contact.raw.split("\n")]
        told = [
            value for name, value in lines if name not in ("BEGIN", "VERSION", "PRODID", "END") and "BDAY" not in name
        ]
        raw = " ".join(told).replace("\\n", " ")
        assert not lost(raw, contact, but="France United States Kingdom Canada")


def test_names_keep_their_letters(contacts):
    assert called(contacts, "Søren", "Nguyễn").row == 2
    assert called(contacts, "Imran", "de la Cruz")


def test_the_second_line_of_a_street_is_the_flat(contacts):
    assert called(contacts, "Søren", "Nguyễn").addresses == [
        {
            "label": "home",
            "place": {
                "line1": "103 Maple Drive",
                "line2": "Flat 26",
                "town": "Montréal",
                "region": "QC",
                "postcode": "H2X 1Y4",
                "country": "CA",
            },
        }
    ]


def test_a_phone_with_a_label_of_its_own_keeps_it(contacts):
    assert called(contacts, "Imran", "de la Cruz").phones == [
        {"label": "mobile", "number": "514-555-0193"},
        {"label": "Mum's house", "number": "+1 514 555 0197"},
    ]
    assert {part["label"] for contact in contacts for part in contact.phones} >= {"work", "Neighbour"}


def test_a_birthday_of_1604_has_no_year(contacts):
    days = [contact.fields["birthday"] for contact in contacts if "birthday" in contact.fields]

    assert sum(day.startswith("--") for day in days) == 17
    assert "--12-24" in days and "2001-01-28" in days


def test_a_company_with_a_comma_is_one_company(contacts):
    assert sum(contact.fields.get("company") == "Acme, Sons & Co" for contact in contacts) == 17


def test_a_photo_is_kept_as_a_browser_takes_it(contacts):
    photo = called(contacts, "Renée", "Castellanos").kept["photo"]

    assert photo.startswith("data:image/png;base64,iVBORw0KGgo")


def test_quoted_printable_of_version_2_1_is_read():
    contact = card(
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;Chlo=E9;;;",
        "TEL;CELL;PREF:07700 900142",
        "NOTE;ENCODING=QUOTED-PRINTABLE:Always in cash,=0D=0Awants a=",
        " receipt=3B ring twice",
        version="2.1",
    )

    assert contact.fields == {
        "given": "Chloé",
        "family": "Lefèvre",
        "note": "Always in cash,\nwants a receipt; ring twice",
    }
    assert contact.phones == [{"label": "mobile", "number": "07700 900142"}]


def test_version_4_is_read():
    contact = card(
        "FN:Ann Avery",
        "N:Avery;Ann",
        "UID:urn:uuid:0190a8c0-0000-7000-8000-000000000001",
        "TEL;VALUE=uri;TYPE=home:tel:+44-1632-960001;ext=12",
        'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+44-7700-900142',
        "BDAY:--1023",
        "KIND:individual",
        version="4.0",
    )

    assert contact.uid == "0190a8c0-0000-7000-8000-000000000001"
    assert contact.phones == [
        {"label": "mobile", "number": "+44-7700-900142"},
        {"label": "home", "number": "+44-1632-960001 x12"},
    ]
    assert (contact.fields["birthday"], contact.kept) == ("--10-23", {})


def test_a_card_of_a_company_is_a_business():
    contact = card("N:;;;;", "FN:Avery Ltd", "ORG:Avery Ltd;", "X-ABShowAs:COMPANY")

    assert contact.fields == {"company": "Avery Ltd", "business": True}


def test_a_card_with_only_a_display_name_is_named_by_it():
    assert card("FN:Ann Avery", "N:;;;;").fields == {"given": "Ann", "family": "Avery"}
    assert card("FN:07700 900142", "TEL:07700 900142").fields == {}


def test_a_display_name_that_says_more_is_kept():
    assert card("N:Avery;Ann;;Dr.;", "FN:Dr. Ann Avery").kept == {"title": "Dr."}
    assert card("N:Avery;Ann;;;", "FN:Ann from the bakery").kept == {"display name": "Ann from the bakery"}


def test_the_country_is_known_by_its_name_or_by_the_manner_of_writing():
    def country(name, hint):
        contact = card(f"item1.ADR:;;1 Birch Lane;;;;{name}", f"item1.X-ABADR:{hint}")
        return contact.addresses[0]["place"].get("country"), contact.kept

    assert country("Royaume-Uni", "") == ("GB", {})
    assert country("Deutschland", "at") == ("DE", {})
    assert country("", "fr") == ("FR", {})
    assert country("Ruritania", "us") == ("US", {"country": "Ruritania"})


def test_a_postcode_of_another_country_is_kept_beside_the_address():
    contact = card("ADR:;;1 Birch Lane;Marsford;;69003;United Kingdom")

    assert contact.addresses[0]["place"] == {"line1": "1 Birch Lane", "town": "Marsford", "country": "GB"}
    assert contact.kept == {"postcode": "69003"}


def test_a_note_that_was_not_folded_goes_on():
    contact = card("N:Avery;Ann", "NOTE:Dog in the garden.", "Use the side gate!", "TEL:07700 900142")

    assert contact.fields["note"] == "Dog in the garden.\nUse the side gate!"
    assert len(contact.phones) == 1


def test_what_no_field_is_for_is_kept():
    contact = card(
        "N:Avery;Ann",
        "TITLE:Baker",
        "X-SOCIALPROFILE;type=twitter:https://example.com/ann",
        "item1.X-ABRELATEDNAMES:Ben",
        "item1.X-ABLabel:_$!<Spouse>!$_",
        f"NOTE:{'long ' * 500}",
    )

    assert contact.kept.pop("note").startswith("long long")
    assert contact.kept == {"job title": "Baker", "X-SOCIALPROFILE twitter": "https://example.com/ann", "spouse": "Ben"}


def test_a_card_within_a_card_stays_within():
    contact = card("N:Avery;Ann", "AGENT:", "BEGIN:VCARD", "N:Bell;Ben", "END:VCARD", "TEL:07700 900142")

    assert contact.fields == {"given": "Ann", "family": "Avery"}
    assert "Bell;Ben" in contact.kept["agent"]
    assert len(contact.phones) == 1


def test_control_characters_are_dropped():
    assert card("N:Av\x00ery;A\x0bnn").fields == {"given": "Ann", "family": "Avery"}


def test_a_group_is_reported_and_labels_its_members():
    text = (
        "BEGIN:VCARD\nUID:1\nN:Avery;Ann\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Friday round\nX-ADDRESSBOOKSERVER-KIND:group\n"
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1\nEND:VCARD\n"
    )
    ann, group = read(text.encode())[1]

    assert ann.labels == ["Friday round"]
    assert (group.problem, group.empty, group.kept["group"]) == (vcard.GROUP, True, "Friday round")


def test_a_card_that_is_cut_off_is_reported():
    contact = only("BEGIN:VCARD\nN:Avery;Ann\nTEL:0770", "contacts.vcf")

    assert contact.problem == vcard.CUT


def test_a_card_is_the_same_when_it_is_exported_again():
    one = card("PRODID:iOS 26.0", "REV:2025-01-01", "N:Avery;Ann", "TEL:07700 900142")
    other = card("PRODID:iOS 26.1", "TEL:07700 900142", "N:Avery;Ann", "REV:2026-01-01")

    assert one.hash == other.hash


def test_a_written_card_is_one_an_iphone_keeps():
    text = vcard.write(
        doorstep(
            given="Ann",
            family="Avery",
            company="Acme, Sons & Co",
            birthday="--10-23",
            note="Dog;\nside gate " + "é" * 60,
            labels=["0190a8c0-0000-7000-8000-000000000009"],
            phones=[part("phone", 1, "mobile", "07700 900142"), part("phone", 2, "Mum's house", "01632 960001")],
            primary_phone="2",
            addresses=[part("address", 3, "home", {"line1": "1 Birch Lane", "line2": "Flat 19", "country": "GB"})],
        )
    )

    assert text.startswith(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:0190a8c0-0000-7000-8000-000000000001\r\nN:Avery;Ann;;;\r\n"
    )
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-10-23\r\n" in text
    assert "ORG:Acme\\, Sons & Co\r\n" in text
    assert "item1.TEL;TYPE=VOICE;TYPE=PREF:01632 960001\r\nitem1.X-ABLabel:Mum's house\r\n" in text
    assert "TEL;TYPE=VOICE;TYPE=CELL:07700 900142\r\n" in text
    assert "item3.ADR;TYPE=HOME;TYPE=PREF:;;1 Birch Lane\\nFlat 19;;;;United Kingdom\r\nitem3.X-ABADR:gb\r\n" in text
    assert "CATEGORIES" not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_every_country_is_read_as_it_is_written():
    assert all(code(name) == two for language in ("en", "fr") for two, name in names(language))


def doorstep(**known):
    """A card of the address book."""
    empty = dict.fromkeys(field.name for field in CUSTOMER) | {"phones": [], "emails": [], "addresses": []}
    return {"id": "0190a8c0-0000-7000-8000-000000000001"} | empty | known


def part(kind, id, label, value):
    return {"id": str(id), "kind": kind, "label": label, FIELDS[kind][1].name: value}


def text_of(name):
    """A text as the address book keeps it, or None."""
    return some.none() | some.text(max_size=100).map(lambda text: accept(OURS[name], text))


def label_of(kind):
    own = some.text(min_size=1, max_size=40).map(lambda text: accept(FIELDS[kind][0], text))
    said = own.filter(lambda text: text and label(kind, text) == text)
    return some.sampled_from([name for name, _ in FIELDS[kind][0].choices]) | said


def parts_of(kind, values):
    made = some.builds(lambda id, label, value: part(kind, id, label, value), some.uuids(), label_of(kind), values)
    return some.lists(made, max_size=3, unique_by=lambda part: str(part[FIELDS[kind][1].name]))


numbers = some.from_regex(r"\A\+?[0-9]{6,12}( x[0-9]{1,4})?\Z").map(lambda text: accept(FIELDS["phone"][1], text))
emails = some.emails().map(lambda text: accept(FIELDS["email"][1], text)).filter(bool)
whole = some.fixed_dictionaries(
    {name: text_of(name) for name in ("line1", "line2", "town", "region")}
    | {"country": some.none() | some.sampled_from(names("en")).map(lambda pair: pair[0])}
)
places = whole.map(lambda place: accept(FIELDS["address"][1], place)).filter(bool)


@given(
    own=some.fixed_dictionaries({name: text_of(name) for name in ("given", "family", "company", "note")}),
    birthday=some.none() | some.sampled_from(["--02-29", "--10-23", "1961-10-23"]),
    phones=parts_of("phone", numbers),
    emails=parts_of("email", emails),
    addresses=parts_of("address", places),
    pick=some.integers(0, 2),
)
@settings(deadline=None, max_examples=60, derandomize=True)
def test_what_is_written_is_read_again(own, birthday, phones, emails, addresses, pick):
    first = phones[pick]["id"] if pick < len(phones) else None
    business = True if own["company"] and not (own["given"] or own["family"]) else None
    own |= {"birthday": birthday, "business": business}
    written = doorstep(**own, primary_phone=first, phones=phones, emails=emails, addresses=addresses)
    contact = only(vcard.write(written), "contacts.vcf")

    phones.sort(key=lambda part: part["id"] != first)
    assert contact.fields == {name: value for name, value in own.items() if value}
    for kind, found in (("phone", contact.phones), ("email", contact.emails), ("address", contact.addresses)):
        value = FIELDS[kind][1].name
        there = {"phone": phones, "email": emails, "address": addresses}[kind]
        assert found == [{"label": part["label"], value: part[value]} for part in there]
    assert (contact.uid, contact.kept, contact.problem) == (written["id"], {}, None)
