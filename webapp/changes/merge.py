"""Three-way merge of one value: what stands here, what the person saw, what she typed. Pure."""

TAKEN, SAME, REPLACED, CONFLICT = "taken", "same", "replaced", "conflict"


def merge(current, old, new, waiting=()):
    """What becomes of a change from `old` to `new` where the record holds `current`.

    waiting: the values of the open conflict's candidates. All values are canonical.
    `taken`: the record takes it · `same`: it stands already · `replaced`: it takes the place of the waiting `old` ·
    `conflict`: the record keeps what it has, and both wait for somebody to choose."""
    if current == new:
        return SAME
    if current == old:
        return TAKEN
    return REPLACED if old in waiting else CONFLICT
