"""The conversation with htmx: whole pages for browsers, fragments for htmx."""

from flask import redirect, render_template, request
from htmx_flask import Htmx
from htmx_flask.requests import HtmxAwareRequest, HtmxHeaders

from webapp.pages import PAGES


class Headers(HtmxHeaders):
    """What htmx 4 adds to the headers htmx-flask knows."""

    @property
    def partial(self):
        """Whether htmx asks for a fragment, and not for the page it stands in."""
        return bool(self) and self._headers.get("HX-Request-Type") != "full" and not self.history_restore_request


class Request(HtmxAwareRequest):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.htmx = Headers(self.headers)


def init_app(app):
    Htmx(app)
    app.request_class = Request  # after Htmx, which sets its own

    @app.after_request
    def vary(response):
        response.vary.update(("HX-Request", "HX-Request-Type"))
        return response


def page(endpoint, frame, status=200, **context):
    """A page of webapp.pages; or only the fragment of it that htmx asked for.

    frame: a function of the section, answering what the page around the fragment needs; asked only if there is one."""
    section, page, fragment = PAGES[endpoint]
    if page is None or (fragment and request.htmx.partial):
        return render_template(fragment, **context), status
    return render_template(page, **context, **frame(section)), status


def answer(endpoint, otherwise, **context):
    """After a change: the fragment that tells the screen; without htmx, go and look."""
    if request.htmx.partial:
        return render_template(PAGES[endpoint].fragment, **context)
    return redirect(otherwise, 303)
