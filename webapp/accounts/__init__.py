"""Who is asking: organisations, the people who work in them, their address books, and how they sign in."""
