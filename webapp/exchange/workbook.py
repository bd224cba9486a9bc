"""Excel files: .xlsx and .xls read as texts, the way a person sees their cells; .xlsx written row by row."""

import re
from functools import cache
from html import escape
from io import BytesIO, StringIO
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo, is_zipfile

import xlrd
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter as letters

from webapp.exchange import shown
from webapp.exchange.table import BROKEN, WIDEST, named, unique

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what .xls starts with, and an .xlsx with a password
LARGEST, LARGEST_TEXTS, MOST_ENTRIES = 500_000_000, 150_000_000, 5_000  # bytes unpacked, of its table of texts; files
TALLEST, FIRST = 1_048_576, 20  # rows of a sheet; among so many of them is the one with the headings
LONGEST = 32_767  # characters of a cell
TO_ESCAPE = re.compile("_(?=x[0-9A-F]{4}_)|[\0-\x08\x0b-\x1f\ufffe\uffff]", re.I)  # what XML can't hold, or is like it
TIMES = re.compile(b"<dcterms:.*</dcterms:modified>")


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


def rows(rows, first):
    """Rows of texts as a sheet of an .xlsx file has them, the first of them in this row of it; every cell is a text,
    whatever it looks like."""
    return "".join(row(number, texts) for number, texts in enumerate(rows, first)).encode()


def row(number, texts):
    cells = (cell(f"{letters(at)}{number}", text) for at, text in enumerate(texts, 1) if text)
    return f'<row r="{number}">{"".join(cells)}</row>'


def cell(place, text):
    """A text in its cell; what XML can't hold, or Excel would take for something else, as Excel writes it."""
    text = escape(TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text[:LONGEST]), quote=False)
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'<c r="{place}" t="inlineStr"><is><t{keep}>{text}</t></is></c>'


def pack(pieces, file):
    """Rows that were made piece by piece as an .xlsx file. It has no time in it: the same rows are the same bytes."""
    with ZipFile(file, "w") as packed:
        for name, data in empty().items():
            before, gap, after = data.partition(b"</sheetData>")
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            with packed.open(info, "w") as entry:
                for piece in (before, *(pieces if gap else ()), gap, after):
                    entry.write(piece)


@cache
def empty():
    """The files in an .xlsx file that has no rows yet: `{name: bytes}`."""
    book, file = Workbook(write_only=True), BytesIO()
    book.properties.creator = "Doorstep"
    book.create_sheet("Doorstep").freeze_panes = "A2"
    book.save(file)
    with ZipFile(file) as packed:
        return {name: TIMES.sub(b"", packed.read(name)) for name in packed.namelist()}
