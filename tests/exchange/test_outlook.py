"""Reading what Outlook exports."""

import pytest

from tests.exchange.samples import called, lost, only, sample
from webapp.exchange.reading import read

HEADINGS = "First Name,Last Name,E-mail Address,E-mail Display Name,Home Street,Business Phone,Birthday"
FRENCH = (
    "Titre,Prénom,Nom,Société,Titre,Rue (bureau),Ville (bureau),Rue (domicile),Rue (domicile) 2,Ville (domicile),"
    "Code postal (domicile),Pays/Région (domicile),Téléphone (bureau),Télécopie (bureau),Tél. mobile,"
    "Téléphone principal,Adresse de messagerie,Nom complet de l'adresse de messagerie,Anniversaire"
)


@pytest.fixture(scope="module")
def contacts():
    return sample("outlook-contacts.csv")


def test_everybody_is_read(contacts):
    assert len(contacts) == 150
    assert not any(contact.problem or contact.empty for contact in contacts)


def test_every_phone_email_address_and_birthday_is_read(contacts):
    assert sum(len(contact.phones) for contact in contacts) == 222
    assert sum(len(contact.emails) for contact in contacts) == 72
    assert sum(len(contact.addresses) for contact in contacts) == 150
    assert sum("birthday" in contact.fields for contact in contacts) == 53


def test_no_word_of_the_file_is_lost(contacts):
    for contact in contacts:
        raw = " ".join(text for column, text in contact.raw.items() if column != "Birthday")
        assert not lost(raw, contact, but="Unspecified France United States Kingdom Canada")
        assert contact.kept == {}


def test_the_letters_of_windows_are_read(contacts):
    assert contacts[0].fields["given"] == "José"
    assert called(contacts, "Álvaro", "Lefèvre")
    assert "Paie toujours en espèces, reçu demandé." in {contact.fields.get("note") for contact in contacts}


def test_a_letter_that_outlook_could_not_write_stays_a_question_mark(contacts):
    assert called(contacts, "?ukasz", "Taylor").row == 9
    assert "Łukasz" not in {contact.fields["given"] for contact in contacts}


def test_dates_are_read_as_americans_write_them(contacts):
    assert contacts[0].fields["birthday"] == "1950-05-18"
    assert called(contacts, "José", "Lewis").fields["birthday"] == "1943-01-12"


def test_no_birthday_is_no_birthday(contacts):
    chloe = called(contacts, "Chloé", "Cooper")

    assert chloe.raw["Birthday"] == "0/0/00"
    assert "birthday" not in chloe.fields and "birthday" not in chloe.kept


def test_the_second_street_is_the_second_line(contacts):
    assert called(contacts, "José", "Lewis").addresses == [
        {
            "label": "home",
            "place": {
                "line1": "18 Avenue de la Gare",
                "line2": "Flat 21",
                "town": "Springfield",
                "region": "IL",
                "postcode": "62701",
                "country": "US",
            },
        }
    ]


def test_mobile_home_and_fax_are_told_apart(contacts):
    assert called(contacts, "Oluwaseun", "Clarke").phones == [
        {"label": "fax", "number": "01632 960228"},
        {"label": "home", "number": "01632 960228"},
        {"label": "mobile", "number": "07700 900708"},
    ]


def test_categories_are_labels(contacts):
    assert {name for contact in contacts for name in contact.labels} == {"Tuesday round", "Friday round", "By post"}
    assert only(f"{HEADINGS},Categories\nAnn,,,,,,,Friday round;By post\n").labels == ["Friday round", "By post"]


def test_a_display_name_is_kept_only_if_it_says_more():
    same = only(f"{HEADINGS}\nAnn,Avery,ann@example.com,Ann Avery (ann@example.com),,,\n")
    more = only(f"{HEADINGS}\nAnn,Avery,ann@example.com,Ann Avery at the bakery,,,\n")

    assert same.kept == {}
    assert more.kept == {"display name": "Ann Avery at the bakery"}


def test_one_sure_date_tells_the_order_of_all():
    rows = "Ann,,,,,,3/4/1961\nBen,,,,,,23/4/1961\n"
    ann, ben = read(f"{HEADINGS}\n{rows}".encode())[1]

    assert (ann.fields["birthday"], ben.fields["birthday"]) == ("1961-04-03", "1961-04-23")


def test_phones_of_every_kind_keep_what_they_are_called():
    contact = only(
        f"{HEADINGS},Business Phone 2,Other Phone,Car Phone,Company Main Phone\n"
        "Ann,,,,,01632 960001,,01632 960002,01632 960003,01632 960004,01632 960005\n"
    )

    assert [part["label"] for part in contact.phones] == ["work", "work", "other", "Car", "Company Main"]


def test_french_outlook_is_read_too():
    contact = only(
        f"{FRENCH}\nMme,Anaïs,Brun,Brun et Fils,Gérante,1 rue Basse,Lyon,2 rue Haute,Bât. C,Nantes,44000,France,"
        "04 99 00 12 34,04 99 00 12 35,06 39 98 01 42,04 99 00 12 36,anais@example.fr,Anaïs Brun,03/04/1961\n"
    )

    assert contact.fields == {
        "company": "Brun et Fils",
        "given": "Anaïs",
        "family": "Brun",
        "birthday": "1961-04-03",
    }
    assert [part["label"] for part in contact.phones] == ["work", "fax", "mobile", "Principal"]
    assert [(part["label"], part["place"].get("line2")) for part in contact.addresses] == [
        ("work", None),
        ("home", "Bât. C"),
    ]
    assert contact.kept == {"title": "Mme", "titre (2)": "Gérante"}
