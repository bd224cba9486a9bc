"""The smallest .xls there can be, written byte by byte: BIFF 8 in a compound file. No library of ours writes them."""

from datetime import date
from struct import pack

GENERAL, ISO_DAY, ZEROS = 0, 1, 2  # the formats a cell may have, by their number here
FORMATS = {164: "yyyy\\-mm\\-dd", 165: "00000 000000"}
SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
DAY_ZERO = date(1899, 12, 30)


def xls(rows, name="People"):
    """An .xls file of one sheet. rows: of texts, numbers, dates, True or False, `(number, format)`, `#ERROR`."""
    sheet = (
        bof(0x10) + b"".join(cell(y, x, value) for y, row in enumerate(rows) for x, value in enumerate(row)) + END_OF
    )
    head = bof(0x05) + b"".join(record(0x041E, pack("<H", key) + text(form)) for key, form in FORMATS.items())
    head += b"".join(xf(key) for key in (0, *FORMATS))
    bound = len(head) + 4 + 6 + len(text(name, 1)) + len(END_OF)
    head += record(0x0085, pack("<IBB", bound, 0, 0) + text(name, 1)) + END_OF
    return compound(head + sheet)


def record(kind, data=b""):
    return pack("<HH", kind, len(data)) + data


END_OF = record(0x0A)


def bof(kind):
    return record(0x0809, pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def xf(format):
    return record(0x00E0, pack("<HHHBBBBIIH", 0, format, 0xFFF4 if not format else 0, 0, 0, 0, 0, 0, 0, 0))


def text(value, width=2):
    return pack("<H" if width == 2 else "<B", len(value)) + b"\x01" + value.encode("utf-16-le")


def cell(y, x, value):
    if value is None:
        return b""
    if value == "#ERROR":
        return record(0x0205, pack("<HHHBB", y, x, GENERAL, 0x2A, 1))
    if isinstance(value, bool):
        return record(0x0205, pack("<HHHBB", y, x, GENERAL, value, 0))
    if isinstance(value, date):
        value = (value - DAY_ZERO).days, ISO_DAY
    if isinstance(value, str):
        return record(0x0204, pack("<HHH", y, x, GENERAL) + text(value))
    number, format = value if isinstance(value, tuple) else (value, GENERAL)
    return record(0x0203, pack("<HHHd", y, x, format, number))


def compound(stream):
    """A compound file (OLE 2) that holds nothing but one stream, called Workbook."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    assert sectors < 120, "one sector of FAT has no room for more"
    chain = [FAT, END, *range(3, 2 + sectors), END]
    fat = pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    directory = entry("Root Entry", 5, END, 0, child=1) + entry("Workbook", 2, 2, len(stream)) + b"\0" * 256
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += pack("<IIIIIIIII", 1, 1, 0, 4096, END, 0, END, 0, 0) + b"\xff" * 432
    return head + fat + directory + stream


def entry(name, kind, start, size, child=FREE):
    letters = f"{name}\0".encode("utf-16-le")
    where = pack("<III", FREE, FREE, child) + b"\0" * 36 + pack("<IQ", start, size)
    return letters.ljust(64, b"\0") + pack("<HBB", len(letters), kind, 1) + where
