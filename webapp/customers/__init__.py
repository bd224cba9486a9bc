"""The address book: customers and their parts, the card, the list, finding them, and the record's screen."""
