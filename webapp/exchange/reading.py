"""Reading a file of contacts, whoever wrote it: what it is shows in its content, not in its name."""

import re
from itertools import islice
from pathlib import PurePath

from webapp.exchange import encoding, google, outlook, plain, vcard
from webapp.exchange.table import Table
from webapp.i18n import N_

LARGEST, MOST = 20_000_000, 50_000  # bytes, rows
LINES = 20 * MOST
EMPTY = N_("This file is empty")
TOO_LARGE = N_("This file is larger than 20 MB. Divide it, and import one part after the other.")
TOO_MANY = N_("This file has more than 50,000 rows. Divide it, and import one part after the other.")
SPREADSHEET = N_("This is a spreadsheet. Save it as CSV there, and import that file.")
NO_NAMES = N_("The first row has to say what the columns hold, like First name, Last name, Phone, Email.")
UNKNOWN = N_("These are not contacts. Choose a CSV file as Google or Outlook export it, or a vCard file.")
NOBODY = N_("There are no contacts in this file")

CARD = re.compile(rb"\s*BEGIN *: *VCARD", re.I)
BOOKS = (".xlsx", ".xls", ".ods", ".numbers")
TABLES = {"google": google, "outlook": outlook, "plain": plain}


class Unreadable(Exception):
    """A file that can't be read at all; the sentence, still to be translated, says what to do."""

    @property
    def sentence(self):
        return self.args[0]


def read(data, filename=""):
    """What the file is, and its contacts: `("google" | "outlook" | "vcard" | "plain", [Contact])`.

    Raises Unreadable. A row that can't be read is a contact with a problem."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    data = encoding.as_utf8(data)
    if not data.strip():
        raise Unreadable(EMPTY)
    if len(re.findall(rb"\r\n?|\n", data)) > LINES:
        raise Unreadable(TOO_MANY)
    found = ("vcard", cards(data)) if CARD.match(data) else rows(data, PurePath(filename).suffix.lower())
    if not found[1]:
        raise Unreadable(NOBODY)
    return found


def cards(data):
    if len(re.findall(rb"(?mi)^BEGIN *: *VCARD", data)) > MOST:
        raise Unreadable(TOO_MANY)
    return vcard.contacts(data)


def rows(data, suffix):
    table = Table(encoding.text(data))
    name = next((name for name, reader in TABLES.items() if reader.recognises(table.columns)), None)
    if not name:
        raise Unreadable(SPREADSHEET if suffix in BOOKS else NO_NAMES if suffix in (".csv", ".tsv") else UNKNOWN)
    if len(list(islice(table, MOST + 1))) > MOST:
        raise Unreadable(TOO_MANY)
    return name, list(TABLES[name].contacts(table))
