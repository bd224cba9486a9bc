"""What somebody is working on, in a word she would use herself."""

import re

from flask import request

KNOWN = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac", "Macintosh"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
)


def device():
    """The kind of device this request comes from, from its User-Agent; None when it doesn't say."""
    agent = request.headers.get("User-Agent", "")
    return next((name for name, sign in KNOWN if re.search(sign, agent)), None)
