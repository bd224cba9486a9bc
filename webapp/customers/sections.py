"""The sections of a record that are drawn by a loop over the fields; its twin for the worker is sections.js."""

from webapp.customers.fields import CUSTOMER, SECTIONS
from webapp.fields.typed import inputs

INPUTS = {
    section: {name for field in CUSTOMER if field.section == section for name in inputs(field, "c_")}
    for section, _ in SECTIONS
}


def sections(values, errors):
    """`[{name, title, open}]`: those stay closed that hold and say nothing."""
    held = {name for name in (*values, *errors) if values.get(name) or name in errors}
    return [{"name": name, "title": title, "open": not held.isdisjoint(INPUTS[name])} for name, title in SECTIONS]


def usual(card, things):
    """What a new customer has before anything is typed: the group that new customers belong to."""
    group = next((one["id"] for one in things["groups"] if one["usual"] and not one["gone"]), None)
    return {"c_group": group} if group and card["version"] is None else {}
