"""Excel files: .xlsx and .xls read as texts, the way a person sees their cells; .xlsx written row by row."""

import re
from io import BytesIO, StringIO
from itertools import islice
from zipfile import ZipFile, is_zipfile

import xlrd
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from webapp.exchange import shown
from webapp.exchange.table import BROKEN, WIDEST, named, unique

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what .xls starts with, and an .xlsx with a password
LARGEST, LARGEST_TEXTS, MOST_ENTRIES = 500_000_000, 150_000_000, 5_000  # bytes unpacked, of its table of texts; files
TALLEST, FIRST = 1_048_576, 20  # rows of a sheet; among so many of them is the one with the headings
TO_ESCAPE = re.compile("_(?=x[0-9A-F]{4}_)|[\ufffe\uffff]", re.I)  # what XML can't hold, or Excel would take for such


class Damaged(Exception):
    """The file says that it is an Excel file, and can't be read as one."""


class TooLarge(Exception):
    """It would fill the memory."""


def recognises(data):
    return data.startswith(OLD) or (data.startswith(b"PK") and is_zipfile(BytesIO(data)))


def sheets(data):
    """Its sheets: functions of (rows to leave out, columns) that yield rows of texts. Raises Damaged, TooLarge."""
    try:
        return old(data) if data.startswith(OLD) else new(data)
    except TooLarge:
        raise
    except Exception as error:  # the readers of damaged files raise whatever they stumble over
        raise Damaged from error


def new(data):
    with ZipFile(BytesIO(data)) as packed:
        entries = packed.infolist()
        texts = [entry.file_size for entry in entries if entry.filename.lower().endswith("sharedstrings.xml")]
        if len(entries) > MOST_ENTRIES or sum(texts) > LARGEST_TEXTS:
            raise TooLarge
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise TooLarge
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    return [new_sheet(sheet) for sheet in book.worksheets]


def new_sheet(sheet):
    def rows(left_out, wide):
        sheet.reset_dimensions()  # what it says of its size may be anything
        cells = sheet.iter_rows(min_row=left_out + 1, max_col=wide)
        for row in cells:
            yield [shown.new(cell) for cell in row]

    return rows


def old(data):
    book = xlrd.open_workbook(file_contents=data, logfile=StringIO(), formatting_info=True)
    return [old_sheet(book, sheet) for sheet in book.sheets()]


def old_sheet(book, sheet):
    def rows(left_out, wide):
        for at in range(left_out, sheet.nrows):
            yield [shown.old(book, cell) for cell in sheet.row(at)[:wide]]

    return rows


class Sheet:
    """A sheet from the row with the headings on, as a `table.Table` is of a CSV file."""

    neutral = False

    def __init__(self, rows, at, headings):
        self.read, self.at = rows, at
        while headings and not headings[-1]:
            headings = headings[:-1]
        self.columns = unique(headings)

    def __iter__(self):
        """`(filled cells by column, problem or None)` of each row that isn't empty; at the first damage it ends."""
        try:
            for cells in islice(self.read(self.at + 1, len(self.columns) + 20), TALLEST):
                if any(cells):
                    yield named(self.columns, cells)
        except Exception:
            yield {}, BROKEN


def tables(data):
    """Each row that may hold the headings, with what stands under it. Raises Damaged, TooLarge."""
    for rows in sheets(data):
        try:
            first = list(islice(rows(0, WIDEST), FIRST))
        except Exception as error:
            raise Damaged from error
        yield from (Sheet(rows, at, cells) for at, cells in enumerate(first) if any(cells))


def write(rows, file):
    """Rows of texts as an .xlsx file; every cell is a text, whatever it looks like."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Doorstep")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([cell(sheet, text) for text in row])
    book.save(file)


def cell(sheet, text):
    text = TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    if text[:1] not in ("=", "#"):
        return text or None
    found = WriteOnlyCell(sheet, text)
    found.data_type = "s"
    return found
