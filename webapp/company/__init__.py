"""All books of the organisation, for those who may see them: look through them, put a record right, hand her over."""
