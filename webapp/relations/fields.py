"""What is known of a relation between two customers, and of a kind of relation."""

from webapp.fields.field import Field
from webapp.i18n import N_

RELATION = (
    Field("other", N_("Related customer"), "id"),
    Field("type", N_("Kind of relation"), "id", of="relation_types"),
    Field("turned", N_("The other way round"), "switch"),  # she is what the counterpart's name says
    Field("note", N_("Note on the relation"), max=200, capital="sentences", spell=True),
)
RELATION_TYPE = (
    Field("name", N_("She is"), max=60, missing=N_("Enter a name")),
    Field("counterpart", N_("The other one is"), max=60),
    Field("household", N_("One household: they share address and home phone"), "switch"),
)
