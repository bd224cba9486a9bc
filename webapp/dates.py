"""Days and times in words, from Babel's tables; the worker has the same tables and the same words in dates.js."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from flask_babel import gettext as _

from webapp.i18n import language, time_zone


def tables(language):
    """The names a date is made of, in one language: `{months, weekdays}`, plain JSON."""
    locale = Locale(language)
    return {
        "months": [locale.months["format"]["wide"][n] for n in range(1, 13)],
        "weekdays": [locale.days["format"]["wide"][n] for n in range(7)],
    }


def day(value):
    """A day as it is kept, `1961-10-23` or `--10-23`, in words: 23 October 1961, 23 October."""
    year, month, number = value.rsplit("-", 2)
    number = "1er" if language() == "fr" and int(number) == 1 else int(number)
    return " ".join(
        str(part) for part in (number, tables(language())["months"][int(month) - 1], year.strip("-")) if part
    )


def weekday(date):
    """A near day with its weekday: Tuesday 24 November. date: a `date`, or one as ISO text."""
    date = datetime.fromisoformat(date).date() if isinstance(date, str) else date
    return f"{tables(language())['weekdays'][date.weekday()]} {day(date.strftime('--%m-%d'))}"


def when(moment):
    """An instant (ISO, UTC) as one says it there and then: 10:42, yesterday 18:05, 12 November, 12 May 2024."""
    if not moment:
        return ""
    zone = ZoneInfo(time_zone())
    then, now = datetime.fromisoformat(moment).astimezone(zone), datetime.now(zone)
    clock = then.strftime("%H:%M")
    if then.date() == now.date():
        return clock
    if then.date() == now.date() - timedelta(days=1):
        return _("yesterday %(time)s", time=clock)
    return day(then.strftime("--%m-%d" if then.year == now.year else "%Y-%m-%d"))
