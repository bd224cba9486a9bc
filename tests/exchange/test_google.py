"""Reading what Google Contacts exports."""

import pytest

from tests.exchange.samples import called, lost, only, sample

COUNTRIES = "France United States Kingdom Canada"  # written out a second time, beside their codes


@pytest.fixture(scope="module")
def contacts():
    return sample("google-contacts.csv")


def test_everybody_is_read(contacts):
    assert len(contacts) == 200
    assert [contact.row for contact in contacts] == list(range(1, 201))
    assert not any(contact.problem or contact.empty for contact in contacts)


def test_every_phone_email_address_and_birthday_is_read(contacts):
    assert sum(len(contact.phones) for contact in contacts) == 290
    assert sum(len(contact.emails) for contact in contacts) == 111
    assert sum(len(contact.addresses) for contact in contacts) == 200
    assert sum("birthday" in contact.fields for contact in contacts) == 77


def test_no_word_of_the_file_is_lost(contacts):
    for contact in contacts:
        assert not lost(" ".join(contact.raw.values()), contact, but=f"myContacts {COUNTRIES}")
        assert contact.kept == {}


def test_names_keep_their_apostrophes_hyphens_and_accents(contacts):
    assert called(contacts, "D'Arcy", "Dunne").row == 1
    assert called(contacts, "Jean-Luc", "Brandt").row == 2
    assert called(contacts, "Łukasz", "Roberts")
    assert called(contacts, "Anaïs", "Brown")
    assert "García-López" in {contact.fields["family"] for contact in contacts}


def test_two_emails_in_one_cell_are_two(contacts):
    jean_luc = called(contacts, "Jean-Luc", "Brandt")

    assert jean_luc.emails == [
        {"label": "home", "address": "jeanluc.brandt2@example.net"},
        {"label": "home", "address": "jeanluc.brandt2+alt@example.net"},
    ]


def test_a_second_email_with_a_plus_is_read(contacts):
    seconds = [contact.emails[1]["address"] for contact in contacts if len(contact.emails) > 1]

    assert any(address.startswith("grace.stjohn79+alt@") for address in seconds)


def test_a_birthday_without_its_year_stays_without(contacts):
    assert called(contacts, "Jean-Luc", "Brandt").fields["birthday"] == "--10-23"
    assert called(contacts, "Anaïs", "Brown").fields["birthday"] == "2003-10-24"


def test_labels_are_read_and_everybodys_group_is_not(contacts):
    assert contacts[0].labels == ["Tuesday round"]
    assert {name for contact in contacts for name in contact.labels} == {"Tuesday round", "Friday round", "By post"}


def test_the_flat_is_the_second_line_of_the_address(contacts):
    places = [contact.addresses[0]["place"] for contact in contacts]

    assert sum("line2" in place for place in places) == 43
    assert "Flat 19" in {place.get("line2") for place in places}


def test_a_note_with_quotes_and_commas_is_one_note(contacts):
    notes = {contact.fields.get("note") for contact in contacts}

    assert 'Quote: "ring twice", then wait; leave parcel with no. 12' in notes
    assert "Acme, Sons & Co" in {contact.fields.get("company") for contact in contacts}


def test_the_starred_phone_comes_first():
    contact = only(
        "First Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
        "Ann,Work,01632 960001,* Mobile,07700 900142\n"
    )

    assert contact.phones == [
        {"label": "mobile", "number": "07700 900142"},
        {"label": "work", "number": "01632 960001"},
    ]


def test_two_addresses_in_one_block_are_two():
    contact = only(
        "First Name,Phone 1 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Country\n"
        "Ann,07700 900142,Work,1 Birch Lane ::: 2 Elm Court,Marsford ::: Kelham,GB ::: GB\n"
    )

    assert [(part["label"], part["place"]["town"]) for part in contact.addresses] == [
        ("work", "Marsford"),
        ("work", "Kelham"),
    ]


def test_an_address_only_written_out_is_an_address():
    contact = only('First Name,Phone 1 - Value,Address 1 - Formatted\nAnn,,"1 Birch Lane\nMarsford\nMF4 2QT"\n')

    assert contact.addresses[0]["place"] == {"line1": "1 Birch Lane", "line2": "Marsford, MF4 2QT"}


def test_an_address_written_out_with_more_in_it_is_kept():
    contact = only(
        "First Name,Phone 1 - Value,Address 1 - Formatted,Address 1 - Street,Address 1 - Country\n"
        'Ann,,"c/o Bell\n1 Birch Lane\nUnited Kingdom",1 Birch Lane,GB\n'
    )

    assert contact.kept == {"address": "c/o Bell\n1 Birch Lane\nUnited Kingdom"}


def test_what_has_no_field_is_kept_by_its_name():
    contact = only(
        "First Name,Name Prefix,Nickname,Organization Title,Photo,Phone 1 - Label,Phone 1 - Value,Website 1 - Value,"
        "Event 1 - Label,Event 1 - Value,Labels\n"
        "Ann,Mrs,Annie,Baker,https://example.com/ann.png,Mum's house,ask her,https://example.com,Anniversary,"
        "2001-05-04,* starred\n"
    )

    assert contact.kept == {
        "title": "Mrs",
        "nickname": "Annie",
        "job title": "Baker",
        "photo": "https://example.com/ann.png",
        "phone": "Mum's house: ask her",
        "web page": "https://example.com",
        "anniversary": "2001-05-04",
        "group": "starred",
    }


def test_headings_of_before_2024_are_read_too():
    contact = only(
        "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
        "Organization 1 - Name,Organization 1 - Title\n"
        "Ann Marie Avery,Ann,Marie,Avery,Friday round ::: * myContacts,* Work,ann@example.com,Avery Ltd,Owner\n"
    )

    assert contact.fields == {"company": "Avery Ltd", "given": "Ann Marie", "family": "Avery"}
    assert (contact.labels, contact.kept) == (["Friday round"], {"job title": "Owner"})
    assert contact.emails == [{"label": "work", "address": "ann@example.com"}]


def test_a_row_is_the_same_when_columns_move_and_more_are_added():
    one = only("First Name,Phone 1 - Value\nAnn,07700 900142\n")
    other = only("Phone 1 - Value,Nickname,First Name\n07700 900142,,Ann\n")

    assert one.hash == other.hash
    assert one.hash != only("First Name,Phone 1 - Value\nAnn,07700 900187\n").hash
