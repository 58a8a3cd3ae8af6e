"""Dates, numbers and names in running text, each with the place where it stands."""
