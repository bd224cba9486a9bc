"""What a file names and an address book knows by ids: labels, stores, groups …; found by their folded names."""

from webapp.customers.fields import CUSTOMER
from webapp.customers.folding import fold

OF = {field.name: field for field in CUSTOMER if field.of}


class Choices:
    """The things somebody may choose from. known: `{name: [{id, name}]}`, as customers.things answers them."""

    def __init__(self, known):
        self.ids = {of: {fold(one["name"]): one["id"] for one in those} for of, those in known.items()}
        self.called = {one["id"]: fold(one["name"]) for those in known.values() for one in those}

    def know(self, of, name, id):
        self.ids.setdefault(of, {})[fold(name)] = str(id)
        self.called[str(id)] = fold(name)

    def lacking(self, contact, card):
        """The ids of what a contact names and a card hasn't got: `[(field, [id])]`; a name nobody knows is kept."""
        for name, texts in ({"labels": contact.labels} | contact.chosen).items():
            field, held = OF[name], card.get(name) or []
            there = {self.called.get(id) for id in ([held] if isinstance(held, str) else held)}
            ids = [id for text in texts if fold(text) not in there and (id := self.id(contact, field, text))]
            if ids:
                yield field, ids

    def id(self, contact, field, text):
        found = self.ids.get(field.of, {}).get(fold(text))
        if not found:
            contact.keep(field.name, text)
        return found
