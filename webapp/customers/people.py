"""The list's screen: from rows to all its templates need. Pure; its twin for the worker is people.js."""

from webapp.customers.filter import picked
from webapp.customers.record import who
from webapp.customers.row import row


def people(rows, things, total, query="", filter="", open_id=None, more=None):
    """The context of the list's templates.

    rows: list rows in their order; things: what there is to choose from; total: how many the query or filter finds;
    query, filter: what the address says; open_id: the customer whose record is open; more: the address of the next
    page, where there is one."""
    names = {label["id"]: label["name"] for label in things["labels"]}
    drawn = [shown(one, names, open_id) for one in rows]
    return {
        "letters": [] if query else letters(drawn),
        "found": drawn if query else [],
        "total": total,
        "query": query,
        "filter": filter,
        "picked": picked(filter, things),
        "more": more,
    }


def shown(row, names, open_id=None):
    """A row as it is drawn: her names, her door, and the one line under them.

    What only a device knows of her, `unsaved` and `waiting`, the worker puts into the row."""
    labels = [names[id] for id in row["labels"] if id in names]
    return (
        {"unsaved": 0, "waiting": None}
        | row
        | {
            "who": who(row),
            "line": " · ".join([text for text in [row["street"], *labels[:1]] if text]),
            "open": row["id"] == open_id,
        }
    )


def thrown_away(cards, things, more=None):
    """The context of the bin's template: its cards as rows; more: the address of the next page."""
    names = {label["id"]: label["name"] for label in things["labels"]}
    return {"rows": [shown(row(card), names) | {"binned_at": card["binned_at"]} for card in cards], "more": more}


def letters(rows):
    """The rows under their letters, in their order: `[{letter, rows}]`."""
    found = []
    for one in rows:
        if not found or found[-1]["letter"] != one["letter"]:
            found.append({"letter": one["letter"], "rows": []})
        found[-1]["rows"].append(one)
    return found
