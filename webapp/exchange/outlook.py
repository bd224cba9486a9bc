"""Contacts as Outlook exports them, in English or in French: a hundred columns, dates as in its own country."""

from webapp.exchange import sheet

SIGNS = {
    "E-mail Address",
    "E-mail Display Name",
    "Business Street",
    "Business Postal Code",
    "Business Phone",
    "Home Street",
    "Home Postal Code",
    "Other Street",
}
FRENCH = {
    "Adresse de messagerie",
    "Rue (bureau)",
    "Code postal (bureau)",
    "Téléphone (bureau)",
    "Rue (domicile)",
    "Code postal (domicile)",
    "Rue (autre)",
}
SAY_NOTHING = {  # what it writes where nothing was entered
    ("Gender", "Unspecified"),
    ("Priority", "Normal"),
    ("Sensitivity", "Normal"),
    ("Private", "False"),
    ("E-mail Type", "SMTP"),
    ("E-mail 2 Type", "SMTP"),
    ("E-mail 3 Type", "SMTP"),
}


def recognises(columns):
    return any(len(signs & set(columns)) > 2 for signs in (SIGNS, FRENCH))


def contacts(table):
    """A contact for each row of the table."""
    return sheet.contacts(table, usual=not SIGNS & set(table.columns), say_nothing=SAY_NOTHING)
