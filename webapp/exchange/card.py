"""One card of a vCard file: its lines, taken one after the other until what nobody asked for is left."""

import re

from webapp.customers.fields import FIELDS
from webapp.exchange.lines import Line, read

DOOR = {f"X-DOORSTEP-{field.name.upper()}": field.name for field in FIELDS["address"] if field.section == "door"}
BESIDE = ("X-ABLABEL", "X-ABADR", *DOOR)  # Apple's notes on the line of the same group, and ours
SAYS_NOTHING = ("BEGIN", "END", "VERSION", "PRODID", "REV")  # about the file, not about her


def cards(texts):
    """The lines of each card, and whether they are complete: only the last one can be cut off."""
    card, agent = [], False
    for text in texts:
        mark = text.replace(" ", "").upper()
        if agent or (mark == "BEGIN:VCARD" and card and card[-1].upper().startswith("AGENT")):
            card.append(f" {text}")  # a card in a card is a value of the outer one
            agent = mark != "END:VCARD"
        elif mark == "BEGIN:VCARD" and card:
            yield card, True
            card = [text]
        elif mark:
            card.append(text)
    if card:
        yield card, any(text.replace(" ", "").upper() == "END:VCARD" for text in card)


class Card:
    """The lines of one card, the preferred first; what is taken is gone, what is left is kept."""

    def __init__(self, texts):
        lines = sorted(parsed(texts), key=preference)
        groups = {line.group for line in lines if line.name not in BESIDE} - {""}
        self.beside, self.lines = {}, []
        for line in lines:
            if line.name in BESIDE and line.group in groups:
                self.beside[line.group, line.name] = line.text
            elif line.name not in SAYS_NOTHING:
                self.lines.append(line)

    def take(self, *names):
        """The lines of these names."""
        found = [line for line in self.lines if line.name in names]
        self.lines = [line for line in self.lines if line.name not in names]
        return found

    def label(self, line):
        """What Apple calls it, in a line beside it."""
        return self.beside.get((line.group, "X-ABLABEL"))

    def door(self, line):
        """What we wrote beside an address: `{field: text}`."""
        found = {name: self.beside.get((line.group, key)) for key, name in DOOR.items()}
        return {name: text for name, text in found.items() if text}

    def country(self, line):
        return self.beside.get((line.group, "X-ABADR"))


def parsed(texts):
    """The texts as lines; one that is no property goes on with the value before it, whose writer forgot to fold."""
    found = []
    for text in texts:
        line = read(text)
        if line or not found:
            line = line or Line("?", text)
            found.append((line, [line.value]))
        else:
            found[-1][1].append(text)
    for line, values in found:
        line.value = "\n".join(values)
    return [line for line, _ in found]


def preference(line):
    """1 is the best of its kind; those without one come last."""
    said = line.get("PREF") if line.params else ""
    return 1 if "pref" in line.types else int(said) if re.fullmatch("[0-9]{1,3}", said) else 101
