"""What a file names and an address book knows by ids: labels, stores, groups …; found by their folded names."""

from webapp.customers.fields import CUSTOMER
from webapp.customers.folding import fold

OF = {field.name: field for field in CUSTOMER if field.of}


def chosen_from(those):
    """Things that are there no more are chosen only where no other has their name."""
    return sorted(those, key=lambda one: not one.get("gone"))


class Choices:
    """The things somebody may choose from. known: `{name: [{id, name}]}`, as customers.things answers them."""

    def __init__(self, known):
        self.ids = {of: {fold(one["name"]): one["id"] for one in chosen_from(those)} for of, those in known.items()}
        self.questions = {fold(one["name"]): one for one in known.get("questions", ()) if not one["gone"]}
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

    def question(self, name):
        """The question of this name, as devices know it, or None."""
        return self.questions.get(fold(name))

    def id(self, contact, field, text):
        found = self.ids.get(field.of, {}).get(fold(text))
        if not found:
            contact.keep(field.name, text)
        return found
