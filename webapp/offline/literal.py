"""Values of Python as JavaScript writes them."""

import json


def literal(value):
    """A value as JavaScript writes it."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
