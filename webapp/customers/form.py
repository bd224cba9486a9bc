"""What may be typed into a customer's record, and the changeset that follows from it."""

import json
import re
from uuid import UUID

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from webapp.changes.changeset import Change, Changeset
from webapp.customers import typed
from webapp.customers.fields import CUSTOMER, FIELDS, NO_EMAIL, NO_WAY, PARTS, REACH, TOO_MANY
from webapp.fields.rule import Wrong
from webapp.fields.unit import everything, sentence, units_for

STANDING = ("answer",)  # parts that stay when they are emptied
JUDGES = []  # what other rooms say of a form: functions that mark its units
ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PART = re.compile(f"p_({ID})_kind")
ALSO = re.compile(f"also_({ID})_({ID})")  # somebody else's part, that is to change as this one does
SHARED = ("place", "number")


class CustomerForm(FlaskForm):
    """The record as it was typed; made by `customer_form`, with one unit for every field that was on the screen."""

    def validate(self, extra_validators=None):
        units = [unit.validate(self) for unit in self]
        for judge in JUDGES:
            judge(self)
        self.names_are_there()
        self.she_can_be_reached()
        self.a_store_is_chosen()
        self.addresses_are_few()
        return all(units) and not any(unit.wrong for unit in self) and not self.nowhere and not self.crowded

    def names_are_there(self):
        """A person has both names, a business its own; asked of what is new or changed, not of the rest."""
        business = self["c_business"].data if "c_business" in self else self.seen["c"].get("business")
        needed = ("c_company",) if business else ("c_given", "c_family")
        for unit in (self[name] for name in needed if name in self):
            if unit.data is None and (self.is_new or unit.changed):
                unit.wrong = Wrong(unit.field.missing)

    nowhere = None  # the sentence when there is no way to reach her

    def she_can_be_reached(self):
        """A new customer has a phone, an e-mail or an address; where the organisation asks for it, an e-mail."""
        kinds = {part["kind"] for part in self.parts if part["kind"] in REACH and not self.gone(part)}
        if self.is_new and self.home.email_required and "email" not in kinds:
            self.nowhere = NO_EMAIL
        elif self.is_new and not kinds:
            self.nowhere = NO_WAY

    def a_store_is_chosen(self):
        """A new customer has at least one, where there are any: then they are on the screen."""
        for unit in (unit for unit in self if unit.input == "c_stores"):
            if self.is_new and unit.data is None:
                unit.wrong = unit.wrong or Wrong(unit.field.missing)

    crowded = None  # the sentence when there are more addresses than the organisation lets one add

    def addresses_are_few(self):
        here = [part["id"] for part in self.parts if part["kind"] == "address" and not self.gone(part)]
        most = self.home.most_addresses
        if most is not None and len(here) > most and not self.seen["p"].keys() >= set(here):
            self.crowded = Wrong(TOO_MANY, {"most": most})

    def units_of(self, part):
        return [unit for unit in self if unit.prefix == typed.prefix(part)]

    def gone(self, part):
        """A part is gone when it was ticked away, or everything in it but its label was emptied."""
        if self.typed.get(f"{typed.prefix(part)}gone"):
            return True
        stays = part["kind"] in STANDING and part["id"] in self.seen["p"]
        return not stays and not any(says_something(unit) for unit in self.units_of(part))

    def sentences(self):
        """What is wrong, by the input it is about: `{input: sentence}`."""
        wrong = {unit.input: sentence(unit.wrong) for unit in self if unit.wrong}
        wrong |= {"c_addresses": sentence(self.crowded)} if self.crowded else {}
        return wrong | ({"c_reach": _(self.nowhere)} if self.nowhere else {})

    def as_typed(self):
        """What the record needs to come back as it was typed: `{typed, seen, errors, parts}`."""
        return {"typed": self.typed, "seen": self.seen, "errors": self.sentences(), "parts": self.parts}

    def changeset(self):
        """Only what really changed, each with the value it was typed over, taken from `seen` and never from the row."""
        id = self.customer_id
        own = [unit for unit in self if unit.prefix == "c_"]
        if self.is_new:
            new = {unit.field.name: unit.data for unit in own if unit.data is not None}
            changes = [Change("add", "customer", id, id, new=new)]
        else:
            changes = [change for unit in own if unit.changed for change in set_of(unit, "customer", id, id)]
        return Changeset(tuple(changes + [change for part in self.parts for change in self.changes_of(part)]))

    def changes_of(self, part):
        """What became of one part: added, removed, or some of its fields set."""
        id, kind, units = UUID(part["id"]), part["kind"], self.units_of(part)
        before = self.seen["p"].get(part["id"])
        if before is None:
            new = {unit.field.name: unit.data for unit in units if unit.data is not None}
            return [] if self.gone(part) else [Change("add", kind, id, self.customer_id, new=new)]
        if self.gone(part):
            old = {field.name: before.get(field.name) for field in FIELDS[kind]}
            return [Change("remove", kind, id, self.customer_id, old=old)]
        own = [change for unit in units if unit.changed for change in set_of(unit, kind, id, self.customer_id)]
        return own + [change for unit in units if unit.changed for change in self.changes_of_others(part, unit)]

    def changes_of_others(self, part, unit):
        """The same change for those who share this with her, and were ticked."""
        if unit.field.name not in SHARED:
            return []
        named = [match for match in map(ALSO.fullmatch, self.typed) if match and match[1] == part["id"]]
        theirs = [(UUID(match[2]), self.typed[match[0]]) for match in named]
        return [
            Change("set", part["kind"], id, UUID(of), unit.field.name, unit.old, unit.data)
            for id, of in theirs
            if re.fullmatch(ID, of)
        ]


BESIDE = ("label", "alert", "question")  # fields that say nothing by themselves


def says_something(unit):
    """Whether a unit holds more than a label and a country, which are there before anything is typed."""
    if unit.field.kind == "place":
        return bool(unit.data and unit.data.keys() - {"country"})
    return unit.field.name not in BESIDE and unit.data is not None


def set_of(unit, kind, id, of):
    """The changes of one unit: one; of a set, one for each member put in or taken out."""
    name = unit.field.name
    if unit.field.kind != "set":
        return [Change("set", kind, id, of, name, unit.old, unit.data)]
    old, new = set(unit.old or ()), set(unit.data or ())
    return [Change("set", kind, id, of, name, member, None) for member in sorted(old - new)] + [
        Change("set", kind, id, of, name, None, member) for member in sorted(new - old)
    ]


def customer_form(home, id, is_new=False, things=None):
    """The form of this request: `home` is the organisation, `id` the customer's.

    things: what there is to choose from, `{labels: [{id, name}], …}`."""
    sent = everything(request.form)
    seen = parse_seen(sent.get("seen"))
    parts = [{"id": match[1], "kind": sent[name]} for name in sent if (match := PART.fullmatch(name))]
    parts = [part for part in parts if part["kind"] in PARTS]
    units = units_for(CUSTOMER, "c_", seen["c"], sent)
    for part in parts:
        units |= units_for(FIELDS[part["kind"]], typed.prefix(part), seen["p"].get(part["id"], {}), sent)
    given = {"home": home, "customer_id": id, "is_new": is_new, "things": things or {}}
    members = given | {"seen": seen, "typed": sent, "parts": parts}
    return type("TypedCustomer", (CustomerForm,), units | members)()


def parse_seen(text):
    """The values as they were drawn. Without them an edit is typed over nothing: it can clash, but never overwrite."""
    try:
        seen = json.loads(text or "")
        return {"c": dict(seen["c"]), "p": {id: dict(part) for id, part in seen["p"].items()}}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {"c": {}, "p": {}}
