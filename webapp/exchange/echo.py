"""Whether a text only repeats what is known: a display name of name and email, an address written out once more."""

import re
from functools import lru_cache

from webapp.customers.folding import fold


def echoes(text, known):
    """Every word of the text stands in one of the known texts."""
    return words(text) <= set().union(*(words(other) for other in known if other))


@lru_cache(1000)
def words(text):
    return {word.strip(".'") for word in re.findall(r"[^\s(),;:<>\"]+", fold(text))} - {""}
