"""A photo: small, upright, with nothing in it but the picture, and for one's own organisation alone."""

import struct
from io import BytesIO
from zlib import crc32

import pytest
from PIL import Image

from tests.browsing import Browser
from webapp.photos.photo import NotAPicture, shrink


def picture(size=(40, 20), format="JPEG", **options):
    file = BytesIO()
    Image.new("RGB", size, "red").save(file, format, **options)
    return file.getvalue()


def test_a_photo_is_turned_shrunk_and_stripped():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"  # lying on its side; the maker's name
    small = Image.open(BytesIO(shrink(picture((1600, 800), exif=exif))))

    assert small.size == (256, 512)
    assert not small.getexif()


@pytest.mark.parametrize("format", ["PNG", "WEBP", "GIF"])
def test_other_formats_become_jpegs(format):
    assert Image.open(BytesIO(shrink(picture(format=format)))).format == "JPEG"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg><script>alert(1)</script></svg>", picture()[:200]])
def test_what_is_no_picture_is_said(data):
    with pytest.raises(NotAPicture):
        shrink(data)


@pytest.mark.parametrize("size", [(10_000, 8_001), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_said(size):
    with pytest.raises(NotAPicture, match="too large"):
        shrink(claiming(size))


def claiming(size):
    """A small file that says it is a large picture."""
    file = bytearray(picture(format="PNG"))
    file[16:24] = struct.pack(">II", *size)
    file[29:33] = struct.pack(">I", crc32(file[12:29]))
    return bytes(file)


def test_the_advisor_has_a_face_in_help(app, person, stranger):
    owner = Browser(app, person("olivia"))
    sent = {"photo": (BytesIO(picture()), "ada.jpg")}
    owner.post("/settings/organisation/photo", sent, content_type="multipart/form-data")
    there = owner.get("/help").find("#advisor img")["src"]

    assert owner.fetch(there).mimetype == "image/jpeg"
    assert stranger.fetch(there).status_code == 404


def test_a_wrong_photo_gets_a_sentence(app, person):
    owner = Browser(app, person("olivia"))
    sent = {"photo": (BytesIO(b"%PDF"), "a.jpg")}
    answer = owner.post("/settings/organisation/photo", sent, content_type="multipart/form-data")

    assert answer.status == 422
    assert "Choose a photo" in answer.find("#photo-error").text
