"""A draft held against the record: each checkable statement in it, what the record says of it, and where it says so."""
