"""The words of a filter: which there are, what an address says in them, and how they are said to a person.

`has-email`, an id of a label, store or group, `language.fr`, `town:marsford`, `created-7d`; all of them have to be
true. The same words stand in filter.js for the worker."""

import re
from datetime import timedelta
from uuid import UUID

from webapp.customers.fields import CUSTOMER
from webapp.customers.folding import fold
from webapp.customers.things import names
from webapp.customers.traits import SAID_OTHERWISE
from webapp.fields.field import digits
from webapp.i18n import N_

SPECIAL = ("today", "birthdays", "incomplete", "compare", "alert")
TRAIT = re.compile("(has|no)-(email|phone|address)|business|person|active|inactive|country-[a-z]{2}")
TEXTS = {
    "given": N_("First name"),
    "family": N_("Last name"),
    "company": N_("Company"),
    "email": N_("Email"),
    "phone": N_("Phone"),
    "town": N_("Town or city"),
    "region": N_("Region"),
    "postcode": N_("Postcode"),
}
DAYS = {"created": N_("Added"), "changed": N_("Changed"), "born": N_("Birthday"), "visited": N_("First visit")}
YEARLY = ("born", "visited")  # what comes round every year: month and day
ISO, MONTH_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}", "[0-9]{2}-[0-9]{2}"
PERIOD = re.compile(
    rf"(created|changed)-([0-9]{{1,3}}d|month|year|(?:{ISO})?\.\.(?:{ISO})?)"
    rf"|(born|visited)-([0-9]{{1,3}}d|month|(?:{MONTH_DAY})?\.\.(?:{MONTH_DAY})?)"
)
ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # of a question; behind its = stands the answer
MOST, LONGEST = 12, 60  # words of one filter, signs of a text
PICKED = {field.name: field for field in CUSTOMER if field.kind in ("choice", "switch", "country")}


def asked_filter(args):
    """A filter in one text, its words joined by commas, from what an address says; what doesn't exist is left out.

    args: `f` (words), `f_<text>`, `f_<day>_from` and `f_<day>_to`, as a form sends them."""
    words = [word for text in args.getlist("f") for word in text.split(",")]
    names = [*TEXTS, *(name[2:] for name in args if ID.fullmatch(name[2:]))]
    words += [f"{name}:{text.replace(',', ' ')}" for name in names if (text := args.get(f"f_{name}"))]
    words += [period for name in DAYS if (period := asked_period(name, args))]
    return ",".join(list(dict.fromkeys(filter(None, map(known, words))))[:MOST])


def asked_period(name, args):
    first, last = (args.get(f"f_{name}_{end}", "") for end in ("from", "to"))
    if name in YEARLY:
        first, last = first[-5:], last[-5:]
    return f"{name}-{first}..{last}" if first or last else None


def known(word):
    """The word in its one form; an empty one for a word there isn't."""
    if word in SPECIAL or TRAIT.fullmatch(word) or PERIOD.fullmatch(word) or is_picked(word):
        return word
    name, mark, text = word.partition(":")
    if mark:
        return f"{name}:{sought}" if is_text(name) and (sought := searched(name, text)) else ""
    asked, mark, text = word.partition("=")
    if mark:
        return f"{asked.lower()}={sought}" if ID.fullmatch(asked.lower()) and (sought := searched("", text)) else ""
    try:
        return str(UUID(word))
    except ValueError:
        return ""


def is_text(name):
    """Whether a text can be looked for there: in one of her fields, or in the answers to a question."""
    return name in TEXTS or bool(ID.fullmatch(name))


def is_picked(word):
    """Whether it is a field's word, `language.fr`."""
    name, mark, value = word.partition(".")
    field = PICKED.get(name) if mark and name not in SAID_OTHERWISE else None
    if field is None:
        return False
    if field.kind == "country":
        return bool(re.fullmatch("[a-z]{2}", value))
    return value in ("0", "1") if field.kind == "switch" else value in [key.lower() for key, _ in field.choices if key]


def searched(name, text):
    """What a text is looked for by: folded; of a phone its digits, without zeros in front."""
    return digits(text).lstrip("0") if name == "phone" else fold(text.replace(",", " "))[:LONGEST].strip()


def sign(word):
    """What has to stand among a row's traits: a word as a whole, a text from its start on."""
    if ":" not in word:
        return f",{word},"
    return f",{word.replace(':', '=', 1) if ID.match(word) else word}"


def span(word, today):
    """From when to when a period goes, as `2026-11-21`, or `11-21` for what comes round every year; "" is open."""
    name, _, length = word.partition("-")
    first, dots, last = length.partition("..")
    if not dots:
        first, last = period(length, name in YEARLY, today)
    return first, last


def period(length, yearly, today):
    """The last days (`7d`), or the next ones of what comes round every year; `month`, `year`: the calendar's."""
    if length in ("month", "year"):
        start = today.isoformat()[: 7 if length == "month" else 4]
        first, last = (f"{start}-01", f"{start}-31") if length == "month" else (f"{start}-01-01", f"{start}-12-31")
    else:
        days = timedelta(days=max(int(length[:-1]), 1) - 1)
        first, last = (today, today + days) if yearly else (today - days, today)
        first, last = first.isoformat(), last.isoformat()
    return (first[-5:], last[-5:]) if yearly else (first, last)


def held(filter):
    """What the form of filters shows of one: `{words, texts: {name: text}, days: {name: {length, from, to}}}`."""
    words = filter.split(",") if filter else []
    texts = dict(word.split(":", 1) for word in words if ":" in word)
    days = {word.partition("-")[0]: day(word) for word in words if PERIOD.fullmatch(word)}
    return {"words": words, "texts": texts, "days": days}


def day(word):
    name, _, length = word.partition("-")
    first, dots, last = length.partition("..")
    return {"length": None if dots else f"{name}-{length}", "from": first if dots else "", "to": last}


def picked(filter, things):
    """The words of a filter to be shown and taken away: `[{word, …, without}]`, as `_words.html` says them.

    things: what there is to choose from, `{labels: [{id, name}], …}`."""
    words, known = filter.split(",") if filter else [], names(things)
    return [spelled(word, known) | {"without": ",".join(other for other in words if other != word)} for word in words]


def spelled(word, known):
    """One word with what it stands for: `{word, country, label, field, value, typed, from, to}`."""
    name, _, value = word.partition(".")
    field = PICKED.get(name) if is_picked(word) else None
    text_of, _, typed = word.replace("=", ":", 1).partition(":") if ID.match(word) else word.partition(":")
    found = PERIOD.fullmatch(word)
    days = found and (found[1] or found[3])
    choices = {key.lower(): label for key, label in field.choices} if field else {}
    return {
        "word": word,
        "country": word[-2:].upper() if word.startswith("country-") or (field and field.kind == "country") else None,
        "label": known.get(word),
        "field": field.label if field else TEXTS.get(text_of) if typed else DAYS[days] if days else None,
        "question": known.get(text_of) if typed else None,
        "value": choices.get(value) or {"1": "Yes", "0": "No"}.get(value) if field else None,
        "typed": typed or None,
    } | (day(word) if days else {"length": None, "from": "", "to": ""})
