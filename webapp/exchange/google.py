"""Contacts as Google exports them: numbered blocks of columns, several values in one cell, a star before the preferred.

Both headings it has used: First Name and Labels today, Given Name and Group Membership until 2024."""

import re
from collections import defaultdict

from webapp.exchange import address, days, labels, names
from webapp.exchange.contact import Contact

SEVERAL = " ::: "
BLOCK = re.compile(r"(.+?) ([0-9]+) - (.+)")
SIGNS = {"File As", "Phonetic First Name", "Group Membership", "Yomi Name"}
PIECES = {
    "First Name": "given",
    "Given Name": "given",
    "Middle Name": "middle",
    "Additional Name": "middle",
    "Last Name": "family",
    "Family Name": "family",
    "Name Suffix": "suffix",
    "Name Prefix": "title",
    "Nickname": "nickname",
    "Name": "display",
    "Organization Name": "company",
    "Organization 1 - Name": "company",
}
KEPT = {"Organization Title": "job title", "Organization Department": "department"}
PLACE = {
    "Street": "street",
    "Extended Address": "extended",
    "PO Box": "box",
    "City": "town",
    "Region": "region",
    "Postal Code": "postcode",
    "Country": "country",
}


def recognises(columns):
    return bool(SIGNS & set(columns)) or any(re.fullmatch("(E-mail|Phone) 1 - Value", column) for column in columns)


def contacts(table):
    """A contact for each row of the table."""
    for number, (raw, problem) in enumerate(table, 1):
        contact = Contact(number, raw, problem=problem)
        if not problem:
            fill(contact, dict(raw))
        yield contact


def fill(contact, cells):
    """Every cell goes somewhere: what is taken is gone from them, what is left is kept."""
    pieces = {PIECES[column]: cells.pop(column) for column in PIECES if column in cells}
    for kind, label, block in blocks(cells):
        put(contact, kind, label, block)
    names.put(contact, pieces)
    names.keep(contact, "file as", cells.pop("File As", None))
    contact.set("note", cells.pop("Notes", None))
    if birthday := cells.pop("Birthday", None):
        contact.set("birthday", days.day(birthday) or birthday)
    for name in (cells.pop("Labels", "") + SEVERAL + cells.pop("Group Membership", "")).split(SEVERAL):
        group(contact, name)
    for column, text in cells.items():
        contact.keep(KEPT.get(column, column.lower()), text)


def blocks(cells):
    """The numbered columns, starred blocks first: `[(kind, label, {part: text})]`."""
    found = defaultdict(dict)
    for column in [column for column in cells if BLOCK.fullmatch(column)]:
        kind, number, part = BLOCK.fullmatch(column).groups()
        found[kind, int(number)][part] = cells.pop(column)
    parts = [(kind, block.pop("Label", None) or block.pop("Type", ""), block) for (kind, _), block in found.items()]
    parts.sort(key=lambda part: not part[1].startswith("*"))
    return [(kind, label.lstrip("* "), block) for kind, label, block in parts if block]


def put(contact, kind, label, block):
    if kind == "Address":
        return places(contact, labels.label("address", label), block)
    ours = {"E-mail": "email", "Phone": "phone"}.get(kind)
    for value in block.pop("Value", "").split(SEVERAL):
        contact.add(ours, labels.label(ours, label), value) if ours else contact.keep(other(kind, label), value)
    for part, text in block.items():
        contact.keep(KEPT.get(f"{kind} {part}", f"{kind} {part}".lower()), text)


def other(kind, label):
    """What a block we have no field for is kept as: its own label, or what it is."""
    return {"Website": "web page"}.get(kind) or (label or kind).lower()


def places(contact, label, block):
    """One address, or several joined part by part; where their parts don't pair up, the text of the whole is kept."""
    block = {part: text.split(SEVERAL) for part, text in block.items()}
    many = max(map(len, block.values()))
    for part in [part for part, texts in block.items() if len(texts) != many]:
        contact.keep("address", "\n".join(block.pop(part)))
    for number in range(many):
        place(contact, label, {part: texts[number] for part, texts in block.items()})


def place(contact, label, block):
    formatted = block.pop("Formatted", "")
    parts = {PLACE[part]: block.pop(part) for part in PLACE if part in block} or {"street": formatted}
    address.written_out(contact, formatted, address.put(contact, label, parts))
    for part, text in block.items():
        contact.keep(f"address {part}".lower(), text)


def group(contact, name):
    """A label; of Google's own groups, which have a star, the one that everybody is in says nothing."""
    if name.startswith("* "):
        return None if name == "* myContacts" else contact.keep("group", name[2:])
    contact.add_label(name)
