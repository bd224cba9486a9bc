"""Reading a file, whatever it is."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.exchange.samples import DATA, lost, only
from webapp.exchange import reading
from webapp.exchange.reading import Unreadable, read

GOOGLE = (DATA / "google-contacts.csv").read_text("utf-8").split("\n")[0].split(",")
OUTLOOK = next(csv.reader([(DATA / "outlook-contacts.csv").read_text("cp1252").split("\n")[0]]))
PLAIN = ["First name", "Name", "Company", "Mobile", "Work email", "Street", "Postcode", "Country", "Birthday", "Shoes"]


def refused(data, filename="contacts.csv"):
    with pytest.raises(Unreadable) as caught:
        read(data, filename)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("filename", "format"),
    [("google-contacts.csv", "google"), ("outlook-contacts.csv", "outlook"), ("iphone-contacts.vcf", "vcard")],
)
def test_a_file_is_known_by_its_content(filename, format):
    assert read((DATA / filename).read_bytes(), "contacts.txt")[0] == format


def test_a_table_people_made_themselves_is_read():
    format, (ann, ben) = read(
        b"First name;Surname;Mobile;Email;Address 1;Address 2;Town;Postcode;Date of birth;Shoes\n"
        b"Ann;Avery;07700 900142;ann@example.com;1 Birch Lane;Flat 2;Marsford;MF4 2QT;23/10/1961;38\n"
        b"Ben;Bell;ask her;;;;;;3/4/1961;\n"
    )

    assert (format, ann.fields) == ("plain", {"given": "Ann", "family": "Avery", "birthday": "1961-10-23"})
    assert ann.addresses[0]["place"] == {
        "line1": "1 Birch Lane",
        "line2": "Flat 2",
        "town": "Marsford",
        "postcode": "MF4 2QT",
    }
    assert (ann.kept, ben.kept) == ({"shoes": "38"}, {"phone": "ask her"})
    assert ben.fields["birthday"] == "1961-04-03"


def test_french_headings_are_read():
    contact = only(
        "Nom;Prénom;Téléphone portable;Courriel;Rue;Code postal;Ville;Pays;Date de naissance;Tournée\n"
        "Dupont;Claire;06 39 98 01 42;claire@example.fr;12 rue des Lilas;69003;Lyon;France;03/04/1961;Mardi\n"
    )

    assert contact.fields == {"given": "Claire", "family": "Dupont", "birthday": "1961-04-03"}
    assert contact.phones == [{"label": "mobile", "number": "06 39 98 01 42"}]
    assert contact.addresses[0]["place"]["country"] == "FR"
    assert contact.labels == ["Mardi"]


def test_a_date_that_can_be_read_in_two_ways_is_kept():
    assert only("Name,Phone,Birthday\nAnn Avery,07700 900142,3/4/1961\n").kept == {"birthday": "3/4/1961"}


def test_a_whole_name_is_divided():
    assert only("Name,Phone\nAnn Avery,07700 900142\n").fields == {"given": "Ann", "family": "Avery"}
    assert only('Name,Phone\n"Avery, Ann",07700 900142\n').fields == {"given": "Ann", "family": "Avery"}


def test_a_number_copied_with_signs_nobody_sees_is_a_number():
    contact = only("Name,Phone\nAnn,\u202a+44\u00a07700\u2011900142\u202c\n")

    assert contact.phones[0]["number"] == "+44 7700-900142"


def test_nobody_to_call_and_no_way_to_reach_her_is_empty():
    assert only("Name,Phone,Shoes\n,,38\n").empty
    assert not only("Name,Phone\nAnn,\n").empty


def test_a_lost_quotation_mark_takes_one_row_only():
    ann, ben, cleo = read(b'Name,Phone,Note\nAnn,07700 900142,ok\nBen,"07700 900187,\nCleo,07700 900415,5" pipe\n')[1]

    assert (ann.problem, cleo.problem) == (None, None)
    assert ben.problem and "07700 900187" in ben.raw["row"]
    assert cleo.fields["note"] == '5" pipe'


def test_a_row_with_too_many_cells_is_reported():
    ann, ben = read(b"Name,Phone\nAnn,1 Birch Lane,07700 900142\nBen,07700 900187,,\n")[1]

    assert ann.problem and ann.raw == {"Name": "Ann", "Phone": "1 Birch Lane", "3": "07700 900142"}
    assert ben.problem is None


def test_utf_16_and_a_mark_at_the_beginning_are_read():
    text = "Name\tPhone\nŁukasz Bell\t07700 900142\n"

    assert only(text.replace("\t", ",")).fields["given"] == "Łukasz"
    for encoding in ("utf-8-sig", "utf-16"):
        assert read(text.encode(encoding))[1][0].fields["given"] == "Łukasz"


def test_one_line_in_other_letters_leaves_the_rest_alone():
    data = "Name,Phone\nŁukasz Bell,07700 900142\n".encode() + "José Bell,07700 900187\n".encode("cp1252")

    assert [contact.fields["given"] for contact in read(data)[1]] == ["Łukasz", "José"]


def test_what_is_not_contacts_says_what_to_do():
    assert refused(b"") == refused(b"\xef\xbb\xbf \r\n") == reading.EMPTY
    assert refused(b"%PDF-1.7\n\x00\xff\xfe", "contacts.pdf") == reading.UNKNOWN
    assert refused(b"PK\x03\x04\x00\x00", "contacts.xlsx") == reading.SPREADSHEET
    assert refused(b"%PDF-1.7\n\x00\xff\xfe", "contacts.csv") == reading.NO_NAMES
    assert refused(b"id,price\n1,2\n") == reading.NO_NAMES
    assert refused(b"First name,Phone\n") == reading.NOBODY


def test_too_large_and_too_many_are_refused():
    assert refused(b"x" * 20_000_001) == reading.TOO_LARGE
    assert refused(b"Name,Phone\n" + b"Ann,1\n" * 50_001) == reading.TOO_MANY
    assert refused(b"BEGIN:VCARD\nEND:VCARD\n" * 50_001) == reading.TOO_MANY
    assert refused(b"\n" * 2_000_000 + b"x") == reading.TOO_MANY


SCRAPS = some.sampled_from(
    [
        "BEGIN:VCARD",
        "END:VCARD",
        "\r\n",
        "\n",
        " ",
        "N:",
        "FN:",
        "TEL;TYPE=CELL",
        ";TYPE=",
        "item1.",
        "X-ABLabel:",
        "ADR:;;",
        "ORG:",
        "PHOTO;ENCODING=b:",
        "AGENT:",
        "BDAY;X-APPLE-OMIT-YEAR=1604:",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=",
        "=C3=",
        "=\n",
        ":",
        ";",
        ",",
        '"',
        "\\",
        "\\n",
        "::: ",
        "é",
        "\u2028",
        "\ud7ff",
        "Name,Phone\n",
        "First Name,Labels,File As,E-mail 1 - Value\n",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "CATEGORIES:",
        "0/0/00",
    ]
)


@given(some.binary(max_size=300) | some.lists(SCRAPS | some.text(max_size=5), max_size=40).map("".join).map(str.encode))
@settings(deadline=None, max_examples=150, derandomize=True)
def test_no_bytes_raise_anything_but_unreadable(data):
    for beginning in (b"", b"BEGIN:VCARD\r\n", b"First Name,Phone,Birthday,Address,Country\n"):
        try:
            contacts = read(beginning + data, "contacts.vcf")[1]
        except Unreadable:
            continue
        assert all(len(contact.hash) == 64 and contact.empty in (True, False) for contact in contacts)


CELLS = some.sampled_from(
    [
        "Ann",
        "Avery, Ann",
        "Ann Avery (ann@example.com)",
        "Acme, Sons & Co",
        "07700 900142",
        "ask her",
        "ann@example.com",
        "ann@example.com ::: a2@example.com",
        "Work",
        "* Mobile",
        "Mum's house",
        "1961-10-23",
        "31/31/1961",
        "1 Birch Lane ::: 2 Elm Court",
        "MF4 2QT",
        "GB",
        "Ruritania",
        "long " * 500,
        "word" * 30,
    ]
)


@pytest.mark.parametrize("columns", [GOOGLE, OUTLOOK, PLAIN])
def test_every_cell_goes_somewhere(columns):
    row = {column: f"Cell{number}" for number, column in enumerate(columns)}

    assert not lost(list(row.values()), only(written(row)))


@given(columns=some.sampled_from([GOOGLE, OUTLOOK, PLAIN]), cells=some.data())
@settings(deadline=None, max_examples=60, derandomize=True)
def test_no_word_of_a_row_is_lost_wherever_it_stands(columns, cells):
    row = {column: cells.draw(some.just("") | CELLS) for column in columns}
    row["First name" if columns == PLAIN else "First Name"] = "Ruth"

    idle = [text for column, text in row.items() if column.endswith("- Label")]  # of a block with nothing else in it
    assert not lost(list(row.values()), only(written(row)), but=idle)


def written(row):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([row.keys(), row.values()])
    return file.getvalue()
