"""What the lines of a card say about a person."""

import re

from webapp.exchange import address, days, extra, labels, names
from webapp.fields.field import clean

KEPT = {
    "TITLE": "job title",
    "ROLE": "role",
    "URL": "web page",
    "GENDER": "gender",
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "AGENT": "agent",
}
PLACE = ("box", "extended", "street", "town", "region", "postcode", "country")
NAME = ("family", "given", "middle", "title", "suffix")
PICTURES = ("png", "jpeg", "gif", "webp", "heic")
BUSINESS, PERSON = ("company", "org", "organization"), ("individual", "person")


def fill(contact, card):
    """Take what has a field; keep the rest."""
    contact.uid = next((clean(line.text.removeprefix("urn:uuid:")) for line in card.take("UID")), None)
    extra.take(contact, card)
    for line in card.take("TEL"):
        preferred(contact, "phone", line)
        contact.add("phone", label(card, "phone", line), phone(line))
    for line in card.take("EMAIL"):
        preferred(contact, "email", line)
        contact.add("email", label(card, "email", line), line.text.removeprefix("mailto:"))
    places(contact, card)
    who(contact, card)
    for line in card.take("BDAY"):
        contact.set("birthday", birthday(line))
    contact.set("note", "\n\n".join(line.text for line in card.take("NOTE")))
    for name in (name for line in card.take("CATEGORIES") for name in line.parts(",")):
        contact.add_label(name)
    rest(contact, card)


def preferred(contact, kind, line):
    """The lines come preferred first; whether the first one is, it says itself."""
    if "pref" in line.types or line.get("PREF"):
        contact.preferred.add(kind)


def label(card, kind, line):
    apple = card.label(line)
    return labels.label(kind, apple) if apple else labels.of_types(kind, line.types)


def phone(line):
    """A number, also where 4.0 writes it as an address: tel:+44-7700-900142;ext=12"""
    number, _, extension = re.sub("^tel:", "", line.text, flags=re.I).partition(";ext=")
    return f"{number} x{extension}" if extension else number


def places(contact, card):
    """Addresses by their parts, and those that are written out a second time."""
    found = []
    for line in card.take("ADR"):
        preferred(contact, "address", line)
        parts = dict(zip(PLACE, line.parts(), strict=False)) | {"hint": card.country(line)}
        found.append(address.put(contact, label(card, "address", line), parts, card.door(line)))
        contact.keep("address", "\n".join(filter(None, line.parts()[len(PLACE) :])))
    for line in card.take("LABEL"):
        written = [place for place in found if not address.more(line.text, place)]
        contact.keep("address", "" if written else line.text)


def who(contact, card):
    """Her name and company; what any other name of hers says more is kept."""
    written, displays = card.take("N"), card.take("FN")
    pieces = dict(zip(NAME, written[0].parts(), strict=False)) if written else {}
    pieces["display"] = displays[0].text if displays else ""
    pieces["nickname"] = ", ".join(line.text for line in card.take("NICKNAME"))
    person, there = as_person(card), company(contact, card)
    pieces["company"] = pieces["display"] if business(contact, card) and there is None else there
    names.put(contact, pieces)
    if person:
        contact.fields.pop("business", None)
    for line in written + displays[1:]:
        names.keep(contact, "display name", " ".join(line.parts()))


def company(contact, card):
    """The first company, or None without any; the departments and any other company are kept."""
    found = [line.parts() for line in card.take("ORG")]
    for name, *departments in found:
        contact.keep("company", name if name != found[0][0] else "")
        contact.keep("department", ", ".join(filter(None, departments)))
    return found[0][0] if found else None


def as_person(card):
    """Whether it says that it isn't shown as a company's, though it may have nothing but a company."""
    return any(line.text.lower() in PERSON for line in card.lines if line.name == "X-ABSHOWAS")


def business(contact, card):
    """Whether the card is shown as a company's; what else it may be is kept."""
    for line in card.take("X-ABSHOWAS", "KIND"):
        if line.text.lower() in BUSINESS:
            contact.fields["business"] = True
        elif line.text.lower() not in PERSON:
            contact.keep(line.name.lower(), line.text)
    return "business" in contact.fields


def birthday(line):
    """A day; without its year, where that only fills the place."""
    text, omitted = line.text, line.get("X-APPLE-OMIT-YEAR")
    found = days.day(text)
    return f"--{found[5:]}" if found and omitted and found.startswith(omitted) else found or text


def rest(contact, card):
    """What no field is for, under the plainest name there is for it."""
    for line in card.take("PHOTO", "LOGO"):
        contact.keep("photo", picture(line))
    for line in card.lines:
        apple = labels.APPLE.sub(r"\1", card.label(line) or "").lower()
        known = ", ".join(filter(None, (KEPT.get(line.name), apple)))
        contact.keep(known or " ".join((line.name, *line.types)), line.text)


def picture(line):
    """A picture as a browser takes it: where it is, or the whole of it."""
    if ":" in line.value[:10]:
        return line.text
    kind = next((type for type in line.types if type in PICTURES), "jpeg")
    return f"data:image/{kind};base64,{''.join(line.value.split())}"
