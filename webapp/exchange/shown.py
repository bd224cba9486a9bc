"""What a person sees in a cell of a spreadsheet, as a text: dates, numbers with their zeros in front, yes and no."""

import re
from datetime import date, datetime, time

from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, xldate

ESCAPED = re.compile("_x(005F|FFFE|FFFF)_", re.I)
ZEROS = re.compile(r"[0 ()./+\\\"-]*00[0 ()./+\\\"-]*")  # how a format asks for digits that a number hasn't got


def new(cell):
    """The text of a cell of an .xlsx file; of a formula its value, of an error nothing."""
    if cell.value is None or cell.data_type == "e":
        return ""
    return number(cell.value, cell.number_format) if cell.data_type == "n" else text(cell.value)


def old(book, cell):
    """The text of a cell of an .xls file."""
    if cell.ctype == XL_CELL_ERROR:
        return ""
    if cell.ctype == XL_CELL_DATE:
        return text(moment(cell.value, book.datemode))
    if cell.ctype == XL_CELL_NUMBER:
        return number(cell.value, book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    return text(bool(cell.value) if cell.ctype == XL_CELL_BOOLEAN else cell.value)


def moment(value, mode):
    try:
        return xldate.xldate_as_datetime(value, mode)
    except (xldate.XLDateError, OverflowError, ValueError):
        return value


def text(value):
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return number(value, "")
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value)).strip()


def number(value, format):
    """A number without the exponent that Excel shows for want of room; with the zeros that its format puts in front."""
    if not isinstance(value, int | float):
        return text(value)
    if value != int(value) or abs(value) > 10**15:
        return f"{value:.15g}"
    digits = str(int(value))
    if value < 0 or not ZEROS.fullmatch(format):
        return digits
    pattern = re.sub(r"[\\\"]", "", format)
    missing = pattern.count("0") - len(digits)
    return filled(pattern, "0" * missing + digits) if missing >= 0 else digits


def filled(pattern, digits):
    """00000 000000 and 07700900142 are 07700 900142."""
    left = iter(digits)
    return "".join(next(left) if sign == "0" else sign for sign in pattern).strip()
