"""Reading a file of contacts, whoever wrote it: what it is shows in its content, not in its name."""

import re
from itertools import islice
from pathlib import PurePath

from webapp.exchange import encoding, google, ours, outlook, plain, vcard, workbook
from webapp.exchange.columns import KEY
from webapp.exchange.table import Table
from webapp.i18n import N_

LARGEST, MOST = 20_000_000, 50_000  # bytes, rows
LINES = 20 * MOST
EMPTY = N_("This file is empty")
TOO_LARGE = N_("This file is larger than 20 MB. Divide it, and import one part after the other.")
TOO_MANY = N_("This file has more than 50,000 rows. Divide it, and import one part after the other.")
SPREADSHEET = N_("This is a spreadsheet that can’t be read here. Save it as Excel or as CSV, and import that file.")
DAMAGED = N_("This spreadsheet can’t be read: it is damaged, or it has a password. Save it anew in Excel, without one.")
UNPACKED = N_("This spreadsheet is too large when unpacked. Divide it, and import one part after the other.")
NO_HEADINGS = N_("No sheet has a row that says what its columns hold, like First name, Last name, Phone, Email.")
NO_NAMES = N_("The first row has to say what the columns hold, like First name, Last name, Phone, Email.")
UNKNOWN = N_("These are not contacts. Choose a CSV or Excel file, or a vCard file.")
NOBODY = N_("There are no contacts in this file")
FOUND_LATER = {TOO_MANY, NOBODY, DAMAGED, UNPACKED}  # what only shows when an Excel file is read to its end

CARD = re.compile(rb"\s*BEGIN *: *VCARD", re.I)
OTHER_BOOKS = (".ods", ".numbers", ".xlsb")
BOOKS = (".xlsx", ".xls", *OTHER_BOOKS)
TABLES = {"doorstep": ours, "google": google, "outlook": outlook, "plain": plain}


class Unreadable(Exception):
    """A file that can't be read at all; the sentence, still to be translated, says what to do."""

    @property
    def sentence(self):
        return self.args[0]


def look(data, filename=""):
    """What the file is, and how many contacts are in it; of an Excel file only its headings are read, and it is 0.

    Raises Unreadable."""
    if len(data) <= LARGEST and workbook.recognises(data):
        return recognised(data, filename)[0], 0
    format, contacts = read(data, filename)
    return format, len(contacts)


def read(data, filename=""):
    """What the file is, and its contacts: `("doorstep" | "google" | "outlook" | "plain" | "vcard", [Contact])`.

    Raises Unreadable. A row that can't be read is a contact with a problem."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    found = rows(*recognised(data, filename)) if workbook.recognises(data) else written(data, filename)
    if not found[1]:
        raise Unreadable(NOBODY)
    return found


def written(data, filename):
    """The same of a file that is a text."""
    data = encoding.as_utf8(data)
    if not data.strip():
        raise Unreadable(EMPTY)
    if len(re.findall(rb"\r\n?|\n", data)) > LINES:
        raise Unreadable(TOO_MANY)
    return ("vcard", cards(data)) if CARD.match(data) else rows(*known(data, PurePath(filename).suffix.lower()))


def cards(data):
    if len(re.findall(rb"(?mi)^BEGIN *: *VCARD", data)) > MOST:
        raise Unreadable(TOO_MANY)
    return vcard.contacts(data)


def known(data, suffix):
    """Whose table a CSV file is, and the table."""
    text = encoding.text(data)
    table = Table(text, ours.TALLEST) if text.startswith(KEY) else Table(text)
    name = reader_of(table)
    if not name:
        raise Unreadable(SPREADSHEET if suffix in BOOKS else NO_NAMES if suffix in (".csv", ".tsv") else UNKNOWN)
    return name, table


def recognised(data, filename):
    """Whose table the first sheet of an Excel file with headings is, and that sheet."""
    try:
        found = next(((name, table) for table in workbook.tables(data) if (name := reader_of(table))), None)
    except workbook.TooLarge as error:
        raise Unreadable(UNPACKED) from error
    except workbook.Damaged as error:
        other = PurePath(filename).suffix.lower() in OTHER_BOOKS
        raise Unreadable(SPREADSHEET if other else DAMAGED) from error
    if not found:
        raise Unreadable(NO_HEADINGS)
    return found


def reader_of(table):
    return next((name for name, reader in TABLES.items() if reader.recognises(table.columns)), None)


class Rows(list):
    """The rows of a table, read once."""


def rows(name, table):
    found = Rows(islice(table, MOST + 1))
    if len(found) > MOST:
        raise Unreadable(TOO_MANY)
    found.columns, found.neutral = table.columns, table.neutral
    return name, list(TABLES[name].contacts(found))
