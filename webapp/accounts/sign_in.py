"""The door for people: where a start leads, and the link that signs in once."""

from flask import Blueprint, redirect, render_template, url_for
from flask_security import login_user

from webapp.accounts import link
from webapp.db import db, writing

bp = Blueprint("accounts", __name__)


@bp.get("/")
def start():
    """To the address book."""
    return redirect(url_for("customers.index"))


@bp.get("/sign-in/link/<secret>")
def follow_link(secret):
    """Sign in by a one-time link, then to the address book; 410 when it was used or is too old."""
    writing()
    user = link.use(secret)
    if user is None:
        db.session.rollback()
        return render_template("accounts/used_link.html"), 410
    login_user(user, authn_via=["link"])
    db.session.commit()
    return redirect(url_for("customers.index"))
