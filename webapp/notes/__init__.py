"""What is known about a customer and only said among colleagues."""
