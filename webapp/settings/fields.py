"""The organisation's own fields."""

from zoneinfo import available_timezones

from webapp.accounts.permission import ACTIONS, ROLES
from webapp.fields.field import Field
from webapp.i18n import N_

ZONES = tuple((zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC")
SETTINGS = (
    Field("name", N_("Name of the organisation"), missing=N_("Enter a name")),
    Field("country", N_("Country"), "country", max=2, missing=N_("Choose a country")),
    Field("time_zone", N_("Time zone"), "choice", max=64, choices=ZONES),
    Field("email_required", N_("New customers need an email address"), "switch"),
    Field(
        "most_addresses",
        N_("Most addresses of one customer"),
        "number",
        max=100,
        wrong=N_("Enter a whole number from 0 to 100"),
    ),
    Field("advisor_name", N_("Name of the advisor")),
    Field(
        "advisor_phone", N_("Phone of the advisor"), "phone", max=40, wrong=N_("Enter a phone number, like %(example)s")
    ),
    Field(
        "advisor_email",
        N_("Email of the advisor"),
        "email",
        max=254,
        wrong=N_("Enter an email address in the correct format, like name@example.com"),
    ),
    Field("advisor_photo", N_("Photo of the advisor"), "hash", max=64),
    Field("advisor_hours", N_("When the advisor can be reached")),
)
PERMISSION = (
    Field("role", N_("Role"), "choice", max=20, choices=ROLES),
    Field("action", N_("Action"), "choice", max=20, choices=ACTIONS),
    Field("allowed", N_("Allowed"), "switch"),
)
