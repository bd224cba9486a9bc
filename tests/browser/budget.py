"""What a page may cost on a phone with a poor signal: the one place where the numbers stand."""

KB = 1024
BUDGET = {
    "css": 12 * KB,  # sizes are of gzip
    "scripts": 32 * KB,  # of a page, with htmx
    "list of 500": 21 * KB,  # docs/decisions/0005: the ids, 36 letters twice a row, are half of it
    "record": 6 * KB,
    "record fragment": 4.75 * KB,  # docs/decisions/0010
    "worker": 64 * KB,  # the code of sw.js; docs/decisions/0010
    "tables": 20 * KB,  # countries and texts, which it imports; they come anew only when they change
    "first visit": 70 * KB,
    "requests": 7,  # of a first visit
    "layout shift": 0.02,
}
