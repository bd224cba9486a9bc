"""Catching up: a device takes the whole book along, then what changed, and hands in what was typed on it."""
