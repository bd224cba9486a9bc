"""The door of Help."""

from flask import Blueprint, render_template
from flask_login import current_user

from webapp.customers import shell
from webapp.i18n import LANGUAGES

bp = Blueprint("help", __name__)


@bp.get("/help")
def index():
    """The advisor's card, the questions people ask, the two tutorials, the keys, and one's own account."""
    organisation = current_user.organisation
    advisor = {name: getattr(organisation, f"advisor_{name}") for name in ("name", "phone", "email", "hours", "photo")}
    person = {"name": current_user.name, "email": current_user.email, "language": current_user.language}
    return render_template(
        "help/index.html",
        advisor=advisor,
        person=person,
        languages=LANGUAGES,
        runs=current_user.runs_the_organisation,
        **shell.frame("help"),
    )
