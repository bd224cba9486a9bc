"""The screen of Today: which rounds, and whose birthday on which of the coming days. Pure; its twin is agenda.js."""

from datetime import timedelta

from webapp.customers.browse import BIRTHDAYS_AHEAD
from webapp.customers.people import shown

MOST = 50  # rows of one round; the rest is behind its link


def agenda(day, labels, rounds, born):
    """The context of Today's template.

    day: a date; labels: `[{id, name, weekday}]`; rounds: `[(label, rows)]` of this weekday; born: the rows of those
    whose birthday is coming."""
    names = {label["id"]: label["name"] for label in labels}
    return {
        "day": day.isoformat(),
        "rounds": [{"label": label, "rows": [shown(row, names) for row in rows[:MOST]]} for label, rows in rounds],
        "days": birthdays([shown(row, names) for row in born], day),
    }


def is_on(label, day):
    return label["weekday"] == str(day.isoweekday())


def birthdays(rows, today):
    """Whose birthday it is on which of the coming days: `[{day, rows}]`, without the days that have none."""
    days = [today + timedelta(days=n) for n in range(BIRTHDAYS_AHEAD)]
    by_day = [{"day": day.isoformat(), "rows": [row for row in rows if falls_on(row, day)]} for day in days]
    return [found for found in by_day if found["rows"]]


def falls_on(row, day):
    """Whether a birthday falls on this day; one on 29 February on the 28th in a common year."""
    born = row["birthday"][-5:]
    next_day = day + timedelta(days=1)
    return born == day.strftime("%m-%d") or (born == "02-29" and (day.month, next_day.month, day.day) == (2, 3, 28))
