"""A photo: a small JPEG under the hash of its bytes, in the data folder; the row says whose it is."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

from flask import current_app
from PIL import Image, ImageOps, UnidentifiedImageError
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Moment, db, now
from webapp.i18n import N_

SIDE = 512  # pixels of the longer side
LARGEST, MOST_PIXELS = 16_000_000, 80_000_000  # bytes of an upload; pixels of a picture before it is shrunk
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
NOT_A_PICTURE = N_("Choose a photo: JPEG, PNG or WebP")
TOO_LARGE = N_("This photo is too large. Choose one with less than 16 MB and 80 megapixels.")


Image.MAX_IMAGE_PIXELS = None  # Pillow would only warn of so many; here they are counted before they are drawn


class NotAPicture(Exception):
    """The file is no photo that can be shown; the message is a sentence, still to be translated."""


class Photo(db.Model):
    __tablename__ = "photo"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    sha: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[object] = mapped_column(Moment, default=now)


def keep(organisation_id, data):
    """Keep a photo for an organisation: its hash. Raises NotAPicture."""
    small = shrink(data)
    sha = sha256(small).hexdigest()
    path = path_of(sha)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".part").write_bytes(small)
        path.with_suffix(".part").rename(path)
    if db.session.get(Photo, (organisation_id, sha)) is None:
        db.session.add(Photo(organisation_id=organisation_id, sha=sha))
    return sha


def find(organisation_id, sha):
    """The file of a photo of this organisation, or None."""
    photo = db.session.get(Photo, (organisation_id, sha))
    return path_of(photo.sha) if photo else None


def path_of(sha):
    return Path(current_app.config["DATA"]) / "photos" / sha[:2] / f"{sha}.jpg"


def shrink(data):
    """The picture upright, at most 512 pixels a side, as a JPEG with nothing in it but the picture."""
    if len(data) > LARGEST:
        raise NotAPicture(TOO_LARGE)
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise NotAPicture(TOO_LARGE)
        picture.draft("RGB", (SIDE, SIDE))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NotAPicture(NOT_A_PICTURE) from error
    upright.thumbnail((SIDE, SIDE))
    small = BytesIO()
    upright.save(small, "JPEG", quality=85, optimize=True)
    return small.getvalue()
