"""The record's screen: from a card to all its template needs. Pure; its twin for the worker is record.js."""

from flask_babel import gettext as _

from webapp.customers import typed
from webapp.customers.alert import alerts
from webapp.customers.compare import compared
from webapp.customers.fields import PARTS, REACH
from webapp.customers.row import first
from webapp.customers.sections import sections, usual
from webapp.fields.places import names, places
from webapp.i18n import language

NOTES = 20  # so many are drawn, the newest, until all of them are asked for
ALWAYS = []  # what other rooms ask in every record: functions of (card, things) answering parts
DEFAULTS = {"phone": "mobile", "email": "home", "address": "home"}


def record(card, home, things, form=None, bar=None, asked=(), all_notes=False):
    """The context of the record's templates.

    card: a card, or `typed.blank`; home: `{country, email_required}` of the organisation; things: what the
    organisation lets one choose from, `{labels: [{id, name, …}], …}`;
    form: what was typed, `{typed, seen, errors, parts}`, when it comes back; bar: what the Save bar says;
    asked: the empty parts that were asked for, with their new ids: `[{kind, id}]`; all_notes: also the older ones."""
    whole, form = card, form or {}
    card = card if all_notes else card | {"notes": newest(card["notes"], form)}
    asked = [*asked, *(part for always in ALWAYS for part in always(card, things))]
    saved = typed.of_card(card)
    values = saved | usual(card, things) | beginnings(asked, home) | form.get("typed", {})
    errors = form.get("errors", {})
    return {
        "card": card,
        "is_new": card["version"] is None,
        "who": who(card),
        "subtitle": subtitle(card, things["labels"]),
        "alerts": alerts(whole),
        "older_notes": len(whole["notes"]) - len(card["notes"]),
        "conflicts": [compared(whole, clash, things) for clash in card["conflicts"]],
        "saved": saved,
        "values": values,
        "errors": errors,
        "sections": sections(values, errors),
        "seen": form.get("seen") or typed.seen(card),
        "parts": {kind: parts(kind, card, form, values, asked, home) for kind in PARTS},
        "first": {kind: first(card[typed.PLURALS[kind]], card[f"primary_{kind}"]) for kind in REACH},
        "things": things,
        "nationality": countries(values, "c_nationality", home),
        "home": home,
        "parked": None,
        "photo_wrong": None,
        "shared": {},
        "bar": bar or ({"state": "new"} if card["version"] is None else {"state": "saved", "at": card["changed_at"]}),
        "action": f"/customers/{card['id']}",
        "list_at": "/customers",
    }


def who(card):
    """How she is called: her names, the initials on her door, and the tint of it."""
    person = not card["business"] and (card["given"] or card["family"])
    given, family = (card["given"], card["family"]) if person else (None, card["company"])
    there = [name for name in (given, family) if name]
    return {
        "name": " ".join(there),
        "given": given,
        "family": family,
        "initials": "".join(name[0] for name in there).upper(),
        "tint": 1 + int(card["id"][-1], 16) % 6,
        "photo": card["photo"],
    }


def newest(notes, form):
    """The newest notes, and those that were on the screen a form comes back from."""
    drawn = (form.get("seen") or {"p": {}})["p"]
    return [note for at, note in enumerate(notes) if at >= len(notes) - NOTES or note["id"] in drawn]


def beginnings(asked, home):
    """What an empty part holds before anything is typed: the usual label, the organisation's country."""
    labels = {f"{typed.prefix(part)}label": DEFAULTS[part["kind"]] for part in asked if part["kind"] in DEFAULTS}
    addresses = [part for part in asked if part["kind"] == "address"]
    return labels | {f"{typed.prefix(part)}country": home["country"] for part in addresses}


def parts(kind, card, form, values, asked, home):
    """The parts of one kind as they are drawn: the card's, those typed and not yet saved, an empty one asked for."""
    here = [part | {"new": False} for part in card[typed.PLURALS[kind]]]
    known = {part["id"] for part in here}
    more = [part for part in form.get("parts", []) if part["kind"] == kind and part["id"] not in known]
    typed_ids = known | {part["id"] for part in form.get("parts", [])}
    more += [part for part in asked if part["kind"] == kind and part["id"] not in typed_ids]
    here += [part | {"new": True} for part in more]
    here = [part | {"prefix": typed.prefix(part)} for part in here]
    if kind == "note":
        here.reverse()  # the newest first
    return [part | countries(values, f"{part['prefix']}country", home) for part in here] if kind == "address" else here


def countries(values, input, home):
    """The countries an input chooses from: the usual ones, or all of them once another one was asked for."""
    current = values.get(input)
    every = current == "*" or (current and current not in places())
    usual = sorted({code for code in (home["country"], current) if code})
    return {"countries": [code for code, _ in names(language())] if every else usual, "every_country": bool(every)}


def subtitle(card, labels):
    """The line under her name: her rounds, her number, since when she is a customer, and that she is inactive."""
    since = (card["first_visit"] or "-").split("-")[0]
    own = [label["name"] for label in labels if label["id"] in card["labels"]]
    number = _("Customer %(number)s", number=card["number"]) if card["number"] else _("Number after sync")
    states = [_("Customer since %(year)s", year=since)] * bool(since) + [_("Inactive")] * bool(card["status"])
    return own + [number] * (card["version"] is not None) + states
