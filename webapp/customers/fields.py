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
WRONG_VISIT = N_("First visit must be a real date")
WRONG_PIN = N_("A PIN has 4 to 8 digits")
NO_STORE = N_("Choose at least one store")
TOO_MANY = N_("A customer has at most %(most)s addresses here")

STATUSES = (("", N_("Active")), ("inactive", N_("Inactive")))
TITLES = (
    ("mr", N_("Mr")),
    ("mrs", N_("Mrs")),
    ("ms", N_("Ms")),
    ("miss", N_("Miss")),
    ("mx", N_("Mx")),
    ("dr", N_("Dr")),
)
GENDERS = (("female", N_("Female")), ("male", N_("Male")), ("other", N_("Another")))
LANGUAGES = (  # each in its own words, so never translated
    ("en", "English"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ar", "العربية"),
    ("zh", "中文"),
)
TAXES = (("", N_("Pays tax")), ("exempt", N_("Tax exempt")))
TOP, FIRST = (("", N_("The top one")),), (("", N_("The first address")),)
SECTIONS = (("personal", N_("Personal")), ("account", N_("Account")))  # those that are drawn by a loop, and their words
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
    Field("title", N_("Title"), "choice", max=40, choices=TITLES, open=True, section="personal"),
    Field("gender", N_("Gender"), "choice", choices=GENDERS, section="personal"),
    Field("birthday", N_("Birthday"), "day", wrong=WRONG_DAY, section="personal"),
    Field("nationality", N_("Nationality"), "country", max=2, section="personal"),
    Field("language", N_("Language"), "choice", max=5, choices=LANGUAGES, open=True, section="personal"),
    Field("first_visit", N_("First visit"), "day", wrong=WRONG_VISIT, section="personal"),
    Field("status", N_("Status"), "choice", choices=STATUSES, section="account"),
    Field("group", N_("Customer group"), "id", of="groups", section="account"),
    Field("channel", N_("Sales channel"), "id", of="channels", section="account"),
    Field("guest", N_("A guest"), "switch", section="account"),
    Field("newsletter", N_("Wants news by email"), "switch", section="account"),
    Field("tax", N_("Tax"), "choice", choices=TAXES, section="account"),
    Field("vat", N_("VAT number"), max=40, section="account"),
    Field("reference", N_("Customer ID number"), max=60, section="account"),
    Field("gift_card", N_("Gift card number"), max=60, section="account"),
    Field("pin", N_("PIN"), "digits", max=8, pattern="[0-9]{4,8}", wrong=WRONG_PIN, section="account", secret=True),
    Field("erp_id", N_("ERP number"), max=60, section="account"),
    Field("stores", N_("Stores"), "set", of="stores", missing=NO_STORE),
    Field("labels", N_("Labels"), "set", of="labels"),
    Field("note", N_("About her"), "lines", max=2000, capital="sentences", spell=True),
    Field("photo", N_("Photo"), "hash", max=64),
    Field("primary_phone", N_("First phone"), "id", choices=TOP, section="phone"),
    Field("primary_email", N_("First email"), "id", choices=TOP, section="email"),
    Field("primary_address", N_("First address"), "id", choices=TOP, section="address"),
    Field("billing_address", N_("Bills go to"), "id", choices=FIRST, section="address"),
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
    Field("door", N_("Name at the door"), capital="words", section="door"),
    Field("gate", N_("Gate code"), max=40, section="door"),
    Field("delivery", N_("Delivery note"), max=200, capital="sentences", spell=True, section="door"),
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
