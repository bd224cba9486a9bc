"""What is sent to people by mail: queued in the transaction that caused it, worked off with patience."""
