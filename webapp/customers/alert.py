"""The operator notice: the notes that are to be seen before anything else of a customer. Its twin is alert.js."""

from webapp.fields.field import clean

SHOWN = 80  # characters of it in the list


def alerts(card):
    """The texts of her notes that are alerts, the newest first."""
    return [note["text"] for note in reversed(card["notes"]) if note["alert"] and note["text"]]


def alert(card):
    """The newest of them in one line, short enough for a list; None where there is none."""
    text = clean((alerts(card) or [""])[0])
    return text if text is None or len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
