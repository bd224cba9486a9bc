"""The one list of fields: what may be known about a customer and about each of her parts.

The form, the template's loop, the card, the worker and the import read this list and nothing else.
"""

from webapp.fields.field import Field
from webapp.fields.unit import SETS
from webapp.i18n import N_

NO_GIVEN, NO_FAMILY, NO_COMPANY = N_("Enter a first name"), N_("Enter a last name"), N_("Enter a company name")
NO_WAY = N_("Enter a phone number, an email address or an address")
NO_EMAIL = N_("Enter an email address")
WRONG_EMAIL = N_("Enter an email address in the correct format, like name@example.com")
WRONG_PHONE = N_("Enter a phone number, like %(example)s")
WRONG_DAY = N_("Birthday must be a real date")

STATUSES = (("", N_("Active")), ("inactive", N_("Inactive")))
PHONES = (
    ("mobile", N_("Mobile")),
    ("home", N_("Home")),
    ("work", N_("Work")),
    ("fax", N_("Fax")),
    ("other", N_("Other")),
)
EMAILS = (("home", N_("Email")), ("work", N_("Work email")), ("other", N_("Other email")))
ADDRESSES = (("home", N_("Home")), ("work", N_("Work")), ("other", N_("Other")))

PLACE = (
    Field("line1", N_("Address line 1"), capital="words"),
    Field("line2", N_("Flat, floor or building"), capital="words"),
    Field("town", N_("Town or city"), capital="words"),
    Field("region", N_("Region"), "region", capital="words"),
    Field("postcode", N_("Postcode"), "postcode", max=20, capital="characters"),
    Field("country", N_("Country"), "country", max=2),
)

CUSTOMER = (
    Field("given", N_("First name"), missing=NO_GIVEN, capital="words"),
    Field("family", N_("Last name"), missing=NO_FAMILY, capital="words"),
    Field("business", N_("A business"), "switch"),
    Field("company", N_("Company"), missing=NO_COMPANY, capital="words"),
    Field("birthday", N_("Birthday"), "day", wrong=WRONG_DAY),
    Field("status", N_("Status"), "choice", choices=STATUSES),
    Field("labels", N_("Labels"), "set", of="labels"),
    Field("note", N_("About her"), "lines", max=2000, capital="sentences", spell=True),
    Field("photo", N_("Photo"), "hash", max=64),
    Field("primary_phone", N_("First phone"), "id"),
    Field("primary_email", N_("First email"), "id"),
    Field("primary_address", N_("First address"), "id"),
    Field("binned", N_("Deleted"), "switch"),
)

BOOK = Field("book", N_("Representative"), "book")  # whose book she is in; handed over, never typed

PHONE = (
    Field("label", N_("Kind of phone"), "choice", max=40, choices=PHONES, open=True),
    Field("number", N_("Phone"), "phone", max=60, wrong=WRONG_PHONE),
)
EMAIL = (
    Field("label", N_("Kind of email"), "choice", max=40, choices=EMAILS, open=True),
    Field("address", N_("Email"), "email", max=254, wrong=WRONG_EMAIL),
)
ADDRESS = (
    Field("label", N_("Kind of address"), "choice", max=40, choices=ADDRESSES, open=True),
    Field("place", N_("Address"), "place", parts=PLACE),
)

REACH = ("phone", "email", "address")  # the parts she is reached by; other rooms add parts of their own
PARTS = [*REACH]
PLURALS = {"phone": "phones", "email": "emails", "address": "addresses"}
FIELDS = {"customer": CUSTOMER, "phone": PHONE, "email": EMAIL, "address": ADDRESS}
SETS.update(f"c_{field.name}" for field in CUSTOMER if field.kind == "set")


def add_part(kind, plural, fields):
    """Let customers have one more kind of part; plural: its name in the card."""
    PARTS.append(kind)
    PLURALS[kind], FIELDS[kind] = plural, fields


def as_json():
    """The list as plain JSON, for templates and for the worker."""
    return {kind: [field.as_json() for field in fields] for kind, fields in FIELDS.items()}
