"""A row under headings in words: what Outlook writes, and what people make themselves."""

import re
from collections import defaultdict

from webapp.exchange import address, days, labels, names
from webapp.exchange.contact import Contact
from webapp.exchange.headings import Heading, heading
from webapp.fields.field import clean

PIECES = ("given", "middle", "family", "suffix", "title", "nickname", "display", "company")
PLACES = ("street", "extended", "box", "town", "region", "postcode", "country")
OTHER = Heading("other")


def meanings(columns):
    """What each column holds. A column called Name is the last name if there is one for the first."""
    found = {column: heading(column) for column in columns}
    whole = any(meant and meant.kind == "given" for meant in found.values())
    name = Heading("family" if whole else "display")
    return {column: name if meant and meant.kind == "name" else meant for column, meant in found.items()}


def contacts(table, usual=None, say_nothing=()):
    """A contact for each row.

    usual: whether its dates put the day first, where that doesn't show; say_nothing: `(column, text)` to leave out."""
    meant, rows = meanings(table.columns), list(table)
    dated = [column for column, meaning in meant.items() if meaning and meaning.kind == "birthday"]
    day_first = days.order([raw[column] for raw, _ in rows for column in dated if column in raw], usual)
    for number, (raw, problem) in enumerate(rows, 1):
        contact = Contact(number, raw, problem=problem)
        if not problem:
            cells = {column: text for column, text in raw.items() if (column, text) not in say_nothing}
            fill(contact, Row(cells, meant), day_first)
        yield contact


class Row:
    """The cells of one row; what is taken is gone, what is left is kept."""

    def __init__(self, cells, meant):
        self.cells = [(column, meant.get(column) or OTHER, text) for column, text in cells.items()]

    def take(self, *kinds):
        """`[(heading, text)]` of the cells of these kinds."""
        found = [(meant, text) for _, meant, text in self.cells if meant.kind in kinds]
        self.cells = [cell for cell in self.cells if cell[1].kind not in kinds]
        return found

    def first(self, kind):
        """The first text of this kind; others stay."""
        at = next((at for at, (_, meant, _) in enumerate(self.cells) if meant.kind == kind), None)
        return None if at is None else self.cells.pop(at)[2]


def fill(contact, row, day_first):
    contact.uid = clean(row.first("uid") or "")
    for kind in ("phone", "email"):
        for meant, text in row.take(kind):
            contact.add(kind, labels.label(kind, meant.label), text)
    places(contact, row)
    names.put(contact, {piece: row.first(piece) for piece in PIECES})
    contact.set("note", "\n".join(text for _, text in row.take("note")))
    for text in (text for _, text in row.take("birthday") if not days.none(text)):
        contact.set("birthday", days.day(text, day_first) or text)
    for _, text in row.take("labels"):
        for name in re.split("[;,|]", text):
            contact.add_label(name)
    rest(contact, row)


def places(contact, row):
    """An address for each word the columns say: home, work, other, or none."""
    found = defaultdict(lambda: defaultdict(list))
    for meant, text in sorted(row.take(*PLACES), key=lambda pair: pair[0].line):
        found[labels.label("address", meant.label)][meant.kind].append(text)
    for label, parts in found.items():
        address.put(contact, label, {kind: "\n".join(texts) for kind, texts in parts.items()})


def rest(contact, row):
    """What no field is for, under the name of its column."""
    for _, text in row.take("written"):
        names.keep(contact, "display name", text)
    for column, meant, text in row.cells:
        if not (meant.kind == "anniversary" and days.none(text)):
            contact.keep(column.lower(), text)
