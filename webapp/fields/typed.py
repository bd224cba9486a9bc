"""Between a value and the inputs it is typed into: their names, what they hold, and what was typed.

The same words stand in typed.js for the worker.
"""

from webapp.fields.field import NUMBERS


def inputs(field, prefix):
    """The names of the inputs that show a field: one, or one for each part of a day or a place."""
    if field.kind == "day":
        return [f"{prefix}{field.name}_{part}" for part in ("day", "month", "year")]
    if field.kind == "place":
        return [f"{prefix}{part.name}" for part in field.parts]
    return [f"{prefix}{field.name}"]


def texts(field, prefix, value):
    """What those inputs hold for a canonical value: `{input: text}`, a list of ids for a set."""
    names = inputs(field, prefix)
    if field.kind == "day":
        year, month, day = (value or "").rsplit("-", 2) if value else ("", "", "")
        return dict(zip(names, (day.lstrip("0"), month.lstrip("0"), year.strip("-")), strict=True))
    if field.kind == "place":
        return {f"{prefix}{part.name}": (value or {}).get(part.name) or "" for part in field.parts}
    if field.kind == "switch":
        return {names[0]: "1" if value else ""}
    if field.kind in NUMBERS:
        return {names[0]: number(value, NUMBERS[field.kind])}
    return {names[0]: value or ([] if field.kind == "set" else "")}


def number(value, parts):
    """A number as it is typed: 750 hundredths are 7.5. What was no number stays as it was."""
    if not isinstance(value, int):
        return value or ""
    whole, rest = divmod(value, parts)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)


def value(field, prefix, typed):
    """The value typed into a field's inputs; not yet canonical. typed: `{input: text or list}`."""
    found = [typed.get(name) for name in inputs(field, prefix)]
    if field.kind == "day":
        return day(*(part or "" for part in found))
    if field.kind == "place":
        return {part.name: text for part, text in zip(field.parts, found, strict=True) if text}
    return found[0] or None


def day(day, month, year):
    """A date as ISO 8601 writes it, `--10-23` without its year; nonsense stays nonsense, for the rule to refuse."""
    if not (day + month + year).strip():
        return None
    return f"{year.strip() or '-'}-{month.strip():0>2}-{day.strip():0>2}"
