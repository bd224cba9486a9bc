"""Days as other programs write them: 1961-10-23, --10-23, 19611023, 10/23/1961, 23.10.1961."""

import re

PLAIN = re.compile("([0-9]{4}|-)-?([0-9]{2})-?([0-9]{2})(?:T00:?00(?::?00)?(?:[.]0+)?Z?)?")
MARKED = re.compile("([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
NONE = re.compile("0+[/.-]0+[/.-]0+")
OMITTED = ("0000", "1604")  # years that stand for none


def day(text, day_first=None):
    """The day as the address book writes it, or None. day_first: of 3/4/1961; None where nobody knows."""
    text = text.strip()
    if match := PLAIN.fullmatch(text):
        return iso(*match.groups())
    match = MARKED.fullmatch(text)
    if not match:
        return None
    one, two, year = match.groups()
    order = order_of(one, two, day_first)
    return None if order is None else iso(year, *((two, one) if order else (one, two)))


def iso(year, month, day):
    return f"{'-' if year in OMITTED else year}-{month:0>2}-{day:0>2}"


def order_of(one, two, usual):
    """Whether the first of two numbers is the day: sure above 12, of no matter where they are equal."""
    if int(one) > 12 or int(one) == int(two):
        return True
    return False if int(two) > 12 else usual


def order(texts, usual=None):
    """Whether a file writes the day first: what its unmistakable dates say; else, or if they differ, the usual."""
    dates = [match for match in map(MARKED.fullmatch, texts) if match]
    sure = {order_of(match[1], match[2], None) for match in dates if match[1] != match[2]} - {None}
    return sure.pop() if len(sure) == 1 else usual


def none(text):
    """0/0/00 is Outlook's way to say nothing."""
    return bool(NONE.fullmatch(text.strip()))
