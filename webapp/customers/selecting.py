"""Select mode of a list, and what it says after many were changed. Pure; its twin for the worker is selecting.js."""

import re
from uuid import UUID

HOW = ("1", "page")  # with ticks to be set; with the ticks of this page set
NUMBER = re.compile("[0-9]{1,7}")


def selecting(asked):
    """What an address says: `{select, did}`.

    select: "1", "page" or None; did: `{by, changed, undone}` after a bulk action, with its id and its counts."""
    how, by = asked.get("select"), known(asked.get("did", ""))
    counts = {name: count(asked.get(name, "")) for name in ("changed", "undone")}
    return {"select": how if how in HOW else None, "did": {"by": by} | counts if by and any_of(counts) else None}


def known(text):
    try:
        return str(UUID(text)) if len(text) == 36 else None
    except ValueError:
        return None


def count(text):
    return int(text) if NUMBER.fullmatch(text) else None


def any_of(counts):
    return any(number is not None for number in counts.values())
