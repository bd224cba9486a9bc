"""The door of what a phone asks for to install Doorstep."""

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask_babel import gettext as _

from webapp import hx
from webapp.assets import FOREVER
from webapp.customers import shell
from webapp.offline.worker import scripts

bp = Blueprint("offline", __name__)
PASSES_ON = """// Doorstep works without this worker for now. What waits on the device stays there until it is back.
self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil(farewell()))

async function farewell() {
  await self.registration.unregister()
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  for (const page of pages) page.postMessage({ type: "off" })
}
"""


def init_app(app):
    """Build the worker, now that every address is known; what it can't draw stops the start."""
    worker, app.extensions["tables"] = scripts(app)
    app.extensions["worker"] = worker if app.config["DOORSTEP_OFFLINE"] == "on" else PASSES_ON


@bp.get("/sw.js")
def worker():
    """The worker; asked for anew each time, so that a release and the switch in the settings arrive."""
    return Response(current_app.extensions["worker"], mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


@bp.get("/static/tables-<fingerprint>.js")
def tables(fingerprint):
    """What the worker knows of countries, days and texts; 404 for others than today's."""
    address, source = current_app.extensions["tables"]
    if request.path != address:
        abort(404)
    return Response(source, mimetype="text/javascript", headers={"Cache-Control": FOREVER})


@bp.get("/install")
def install():
    """How to put Doorstep on a device."""
    return hx.page("offline.install", shell.frame)


@bp.get("/manifest.webmanifest")
def manifest():
    """The web app manifest: what the home screen shows, and where a start leads."""
    static = current_app.jinja_env.globals["static"]
    sizes = [("icon-192.png", "192x192"), ("icon-512.png", "512x512")]
    icons = [{"src": f"{static}/{name}", "sizes": size, "type": "image/png"} for name, size in sizes]
    answer = jsonify(
        id="/",
        name="Doorstep",
        short_name="Doorstep",
        description=_("The customer address book for people who sell at the door."),
        start_url="/customers",
        scope="/",
        display="standalone",
        background_color="#f9f5ee",
        theme_color="#0e5e47",
        icons=icons + [icons[-1] | {"purpose": "maskable"}],
        shortcuts=[{"name": _("New customer"), "url": "/customers/new"}, {"name": _("Today"), "url": "/today"}],
    )
    answer.mimetype = "application/manifest+json"
    return answer
