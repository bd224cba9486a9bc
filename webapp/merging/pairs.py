"""Two cards side by side: where they say the same, where a person has to pick, and what just comes along."""

from flask_babel import gettext as _

from webapp.customers.compare import words
from webapp.customers.fields import CUSTOMER, FIELDS, PARTS, PLURALS, REACH
from webapp.customers.folding import fold
from webapp.customers.line import phone_digits
from webapp.customers.record import subtitle, who
from webapp.customers.things import names

BOTH = "both"
FIRST = ("primary_phone", "primary_email", "primary_address")  # of which there is nothing to see here
PICKED = tuple(field for field in CUSTOMER if field.kind != "set" and field.name not in (*FIRST, "binned"))
LONGEST = {field.name: field.max for field in PICKED}


def side_by_side(cards, things):
    """The context of the page that merges two customers.

    cards: the two; things: what the organisation lets one choose from."""
    return {
        "sides": [head(card, things) for card in cards],
        "fields": [row for field in PICKED if (row := compared(field, cards, things))],
        "along": [row for kind in PARTS for row in along(kind, cards)],
        "sets": [row for field in sets() if (row := joined(field, cards, things))],
        "seen": seen(cards),
    }


def head(card, things):
    return {"id": card["id"], "who": who(card), "subtitle": subtitle(card, things["labels"])}


def seen(cards):
    """How far both had come when they were drawn; a merge is of what was seen."""
    return ".".join(str(card["version"]) for card in cards)


def compared(field, cards, things):
    """What a person picks for one field: `{name, label, options: [{id, text}], picked}`; None where both are empty.

    Where they say the same, there is one option; two notes can be kept both."""
    held = [card for card in cards if card[field.name] is not None]
    if not held:
        return None
    options = [{"id": card["id"], "text": said(field, card, things)} for card in cards]
    if len(held) == 2 and held[0][field.name] == held[1][field.name]:
        options = options[:1]
    joined = field.kind == "lines" and len(held) == 2 and len(options) == 2 and both(field, *cards)
    if joined:
        options.append({"id": BOTH, "text": joined})
    return {"name": field.name, "label": field.label, "options": options, "picked": BOTH if joined else held[0]["id"]}


def both(field, first, second):
    """Two texts as one, where there is room for it."""
    joined = f"{first[field.name]}\n{second[field.name]}"
    return joined if len(joined) <= field.max else None


def said(field, card, things):
    value = card[field.name]
    if field.of:
        return names(things).get(value) or _("Nothing")
    return words(card, {"kind": "customer", "field": field.name, "record": card["id"]}, value, things)


def sets():
    return [field for field in CUSTOMER if field.kind == "set"]


def joined(field, cards, things):
    """What both of them have of one kind of things, `{name, label, text}`; None where neither has any."""
    found = sorted({name for card in cards for name in named(card[field.name], things)})
    return {"name": field.name, "label": field.label, "text": ", ".join(found)} if found else None


def named(ids, things):
    known = names(things)
    return [known[id] for id in ids if id in known]


def along(kind, cards):
    """What comes along of one kind of part: `{label, text, twice}`; what both have is there once."""
    first, second = (card[PLURALS[kind]] for card in cards)
    doubles = twins(kind, first, second)
    kept = first + [part for part in second if part["id"] not in doubles]
    return [
        {"kind": kind, "label": label(kind, part), "text": text(kind, part), "twice": part["id"] in doubles.values()}
        for part in kept
    ]


def twins(kind, kept, others):
    """Which of the others say the same as one that is kept: `{its id: the id of the kept one}`."""
    if kind not in REACH:
        return {}
    here = {mark(kind, part): part["id"] for part in reversed(kept)}
    return {part["id"]: here[mark(kind, part)] for part in others if mark(kind, part) and mark(kind, part) in here}


def mark(kind, part):
    """What makes a phone, e-mail or address the same as another one, however it is written."""
    if kind == "phone":
        return phone_digits(part)[-9:]
    if kind == "email":
        return (part["address"] or "").lower()
    return fold(" ".join((part["place"] or {}).values()))


def label(kind, part):
    first = FIELDS[kind][0]
    return dict(first.choices).get(part.get(first.name) or "", first.label)


def text(kind, part):
    """The part in one line: whatever it holds as words, without its label."""
    held = [part.get(field.name) for field in FIELDS[kind] if field.name != "label"]
    lines = [", ".join(value.values()) if isinstance(value, dict) else value for value in held]
    return " · ".join(line for line in lines if isinstance(line, str) and line)
