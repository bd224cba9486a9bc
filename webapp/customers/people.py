"""The list's screen: from rows to all its templates need. Pure; its twin for the worker is people.js."""

from webapp.customers.record import who


def people(rows, labels, total, query="", filter="", open_id=None, more=None):
    """The context of the list's templates.

    rows: list rows in their order; labels: `[{id, name, weekday}]`; total: how many the query or filter finds;
    query, filter: what the address says; open_id: the customer whose record is open; more: the address of the next
    page, where there is one."""
    names = {label["id"]: label["name"] for label in labels}
    drawn = [shown(row, names, open_id) for row in rows]
    return {
        "letters": [] if query else letters(drawn),
        "found": drawn if query else [],
        "total": total,
        "query": query,
        "filter": filter,
        "more": more,
    }


def shown(row, names, open_id=None):
    """A row as it is drawn: her names, her door, and the one line under them."""
    labels = [names[id] for id in row["labels"] if id in names]
    return row | {
        "who": who(row),
        "line": " · ".join([text for text in [row["street"], *labels[:1]] if text]),
        "open": row["id"] == open_id,
    }


def letters(rows):
    """The rows under their letters, in their order: `[{letter, rows}]`."""
    found = []
    for row in rows:
        if not found or found[-1]["letter"] != row["letter"]:
            found.append({"letter": row["letter"], "rows": []})
        found[-1]["rows"].append(row)
    return found
