"""Every page there is, by name, and how a person gets there."""

from tests.browser.adapter import LAPTOP

BUTTON = "<button name=format value=csv>CSV</button>"
NUMBER, POSTCODE = '[name$="_number"]', '[name$="_postcode"]'


def record_with_changes(browser, who):
    of("Müller")(browser, who)
    browser.fill(NUMBER, "01632 960187")
    browser.wait_for(".save[data-state=dirty]")


def record_with_errors(browser, who):
    of("Müller")(browser, who)
    browser.fill(NUMBER, "12")
    browser.fill(POSTCODE, "MF4")
    browser.click(".save .btn-main")
    browser.wait_for(".problem")


def record_with_sheet(browser, who):
    of("Müller")(browser, who)
    browser.click("[popovertarget=more]")
    browser.wait_for("#more:popover-open")


def list_with_panel(browser, who):
    browser.go("/customers")
    browser.read("#people .row", "e.querySelector('.dots').click()")
    browser.wait_for("#panel:popover-open")


def letters(browser, who):
    browser.go("/customers")
    browser.click(".people h2 button")
    browser.wait_for("#letters:popover-open")


def new_with_errors(browser, who):
    browser.go("/customers/new")
    browser.click(".save .btn-main")
    browser.wait_for("[aria-invalid]")


def chosen(browser, who):
    browser.go("/customers?select=page&f=person")
    browser.click("[name=all]")
    browser.wait_for("[value='set status']")


def export_of_many(browser, who):
    browser.go("/export")
    browser.read("ul.card", f"e.outerHTML = `<form method=post action=/exports>{BUTTON}</form>`")
    browser.click("[name=format]")
    browser.wait_for("#progress")


def at(path):
    return lambda browser, who: browser.go(path)


def of(family):
    """A customer's record; where there is room, with the list beside it."""

    def go(browser, who):
        browser.go(f"/customers/{who.customers[family]}")
        if browser.size == LAPTOP:
            browser.wait_for("list-pane .row", "the list beside the record")

    return go


def among_all(more=""):
    """A customer's record among all books; where there is room, with the list beside it. {} is her twin's id."""

    def go(browser, who):
        browser.go(f"/company/customers/{who.customers['Müller']}{more.format(who.customers['Mueller'])}")
        if browser.size == LAPTOP and not more:
            browser.wait_for("list-pane .row", "the list beside the record")

    return go


def history(more=""):
    return lambda browser, who: browser.go(f"/customers/{who.customers['Clash']}/history{more}")


def merging(path):
    def go(browser, who):
        browser.go(f"/customers/{who.customers['Müller']}{path.format(who.customers['Clash'])}")

    return go


PAGES = {
    "list": at("/customers"),
    "list with a search": at("/customers?q=oak"),
    "list with nobody found": at("/customers?q=marsdon"),
    "list with filters": at("/customers?f=has-phone,country-gb,active"),
    "filters": at("/customers/filter?f=has-phone"),
    "table": at("/customers/table?c=phone&c=town"),
    "segments": at("/settings/segments?f=has-phone"),
    "letters of the list": letters,
    "list with the panel of a row": list_with_panel,
    "list with ticks": at("/customers?select=page"),
    "list after a change to many": at("/customers?did=00000000-0000-7000-8000-000000000000&changed=2"),
    "changes to many": at("/bulk"),
    "chosen customers": chosen,
    "record": of("Müller"),
    "record with changes": record_with_changes,
    "record with errors": record_with_errors,
    "record with its sheet": record_with_sheet,
    "record with two values": of("Clash"),
    "record in the bin": of("Binned"),
    "history": history(),
    "record as it was": history("/1"),
    "her relations": lambda browser, who: browser.go(f"/customers/{who.customers['Müller']}/related?q=oak"),
    "books": at("/company"),
    "list of all books": at("/company/customers"),
    "list of all books with a search and a filter": at("/company/customers?q=oak&f=has-phone"),
    "filters of all books": at("/company/filter?q=oak&f=has-phone"),
    "record of all books": among_all(),
    "her relations among all books": among_all("/related?q=oak"),
    "handing over": among_all("/hand-over"),
    "whom of all books to merge with": among_all("/merge?q=oak"),
    "two of two books side by side": among_all("/merge/{}"),
    "new customer": at("/customers/new?name=Mars%20Don"),
    "new customer with errors": new_with_errors,
    "duplicates": at("/duplicates"),
    "whom to merge with": merging("/merge?q=oak"),
    "two side by side": merging("/merge/{}"),
    "today": at("/today"),
    "bin": at("/bin"),
    "help": at("/help"),
    "waiting": at("/waiting"),
    "install": at("/install"),
    "import and export": at("/import"),
    "export": at("/export"),
    "export of many": export_of_many,
    "devices": at("/settings/devices"),
    "labels": at("/settings/labels"),
    "questions": at("/settings/questions"),
    "groups": at("/settings/groups"),
    "organisation": at("/settings/organisation"),
    "password": at("/settings/password"),
    "permissions": at("/settings/permissions"),
    "nothing there": at("/customers/nobody"),
}
OUTSIDE = {  # pages for people who aren't signed in
    "sign in": at("/sign-in"),
    "sign in to finish": at("/sign-in?next=/today"),
    "new password": at("/sign-in/reset"),
    "used link": at("/sign-in/link/used"),
}
