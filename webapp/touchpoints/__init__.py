"""Keeping in touch: what is to be done today, and for whom."""
