"""The rows of a CSV file, whatever divides its cells; a row with a lost quotation mark doesn't take others with it."""

import csv
from collections import Counter
from itertools import islice, zip_longest

from webapp.fields.field import clean
from webapp.i18n import N_

DIVIDERS = (",", ";", "\t")
TALLEST = 200  # lines a row may run over; beyond, its quotation mark was never closed
WIDEST = 2_000  # columns; beyond, this is no list of people
BROKEN = N_("This row can’t be read; a quotation mark may be missing")
LONGER = N_("This row has more cells than the first row has names")


class Table:
    """The names of the columns, and the rows: `[(filled cells by column, problem or None)]`."""

    neutral = True  # what looks like a formula may have an apostrophe in front

    def __init__(self, text, tallest=TALLEST):
        self.tallest = tallest
        lines = [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        first = next((at for at, line in enumerate(lines) if line.strip()), 0)
        divider = lines[first][4:5] if lines[first].lower().startswith("sep=") else None
        self.lines = lines[first + 1 if divider else first :]
        self.odd = [line.count('"') % 2 for line in self.lines]
        self.divider = divider or self.likely()
        columns = next(self.cells(0, self.end(0)), None) or []
        self.columns = unique(columns) if len(columns) <= WIDEST else []

    def likely(self):
        """The divider that makes most of the first row."""
        return max(DIVIDERS, key=lambda divider: len(next(self.cells(0, self.end(0), divider), None) or []))

    def __iter__(self):
        yield from filter(None, islice(self.rows(), 1, None))

    def rows(self):
        at = 0
        while at < len(self.lines):
            end = self.end(at)
            if end > at + 1 and not self.whole(at, end):
                end = at + 1
            yield from (self.row(cells, at, end) for cells in self.cells(at, end))
            at = end

    def whole(self, at, end):
        """Whether these lines make rows of all columns; two that lost a quotation mark each don't."""
        return all(cells and len(cells) >= len(self.columns) for cells in self.cells(at, end))

    def end(self, at):
        """The line after the row that starts at this one."""
        if not self.odd[at : at + 1] or not self.odd[at]:
            return at + 1
        within = range(at + 1, min(at + self.tallest, len(self.lines)))
        return next((end + 1 for end in within if self.odd[end]), at + 1)

    def cells(self, at, end, divider=None):
        """The rows on these lines, as lists; None for one that can't be read."""
        lone = end == at + 1 and any(self.odd[at:end])
        try:
            yield from csv.reader(self.lines[at:end], delimiter=divider or self.divider, strict=lone)
        except csv.Error:
            yield None

    def row(self, cells, at, end):
        if cells is None:
            return {"row": "".join(self.lines[at:end]).strip()}, BROKEN
        cells = [cell.strip() for cell in cells]
        return named(self.columns, cells) if any(cells) else None


def named(columns, cells):
    """The filled cells of a row by their columns, and what is wrong with it, or None."""
    extra = any(cells[len(columns) :])
    names = columns + [str(n + 1) for n in range(len(columns), len(cells))]
    return {name: cell for name, cell in zip_longest(names, cells) if cell}, LONGER if extra else None


def unique(names):
    """The names of the columns, each once: Title, Title (2), 3."""
    found, times = [], Counter()
    for number, name in enumerate(names, 1):
        name = clean(name) or str(number)
        times[name] += 1
        found.append(f"{name} ({times[name]})" if times[name] > 1 else name)
    return found
