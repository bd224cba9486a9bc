"""Who may do what: by role and action what is usual, and what the owner of an organisation has settled otherwise."""

from uuid import UUID, uuid5

from flask import render_template
from flask_login import current_user
from sqlalchemy import Boolean, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.accounts.organisation import OfOrganisation
from webapp.db import db
from webapp.fields.field import Refused
from webapp.i18n import N_

ROLES = (  # whose permissions are settled
    ("manager", N_("Manager")),
    ("advisor", N_("Advisor")),
    ("representative", N_("Representative")),
)
ACTIONS = (
    ("see", N_("See all address books")),
    ("new", N_("Add customers")),
    ("edit", N_("Edit customers")),
    ("delete", N_("Delete and restore customers")),
    ("bulk", N_("Change many customers at once")),
    ("export", N_("Export customers")),
    ("merge", N_("Merge customers")),
    ("hand_over", N_("Hand customers over to another representative")),
    ("settings", N_("Settings of the organisation")),
)
ALL = frozenset(action for action, _ in ACTIONS)
OWNERS = ALL | {"permissions"}  # an owner may everything, always; to settle who may do what, nobody else ever
USUAL = {
    "manager": ALL,
    "advisor": frozenset({"see"}),
    "representative": ALL - {"see", "hand_over", "settings"},
}
REASONS = {
    "see": N_("You may not see other address books"),
    "new": N_("You may not add customers"),
    "edit": N_("You may not edit customers"),
    "delete": N_("You may not delete or restore customers"),
    "bulk": N_("You may not change many customers at once"),
    "export": N_("You may not export customers"),
    "merge": N_("You may not merge customers"),
    "hand_over": N_("You may not hand customers over"),
    "settings": N_("You may not change the settings of the organisation"),
    "permissions": N_("Only the owner settles who may do what"),
}
NAMESPACE = UUID("6e6f2d64-6f6f-7273-8065-702d6d617973")


class NotAllowed(Refused):
    """Somebody may not do this. The message is for her, in English, and stands in the catalogue."""


class Permission(OfOrganisation, db.Model):
    """One role and action for which the opposite of what is usual was settled. Its id follows from both, so that two
    who settle the same at once make one row."""

    __tablename__ = "permission"

    role: Mapped[str] = mapped_column(String(20))
    action: Mapped[str] = mapped_column(String(20))
    allowed: Mapped[bool | None] = mapped_column(Boolean)


def init_app(app):
    """Templates know what the person may, as the list `may`; what she may not is answered with a page that says so."""
    app.context_processor(lambda: {"may": sorted(allowed(current_user)) if current_user.is_authenticated else []})
    app.register_error_handler(NotAllowed, say_so)


def say_so(refusal):
    db.session.rollback()
    return render_template("errors/not_allowed.html", reason=str(refusal)), 403


def id_for(role, action):
    """The id of what is settled for a role and an action."""
    return uuid5(NAMESPACE, f"{role} {action}")


def settled(organisation_id):
    """What differs from the usual here: `{(role, action): allowed}`."""
    here = db.select(Permission.role, Permission.action, Permission.allowed)
    here = here.where(Permission.organisation_id == organisation_id, Permission.gone.is_(None))
    return {(role, action): bool(allowed) for role, action, allowed in db.session.execute(here)}


def allowed(user):
    """The actions this person may do, as a set."""
    return allowed_to(user.role, settled(user.organisation_id))


def allowed_to(role, otherwise):
    """The actions of a role; otherwise: what `settled` answers."""
    if role == "owner":
        return OWNERS
    usual = USUAL.get(role, frozenset())
    return frozenset(action for action in ALL if otherwise.get((role, action), action in usual))


def may(user, action):
    """Whether this person may do this action of ACTIONS, or `permissions`: settle who may do what."""
    return action in allowed(user)


def demand(needed, granted):
    """Raises NotAllowed with the reason for the first action that is needed and not granted."""
    for action in sorted(needed - granted):
        raise NotAllowed(REASONS[action])
