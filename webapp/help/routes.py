"""The door of Help."""

from flask import Blueprint
from flask_login import current_user

from webapp import hx
from webapp.customers import shell
from webapp.i18n import LANGUAGES

bp = Blueprint("help", __name__)


@bp.get("/help")
def index():
    """The advisor's card, the questions people ask, the two tutorials, the keys, and one's own account."""
    context = {"advisor": current_user.organisation.advisor, "person": current_user.person, "languages": LANGUAGES}
    return hx.page("help.index", shell.frame, **context)
