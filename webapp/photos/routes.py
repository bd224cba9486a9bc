"""The door of photos."""

from flask import Blueprint, abort, send_file
from flask_login import current_user

from webapp.photos.photo import find, find_small

bp = Blueprint("photos", __name__)


@bp.get("/photos/<sha>")
def show(sha):
    """A photo of one's organisation, as a JPEG that never changes under this address; 404 for anybody else's."""
    return sent(find(current_user.organisation_id, sha), sha)


@bp.get("/photos/<sha>/small")
def show_small(sha):
    """The same in 96 pixels, for a list."""
    return sent(find_small(current_user.organisation_id, sha), f"{sha}-small")


def sent(path, tag):
    answer = send_file(path or abort(404), mimetype="image/jpeg", etag=tag)
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer
