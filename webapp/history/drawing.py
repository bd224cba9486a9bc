"""The record as it was, drawn to be read: what stood there, and beside it what stands there now if that is another."""

from flask_babel import gettext as _

from webapp.customers.compare import name as name_of
from webapp.customers.fields import FIELDS, PARTS, PLURALS
from webapp.history.words import in_one_line, in_words

NOT_DRAWN = ("binned",)  # said above the record


def drawn(then, card, names):
    """The record in groups: `[{title, lines: [{label, text, now}]}]`; now: what stands today, if another.

    then, card: as it was, and as it is; names: what ids mean."""
    groups = [{"title": None, "lines": own(then, card, names)}]
    groups += [{"title": _(name_of(kind)), "lines": parts(kind, then, card, names)} for kind in PARTS]
    return [group for group in groups if group["lines"]]


def own(then, card, names):
    fields = [field for field in FIELDS["customer"] if field.name not in NOT_DRAWN]
    told = [field for field in fields if then.get(field.name) or card.get(field.name)]
    return [
        line(_(field.label), *(in_words(field, one.get(field.name) or None, names) for one in (then, card)))
        for field in told
    ]


def parts(kind, then, card, names):
    now = {part["id"]: part for part in card[PLURALS[kind]]}
    return [
        line(called(kind, part), text(kind, part, names), text(kind, now.get(part["id"]), names))
        for part in then[PLURALS[kind]]
    ]


def text(kind, part, names):
    return in_one_line(kind, part, names, without=("label",)) if part else _("Removed")


def called(kind, part):
    """What a part is called: by its label, else by its kind."""
    labelled = next((field for field in FIELDS[kind] if field.name == "label"), None)
    return in_words(labelled, part["label"], {}) if labelled and part["label"] else _(name_of(kind))


def line(label, text, now):
    return {"label": label, "text": text, "now": now if now != text else None}


def values(then):
    """Every value of a record, to look up what the ids among them mean."""
    parts = [part for kind in PARTS for part in then[PLURALS[kind]]]
    return [value for one in (then, *parts) for value in one.values()]
