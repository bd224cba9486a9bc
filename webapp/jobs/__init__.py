"""Work that must not be lost: a row, made in the transaction that caused it, and worked off by bin/doorstep worker."""
