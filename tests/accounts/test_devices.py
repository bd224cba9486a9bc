"""Devices: each is made known when somebody signs in, listed for her, and signed out or wiped from afar."""

import time

import pytest
import time_machine

from tests.accounts.test_signing_in import sign_in
from tests.browsing import ORIGIN, Browser
from webapp.accounts import link
from webapp.accounts.device import Device
from webapp.db import db, uuid7, writing

AGENTS = {
    "iPhone": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15",
    "iPad": "Mozilla/5.0 (iPad; CPU OS 12_0 like Mac OS X)",
    "Android": "Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/156.0",
    "Mac": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)",
    "Windows": "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
    "Linux": "Mozilla/5.0 (X11; Linux x86_64)",
    "?": "curl/8",
}


def signed_in(app, agent, user):
    """A browser of this kind, signed in by a link."""
    browser = Browser(app)
    browser.headers = {"User-Agent": AGENTS[agent]}
    browser.fetch(f"/sign-in/link/{secret_of(user)}")
    return browser


def secret_of(user):
    writing()
    secret = link.make(user)
    db.session.commit()
    return secret


def devices(user):
    found = db.session.scalars(db.select(Device).where(Device.user_id == user.id).order_by(Device.first_at, Device.id))
    return found.all()


def names(page):
    return [row.find("b").text for row in page.soup.select("li.wait")]


@pytest.fixture
def phone(app):
    """Rita's phone, signed in by her password."""
    browser = Browser(app)
    browser.headers = {"User-Agent": AGENTS["iPhone"]}
    sign_in(browser)
    return browser


@pytest.fixture
def office(app, phone, rita):
    """Rita's computer, which came later."""
    return signed_in(app, "Windows", rita)


def revoke(browser, device, **form):
    return browser.post(f"/settings/devices/{device.id}/revocation", form)


def test_signing_in_makes_a_device_known(app, rita, person):
    for agent in AGENTS:
        signed_in(app, agent, rita)
    signed_in(app, "iPad", person("olivia"))

    assert [device.name for device in devices(rita)] == list(AGENTS)
    assert [device.name for device in devices(person("olivia"))] == ["iPad"]


def test_it_is_known_again(phone, rita):
    (device,) = devices(rita)
    first_at, last_at = device.first_at, device.last_at
    with time_machine.travel(time.time() + 3600, tick=False):
        sign_in(phone)
        phone.get("/sync/hello")

    (device,) = devices(rita)
    assert (device.first_at, device.last_at > last_at) == (first_at, True)


def test_a_session_from_before_is_made_known_by_its_worker(browser, rita):
    browser.get("/customers")
    assert devices(rita) == []
    browser.get("/sync/hello")
    browser.get("/sync/hello")

    assert len(devices(rita)) == 1


def test_another_person_on_the_same_phone_is_another_device(phone, rita, rob):
    phone.post("/sign-out")
    phone.get(f"/sign-in/link/{secret_of(rob)}")

    assert len(devices(rob)) == 1
    assert devices(rita)[0].revoked_at
    assert not devices(rob)[0].revoked_at


def test_one_sees_her_own_devices(app, phone, office, rob):
    signed_in(app, "iPad", rob)
    page = office.get("/settings/devices")

    assert names(page) == ["Windows", "iPhone"]
    assert "Windows · this device" in page.text
    assert len(page.soup.select("form[action$=revocation]")) == 1


def test_signing_out_takes_it_off_the_list(phone, office):
    phone.post("/sign-out")

    assert names(office.get("/settings/devices")) == ["Windows"]


def test_a_revoked_one_is_signed_out(phone, office, rita):
    office.submit(office.get("/settings/devices"), "form[action$=revocation]")

    assert names(office.get("/settings/devices")) == ["Windows"]
    for path in ("/customers", "/settings/devices", "/today"):
        answer = phone.get(path)
        assert (answer.status, answer.location.split("?")[0]) == (303, "/sign-in")
    fragment = phone.get("/customers", headers={"HX-Request": "true"})
    assert (fragment.status, fragment.headers["HX-Redirect"].split("?")[0]) == (401, "/sign-in")
    assert office.get("/customers").status == 200


@pytest.mark.parametrize(("form", "wipe"), [({}, False), ({"wipe": "1"}, True)])
def test_its_worker_is_told_whether_to_forget_everything(phone, office, rita, form, wipe):
    revoke(office, devices(rita)[0], **form)

    told = {"error": "revoked", "wipe": wipe}
    push = phone.fetch("/sync/push", method="POST", json={"user": rita.id, "changesets": []}, headers=ORIGIN)
    assert (push.status_code, push.json) == (401, told)
    for path in ("hello", "snapshot", "changes"):
        answer = phone.fetch(f"/sync/{path}")
        assert (answer.status_code, answer.json) == (401, told)


def test_it_is_told_although_a_page_was_asked_for_first(phone, office, rita):
    """A start asks for sw.js and perhaps for a page, and only then the worker syncs."""
    revoke(office, devices(rita)[0], wipe="1")
    assert phone.fetch("/sw.js").status_code == 200
    phone.get("/settings/devices")
    phone.post("/sign-out")

    assert phone.get("/sign-in").status == 200
    assert phone.fetch("/sync/hello").json == {"error": "revoked", "wipe": True}


def test_nothing_is_changed_from_a_revoked_one(phone, office, rita, ann):
    phone_device, office_device = devices(rita)
    revoke(office, phone_device)
    phone.post(f"/customers/{ann}/bin")
    revoke(phone, office_device)

    assert office.get(f"/customers/{ann}").status == 200
    assert "The bin is empty" in office.get("/bin").text


def test_whoever_signs_in_there_again_is_welcome(phone, office, rita):
    revoke(office, devices(rita)[0], wipe="1")
    phone.get("/customers")
    sign_in(phone)

    assert phone.get("/customers").status == 200
    assert phone.fetch("/sync/hello").status_code == 200
    assert names(phone.get("/settings/devices")) == ["iPhone", "Windows"]


def test_one_revokes_the_device_in_her_hand_too(phone, rita):
    revoke(phone, devices(rita)[0])

    assert phone.get("/customers").status == 303


def test_somebody_elses_device_is_not_found(app, phone, rita, rob, sam):
    (mine,) = devices(rita)
    for stranger in (rob, sam):
        assert revoke(signed_in(app, "Mac", stranger), mine, wipe="1").status == 404
    db.session.refresh(mine)

    assert (mine.revoked_at, mine.wipe) == (None, False)
    assert phone.get("/customers").status == 200


def test_one_that_does_not_exist_or_is_gone_is_not_found(phone, office, rita):
    device = devices(rita)[0]
    revoke(office, device)

    assert revoke(office, device, wipe="1").status == 404
    assert office.post(f"/settings/devices/{uuid7()}/revocation").status == 404
    assert office.post("/settings/devices/1/revocation").status == 404


def test_a_foreign_page_revokes_nothing(phone, rita):
    there = f"/settings/devices/{devices(rita)[0].id}/revocation"

    assert phone.fetch(there, method="POST", headers={"Origin": "https://evil.example"}).status_code == 403
    assert phone.get("/customers").status == 200
