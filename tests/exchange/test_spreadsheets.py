"""Excel files, .xlsx and .xls: what a person sees in their cells comes in; a damaged one gets one clear sentence."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tests.exchange.biff import ZEROS, xls
from tests.exchange.test_importing import bring, people
from webapp.exchange import reading
from webapp.exchange.reading import Unreadable, look, read
from webapp.jobs.worker import work_once

HEADINGS = ("First name", "Last name", "Phone", "Mobile", "Birthday", "Postcode", "Car")
ANN = ("Ann", "Avery", 447700900142, 7700900143, date(1961, 10, 23), "MF4 2QT", True)
BEN = ("Ben", "Boro", "+44 7700 900144", None, "#ERROR", 1234, 12.5)


def xlsx(*rows, sheets=(), change=lambda sheet: None):
    """An .xlsx file whose last sheet has these rows."""
    book = Workbook()
    book.active.title = "Empty"
    for row in rows and [*sheets]:
        book.active.append(row)
    sheet = book.create_sheet("People")
    for row in rows:
        sheet.append([None if cell == "#ERROR" else cell for cell in row])
    change(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def dressed(sheet):
    """The number of a mobile with the zero that Excel shows in front; a formula that was never worked out."""
    sheet["D2"].number_format = "00000 000000"
    sheet["F3"].number_format = "00000"


def as_xls(*rows):
    ann = [(cell, ZEROS) if cell == 7700900143 else cell for cell in rows[1]]
    return xls([rows[0], ann, *rows[2:]])


FILES = {
    "people.xlsx": lambda: xlsx(HEADINGS, ANN, BEN, change=dressed),
    "people.xls": lambda: as_xls(HEADINGS, ANN, BEN),
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_person_sees_in_the_cells_comes_in(name):
    format, (ann, ben) = read(FILES[name](), name)

    assert (format, ann.fields["given"], ann.fields["birthday"]) == ("plain", "Ann", "1961-10-23")
    assert [phone["number"] for phone in ann.phones] == ["447700900142", "07700 900143"]
    assert ann.kept == {"car": "Yes"}
    assert [phone["number"] for phone in ben.phones] == ["+44 7700 900144"]
    assert ben.kept == {"car": "12.5"}
    assert ben.addresses[0]["place"]["postcode"] in ("01234", "1234")
    assert "birthday" not in ben.fields


@pytest.mark.parametrize("name", FILES)
def test_it_comes_in_by_the_page_and_the_job_counts_its_rows(app, rita, browser, name):
    sent = {"file": (BytesIO(FILES[name]()), name)}
    there = browser.post("/import", sent, content_type="multipart/form-data").location
    assert "Reading the spreadsheet" in browser.get(there).text

    assert work_once()
    assert "Import 2 rows" in browser.get(there).text
    browser.post(f"{there}/going-ahead")
    assert work_once()
    assert people(rita) == 2


def test_an_excel_file_and_a_csv_file_of_the_same_people_know_each_other(app, rita):
    bring(rita, "people.csv", b"First name,Last name,Phone\nAnn,Avery,07700 900142\n")

    assert bring(rita, "people.xls", as_xls(HEADINGS[:4], ANN[:4])).counts()["changed"] == 1
    assert people(rita) == 1


def test_the_headings_may_stand_further_down_and_on_another_sheet():
    rows = (("Customers of spring",), (), HEADINGS, ANN)

    assert look(xlsx(*rows, sheets=[("Nothing here",), ("to see",)])) == ("plain", 0)
    assert [contact.fields["given"] for contact in read(xlsx(*rows))[1]] == ["Ann"]


def test_a_number_that_excel_shortened_is_given_its_digits_or_kept():
    table = 'First name,Phone\nAnn,4.47700900142E+11\nBen,4.47701E+11\nCleo,"4,47700900142E+11"\n'
    ann, ben, cleo = read(table.encode(), "people.csv")[1]

    assert [phone["number"] for phone in ann.phones + cleo.phones] == ["447700900142"] * 2
    assert (ben.phones, ben.kept) == ([], {"phone": "4.47701E+11"})


def test_a_formula_comes_in_as_what_it_was_worked_out_to_be():
    data = xlsx(("First name", "Phone"), ("Ann", "07700 900142"))
    cell = re.compile(rb'<c r="B2" t="inlineStr">.*?</c>')
    packed = repacked(data, "xl/worksheets/sheet2.xml", lambda text: cell.sub(WORKED_OUT, text))

    assert read(packed)[1][0].phones == [{"label": "other", "number": "07700 900199"}]


WORKED_OUT = b'<c r="B2" t="str"><f>"07700 "&amp;900199</f><v>07700 900199</v></c>'


def repacked(data, name, change):
    """The file with one of the files in it changed."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
    return file.getvalue()


def bomb():
    """Half a gigabyte of nothing in half a megabyte."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as entry:
            for _ in range(510):
                entry.write(b"\0" * 1_000_000)
    return file.getvalue()


def billion_laughs():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = xlsx(HEADINGS, ANN)
    return repacked(data, "xl/worksheets/sheet2.xml", lambda text: laughs + text.replace(b"<v>", b"<v>&b;", 1))


WHOLE = xlsx(HEADINGS, ANN)
WRONG = {
    "half of an .xlsx": (lambda: WHOLE[: len(WHOLE) // 2], None),
    "a zip of something else": (lambda: repacked(WHOLE, "xl/workbook.xml", lambda text: b"<nothing/>"), None),
    "an .xlsx with damage": (lambda: repacked(WHOLE, "xl/worksheets/sheet2.xml", lambda text: text[:300]), None),
    "an entity bomb": (billion_laughs, None),
    "a zip bomb": (bomb, reading.UNPACKED),
    "half of an .xls": (lambda: as_xls(HEADINGS, ANN)[:1500], reading.DAMAGED),
    "only the start of an .xls": (lambda: as_xls(HEADINGS, ANN)[:8], reading.DAMAGED),
    "an empty sheet": (lambda: xlsx(), reading.NO_HEADINGS),
    "no headings": (lambda: xlsx(("Peter", 1), ("Paul", 2)), reading.NO_HEADINGS),
    "headings alone": (lambda: xlsx(HEADINGS), reading.NOBODY),
}


@pytest.mark.parametrize("name", WRONG)
def test_one_that_cannot_be_read_gets_a_sentence(app, rita, name):
    data, sentence = WRONG[name]

    with pytest.raises(Unreadable) as unreadable:
        read(data(), "people.xlsx")
    assert sentence in (None, unreadable.value.sentence)


def test_what_shows_only_at_its_end_is_said_on_its_page(app, rita, browser):
    sent = {"file": (BytesIO(xlsx(HEADINGS)), "people.xlsx")}
    there = browser.post("/import", sent, content_type="multipart/form-data").location
    assert work_once()

    assert "There are no contacts in this file" in browser.get(there).text


def test_rows_that_are_far_apart_or_wide_cost_nothing():
    def far(sheet):
        sheet["A900000"], sheet["XFD2"] = "Zoe", "far away"

    contacts = read(xlsx(HEADINGS, ANN, change=far))[1]

    assert [contact.fields["given"] for contact in contacts] == ["Ann", "Zoe"]
