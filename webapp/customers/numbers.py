"""Phone numbers as the network knows them."""

import phonenumbers


def as_e164(number, country):
    """A number, however it was typed, as E.164 (`+447700900142`); None when it can't be one there.

    country: two letters; where the number counts as dialled when it doesn't say."""
    try:
        parsed = phonenumbers.parse(number or "", country)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if possible else None
