"""An export in the making: a folder with the cards as they were at one moment, and the pieces of the file until now.

A file in it is there whole or not at all, so whoever goes on may make any of them again."""

import json
import os
from functools import cached_property
from itertools import islice
from uuid import uuid4

from flask_babel import force_locale

from webapp.customers.things import things
from webapp.exchange.columns import columns
from webapp.exchange.export import AT_ONCE, cards, most, names_in
from webapp.exchange.formats import FORMATS, View
from webapp.i18n import LOCALES


class Making:
    def __init__(self, export):
        self.folder, self.format = export.folder, FORMATS[export.format]
        self.locale = LOCALES.get(export.language, export.language)
        self.file, self.cards, self.known = export.file, self.folder / "cards", self.folder / "known"

    @property
    def made(self):
        return self.file.exists()

    def look(self, user, ids):
        """Keep the cards of these customers, and what is to be known of all; once, whoever begins again."""
        if self.known.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        count = write(self.cards, (json.dumps(card).encode() + b"\n" for card in cards(user, ids)))
        known = things(user)
        found = {"count": count, "most": most(self.read()), "names": names_in(user, known)}
        write(self.known, [json.dumps(found | {"questions": known.get("questions", [])}).encode()])

    def read(self, start=0, limit=None):
        """The cards that were kept, from one on."""
        with self.cards.open("rb") as lines:
            yield from map(json.loads, islice(lines, start, limit and start + limit))

    @cached_property
    def settled(self):
        return json.loads(self.known.read_bytes())

    @cached_property
    def view(self):
        return View(columns(self.settled["most"], self.settled["questions"]), self.settled["names"])

    def piece(self, start):
        """Make the piece that begins with this card, and with the first one the head."""
        with force_locale(self.locale):
            head = b"" if start else self.format.head(self.view)
            body = self.format.body(list(self.read(start, AT_ONCE)), self.view, start)
        write(self.at(start), [head, body])

    def at(self, start):
        return self.folder / f"from-{start}"

    def finish(self):
        """Put the pieces together; what they were made of goes."""
        pieces = map(self.at, range(0, self.settled["count"] or 1, AT_ONCE))
        write(self.file, self.format.whole(piece.read_bytes() for piece in pieces))
        for path in set(self.folder.iterdir()) - {self.file}:
            path.unlink(missing_ok=True)


def write(path, blocks):
    """Write a file that is there whole or not at all: how many blocks it has."""
    half, count = path.with_name(f"{path.name}.{uuid4().hex}"), 0
    with half.open("wb") as file:
        for block in blocks:
            file.write(block)
            count += 1
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)
    return count
