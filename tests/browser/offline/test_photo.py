"""A photo taken at the door without a signal: shown at once, and on the server later, upright, small and bare."""

import json
from base64 import b64encode
from io import BytesIO

from PIL import Image

from webapp.photos.photo import path_of

FACE, LIST_FACE = "#record .who .face img", "#customer-{id} .face img"
LOADED = "(e => e && e.complete && e.naturalWidth)(document.querySelector('{}'))"


def test_a_photo_is_taken_offline_seen_and_handed_in(phone, office, rita, away):
    ann, ben = rita.customers["Avery"], rita.customers["Bains"]
    with away():
        phone.go(f"/customers/{ann}")
        phone.fill("#c_note", "Typed before")
        take(phone, camera())
        phone.wait_for(lambda: phone.js(LOADED.format(FACE)) == 256, "the photo, upright and small")
        assert phone.value("#c_note") == "Typed before"
        phone.go(f"/customers/{ben}")
        take(phone, b"%PDF")
        phone.sees("can’t be read without a signal", ".who")
        phone.reopen()
        phone.go("/customers")
        phone.wait_for(lambda: phone.js(LOADED.format(LIST_FACE.format(id=ann))), "the photo in the list")

    phone.go("/customers")
    phone.wait_for(lambda: office.card(rita, ann)["photo"], "the photo has arrived", seconds=30)
    with office.app.app_context():
        kept = Image.open(path_of(office.card(rita, ann)["photo"]))
        assert (kept.size, dict(kept.getexif())) == ((256, 512), {})

    take_away(phone, ann)
    phone.wait_for(lambda: not office.card(rita, ann)["photo"], "the photo is gone again", seconds=30)


def camera():
    """What a phone's camera makes: large, lying on its side, with a note of who made it."""
    exif, file = Image.Exif(), BytesIO()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    Image.new("RGB", (1600, 800), "red").save(file, "JPEG", exif=exif)
    return file.getvalue()


def take(phone, data):
    """Choose a file, as the camera or the library hands it over."""
    phone.wait_for("photo-picker:defined")
    phone.js(f"""(() => {{
        const bytes = Uint8Array.from(atob({json.dumps(b64encode(data).decode())}), sign => sign.charCodeAt(0))
        const input = document.querySelector("photo-picker input[type=file]"), chosen = new DataTransfer()
        chosen.items.add(new File([bytes], "IMG_1.jpg", {{ type: "image/jpeg" }}))
        input.files = chosen.files
        input.dispatchEvent(new Event("change", {{ bubbles: true }}))
    }})()""")


def take_away(phone, id):
    phone.go(f"/customers/{id}")
    phone.click("[popovertarget=more]")
    phone.click("#more [name=gone]")
    phone.wait_for(lambda: not phone.count(FACE), "the initials again")
