"""The address people use. Letters name it, whatever a proxy or a stranger says in a Host header."""

from urllib.parse import urlsplit


def init_app(app):
    """Take every request as made to DOORSTEP_PUBLIC_URL, where that is set; over https no cookie travels without."""
    public = urlsplit(app.config["DOORSTEP_PUBLIC_URL"])
    if public.netloc:
        app.wsgi_app = at(public, app.wsgi_app)
        app.config["SESSION_COOKIE_SECURE"] = public.scheme == "https"


def at(public, app):
    def called(environ, start_response):
        environ |= {"wsgi.url_scheme": public.scheme, "HTTP_HOST": public.netloc}
        return app(environ, start_response)

    return called
