"""History and time: who changed what, putting it back, and the record as it was on any day."""
