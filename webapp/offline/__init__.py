"""Doorstep on the home screen, and without a signal."""
