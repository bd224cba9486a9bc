"""What is answered here and by the worker alike: by endpoint, the template of the page and of its fragment."""

from typing import NamedTuple


class Page(NamedTuple):
    section: str  # where the person is, as the sidebar names it
    page: str | None  # the whole page; None for what is only ever asked for by htmx
    fragment: str | None = None  # what htmx asks for; None where it is the page all the same


PAGES = {
    "customers.index": Page("customers", "customers/index.html", "customers/_people.html"),
    "customers.choose": Page("customers", "customers/choose.html"),
    "customers.new": Page("customers", "customers/show.html", "customers/_record.html"),
    "customers.show_customer": Page("customers", "customers/show.html", "customers/_record.html"),
    "deeds.panel": Page("customers", None, "customers/_panel.html"),
    "customers.new_part": Page("customers", None, "customers/_part.html"),
    "customers.update": Page("customers", "customers/show.html", "customers/_saved.html"),
    "relations.choose": Page("customers", "relations/choose.html", "relations/_related.html"),
    "bin.index": Page("bin", "customers/bin.html"),
    "touchpoints.today": Page("today", "touchpoints/today.html"),
    "help.index": Page("help", "help/index.html"),
    "offline.install": Page("help", "offline/install.html"),
    "waiting.index": Page("waiting", "sync/waiting.html"),
    "waiting.pill": Page("waiting", None, "shell/_pill.html"),
}
WITHOUT_A_PAGE = (  # they answer with one of the pages above, a file, or where to go
    "deeds.bin",
    "deeds.restore",
    "deeds.choose",
    "deeds.undo_save",
    "picture.change",
    "relations.add",
    "relations.remove",
    "waiting.export",
    "waiting.settle",
    "accounts.start",
)
