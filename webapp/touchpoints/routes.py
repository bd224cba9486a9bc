"""The door of Today: whose birthday it is, and which round."""

from flask import Blueprint
from flask_login import current_user

from webapp import hx
from webapp.customers import shell
from webapp.customers.browse import browse
from webapp.touchpoints.agenda import agenda, is_on

bp = Blueprint("touchpoints", __name__)


@bp.get("/today")
def today():
    """Today's round and the birthdays of the coming days."""
    day, labels = shell.today(), shell.things()["labels"]
    rounds = [(label, rows_of(label["id"], day)) for label in labels if is_on(label, day)]
    return hx.page("touchpoints.today", shell.frame, **agenda(day, labels, rounds, rows_of("birthdays", day)))


def rows_of(filter, day):
    return browse(current_user.book, filter, day)[0]
