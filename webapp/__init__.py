"""Doorstep: create_app() is the whole building on one page."""

from pathlib import Path

from flask import Flask

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def create_app(config=None):
    """The application, wired.

    config: an object with Flask's settings in capitals; left out, what config.Config reads from the environment."""
    from flask_migrate import Migrate

    from config import Config
    from webapp import assets, db, guard, hx, i18n, public, words
    from webapp.accounts import device, permission, security, sign_in
    from webapp.bulk import routes as bulk
    from webapp.company import handing, uniting  # noqa: F401
    from webapp.company import routes as company
    from webapp.customers import bin, channel, conflict, deeds, group, picture, routes, segment, store, tables  # noqa: F401
    from webapp.customers import subject as customers
    from webapp.exchange import fetching, leaving
    from webapp.exchange import routes as exchange
    from webapp.files import routes as files
    from webapp.help import routes as help
    from webapp.history import routes as history
    from webapp.merging import routes as merging
    from webapp.merging import scanning
    from webapp.messages.mail import QueuedMail
    from webapp.notes import note  # noqa: F401
    from webapp.offline import routes as offline
    from webapp.photos import routes as photos
    from webapp.questions import card  # noqa: F401
    from webapp.relations import routes as relations
    from webapp.settings import permissions, shelves
    from webapp.settings import routes as organisation
    from webapp.settings import subject as settings
    from webapp.sync import routes as sync
    from webapp.sync import waiting
    from webapp.touchpoints import routes as touchpoints

    app = Flask(__name__, template_folder="../templates", static_folder=None)
    app.config.from_object(config or Config())
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    db.init_app(app)
    Migrate(app, db.db, directory=MIGRATIONS, render_as_batch=True)
    hx.init_app(app)
    i18n.init_app(app)
    words.init_app(app)
    assets.init_app(app)
    public.init_app(app)
    guard.init_app(app)
    security.init_app(app, mail=QueuedMail)
    device.init_app(app)
    permission.init_app(app)
    customers.register()
    settings.register()

    for room in (
        sign_in,
        routes,
        deeds,
        picture,
        tables,
        bin,
        bulk,
        history,
        relations,
        company,
        handing,
        touchpoints,
        exchange,
        files,
        leaving,
        fetching,
        help,
        organisation,
        permissions,
        shelves,
        offline,
        photos,
        merging,
        scanning,
        sync,
        waiting,
    ):
        app.register_blueprint(room.bp)
    offline.init_app(app)
    return app
