"""The lines of a vCard, 2.1, 3.0 and 4.0: unfolded and divided on the way in, escaped and folded on the way out."""

import quopri
import re
from dataclasses import dataclass, field

from webapp.exchange import encoding

HEAD = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^:;])*+)*+):(.*)', re.S)
PARAM = re.compile(r';((?:"[^"]*"|[^;])*+)')
QUOTED = re.compile(rb"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.I)
LETTERS = re.compile(
    "utf-?8|us-ascii|iso-8859-[0-9]+|windows-125[0-9]|shift_jis|euc-(?:jp|kr)|gb[0-9]+|big5|koi8-[ru]", re.I
)


@dataclass
class Line:
    """One property: `item1.TEL;TYPE=CELL:07700 900142`. Its value is still escaped."""

    name: str
    value: str
    group: str = ""
    params: list = field(default_factory=list)  # [(name, value)]

    @property
    def types(self):
        """home, cell, pref …"""
        said = [type.strip().lower() for name, value in self.params if name == "TYPE" for type in value.split(",")]
        return [type for type in said if type]

    @property
    def text(self):
        return unescape(self.value)

    def get(self, name):
        return next((value for other, value in self.params if other == name), "")

    def parts(self, mark=";"):
        return [unescape(part) for part in split(self.value, mark)]

    def __str__(self):
        params = "".join(f";{name}={value}" for name, value in self.params)
        return fold(f"{self.group and self.group + '.'}{self.name}{params}:{self.value}")


def unfolded(data):
    """The lines of a file as texts: folded ones joined, and so are the soft breaks of quoted-printable."""
    found, soft = [], False
    for line in re.split(rb"\r\n|\r|\n", data):
        if soft:
            found[-1][-1] = found[-1][-1][:-1]
            found[-1].append(line)
        elif found and line[:1] in (b" ", b"\t"):
            found[-1].append(line[1:])
        else:
            found.append([line])
        soft = line.endswith(b"=") and bool(QUOTED.match(found[-1][0]))
    return [encoding.text(b"".join(pieces)) for pieces in found]


def read(text):
    """The Line a text stands for, or None."""
    match = HEAD.fullmatch(text)
    if not match:
        return None
    group, name, params, value = match.groups()
    line = Line(name.upper(), value, group or "", [param(text) for text in PARAM.findall(params)])
    return unquoted(line) if "quoted-printable" in (*line.types, line.get("ENCODING").lower()) else line


def param(text):
    """TYPE=CELL; in 2.1 only CELL."""
    name, equals, value = text.partition("=")
    return (name.strip().upper(), value.strip('"')) if equals else ("TYPE", name)


def unquoted(line):
    """A value of 2.1 without its quoted-printable, its letters as its charset says."""
    data = quopri.decodestring(line.value.encode())
    charset = line.get("CHARSET") or "utf-8"
    try:
        line.value = data.decode(charset if LETTERS.fullmatch(charset) else "utf-8")
    except (UnicodeDecodeError, LookupError):
        line.value = encoding.text(data)
    line.params = [param for param in line.params if not {"QUOTED-PRINTABLE", "CHARSET"} & {param[0], param[1].upper()}]
    return line


def escape(text):
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def unescape(text):
    return re.sub(r"\\([nN,;:\\])", lambda match: "\n" if match[1] in "nN" else match[1], text)


def split(text, mark):
    """Divide at the marks that aren't escaped."""
    return re.findall(rf"(?:^|{mark})((?:\\.|[^\\{mark}]|\\$)*)", text, re.S)


def fold(text):
    """A line of at most 75 octets and its continuations; no letter is cut in two."""
    found, width = [b""], 75
    for letter in text:
        octets = letter.encode()
        if len(found[-1]) + len(octets) > width:
            found.append(b"")
            width = 74
        found[-1] += octets
    return b"\r\n ".join(found).decode() + "\r\n"
