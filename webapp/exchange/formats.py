"""The formats of an export. Each is made in pieces, one after the other; put together they are the file."""

import csv
from collections.abc import Callable
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from webapp.exchange import vcard, workbook
from webapp.exchange.columns import cells, headings
from webapp.exchange.formulas import neutral

MARK = "\ufeff".encode()  # without it Excel takes UTF-8 for something else
IN_MEMORY = 5_000_000  # bytes of an Excel file
BLOCK = 1 << 16  # bytes


class View(NamedTuple):
    """What is the same for all: the columns there are, and the names of what cards only have the id of."""

    columns: list
    names: dict


class Format(NamedTuple):
    """head: the first piece, of a View; body: the piece of some cards, of (cards, view, how many stand before them);
    whole: all the pieces as the bytes of the file, block by block."""

    kind: str
    head: Callable
    body: Callable
    whole: Callable = iter


def rows(cards, view):
    return [list(cells(card, *view)) for card in cards]


def lines(rows):
    """UTF-8, the lines as RFC 4180 has them, and nothing in it that is taken for a formula."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(neutral, row) for row in rows)
    return text.getvalue().encode()


def packed(pieces):
    """The rows of a sheet as an Excel file."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        workbook.pack(pieces, file)
        file.seek(0)
        yield from iter(lambda: file.read(BLOCK), b"")


FORMATS = {
    "csv": Format(
        "text/csv; charset=utf-8",
        lambda view: MARK + lines([headings(view.columns)]),
        lambda cards, view, before: lines(rows(cards, view)),
    ),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda view: workbook.rows([headings(view.columns)], 1),
        lambda cards, view, before: workbook.rows(rows(cards, view), before + 2),
        packed,
    ),
    "vcf": Format(
        "text/vcard; charset=utf-8",
        lambda view: b"",
        lambda cards, view, before: "".join(vcard.write(card, view.names) for card in cards).encode(),
    ),
}
