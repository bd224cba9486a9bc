"""In and out: contacts as other programs write them."""
