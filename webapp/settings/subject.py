"""What the settings' room answers the one door: the organisation's own things are changed as one, on its own clock."""

from uuid import UUID

from webapp.accounts.organisation import Organisation
from webapp.accounts.permission import Permission
from webapp.changes.clock import ORGANISATION
from webapp.changes.kind import Kind, registry
from webapp.customers.label import Label
from webapp.db import db
from webapp.settings.fields import LABEL, PERMISSION, SETTINGS

NEEDS = {"label": "edit", "permission": "permissions"}


class Organisations:
    """A changes.kind.Subject; an organisation's id as a subject is its number as a UUID."""

    def lock(self, organisation_id, ids):
        if ids != {UUID(int=organisation_id)}:
            return {}
        here = db.select(Organisation).where(Organisation.id == organisation_id).with_for_update(key_share=True)
        return {UUID(int=organisation_id): db.session.scalar(here)}

    def make(self, actor, ids):
        return {}

    def admit(self, actor, organisation, allowed):
        return organisation.id == actor.organisation_id

    def needs(self, changes, here, via):
        """Labels are for everybody who edits; who may do what is the owner's; all else for those with `settings`."""
        return {NEEDS.get(change.kind, "settings") for change in changes}

    def finish(self, actor, changed, via):
        """Nothing follows from it."""

    def turn(self, organisation):
        organisation.version += 1
        return organisation.version

    def clock(self, organisation):
        return ORGANISATION

    def refresh(self, organisations, seq):
        """Nothing is kept beside the rows."""


def belongs_to_her_book(actor, label):
    label.book_id = actor.book.id


def stands_in_her_book(actor, label):
    return actor.book is not None and label.book_id == actor.book.id


def register():
    registry.add(
        "organisation",
        Organisations(),
        Kind("organisation", Organisation, SETTINGS, "organisation", required=("name", "country", "time_zone")),
        Kind("permission", Permission, PERMISSION, "organisation", required=("role", "action")),
        Kind("label", Label, LABEL, "organisation", belongs_to_her_book, stands_in_her_book, required=("name",)),
    )
