"""What the settings' room answers the one door: the organisation's own things are changed as one, on its own clock."""

from uuid import UUID

from webapp.accounts.organisation import Organisation
from webapp.accounts.permission import Permission
from webapp.changes.clock import ORGANISATION
from webapp.changes.kind import Kind, registry
from webapp.customers.shelf import SHELVES
from webapp.db import db
from webapp.settings.fields import PERMISSION, SETTINGS


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

    def needs(self, actor, changes, here, via):
        """Labels are for everybody who edits; who may do what is the owner's; all else for those with `settings`."""
        needed = {"permission": "permissions"} | {shelf.kind: shelf.needs for shelf in SHELVES.values()}
        return {needed.get(change.kind, "settings") for change in changes}

    def merged_into(self, organisation_id, ids):
        return {}

    def finish(self, actor, changed, via):
        """Nothing follows from it."""

    def turn(self, organisation):
        organisation.version += 1
        return organisation.version

    def clocks(self, organisation):
        return {ORGANISATION}

    def refresh(self, organisations, seq, clock):
        """Nothing is kept beside the rows."""


def register():
    rules = Kind("organisation", Organisation, SETTINGS, "organisation", required=("name", "country", "time_zone"))
    permissions = Kind("permission", Permission, PERMISSION, "organisation", required=("role", "action"))
    things = [
        Kind(one.kind, one.model, one.fields, "organisation", one.start, one.hers, required=one.required)
        for one in SHELVES.values()
    ]
    registry.add("organisation", Organisations(), rules, permissions, *things)
