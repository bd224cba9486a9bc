#!/usr/bin/python3
"""The smallest WebKitGTK browser a WebDriver can drive that keeps its profile when it is closed.

Runs under the system's own Python, which has gi: the browser that comes with WebKitGTK forgets everything."""

import argparse

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", required=True, help="the folder that is kept")
    parser.add_argument("--size", default="390x844", help="width x height of the page (%(default)s)")
    parser.add_argument("--dark", action="store_true", help="prefer dark colours")
    parser.add_argument("--no-script", action="store_true", help="pages run no JavaScript; the driver still does")
    return parser.parse_known_args()[0]


def kept(profile):
    """A context whose cookies, caches and databases live in the profile."""
    data = WebKit2.WebsiteDataManager(base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache")
    context = WebKit2.WebContext(website_data_manager=data)
    cookies = f"{profile}/cookies.sqlite"
    context.get_cookie_manager().set_persistent_storage(cookies, WebKit2.CookiePersistentStorage.SQLITE)
    context.set_automation_allowed(True)
    return context


def window(size):
    width, height = map(int, size.split("x"))
    frame = Gtk.Window()
    frame.set_default_size(width, height)
    frame.connect("destroy", Gtk.main_quit)
    frame.connect("map-event", lambda *_: frame.get_window().focus(Gdk.CURRENT_TIME))  # no window manager does it
    return frame


def view(context, settings, frame):
    """A page: in the window, or behind the one that is there."""
    page = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    page.connect("close", lambda _: frame.destroy())
    page.connect("permission-request", lambda _, request: request.allow() or True)
    pages = frame.get_child() or Gtk.Stack()
    if not pages.get_parent():
        frame.add(pages)
    pages.add(page)
    frame.show_all()
    return page


def driven(session, context, settings, frame):
    info = WebKit2.ApplicationInfo()
    info.set_name("MiniBrowser")  # the one name the driver's client accepts
    info.set_version(2, 50, 0)
    session.set_application_info(info)
    session.connect("create-web-view", lambda _: view(context, settings, frame))


def main(options):
    Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", options.dark)
    context, frame = kept(options.profile), window(options.size)
    settings = WebKit2.Settings(enable_javascript=not options.no_script)
    context.connect("automation-started", lambda _, session: driven(session, context, settings, frame))
    Gtk.main()


if __name__ == "__main__":
    main(parse())
