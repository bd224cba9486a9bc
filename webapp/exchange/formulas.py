"""A cell that a spreadsheet would take for a formula gets an apostrophe in front, and loses it on the way back in."""

import re

STARTS = re.compile("'*[=+@\uff1d\uff0b\uff0d\uff20-]")


def neutral(text):
    return f"'{text}" if STARTS.match(text) else text


def unharmed(text):
    return text[1:] if text.startswith("'") and STARTS.match(text) else text
