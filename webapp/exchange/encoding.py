"""Bytes into text: UTF-8 with or without its mark, UTF-16 with one, and what Windows wrote before."""

import codecs
import re

MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # one of them stops an iPhone's sync


def as_utf8(data):
    """The bytes of a file without its byte order mark, UTF-16 made UTF-8."""
    name = next((name for mark, name in MARKS.items() if data.startswith(mark)), None)
    return (
        data.decode(name, "replace").encode("utf-8", "replace")
        if name == "utf-16"
        else data.removeprefix(codecs.BOM_UTF8)
    )


def text(data):
    """A text; if it isn't UTF-8, line by line, so that one odd line leaves the others as they are."""
    try:
        found = data.decode()
    except UnicodeDecodeError:
        found = "\n".join(line(one) for one in data.split(b"\n"))
    return CONTROL.sub("", found)


def line(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
