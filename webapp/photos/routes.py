"""The door of photos."""

from flask import Blueprint, abort, send_file
from flask_login import current_user

from webapp.photos.photo import find

bp = Blueprint("photos", __name__)


@bp.get("/photos/<sha>")
def show(sha):
    """A photo of one's organisation, as a JPEG that never changes under this address; 404 for anybody else's."""
    path = find(current_user.organisation_id, sha) or abort(404)
    answer = send_file(path, mimetype="image/jpeg", etag=sha)
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer
