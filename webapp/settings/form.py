"""A form over a list of fields, for pages that Flask alone draws."""

import json

from flask import request
from flask_wtf import FlaskForm

from webapp.changes.changeset import Change
from webapp.fields.rule import Wrong
from webapp.fields.typed import texts
from webapp.fields.unit import everything, sentence, units_for

PREFIX = "f_"


class FieldsForm(FlaskForm):
    """Made by `fields_form`, with one unit for each field that was on the screen."""

    def validate(self, extra_validators=None):
        return all([unit.validate(self) for unit in self] + [not self.is_missing(unit) for unit in self])

    def is_missing(self, unit):
        missing = unit.data is None and unit.field.missing
        if missing:
            unit.wrong = Wrong(unit.field.missing)
        return bool(missing)

    @property
    def sentences(self):
        """What is wrong, by the input it is about."""
        return {unit.input: sentence(unit.wrong) for unit in self if unit.wrong}

    def whole(self):
        """The fields of a new record."""
        return {unit.field.name: unit.data for unit in self if unit.data is not None}

    def changes(self, kind, id, of):
        """Only what really changed, each with the value it was typed over."""
        return [Change("set", kind, id, of, unit.field.name, unit.old, unit.data) for unit in self if unit.changed]


def fields_form(fields, record, country):
    """A form of these fields for this request, over a record, or over nothing for a new one.

    country: two letters; where the organisation is at home, for the examples in sentences."""
    held = {field.name: getattr(record, field.name) if record else None for field in fields}
    sent = everything(request.form)
    seen = parse(sent.get("seen")) if sent else held
    values = {}
    for field in fields:
        values |= texts(field, PREFIX, held[field.name])
    members = {"fields": fields, "seen": seen, "values": values | sent, "home": Home(country)}
    return type("TypedFields", (FieldsForm,), units_for(fields, PREFIX, seen, sent) | members)()


class Home:
    def __init__(self, country):
        self.country = country


def parse(text):
    try:
        return dict(json.loads(text or "{}"))
    except (ValueError, TypeError):
        return {}
