"""Whether anything of an answer has been written to stdout: what has begun cannot be begun again."""

begun = False
"""Set by emit with the first piece of text."""
