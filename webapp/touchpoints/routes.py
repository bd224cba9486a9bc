"""The door of Today: whose birthday it is, and which round."""

from datetime import timedelta

from flask import Blueprint, render_template
from flask_login import current_user

from webapp.customers import shell
from webapp.customers.browse import BIRTHDAYS_AHEAD, browse
from webapp.customers.people import shown

bp = Blueprint("touchpoints", __name__)
MOST = 50  # rows of one list; the rest is behind its link


@bp.get("/today")
def today():
    """Today's round and the birthdays of the coming days."""
    day, labels = shell.today(), shell.labels()
    names = {label["id"]: label["name"] for label in labels}
    rounds = [
        {"label": label, "rows": [shown(row, names) for row in browse(current_user.book, label["id"], day)[0][:MOST]]}
        for label in labels
        if label["weekday"] == str(day.isoweekday())
    ]
    people = [shown(row, names) for row in browse(current_user.book, "birthdays", day)[0]]
    days = birthdays(people, day)
    return render_template("touchpoints/today.html", day=day.isoformat(), rounds=rounds, days=days, **frame())


def birthdays(people, today):
    """Whose birthday it is on which of the coming days: `[{day, rows}]`, without the days that have none."""
    days = [today + timedelta(days=n) for n in range(BIRTHDAYS_AHEAD)]
    by_day = [{"day": day.isoformat(), "rows": [row for row in people if falls_on(row, day)]} for day in days]
    return [found for found in by_day if found["rows"]]


def falls_on(row, day):
    """Whether a birthday falls on this day; one on 29 February on the 28th in a common year."""
    born = row["birthday"][-5:]
    next_day = day + timedelta(days=1)
    return born == day.strftime("%m-%d") or (born == "02-29" and (day.month, next_day.month, day.day) == (2, 3, 28))


def frame():
    return shell.frame("today")
