"""The entrance: every value a change carries is brought to its canonical form, and has to meet the rule."""

from dataclasses import replace

from webapp.changes.kind import registry
from webapp.fields.field import Refused, canonical, canonical_id
from webapp.fields.rule import check


def tidy(change, strict=True):
    """The change with canonical values; strict: new values have to meet the rule (an undo may bring back older ones).

    Raises Refused for an unknown kind or field, a value of the wrong kind, or with the rule's sentence."""
    kind = kind_of(change)
    if change.do in ("add", "remove"):
        old, new = whole(kind, change.old or {}), whole(kind, change.new or {})
    else:
        field = field_of(kind, change)
        old, new = value(field, change.old), value(field, change.new)
    change = replace(change, old=old, new=new)
    if strict:
        meet_the_rule(kind, change)
    return change


def kind_of(change):
    if change.kind not in registry.kinds:
        raise Refused(f"{change.kind} is not a kind of record")
    return registry.kinds[change.kind]


def field_of(kind, change):
    if change.field not in kind.field:
        raise Refused(f"{kind.name} has no field {change.field}")
    return kind.field[change.field]


def whole(kind, values):
    """All fields of a record, as an add or a removal carries them."""
    if not isinstance(values, dict) or not values.keys() <= kind.field.keys():
        raise Refused(f"the fields of a {kind.name} are {', '.join(kind.field)}")
    return {name: canonical(kind.field[name], values[name]) for name in values}


def value(field, value):
    """One value; of a set, one member."""
    if field.kind == "set":
        return None if value is None else canonical_id(value)
    return canonical(field, value)


def meet_the_rule(kind, change):
    for name, new in news(kind, change).items():
        if new is None and name in kind.required:
            raise Refused(kind.field[name].missing or f"a {kind.name} has its {name}")
        old = change.old if change.do != "add" and isinstance(change.old, dict) else None
        wrong = check(kind.field[name], new, old=old)
        if wrong:
            raise Refused(str(wrong))


def news(kind, change):
    """The values a change brings, by field; a new record brings at least what it can't be without."""
    if change.do == "remove":
        return {}
    return dict.fromkeys(kind.required) | change.new if change.do == "add" else {change.field: change.new}
