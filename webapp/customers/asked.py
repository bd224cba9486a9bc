"""What an edit of customers asks whoever makes it to be allowed."""

from webapp.changes.kind import MERGED, MERGED_INTO
from webapp.customers.fields import BOOK
from webapp.fields.field import Refused
from webapp.i18n import N_

BY_WAY = {"bulk": "bulk", "merge": "merge"}  # what the way of an edit asks for
ALONE = ("merge",)  # ways that ask for nothing else
MERGES = {("customer", MERGED.name), ("customer", MERGED_INTO.name)}
ELSEWHERE = N_("Somebody else handed her over in the meantime")


def asked_of(actor, changes, here, via):
    """The actions these changes are, made this way. here: the customers who are there already, by id.

    Raises Refused where somebody else handed her over in the meantime."""
    across = asked_across(actor, changes, here)
    if via in ALONE:
        return {BY_WAY[via]} | across
    way = set(filter(None, [BY_WAY.get(via)]))
    return way.union(across, *(asked_for(actor, change, here) for change in changes))


def asked_for(actor, change, here):
    """The actions a change is: a new customer with her parts is `new`, the bin `delete`, another book `hand_over`."""
    if change.kind == "customer" and BOOK.name in (change.field, *(change.new if change.do == "add" else ())):
        return {"hand_over"} | asked_to_give(actor, change, here.get(change.of))
    if change.of not in here:
        return {"new"}
    return {"delete" if change.field == "binned" else "edit"}


def asked_across(actor, changes, here):
    """Customers of several books are merged, and parted again, by who sees them all."""
    merges = any((change.kind, change.field) in MERGES for change in changes)
    own = actor.book is not None and all(customer.book_id == actor.book.id for customer in here.values())
    return {"see"} if merges and not own else set()


def asked_to_give(actor, change, customer):
    """Only who has a customer, or sees all books, hands her over; two who do so at once are not merged.

    Raises Refused where she is in another book than was seen."""
    if customer is None or change.field != BOOK.name or customer.book not in (change.old, change.new):
        raise Refused(ELSEWHERE)
    return set() if actor.book is not None and customer.book_id == actor.book.id else {"see"}
