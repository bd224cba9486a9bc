"""What may be typed: the kinds of field, the one form in which a value is kept, and the rule it has to meet.

The same words stand beside each file in JavaScript, for the worker; tests/fields/*.json pin both.
"""
