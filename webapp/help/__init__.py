"""Help: the advisor first, then how to, for a phone and for a computer."""
