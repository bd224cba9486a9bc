"""Who she is, from the pieces into which other programs divide a name."""

from webapp.exchange.echo import echoes
from webapp.fields.field import clean


def put(contact, pieces):
    """Her name and company. Comes after her phones and emails: a display name often only repeats one of them.

    pieces: `{given, middle, family, suffix, title, nickname, display, company}`; each may be missing."""
    pieces = {name: clean(text) for name, text in pieces.items() if text}
    contact.set("company", pieces.get("company"))
    given, family = person(pieces) or divided(fallback(contact, pieces))
    contact.set("given", given)
    contact.set("family", family)
    if contact.fields.get("company") and not contact.fields.keys() & {"given", "family"}:
        contact.fields["business"] = True
    contact.keep("title", pieces.get("title"))
    for name, key in (("nickname", "nickname"), ("display", "display name")):
        keep(contact, key, pieces.get(name))


def person(pieces):
    """First and last names with what belongs to each, or None."""
    given, family, suffix = joined(pieces, "given", "middle"), pieces.get("family"), pieces.get("suffix")
    if family:
        return given, joined(pieces, "family", "suffix")
    return (" ".join(filter(None, (given, suffix))), None) if given or suffix else None


def joined(pieces, *names):
    return " ".join(pieces[name] for name in names if pieces.get(name))


def fallback(contact, pieces):
    """What to call her where no name is given: what is displayed, unless that is her company, phone or email."""
    called = pieces.get("display") or pieces.get("nickname") or ""
    return "" if echoes(called, known(contact)) else called


def divided(name):
    """First and last names of a whole one: Ann Avery; Avery, Ann."""
    if name.count(",") == 1:
        family, given = name.split(",")
    else:
        given, _, family = name.rpartition(" ")
    return given, family


def keep(contact, key, text):
    """Keep another name of hers if it says more than what is known."""
    if text and not echoes(text, known(contact)):
        contact.keep(key, text)


def known(contact):
    """The texts a display name is made of."""
    names = [contact.fields.get(name) for name in ("given", "family", "company")]
    names += [contact.kept.get(name) for name in ("title", "nickname")]
    return names + [part["number"] for part in contact.phones] + [part["address"] for part in contact.emails]
