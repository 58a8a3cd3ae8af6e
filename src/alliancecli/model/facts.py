"""Which statuses are claims of what was."""

FACTUAL = frozenset(("actual", "reported", "confirmed", "claimed"))
"""What a claim of what was: it can only speak of a time at which its subject existed. A plan may speak of one to come."""
