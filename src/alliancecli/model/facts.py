"""Which statuses are claims of what was, and which speak of what is to come."""

FACTUAL = frozenset(("actual", "reported", "confirmed", "claimed"))
"""What a claim of what was: it can only speak of a time at which its subject existed. A plan may speak of one to come."""

AHEAD = frozenset(("planned", "projected", "requested", "recommended", "pledged", "authorized"))
"""What speaks of what is to come: every other term of model.vocabulary.Status, which a warm run does not import."""
