"""Whether a JPEG is nothing but a picture: no EXIF, no place where it was taken, no words, nothing after its end."""

START, END, SCAN = b"\xff\xd8", 0xD9, 0xDA
BARE = {0xDB, 0xC4, 0xDD, 0xC0, 0xC1, 0xC2}  # tables, the restart interval, the frame
PLAIN = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}  # what the picture is shown by; of few bytes
LONGEST = 16  # bytes of those


def only_a_picture(data):
    """Walk through its segments, as its reader does."""
    at = 2 if data.startswith(START) else len(data)
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if kind != SCAN and not allowed(kind, data[at + 4 : at + 2 + length]):
            return False
        at = after_scan(data, at + 2 + length) if kind == SCAN else at + 2 + length
        if data[at : at + 2] == bytes((0xFF, END)):
            return at + 2 == len(data)
    return False


def allowed(kind, body):
    if kind in PLAIN:
        return body.startswith(PLAIN[kind]) and len(body) <= LONGEST
    return kind in BARE


def after_scan(data, at):
    """Where the picture's own bytes end: at the next marker that is none of theirs."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)
