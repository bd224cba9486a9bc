"""What a reader yields: a contact in the words of the address book, and by name what the book has no field for yet."""

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256

from webapp.customers.fields import CUSTOMER, FIELDS, PLURALS
from webapp.fields.field import Refused, canonical, clean
from webapp.fields.rule import check

OWN = {field.name: field for field in CUSTOMER}
MANY = 100  # parts of one kind; nobody has more
LONGEST_LABEL = 60  # as its column
SHORTENED = re.compile("([0-9])[.,]([0-9]+)E[+]?([0-9]{1,2})", re.I)
CHANGING = re.compile("(?:REV|PRODID)[;:]", re.I)  # lines of a card that say when and by whom it was written


@dataclass
class Contact:
    """One row or card of a file. What is put into it ends up in a field, a label, a part, or in `kept`."""

    row: int  # its number in the file, from 1
    raw: dict | str  # as it stood there: the filled cells by their column, or the lines of a card
    uid: str | None = None
    fields: dict = field(default_factory=dict)
    labels: list = field(default_factory=list)
    phones: list = field(default_factory=list)
    emails: list = field(default_factory=list)
    addresses: list = field(default_factory=list)
    more: list = field(default_factory=list)  # her parts of other kinds, [(kind, {field: value})]
    chosen: dict = field(
        default_factory=dict
    )  # the names of things of the organisation, by the field that chooses them
    answers: dict = field(default_factory=dict)  # by the words of the question
    kept: dict = field(default_factory=dict)
    problem: str | None = None  # the sentence that says why it could not be read
    preferred: set = field(default_factory=set)  # the kinds of part of which the first is known to be preferred

    @property
    def empty(self):
        """Nothing to call her by, and no way to reach her."""
        named = self.fields.keys() & {"given", "family", "company"}
        return not (named or self.phones or self.emails or self.addresses)

    @property
    def hash(self):
        """The same for the same row, in whatever order its columns or lines were exported again."""
        same = self.raw
        if isinstance(same, str):
            same = sorted(line for line in same.split("\n") if not CHANGING.match(line))
        return sha256(json.dumps(same, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def set(self, name, text):
        """One of her own fields; what is there already stays, and the other is kept."""
        value = self.taken(OWN[name], text)
        if value and self.fields.setdefault(name, value) != value:
            self.keep(name, value)

    def add(self, kind, label, value):
        """One more phone, email or address; what the rule refuses is kept, with a label of her own words.

        label: as `labels.label` answers it; value: a text, or the parts of a place."""
        (of_label, of_value, *_), there = FIELDS[kind], getattr(self, PLURALS[kind])
        value = lengthened(value) if kind == "phone" and value else value
        accepted = accept(of_value, value) if len(there) < MANY else None
        if accepted:
            part = {"label": self.taken(of_label, label) or "other", of_value.name: accepted}
            there += [part] if part not in there else []
        elif value:
            self.keep(kind, said(value) if label in dict(of_label.choices) else f"{label}: {said(value)}")

    def beside(self, kind, n, texts):
        """What is known of the n-th part of a kind beside its value, `{field: text}`; if it isn't there it is kept."""
        own, there = {field.name: field for field in FIELDS[kind]}, getattr(self, PLURALS[kind])[n:]
        for name, text in (texts or {}).items():
            value = accept(own[name], text)
            if value and there:
                there[0][name] = value
            else:
                self.keep(name, text)

    def add_label(self, text):
        name = clean(text)
        if name and len(name) > LONGEST_LABEL:
            self.keep("label", name)
        elif name and name not in self.labels:
            self.labels.append(name)

    def choose(self, field, name):
        """One of the things a field chooses from, by its name; whether there is such a one shows later."""
        if field.name == "labels":
            self.add_label(name)
        elif name.strip():
            self.chosen.setdefault(field.name, []).append(name.strip())

    def add_more(self, kind, texts):
        """One more part of another kind, its values as texts by their fields; it is added or kept as a whole."""
        own = {one.name: one for one in FIELDS[kind]}
        part = {name: accept(own[name], value) for name, value in texts.items()}
        if None in part.values() or len(self.more) >= MANY:
            return self.keep(kind, ", ".join(str(value) for value in texts.values()))
        self.more.append((kind, part))

    def keep(self, name, text):
        """What has no field, under its name; a second text of that name stands on a line of its own."""
        name, text = clean(name) or "?", clean(text or "", lines=True)
        there = self.kept.get(name)
        if text and text != there:
            self.kept[name] = f"{there}\n{text}" if there else text

    def taken(self, field, text):
        """The text in the form of its field, or None: what the rule refuses is kept under the field's name."""
        value = accept(field, text)
        if value is None:
            self.keep(field.name, text)
        return value


def accept(field, value):
    """The canonical form of a value; None where its field is empty or the rule refuses it."""
    try:
        value = canonical(field, value)
    except Refused:
        return None
    return None if check(field, value) else value


def lengthened(text):
    """A number that a spreadsheet wrote as 4.47700900142E+11, if all its digits are there."""
    match = SHORTENED.fullmatch(text.strip())
    if not match or len(match[2]) > int(match[3]):
        return text
    whole = match[1] + match[2].ljust(int(match[3]), "0")
    return whole if whole[-4:] != "0000" else text


def said(value):
    """A value in one text."""
    return value if isinstance(value, str) else ", ".join(filter(None, value.values()))
