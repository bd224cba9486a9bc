"""A customer’s photo: whatever is chosen becomes a small bare picture or a sentence; only her organisation sees it."""

import struct
import time
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from PIL import Image

from tests.photos.test_photos import claiming, picture
from webapp.changes.apply import apply
from webapp.changes.changeset import Change, Changeset
from webapp.customers import card
from webapp.db import db, writing
from webapp.fields.field import Refused
from webapp.jobs.job import enqueue
from webapp.jobs.worker import work_once
from webapp.photos.photo import AS_SENT, LARGEST, path_of, shrink

HEIC = (Path(__file__).parent / "data" / "two-colours.heic").read_bytes()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WHERE = 0x8825  # the part of EXIF that says where it was taken


def taken(size=(4000, 3000)):
    """Twelve megapixels as a phone takes them: on their side, with the maker, the place and a comment."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    exif.get_ifd(WHERE)[1] = "N"
    return picture(size, exif=exif, comment=b"Somewhere")


def send(browser, id, data, name="IMG_1.jpg", **more):
    sent = {"photo": (BytesIO(data), name), "old": ""} | more
    return browser.post(f"/customers/{id}/photo", sent, content_type="multipart/form-data")


def photo_of(user, id):
    return card.find(user.book, id)["photo"]


RIGHT = {
    "12 megapixels": (taken, (384, 512)),
    "a HEIC": (lambda: HEIC, (64, 48)),
    "a PNG": (lambda: picture((600, 300), "PNG"), (512, 256)),
    "a PNG one can see through": (lambda: see_through(), (40, 20)),
    "a WebP": (lambda: picture((600, 300), "WEBP"), (512, 256)),
}


def see_through():
    file = BytesIO()
    Image.new("RGBA", (40, 20), (255, 0, 0, 40)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("name", RIGHT)
def test_a_photo_is_turned_shrunk_and_bare(app, browser, rita, ann, name):
    made, size = RIGHT[name]
    assert send(browser, ann, made()).status == 303

    there = browser.get(f"/customers/{ann}").find(".who .face img")["src"]
    shown = Image.open(BytesIO(browser.fetch(there).data))
    assert (shown.format, shown.size, dict(shown.getexif()), shown.info.get("comment")) == ("JPEG", size, {}, None)
    assert b"camera" not in browser.fetch(there).data
    small = browser.get("/customers").find(f"#customer-{ann} .face img")["src"]
    assert max(Image.open(BytesIO(browser.fetch(small).data)).size) <= 96


def test_a_heic_has_its_colours(app, browser, rita, ann):
    send(browser, ann, HEIC, "IMG_1.HEIC")
    shown = Image.open(path_of(photo_of(rita, ann)))

    assert [max(range(3), key=shown.getpixel((x, 20)).__getitem__) for x in (10, 50)] == [2, 0]


def cut_off_heic():
    return HEIC[:300]


WRONG = {
    "a renamed PDF": lambda: b"%PDF-1.7\n%\xe2\xe3",
    "an SVG with a script": lambda: SVG,
    "a bomb": lambda: claiming((60_000, 60_000)),
    "half a JPEG": lambda: taken()[:20_000],
    "half a HEIC": cut_off_heic,
    "half a PNG": lambda: picture((600, 300), "PNG")[:60],
    "nothing": lambda: b"",
    "too much": lambda: b"\xff" * (LARGEST + 1),
    "words": lambda: b"GIF89a" + struct.pack("<HH", 9, 9),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_photo_gets_a_sentence(app, browser, rita, ann, name):
    answer = send(browser, ann, WRONG[name]())

    assert answer.status == 422
    sentence = answer.find(".who [role=alert]").text
    assert "Choose a photo" in sentence or "too large" in sentence
    assert photo_of(rita, ann) is None


def test_only_her_organisation_sees_it(app, browser, stranger, nobody, rita, ann):
    send(browser, ann, picture())
    for there in (f"/photos/{photo_of(rita, ann)}", f"/photos/{photo_of(rita, ann)}/small"):
        assert browser.fetch(there).mimetype == "image/jpeg"
        assert stranger.get(there).status == 404
        assert nobody.get(there).status == 303
    assert browser.get("/photos/../../secret").status == 404


def test_it_is_a_field_like_any_other(app, browser, rita, ann):
    send(browser, ann, picture())
    first = photo_of(rita, ann)
    send(browser, ann, picture((20, 40)), old=first)
    second = photo_of(rita, ann)
    browser.post(f"/customers/{ann}/undo")
    assert photo_of(rita, ann) == first != second

    browser.post(f"/customers/{ann}/photo", {"gone": "1", "old": first})
    assert photo_of(rita, ann) is None
    assert "Photo" in browser.get(f"/customers/{ann}/history").text


def test_two_photos_at_once_are_both_shown_to_choose_from(app, browser, rita, ann):
    send(browser, ann, picture())
    send(browser, ann, picture((20, 40)))

    assert "A photo" in browser.get(f"/customers/{ann}").find(".clash").text


def hand_in(browser, data, sha=None):
    sha = sha or sha256(data).hexdigest()
    return browser.fetch(
        f"/sync/blobs/{sha}",
        method="POST",
        data=data,
        headers={"Origin": "http://localhost"},
        content_type="image/jpeg",
    )


def test_a_device_hands_a_photo_in_byte_for_byte(app, browser, rita, ann):
    data = shrink(taken())
    answer = hand_in(browser, data)

    assert (answer.status_code, answer.json) == (200, {"sha": sha256(data).hexdigest()})
    assert browser.fetch(f"/photos/{answer.json['sha']}").data == data
    assert hand_in(browser, data).status_code == 200


def with_a_second_head(data):
    return data[:2] + b"\xff\xe1\x00\x0aExif\0\0xx" + data[2:]


NOT_TAKEN = {
    "another hash": (lambda: picture(), "0" * 64, 400),
    "no hash": (lambda: picture(), "../../x", 404),
    "a nonsense hash": (lambda: picture(), "x", 400),
    "too many bytes": (lambda: b"\xff\xd8" + b"\0" * AS_SENT, None, 413),
    "a large picture": (lambda: picture((600, 10)), None, 422),
    "EXIF": (lambda: with_a_second_head(picture()), None, 422),
    "a comment": (lambda: picture(comment=b"x"), None, 422),
    "more after its end": (lambda: picture() + b"<script>", None, 422),
    "a PNG": (lambda: picture(format="PNG"), None, 422),
    "half of it": (lambda: picture((300, 300))[:300], None, 422),
    "an SVG": (lambda: SVG, None, 422),
    "nothing": (lambda: b"", None, 422),
    "a head alone": (lambda: b"\xff\xd8\xff\xda\x00\x02\xff\xd9", None, 422),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_a_device_that_hands_in_something_else_is_told_why(browser, name):
    made, sha, status = NOT_TAKEN[name]
    answer = hand_in(browser, made(), sha)

    assert answer.status_code == status
    assert status == 404 or answer.json["error"]


def test_nobody_has_a_photo_that_is_not_there(app, rita, stranger, ann):
    """Not one of another organisation either, whose hash somebody knows."""
    theirs = hand_in(stranger, picture()).json["sha"]
    for sha in ("0" * 64, theirs, "nonsense"):
        writing()
        with pytest.raises(Refused):
            apply(Changeset((Change("set", "customer", ann, ann, "photo", None, sha),)), by=rita, via="web")
        db.session.rollback()


def test_with_her_goes_her_photo(app, browser, rita, ann, muller):
    send(browser, ann, picture())
    send(browser, ann, picture((20, 40)), old=photo_of(rita, ann))
    send(browser, muller, picture((30, 30)))
    hers, his = photo_of(rita, ann), photo_of(rita, muller)
    browser.get("/customers")
    browser.post(f"/customers/{ann}/bin")
    with time_machine.travel(time.time() + 31 * 24 * 3600, tick=False):
        writing()
        enqueue(rita.organisation_id, "erase", {})
        db.session.commit()
        work_once(["erase"])

    assert not path_of(hers).exists()
    assert browser.get(f"/photos/{hers}").status == 404
    assert path_of(his).exists()
