"""Things held side by side. Only like is compared with like: the same measure, status, scope and unit.

What is unlike is refused, or shown with a note, never computed.
"""
