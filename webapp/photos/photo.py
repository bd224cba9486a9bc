"""A photo: a small JPEG under the hash of its bytes, in the data folder; the row says whose it is."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pi_heif
from flask import current_app
from PIL import Image, ImageOps
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.db import Moment, db, now
from webapp.i18n import N_
from webapp.photos.jpeg import only_a_picture

SIDE, SMALL = 512, 96  # pixels of the longer side; of the one in a list
LARGEST, MOST_PIXELS = 16_000_000, 80_000_000  # bytes of an upload; pixels of a picture before it is shrunk
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")
AS_SENT = 400_000  # bytes of a photo that a device has shrunk
NOT_A_PICTURE = N_("Choose a photo: JPEG, PNG, HEIC or WebP")
NOT_SHRUNK = N_("This photo isn’t a small JPEG with nothing but the picture in it")
TOO_LARGE = N_("This photo is too large. Choose one with less than 16 MB and 80 megapixels.")


pi_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None  # Pillow would only warn of so many; here they are counted before they are drawn


class NotAPicture(Exception):
    """The file is no photo that can be shown; the message is a sentence, still to be translated."""


class Photo(db.Model):
    __tablename__ = "photo"
    __table_args__ = (Index(None, "sha"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    sha: Mapped[str] = mapped_column(String(64), primary_key=True)
    created_at: Mapped[object] = mapped_column(Moment, default=now)


def keep(organisation_id, data):
    """Keep a photo for an organisation: its hash. Raises NotAPicture."""
    return store(organisation_id, shrink(data))


def keep_as_sent(organisation_id, data):
    """Keep a photo that a device has shrunk, byte for byte, so that its hash stays: the hash. Raises NotAPicture."""
    if not only_a_picture(data):
        raise NotAPicture(NOT_SHRUNK)
    picture = opened(data, ("JPEG",))
    if max(picture.size) > SIDE or picture.mode not in ("RGB", "L"):
        raise NotAPicture(NOT_SHRUNK)
    drawn(picture)
    return store(organisation_id, data)


def store(organisation_id, small):
    sha = sha256(small).hexdigest()
    write(path_of(sha), small)
    if db.session.get(Photo, (organisation_id, sha)) is None:
        db.session.add(Photo(organisation_id=organisation_id, sha=sha))
    return sha


def write(path, data):
    """Write a file that is there whole or not at all, whoever else writes the same one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{uuid4().hex}")
        part.write_bytes(data)
        part.rename(path)


def known(organisation_id, shas):
    """Those of the hashes that are of a photo of this organisation."""
    here = db.select(Photo.sha).where(Photo.organisation_id == organisation_id, Photo.sha.in_(shas))
    return set(db.session.scalars(here))


def find(organisation_id, sha):
    """The file of a photo of this organisation, or None."""
    photo = db.session.get(Photo, (organisation_id, sha))
    return path_of(photo.sha) if photo else None


def find_small(organisation_id, sha):
    """The file of the same photo as a list shows it, made when it is asked for the first time; or None."""
    whole = find(organisation_id, sha)
    small = whole and whole.with_suffix(".small.jpg")
    if small and not small.exists():
        write(small, as_jpeg(drawn(opened(whole.read_bytes(), ("JPEG",))), SMALL))
    return small


def forget(organisation_id, shas):
    """An organisation has these photos no longer; where no other has one, its files go."""
    mine = Photo.organisation_id == organisation_id, Photo.sha.in_(shas)
    db.session.execute(db.delete(Photo).where(*mine))
    for sha in shas:
        if not db.session.scalar(db.select(Photo.sha).where(Photo.sha == sha).limit(1)):
            for path in (path_of(sha), path_of(sha).with_suffix(".small.jpg")):
                path.unlink(missing_ok=True)


def path_of(sha):
    return Path(current_app.config["DATA"]) / "photos" / sha[:2] / f"{sha}.jpg"


def shrink(data):
    """The picture upright, at most 512 pixels a side, as a JPEG with nothing in it but the picture."""
    if len(data) > LARGEST:
        raise NotAPicture(TOO_LARGE)
    picture = opened(data, FORMATS)
    if picture.width * picture.height > MOST_PIXELS:
        raise NotAPicture(TOO_LARGE)
    picture.draft("RGB", (SIDE, SIDE))
    return as_jpeg(drawn(picture), SIDE)


def opened(data, formats):
    try:
        return Image.open(BytesIO(data), formats=formats)
    except Exception as error:  # the readers of damaged pictures raise whatever they stumble over
        raise NotAPicture(NOT_A_PICTURE) from error


def drawn(picture):
    """The picture itself, upright."""
    try:
        return ImageOps.exif_transpose(picture).convert("RGB")
    except Exception as error:
        raise NotAPicture(NOT_A_PICTURE) from error


def as_jpeg(picture, side):
    picture.thumbnail((side, side))
    bare, small = Image.frombytes("RGB", picture.size, picture.tobytes()), BytesIO()
    bare.save(small, "JPEG", quality=85, optimize=True)
    return small.getvalue()
