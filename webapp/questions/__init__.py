"""The organisation's own questions, and what each customer answered."""
