"""A unit of a form: one field of a list, typed into its inputs; what is checked, changed and merged as one."""

from flask_babel import gettext as _
from wtforms import Field as WTField

from webapp.fields.field import Refused, canonical
from webapp.fields.rule import NOT_A_CHOICE, TOO_LONG, Wrong, check
from webapp.fields.typed import inputs, value
from webapp.i18n import number

SETS = set()  # the inputs that may stand more than once; rooms name theirs


class Unit(WTField):
    """A WTForms field for one field of a list; its form says where it is at home."""

    def __init__(self, field, prefix, old, **kwargs):
        super().__init__(**kwargs)
        self.field, self.prefix, self.old, self.wrong = field, prefix, old, None

    def process(self, formdata, data=None, extra_filters=None):
        self.process_errors = []
        try:
            self.data = canonical(self.field, value(self.field, self.prefix, everything(formdata)))
        except Refused:
            self.data, self.wrong = self.old, Wrong(NOT_A_CHOICE)

    def validate(self, form, extra_validators=()):
        if self.data != self.old and not self.wrong:
            self.wrong = check(self.field, self.data, form.home.country, self.old)
        return self.wrong is None

    @property
    def changed(self):
        return self.data != self.old

    @property
    def input(self):
        """The input a sentence about this unit stands at."""
        part = self.wrong and self.wrong.part
        return f"{self.prefix}{part}" if part else inputs(self.field, self.prefix)[0]


def units_for(fields, prefix, old, sent):
    """A unit for each field that was on the screen; a field left out of the form is not a change.

    old: the values as they were drawn; sent: the form as plain JSON (`everything`)."""
    drawn = [field for field in fields if any(name in sent for name in inputs(field, prefix))]
    return {
        f"{prefix}{field.name}": Unit(field, prefix, canonical_or_none(field, old.get(field.name))) for field in drawn
    }


def everything(form):
    """The form as plain JSON: texts, and a list for a set; the empty mark of a tick box is left out."""
    found = {}
    for name in form:
        texts = form.getlist(name)
        found[name] = as_sent(name, texts)
    return found


def as_sent(name, texts):
    """A set stays a list; several ticked lines are one text; of all others the last one counts."""
    if name in SETS:
        return [text for text in texts if text]
    return "\n".join(filter(None, texts)) if name.endswith("_several") else texts[-1]


def canonical_or_none(field, value):
    try:
        return canonical(field, value)
    except Refused:
        return None


def sentence(wrong):
    """What is wrong in the person's language."""
    values = dict(wrong.values)
    if wrong.text == TOO_LONG:
        label, longest = values["label"], values["max"]
        values = {"label": _(label), "max": number(longest)}
    return _(wrong.text, **values)
